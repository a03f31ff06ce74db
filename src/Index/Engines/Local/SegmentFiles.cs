using System.Numerics;
using System.Runtime.CompilerServices;
using DocReview.Ledger;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocReview.Index;

/// <summary>
/// Which passages of a segment belong to which file, in runs: a file is put in one call, so its passages stand side by side. Read once for a segment and kept as long as it is.
/// A file has live passages in one segment only.
/// </summary>
internal sealed class SegmentFiles
{
    private static readonly ConditionalWeakTable<object, SegmentFiles> Known = [];

    private readonly Dictionary<FileId, int> numbers = [];
    private readonly List<List<(int First, int End)>> runs = [];
    private readonly int[] starts, owners;

    private SegmentFiles(AtomicReader reader)
    {
        Passages = reader.MaxDoc;
        if (reader.GetTerms(IndexFields.File)?.GetEnumerator() is { } names)
        {
            DocsEnum? docs = null;
            while (names.MoveNext())
            {
                // Removed passages too: which are live changes, the segment does not.
                docs = names.Docs(null, docs, DocsFlags.NONE);
                numbers.Add(new(names.Term.Utf8ToString()), runs.Count);
                runs.Add(Runs(docs));
            }
        }
        var ordered = runs.SelectMany((file, number) => file.Select(run => (run.First, number))).Order().ToList();
        (starts, owners) = ([.. ordered.Select(run => run.First)], [.. ordered.Select(run => run.number)]);
    }

    public int Passages { get; }

    public int Files => runs.Count;

    public static SegmentFiles Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new(reader));

    public FixedBitSet AllNumbers()
    {
        var all = new FixedBitSet(Math.Max(1, Files));
        all.Set(0, Files);
        return all;
    }

    /// <summary>The numbers of these files; those that the segment does not have are left out.</summary>
    public FixedBitSet Numbers(IReadOnlySet<FileId> files)
    {
        var found = new FixedBitSet(Math.Max(1, Files));
        if (files.Count <= Files)
        {
            foreach (var file in files)
                if (numbers.TryGetValue(file, out var number)) found.Set(number);
        }
        else
        {
            foreach (var (file, number) in numbers)
                if (files.Contains(file)) found.Set(number);
        }
        return found;
    }

    /// <summary>The numbers of the files of these passages. Goes on to the next file as soon as one passage is found.</summary>
    public FixedBitSet Having(DocIdSetIterator passages)
    {
        var found = new FixedBitSet(Math.Max(1, Files));
        var run = 0;
        for (var doc = passages.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS;)
        {
            while (run + 1 < starts.Length && starts[run + 1] <= doc) run++;
            found.Set(owners[run]);
            doc = run + 1 < starts.Length ? passages.Advance(starts[run + 1]) : DocIdSetIterator.NO_MORE_DOCS;
        }
        return found;
    }

    /// <summary>All passages of the files with these numbers, removed ones included.</summary>
    public FixedBitSet PassagesOf(FixedBitSet files)
    {
        var found = new FixedBitSet(Math.Max(1, Passages));
        for (var number = Files == 0 ? -1 : files.NextSetBit(0); number >= 0; number = number + 1 < Files ? files.NextSetBit(number + 1) : -1)
            foreach (var (first, end) in runs[number]) found.Set(first, end);
        return found;
    }

    /// <summary>Adds how many of these passages each file has; those of this segment begin at <paramref name="start"/>.</summary>
    public void Count(FixedBitSet passages, int start, Dictionary<FileId, int> files)
    {
        var words = passages.GetBits();
        foreach (var (file, number) in numbers)
        {
            var count = 0;
            foreach (var (first, end) in runs[number]) count += Count(words, start + first, start + end);
            if (count > 0) files[file] = files.GetValueOrDefault(file) + count;
        }
    }

    /// <summary>How many bits are set from the first up to the end, word by word.</summary>
    private static int Count(long[] words, int first, int end)
    {
        if (first >= end) return 0;
        var (from, to) = (first >> 6, (end - 1) >> 6);
        var (head, tail) = (ulong.MaxValue << first, ulong.MaxValue >> -end);
        if (from == to) return BitOperations.PopCount((ulong)words[from] & head & tail);
        var count = BitOperations.PopCount((ulong)words[from] & head) + BitOperations.PopCount((ulong)words[to] & tail);
        for (var word = from + 1; word < to; word++) count += BitOperations.PopCount((ulong)words[word]);
        return count;
    }

    private static List<(int First, int End)> Runs(DocsEnum docs)
    {
        var runs = new List<(int First, int End)>(1);
        for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
            if (runs.Count > 0 && runs[^1].End == doc) runs[^1] = (runs[^1].First, doc + 1);
            else runs.Add((doc, doc + 1));
        return runs;
    }
}
