using System.Data;
using Dapper;
using DocReview.Ledger;
using Npgsql;

namespace DocReview.Index;

/// <summary>
/// The index of one inspection in PostgreSQL, beside the ledger: any number of processes write to it and search it at once. What is put is found at once, a file whole or not at all;
/// like all that the program makes by itself it is not waited for until it is on the disk, and what the ledger says of it afterwards gets there later still.
/// </summary>
public sealed class SharedIndex : ISearchIndex
{
    private readonly NpgsqlDataSource database;
    private readonly ITokenizer tokenizer;
    private readonly string schema;

    private string wordsOf;

    private SharedIndex(NpgsqlDataSource database, string schema, ITokenizer tokenizer) => (this.database, this.schema, this.tokenizer, wordsOf) = (database, schema, tokenizer, tokenizer.Version);

    /// <summary>Opens it; where there is none, or one of another version, it is made, empty. The connections stay the caller's.</summary>
    public static SharedIndex Open(NpgsqlDataSource database, long inspection, ITokenizer tokenizer)
    {
        var schema = new SharedSchema(database, inspection, tokenizer);
        schema.Make();
        return new(database, schema.Name, tokenizer);
    }

    /// <summary>Null where there is none that can be used.</summary>
    public static SharedIndex? Existing(NpgsqlDataSource database, long inspection, ITokenizer tokenizer) =>
        new SharedSchema(database, inspection, tokenizer) is var schema && schema.IsCurrent() ? new(database, schema.Name, tokenizer) : null;

    public async Task Put(Document document, CancellationToken cancel)
    {
        var rows = new SharedRows(document, tokenizer);
        if (!document.Passages.Any())
        {
            await Remove(document.File, cancel);
            return;
        }
        await Write(async connection =>
        {
            // Whoever else puts the same file waits here until this is done.
            var file = await connection.ExecuteScalarAsync<long>($"""
                insert into {schema}.file (name, passages, words, recognised, about) values (@name, @count, 0, @Recognised, @About)
                on conflict (name) do update set passages = excluded.passages, recognised = excluded.recognised, about = excluded.about returning id
                """, new { name = document.File.Value, count = document.Passages.LongCount(), rows.Recognised, rows.About });
            await Clear(connection, file);
            var words = await rows.WritePassages(connection, schema, file, cancel);
            await rows.WriteNumbers(connection, schema, file, cancel);
            await connection.ExecuteAsync($"update {schema}.file set words = @words where id = @file", new { words, file });
        }, cancel);
    }

    public Task Remove(FileId file, CancellationToken cancel) => Write(async connection =>
    {
        if (await connection.ExecuteScalarAsync<long?>($"delete from {schema}.file where name = @name returning id", new { name = file.Value }) is { } id) await Clear(connection, id);
    }, cancel);

    /// <summary>Nothing is left to be done, unless the words have changed since it was opened: which files were put since, the ledger knows.</summary>
    public async Task Commit(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref wordsOf, tokenizer.Version) == tokenizer.Version) return;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync($"update {schema}.format set format = @format", new { format = SharedSchema.FormatOf(tokenizer) });
    }

    public Task<SearchResult> Search(SearchQuery query, CancellationToken cancel) => OnOneState(snapshot => new Searching(snapshot, tokenizer, query).Result(cancel), cancel);

    /// <summary>All that one search asks is asked of one state.</summary>
    internal async Task<T> OnOneState<T>(Func<ISnapshot, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var state = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        return await work(new SharedSnapshot(connection, schema));
    }

    public string? Damage()
    {
        using var connection = database.OpenConnection();
        return connection.ExecuteScalar<bool>($"select exists (select from {schema}.file f where passages <> (select count(*) from {schema}.passage p where p.file = f.id))") ? "索引中有文件的段落不全，需要重建" : null;
    }

    public IReadOnlyDictionary<FileId, int> Passages()
    {
        using var connection = database.OpenConnection();
        return connection.Query<(string Name, long Count)>($"select name, passages from {schema}.file").ToDictionary(file => new FileId(file.Name), file => (int)file.Count);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task Clear(NpgsqlConnection connection, long file) => connection.ExecuteAsync($"""
        delete from {schema}.passage where file = @file;
        delete from {schema}.sum where file = @file;
        delete from {schema}.day where file = @file
        """, new { file });

    private async Task Write(Func<NpgsqlConnection, Task> write, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync("set local synchronous_commit = off");
        await write(connection);
        await transaction.CommitAsync(cancel);
    }
}
