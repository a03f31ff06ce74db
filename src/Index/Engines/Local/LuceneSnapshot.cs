using System.Buffers;
using DocReview.Ledger;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Lucenes = Lucene.Net.Search.Query;

namespace DocReview.Index;

/// <summary>One state of a Lucene index.</summary>
internal sealed class LuceneSnapshot(IndexSearcher searcher) : ISnapshot
{
    // Equal scores in a lasting order, so that pages do not overlap and a rebuilt index answers alike.
    private static readonly Sort Order = new(
        SortField.FIELD_SCORE, new SortField(IndexFields.File, SortFieldType.STRING), new SortField(IndexFields.Number, SortFieldType.INT32));

    private readonly LuceneQueries queries = new(searcher);

    public int Count(SearchedFiles files)
    {
        if (files.AreAll) return searcher.IndexReader.NumDocs;
        var count = new TotalHitCountCollector();
        searcher.Search(new MatchAllDocsQuery(), Among(files), count);
        return count.TotalHits;
    }

    public Task<Found> Find(IReadOnlyList<Tier> tiers, IReadOnlyList<string> words, SearchedFiles files, int skip, int limit, bool countFiles, CancellationToken cancel)
    {
        // A bit for each passage of the index: too large a piece to be thrown away after every search.
        var bits = ArrayPool<long>.Shared.Rent(FixedBitSet.Bits2words(searcher.IndexReader.MaxDoc) + 1);
        try
        {
            Array.Clear(bits);
            var seen = new FixedBitSet(bits, searcher.IndexReader.MaxDoc);
            var (totals, passages) = Find(tiers, words, Among(files), skip, limit, seen, cancel);
            return Task.FromResult(new Found(totals, passages, countFiles ? Files(seen) : new Dictionary<FileId, int>()));
        }
        finally
        {
            ArrayPool<long>.Shared.Return(bits);
        }
    }

    /// <summary>A file has live passages in one segment only.</summary>
    private Dictionary<FileId, int> Files(FixedBitSet seen)
    {
        var files = new Dictionary<FileId, int>();
        foreach (var leaf in searcher.IndexReader.Leaves) SegmentFiles.Of(leaf.AtomicReader).Count(seen, leaf.DocBase, files);
        return files;
    }

    private (List<int> Totals, List<FoundPassage> Passages) Find(IReadOnlyList<Tier> tiers, IReadOnlyList<string> words, Filter? filter, int skip, int limit, FixedBitSet seen, CancellationToken cancel)
    {
        var (totals, passages) = (new List<int>(), new List<FoundPassage>());
        for (var tier = 0; tier < tiers.Count; tier++)
        {
            cancel.ThrowIfCancellationRequested();
            var from = (int)Math.Clamp(skip - totals.Sum(total => (long)total), 0, int.MaxValue);
            totals.Add(queries.Matching(tiers, tier) is { } matching ? Tier(matching, from, limit - passages.Count) : 0);

            int Tier(Lucenes matching, int from, int room)
            {
                // Where the page is full, or begins beyond whatever there may be, passages are only counted.
                var most = (int)Math.Min((long)from + room, searcher.IndexReader.MaxDoc);
                var ranking = room > 0 && from < most ? TopFieldCollector.Create(Order, most, true, true, false, true) : null;
                var collector = new TierCollector(seen, ranking, most);
                searcher.Search(ranking is null ? matching : queries.Ranked(tiers[tier].Query, matching, words), filter, collector);
                if (ranking is not null) passages.AddRange(ranking.GetTopDocs(from).ScoreDocs.Select(hit => Passage((FieldDoc)hit, tier)));
                return collector.Count;
            }
        }
        return (totals, passages);
    }

    private static Filter? Among(SearchedFiles files) => files.AreAll ? null : new CachingWrapperFilter(new FileFilter(files));

    /// <summary>What identifies a passage is what equal scores are ordered by; text and page are read from the disk when they are asked for.</summary>
    private FoundPassage Passage(FieldDoc hit, int tier)
    {
        var id = new PassageId(new(((BytesRef)hit.Fields[1]).Utf8ToString()), Convert.ToInt32(hit.Fields[2], null));
        return new(id, hit.Score, tier, () =>
        {
            var stored = searcher.Doc(hit.Doc);
            return (stored.GetField(IndexFields.Page).GetInt32Value()!.Value, stored.Get(IndexFields.Text));
        });
    }
}
