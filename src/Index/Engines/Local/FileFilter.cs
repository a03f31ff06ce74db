using DocReview.Ledger;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocReview.Index;

/// <summary>Lets the passages of these files through.</summary>
internal sealed class FileFilter(SearchedFiles files) : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var segment = SegmentFiles.Of(context.AtomicReader);
        var numbers = files.Within is { } within ? segment.Numbers(within) : segment.AllNumbers();
        if (files.Without is { } without) numbers.AndNot(segment.Numbers(without));
        return BitsFilteredDocIdSet.Wrap(segment.PassagesOf(numbers), acceptDocs);
    }
}

/// <summary>Lets the passages of those files through of which each wanted part has a passage, and no excluded part has one.</summary>
internal sealed class SameFileFilter(IReadOnlyList<Weight> wanted, IReadOnlyList<Weight> excluded) : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var segment = SegmentFiles.Of(context.AtomicReader);
        var files = segment.AllNumbers();
        foreach (var part in wanted) files.And(Having(part, context, segment));
        foreach (var part in excluded) files.AndNot(Having(part, context, segment));
        return BitsFilteredDocIdSet.Wrap(segment.PassagesOf(files), acceptDocs);
    }

    private static FixedBitSet Having(Weight part, AtomicReaderContext context, SegmentFiles segment) =>
        part.GetScorer(context, context.AtomicReader.LiveDocs) is { } passages ? segment.Having(passages) : new(Math.Max(1, segment.Files));
}
