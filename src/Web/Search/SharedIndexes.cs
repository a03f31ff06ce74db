using DocReview.Index;
using DocReview.Ledger;
using Npgsql;

namespace DocReview.Web;

/// <summary>Indexes in PostgreSQL beside the ledger: any number of processes write to them.</summary>
public sealed class SharedIndexes(NpgsqlDataSource database, ITokenizer tokenizer, Catalogue catalogue, IndexState state) : Indexes(tokenizer, catalogue, state)
{
    public override ISearchIndex? Readable(Inspection inspection) => SharedIndex.Existing(database, inspection.Id, Tokenizer);

    public override bool IsThere(Inspection inspection) => Readable(inspection) is not null;

    protected override ISearchIndex Open(long inspection) => SharedIndex.Open(database, inspection, Tokenizer);
}
