using System.Collections.Concurrent;
using Dapper;
using Microsoft.Data.Sqlite;

namespace DocReview.Ledger;

/// <summary>
/// The connections of this process to a SQLite ledger: one that writes, whose cache nobody else in the process makes stale, and as many that read as
/// read at once. They stay open: to open and set up one costs more than most queries.
/// </summary>
internal sealed class SqliteConnections(string path) : IDisposable
{
    private readonly string _path = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 60, Pooling = false }.ToString();
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private SqliteConnection? _writer;
    private bool _waits;

    /// <summary>Held while the writing connection is used.</summary>
    public Lock Writing { get; } = new();

    /// <summary>The writing connection.</summary>
    /// <param name="waits">Whether a commit waits until it is on the disk: FULL keeps a committed review note through a power cut, NORMAL only through the end of the program.</param>
    public SqliteConnection Writer(bool waits)
    {
        if (_writer is null)
        {
            _writer = Open();
            // 16 MB of pages, and so many between two checkpoints, each of which waits for the disk.
            _writer.Execute("pragma cache_size = -16384; pragma wal_autocheckpoint = 4096");
            _waits = !waits;
        }

        if (_waits != waits) _writer.Execute($"pragma synchronous = {(waits ? "full" : "normal")}");
        _waits = waits;
        return _writer;
    }

    public T Read<T>(Func<SqliteConnection, T> read)
    {
        var connection = _readers.TryTake(out var idle) ? idle : Open();
        try
        {
            return read(connection);
        }
        finally
        {
            _readers.Add(connection);
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_path);
        connection.Open();
        // WAL lets readers read while one writes.
        connection.Execute("pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 60000; pragma foreign_keys = on");
        return connection;
    }

    public void Dispose()
    {
        while (_readers.TryTake(out var reader)) reader.Dispose();
        _writer?.Dispose();
    }
}
