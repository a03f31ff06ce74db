using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DocReview.Ledger;
using Npgsql;

[assembly: AssemblyFixture(typeof(DocReview.Tests.PostgresServer))]

namespace DocReview.Tests;

/// <summary>A PostgreSQL 15 of our own: a data folder under the temporary folder, a free port of the loopback. Starts with the first test that needs it; missing is a failure, never a skip.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"docreview-postgres-{Guid.NewGuid():N}");
    private readonly Lazy<int> _port;
    private readonly Lazy<NpgsqlDataSource> _searches;
    private int _databases;

    public PostgresServer()
    {
        _port = new Lazy<int>(Start);
        _searches = new Lazy<NpgsqlDataSource>(() => NpgsqlDataSource.Create(NewDatabase()));
    }

    /// <summary>One database for all tests of search, each of which has an inspection of its own in it.</summary>
    public NpgsqlDataSource Searches => _searches.Value;

    /// <summary>The connection to a new, empty database.</summary>
    public string NewDatabase()
    {
        var name = $"t{Interlocked.Increment(ref _databases)}";
        using var connection = new NpgsqlConnection(Connection("postgres"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"create database {name}";
        command.ExecuteNonQuery();
        return Connection(name);
    }

    private string Connection(string database) =>
        $"Host=127.0.0.1;Port={_port.Value};Username=postgres;Database={database};Maximum Pool Size=20;Include Error Detail=true";

    private int Start()
    {
        if (!File.Exists($"{Binaries}/initdb"))
        {
            throw new InvalidOperationException($"PostgreSQL 15 is needed for these tests and is not in {Binaries}: apt-get install postgresql-15");
        }

        Directory.CreateDirectory(_folder);
        if (Environment.UserName == "root") Run("chown", "postgres", _folder);
        AsPostgres($"{Binaries}/initdb", "-D", $"{_folder}/data", "-A", "trust", "-U", "postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort();
        AsPostgres($"{Binaries}/pg_ctl", "-D", $"{_folder}/data", "-l", $"{_folder}/log", "-w", "start", "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off -c max_connections=200");
        return port;
    }

    public void Dispose()
    {
        if (_searches.IsValueCreated) _searches.Value.Dispose();
        if (_port.IsValueCreated) AsPostgres($"{Binaries}/pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "-w", "stop");
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static void AsPostgres(string program, params string[] arguments)
    {
        if (Environment.UserName == "root") Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        else Run(program, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server inherits the streams of pg_ctl: reading them to their end would wait for the server's.
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = false };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}

/// <summary>A ledger on an empty database, with a clock that stands still until it is moved.</summary>
public sealed class TestLedger : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"docreview-ledger-{Guid.NewGuid():N}");
    private readonly Func<LedgerDb> _open;

    public TestLedger(PostgresServer? postgres)
    {
        var connection = postgres?.NewDatabase();
        _open = () => connection is null ? LedgerDb.OpenSqlite(Path.Combine(_folder, "ledger.db"), Clock) : LedgerDb.OpenPostgres(connection, Clock);
        Db = _open();
        Catalogue = new Catalogue(Db);
        Facts = new FactStore(Db, Catalogue);
        Audit = new AuditTrail(Db);
        Queue = new ReviewQueue(Db, Audit);
        Inspections = new Inspections(Db);
        Index = new IndexState(Db);
        Inspection = Inspections.Named("巡察一").Id;
        Accession = Catalogue.OpenAccession(Inspection, "/srv/records", "档案室", "检查员甲");
    }

    public SetClock Clock { get; } = new();
    public LedgerDb Db { get; }
    public Catalogue Catalogue { get; }
    public FactStore Facts { get; }
    public AuditTrail Audit { get; }
    public ReviewQueue Queue { get; }
    public Inspections Inspections { get; }
    public IndexState Index { get; }
    public long Inspection { get; }
    public Accession Accession { get; }

    /// <summary>The same database, opened a second time.</summary>
    public LedgerDb OpenAgain() => _open();

    public void Dispose()
    {
        Db.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    public sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
