using Lucene.Net.Index;
using Lucene.Net.Search.Spans;
using Lucene.Net.Util;

namespace DocReview.Index;

/// <summary>A stretch found by its pairs, from its first character to its last: to the engine it ends where its last pair begins, one character short.</summary>
internal sealed class CharacterSpans(SpanQuery pairs) : SpanQuery
{
    public override string Field => pairs.Field;

    public override Spans GetSpans(AtomicReaderContext context, IBits acceptDocs, IDictionary<Term, TermContext> termContexts) => new Whole(pairs.GetSpans(context, acceptDocs, termContexts));

    public override void ExtractTerms(ISet<Term> terms) => pairs.ExtractTerms(terms);

    public override string ToString(string field) => $"characters({pairs.ToString(field)})";

    public override bool Equals(object? obj) => obj is CharacterSpans other && Boost == other.Boost && pairs.Equals(other.Inner);

    public override int GetHashCode() => pairs.GetHashCode() ^ 0x43;

    private SpanQuery Inner => pairs;

    private sealed class Whole(Spans pairs) : Spans
    {
        public override int Doc => pairs.Doc;
        public override int Start => pairs.Start;
        public override int End => pairs.End + 1;
        public override bool IsPayloadAvailable => pairs.IsPayloadAvailable;

        public override bool MoveNext() => pairs.MoveNext();

        public override bool SkipTo(int target) => pairs.SkipTo(target);

        public override ICollection<byte[]> GetPayload() => pairs.GetPayload();

        public override long GetCost() => pairs.GetCost();
    }
}
