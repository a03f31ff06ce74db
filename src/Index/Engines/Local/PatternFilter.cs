using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocReview.Index;

/// <summary>Lets passages through that show a wildcard pattern: the places of its pieces, and whether they follow one another at the right distance. All widths of a gap at once.</summary>
internal sealed class PatternFilter(Query.Pattern pattern) : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var reader = context.AtomicReader;
        var found = new FixedBitSet(Math.Max(1, reader.MaxDoc));
        if (reader.GetTerms(IndexFields.Exact) is not { } terms) return found;
        var pieces = pattern.Pieces.Select(piece => new PiecePlaces(terms, piece)).ToList();
        FixedBitSet? holding = null;
        // The rarest piece first: of the others only places in passages that hold it are read.
        foreach (var piece in pieces.OrderBy(piece => piece.Cost))
        {
            holding = piece.Read(holding, acceptDocs, reader.MaxDoc);
            if (holding is null) return found;
        }
        foreach (var end in Ends(pieces)) found.Set((int)(end >> 32));
        return found;
    }

    /// <summary>Where the whole pattern ends.</summary>
    private IEnumerable<long> Ends(List<PiecePlaces> pieces)
    {
        var ends = pieces[0].Places.Select(place => place + pieces[0].Length);
        for (var piece = 1; piece < pieces.Count; piece++) ends = Following([.. ends], pieces[piece], pattern.Gaps[piece - 1]);
        return ends;
    }

    /// <summary>Ends of the pieces that begin within the gap after one of <paramref name="ends"/>. Both in ascending order; a place of another passage is further away than any gap.</summary>
    private static IEnumerable<long> Following(List<long> ends, PiecePlaces next, Gap gap)
    {
        var first = 0;
        foreach (var place in next.Places)
        {
            while (first < ends.Count && ends[first] + gap.Most < place) first++;
            if (first < ends.Count && ends[first] + gap.Least <= place) yield return place + next.Length;
        }
    }
}

/// <summary>Where a piece of text stands in the passages of a segment. A place is the passage's number in the upper half of a long and the position in its lower half.</summary>
internal sealed class PiecePlaces
{
    private readonly Terms terms;
    private readonly List<(int Offset, List<BytesRef> Pairs)> parts;

    public PiecePlaces(Terms terms, FoldedText piece)
    {
        this.terms = terms;
        Length = piece.Length;
        parts = piece.Length == 1 ? [(0, Beginning(LuceneQueries.PairBytes(piece.Characters, 0)))]
            : [.. LuceneQueries.Places(piece.Length).Select(at => (at, Pairs: new List<BytesRef> { LuceneQueries.PairBytes(piece.Characters, at) }))];
        Cost = parts.Min(part => Frequency(part.Pairs));
    }

    /// <summary>In characters.</summary>
    public int Length { get; }

    /// <summary>How many places there are at most.</summary>
    public long Cost { get; }

    /// <summary>In ascending order, after <see cref="Read"/>.</summary>
    public List<long> Places { get; private set; } = [];

    /// <summary>Reads the places in these passages, or in all. Returns the passages that have one; null where none has.</summary>
    public FixedBitSet? Read(FixedBitSet? within, IBits? live, int passages)
    {
        List<long>? places = null;
        foreach (var (offset, pairs) in parts.OrderBy(part => Frequency(part.Pairs)))
        {
            var here = Read(pairs, offset, within, live);
            places = places is null ? here : Both(places, here);
            if (places.Count == 0) return null;
            within = new FixedBitSet(passages);
            foreach (var place in places) within.Set((int)(place >> 32));
        }
        Places = places!;
        return within;
    }

    private List<long> Read(List<BytesRef> pairs, int offset, FixedBitSet? within, IBits? live)
    {
        var places = new List<long>();
        var walk = terms.GetEnumerator();
        DocsAndPositionsEnum? docs = null;
        foreach (var pair in pairs)
        {
            if (!walk.SeekExact(pair)) continue;
            docs = walk.DocsAndPositions(live, docs, DocsAndPositionsFlags.NONE);
            for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
            {
                if (within is not null && !within.Get(doc)) continue;
                for (var left = docs.Freq; left > 0; left--)
                    if (docs.NextPosition() - offset is >= 0 and var position) places.Add((long)doc << 32 | (uint)position);
            }
        }
        places.Sort();
        return places;
    }

    private static List<long> Both(List<long> some, List<long> others)
    {
        var both = new List<long>();
        for (int i = 0, j = 0; i < some.Count && j < others.Count;)
            if (some[i] < others[j]) i++;
            else if (some[i] > others[j]) j++;
            else
            {
                both.Add(some[i++]);
                j++;
            }
        return both;
    }

    private long Frequency(List<BytesRef> pairs)
    {
        var walk = terms.GetEnumerator();
        return pairs.Sum(pair => walk.SeekExact(pair) ? walk.TotalTermFreq : 0);
    }

    /// <summary>All pairs that begin with the character.</summary>
    private List<BytesRef> Beginning(BytesRef character)
    {
        var (found, walk) = (new List<BytesRef>(), terms.GetEnumerator());
        if (walk.SeekCeil(character) == TermsEnum.SeekStatus.END) return found;
        do
        {
            if (!StringHelper.StartsWith(walk.Term, character)) break;
            found.Add(BytesRef.DeepCopyOf(walk.Term));
        }
        while (walk.MoveNext());
        return found;
    }
}
