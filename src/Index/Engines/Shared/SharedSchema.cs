using Dapper;
using Npgsql;

namespace DocReview.Index;

/// <summary>
/// The tables of one inspection's index: a schema of their own in the ledger's database, as the local engine has a folder of its own. Disposable: another format or another dictionary drops it,
/// and it is filled anew from the ledger.
/// </summary>
internal sealed class SharedSchema(NpgsqlDataSource database, long inspection, ITokenizer tokenizer)
{
    /// <summary>Raise it when tables or folding change.</summary>
    private const string Format = "docreview-shared-index/1";

    public string Name { get; } = $"search_{inspection}";

    private string Expected => FormatOf(tokenizer);

    public static string FormatOf(ITokenizer tokenizer) => $"{Format}\n{tokenizer.Version}";

    /// <summary>Written by this version with this tokenizer.</summary>
    public bool IsCurrent()
    {
        using var connection = database.OpenConnection();
        return IsCurrent(connection);
    }

    /// <summary>Makes the tables, in place of those of another version. Several processes may do so at once.</summary>
    public void Make()
    {
        using var connection = database.OpenConnection();
        using var transaction = connection.BeginTransaction();
        connection.Execute("select pg_advisory_xact_lock(hashtext(@Name))", new { Name });
        if (!IsCurrent(connection)) connection.Execute($"drop schema if exists {Name} cascade; {Tables}; insert into {Name}.format values (@Expected)", new { Expected });
        transaction.Commit();
    }

    private bool IsCurrent(NpgsqlConnection connection) =>
        connection.ExecuteScalar<bool>("select to_regclass(@table) is not null", new { table = $"{Name}.format" })
        && connection.ExecuteScalar<string?>($"select format from {Name}.format") == Expected;

    // Names are compared byte by byte, whatever the language of the database. A passage's id is its file's times 2^32 and its number in it.
    // What it says is kept as UTF-16, for it may hold halves of characters, which the database refuses as text; the folded texts never do.
    private string Tables => $"""
        create schema {Name};
        create table {Name}.format (format text not null);
        create table {Name}.file (
            id bigint generated always as identity primary key,
            name text collate "C" not null unique,
            passages bigint not null,
            words bigint not null,
            recognised boolean not null,
            about text[] collate "C" not null
        );
        create table {Name}.passage (
            id bigint primary key,
            file bigint not null,
            page int not null,
            head boolean not null,
            length int not null,
            said bytea not null,
            exact text collate "C" not null,
            exact_pairs int[] not null,
            loose text collate "C" not null,
            loose_pairs int[] not null,
            words text[] collate "C" not null
        );
        create index on {Name}.passage (file);
        create index on {Name}.passage using gin (exact_pairs);
        create index on {Name}.passage using gin (loose_pairs) where loose <> '';
        create index on {Name}.passage using gin (words);
        create table {Name}.sum (value bigint not null, passage bigint not null, file bigint not null);
        create index on {Name}.sum (value);
        create index on {Name}.sum (file);
        create table {Name}.day (value int not null, passage bigint not null, file bigint not null);
        create index on {Name}.day (value);
        create index on {Name}.day (file)
        """;
}
