using System.Data.Common;
using Dapper;
using Npgsql;

namespace DocReview.Ledger;

/// <summary>The ledger cannot be used as it is: a script was edited, or a newer program wrote it. The message is for people.</summary>
public sealed class LedgerException(string message) : Exception(message);

/// <summary>The database of the ledger: SQLite for one machine, PostgreSQL for a group. Opening it brings its schema up to date.</summary>
public sealed class LedgerDb : IDisposable
{
    private readonly NpgsqlDataSource? _postgres;
    private readonly SqliteConnections? _sqlite;

    /// <summary>The transaction that this thread has open by <see cref="Together"/>.</summary>
    private readonly ThreadLocal<DbConnection?> _together = new();

    private LedgerDb(NpgsqlDataSource? postgres, SqliteConnections? sqlite, TimeProvider clock)
    {
        (_postgres, _sqlite, Clock) = (postgres, sqlite, clock);
    }

    public TimeProvider Clock { get; }

    public bool IsPostgres => _postgres is not null;

    /// <summary>For the search index that lies beside the ledger; null on SQLite.</summary>
    public NpgsqlDataSource? Postgres => _postgres;

    public static LedgerDb OpenSqlite(string path, TimeProvider? clock = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return Migrated(new LedgerDb(null, new SqliteConnections(path), clock ?? TimeProvider.System));
    }

    public static LedgerDb OpenPostgres(string connection, TimeProvider? clock = null) =>
        Migrated(new LedgerDb(NpgsqlDataSource.Create(connection), null, clock ?? TimeProvider.System));

    private static LedgerDb Migrated(LedgerDb db)
    {
        try
        {
            Migrations.Run(db);
            ReviewQueue.FillIn(db);
            FactStore.FillIn(db);
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    public T Read<T>(Func<DbConnection, T> read)
    {
        if (_together.Value is { } open) return read(open);
        if (_sqlite is not null) return _sqlite.Read(read);
        using var connection = _postgres!.OpenConnection();
        return read(connection);
    }

    /// <summary>Runs in one transaction: all of it is written, or nothing.</summary>
    public T Write<T>(Func<DbConnection, T> write)
    {
        if (_together.Value is not null) throw new InvalidOperationException("What must be on the disk is not written together with what need not.");
        return Transaction(write, waits: true);
    }

    public void Write(Action<DbConnection> write) => Write<object?>(connection =>
    {
        write(connection);
        return null;
    });

    /// <summary>
    /// As <see cref="Write{T}"/>, for what the program makes again by itself from what is in custody: it outlives the program's end at any moment, but is
    /// not waited for until it is on the disk. After a power cut the last of it may be missing, and never what was written before.
    /// </summary>
    public void WriteDerived(Action<DbConnection> write)
    {
        if (_together.Value is { } open) Within(open, write);
        else
        {
            Transaction<object?>(connection =>
            {
                if (IsPostgres) connection.Execute("set local synchronous_commit = off");
                write(connection);
                return null;
            }, waits: false);
        }
    }

    /// <summary>
    /// All that this thread reads and writes by <see cref="WriteDerived"/> meanwhile shares one transaction, for each costs much more than what it writes. What of it
    /// fails undoes only itself. PostgreSQL commits many at once by itself, and its locks are better held shortly.
    /// </summary>
    public void Together(Action work)
    {
        if (IsPostgres || _together.Value is not null)
        {
            work();
            return;
        }

        Transaction<object?>(connection =>
        {
            _together.Value = connection;
            try
            {
                work();
            }
            finally
            {
                _together.Value = null;
            }

            return null;
        }, waits: false);
    }

    private static void Within(DbConnection open, Action<DbConnection> write)
    {
        open.Execute("savepoint one");
        try
        {
            write(open);
        }
        catch
        {
            open.Execute("rollback to one; release one");
            throw;
        }

        open.Execute("release one");
    }

    private T Transaction<T>(Func<DbConnection, T> write, bool waits)
    {
        if (_sqlite is null)
        {
            using var connection = _postgres!.OpenConnection();
            return Transaction(connection, write);
        }

        // One after the other here rather than at the database, which would have them sleep and try again.
        lock (_sqlite.Writing) return Transaction(_sqlite.Writer(waits), write);
    }

    private static T Transaction<T>(DbConnection connection, Func<DbConnection, T> write)
    {
        using var transaction = connection.BeginTransaction();
        var result = write(connection);
        transaction.Commit();
        return result;
    }

    /// <summary>Until the transaction ends no other holds the lock of this name. SQLite has one writer at a time as it is.</summary>
    internal void Lock(DbConnection connection, string name)
    {
        if (IsPostgres) connection.Execute("select pg_advisory_xact_lock(hashtext(@name))", new { name });
    }

    /// <summary>The next free number of a table's key, inside a transaction.</summary>
    internal long NextId(DbConnection connection, string table)
    {
        Lock(connection, table);
        return connection.ExecuteScalar<long>($"select coalesce(max(id), 0) + 1 from {table}");
    }

    /// <summary>A condition on a list of values. Dapper spells lists out for SQLite and hands PostgreSQL an array.</summary>
    internal string In(string column, string list) => IsPostgres ? $"{column} = any(@{list})" : $"{column} in @{list}";

    /// <summary>What <c>like … escape '!'</c> compares with, to find these words anywhere, as small letters.</summary>
    internal static string Like(string words) => $"%{words.Trim().ToLowerInvariant().Replace("!", "!!").Replace("%", "!%").Replace("_", "!_")}%";

    internal string Now() => Stamp(Clock.GetUtcNow());

    internal static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'");

    internal static DateTimeOffset Moment(string stamp) => DateTimeOffset.Parse(stamp, null, System.Globalization.DateTimeStyles.AssumeUniversal);

    public void Dispose()
    {
        _postgres?.Dispose();
        _sqlite?.Dispose();
        _together.Dispose();
    }
}
