using DocReview.Ledger;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocReview.Index;

/// <summary>Lets these passages through.</summary>
internal sealed class PassageFilter(IReadOnlySet<PassageId> passages) : Filter
{
    private readonly ILookup<string, int> numbers = passages.ToLookup(passage => passage.File.Value, passage => passage.Number);

    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var reader = context.AtomicReader;
        var found = new FixedBitSet(reader.MaxDoc);
        var places = reader.GetNumericDocValues(IndexFields.Number);
        foreach (var file in numbers)
        {
            if (reader.GetTermDocsEnum(new Term(IndexFields.File, file.Key)) is not { } docs) continue;
            var wanted = file.ToHashSet();
            for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
                if (wanted.Contains((int)places.Get(doc))) found.Set(doc);
        }
        return BitsFilteredDocIdSet.Wrap(found, acceptDocs);
    }
}
