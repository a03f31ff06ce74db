using DocReview.Index;
using Npgsql;

namespace DocReview.Tests;

/// <summary>A real index in the PostgreSQL of the tests: an inspection of its own.</summary>
internal sealed class IndexInPostgres : TestIndex
{
    private static int inspections;

    public IndexInPostgres(PostgresServer server)
    {
        Database = server.Searches;
        Inspection = Interlocked.Increment(ref inspections);
        Index = SharedIndex.Open(Database, Inspection, Tokenizer);
    }

    public NpgsqlDataSource Database { get; }

    public long Inspection { get; }

    public override SharedIndex Index { get; }

    internal override Task<T> OnOneState<T>(Func<ISnapshot, Task<T>> work) => Index.OnOneState(work, TestContext.Current.CancellationToken);

    public override ValueTask DisposeAsync() => Index.DisposeAsync();
}
