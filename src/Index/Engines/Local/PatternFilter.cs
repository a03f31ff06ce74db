using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Lucenes = Lucene.Net.Search.Query;

namespace DocReview.Index;

/// <summary>Lets passages through whose stored text shows the pattern, of those that hold all of its pieces.</summary>
internal sealed class PatternFilter(Query.Pattern pattern, Lucenes pieces) : Filter
{
    private static readonly HashSet<string> Text = [IndexFields.Text];

    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var reader = context.AtomicReader;
        var found = new FixedBitSet(reader.MaxDoc);
        if (new QueryWrapperFilter(pieces).GetDocIdSet(context, acceptDocs)?.GetIterator() is not { } holding) return found;
        for (var doc = holding.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = holding.NextDoc())
            if (new PatternMatch(pattern, FoldedText.Of(reader.Document(doc, Text).Get(IndexFields.Text)).Memory).Any()) found.Set(doc);
        return found;
    }

    public override bool Equals(object? obj) => obj is PatternFilter other && ReferenceEquals(other.Sought, pattern);

    public override int GetHashCode() => pattern.GetHashCode();

    private Query.Pattern Sought => pattern;
}
