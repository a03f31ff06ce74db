using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocReview.Index;

/// <summary>Counts the passages that no earlier tier had, and hands those on to be ranked that score well enough; where nothing is ranked nothing is scored.</summary>
/// <param name="seen">Passages of earlier tiers, by their number in the whole index; those of this one are added.</param>
/// <param name="most">How many are ranked.</param>
internal sealed class TierCollector(FixedBitSet seen, ICollector? ranking, int most) : ICollector
{
    // The best scores so far: ranking compares much more than a number, and most passages are not among the best.
    private readonly PriorityQueue<float, float> best = new();
    private Scorer? scorer;
    private int start;

    public int Count { get; private set; }

    public bool AcceptsDocsOutOfOrder => ranking?.AcceptsDocsOutOfOrder ?? true;

    public void SetScorer(Scorer scorer) => ranking?.SetScorer(this.scorer = scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        start = context.DocBase;
        ranking?.SetNextReader(context);
    }

    public void Collect(int doc)
    {
        if (seen.GetAndSet(start + doc)) return;
        Count++;
        if (ranking is not null && IsGood(scorer!.GetScore())) ranking.Collect(doc);
    }

    /// <summary>Equal to the last of the best is good: which of the two comes first is decided elsewhere.</summary>
    private bool IsGood(float score)
    {
        if (best.Count < most) best.Enqueue(score, score);
        else if (score < best.Peek()) return false;
        else best.EnqueueDequeue(score, score);
        return true;
    }
}
