using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DocReview.Ledger;

/// <summary>The ledger cannot be used as it is: a script was edited, or a newer program wrote it. The message is for people.</summary>
public sealed class LedgerException(string message) : Exception(message);

/// <summary>The database of the ledger: SQLite for one machine, PostgreSQL for a group. Opening it brings its schema up to date.</summary>
public sealed class LedgerDb : IDisposable
{
    private readonly NpgsqlDataSource? _postgres;
    private readonly string _sqlite = "";

    private LedgerDb(NpgsqlDataSource? postgres, string sqlite, TimeProvider clock)
    {
        (_postgres, _sqlite, Clock) = (postgres, sqlite, clock);
    }

    public TimeProvider Clock { get; }

    public bool IsPostgres => _postgres is not null;

    public static LedgerDb OpenSqlite(string path, TimeProvider? clock = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 60 };
        return Migrated(new LedgerDb(null, connection.ToString(), clock ?? TimeProvider.System));
    }

    public static LedgerDb OpenPostgres(string connection, TimeProvider? clock = null) =>
        Migrated(new LedgerDb(NpgsqlDataSource.Create(connection), "", clock ?? TimeProvider.System));

    private static LedgerDb Migrated(LedgerDb db)
    {
        try
        {
            Migrations.Run(db);
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
        using var connection = Open();
        return read(connection);
    }

    /// <summary>Runs in one transaction: all of it is written, or nothing.</summary>
    public T Write<T>(Func<DbConnection, T> write)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        var result = write(connection);
        transaction.Commit();
        return result;
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
        using var connection = Open(derived: true);
        using var transaction = connection.BeginTransaction();
        if (IsPostgres) connection.Execute("set local synchronous_commit = off");
        write(connection);
        transaction.Commit();
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

    internal string Now() => Stamp(Clock.GetUtcNow());

    internal static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'");

    internal static DateTimeOffset Moment(string stamp) => DateTimeOffset.Parse(stamp, null, System.Globalization.DateTimeStyles.AssumeUniversal);

    private DbConnection Open(bool derived = false)
    {
        if (_postgres is not null) return _postgres.OpenConnection();
        var connection = new SqliteConnection(_sqlite);
        connection.Open();
        // WAL lets readers read while one writes; FULL keeps a committed review note through a power cut.
        connection.Execute($"pragma journal_mode = wal; pragma synchronous = {(derived ? "normal" : "full")}; pragma busy_timeout = 60000; pragma foreign_keys = on");
        return connection;
    }

    public void Dispose()
    {
        _postgres?.Dispose();
        if (_postgres is null)
        {
            using var connection = new SqliteConnection(_sqlite);
            SqliteConnection.ClearPool(connection);
        }
    }
}
