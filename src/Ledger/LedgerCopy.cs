using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DocReview.Ledger;

/// <summary>A consistent copy of the whole ledger while others write, and back into an empty one. SQLite gives one file, PostgreSQL a file a table.</summary>
public static class LedgerCopy
{
    /// <summary>Writes the copy into an empty folder.</summary>
    public static void Save(LedgerDb db, string folder) => db.Read<object?>(connection =>
    {
        if (connection is SqliteConnection sqlite) SaveFile(sqlite, Path.Combine(folder, "ledger.db"));
        else SaveTables((NpgsqlConnection)connection, folder);
        return null;
    });

    /// <summary>Fills an empty ledger of the same version with the tables of a copy.</summary>
    /// <exception cref="LedgerException">There is something in it already.</exception>
    public static void LoadTables(LedgerDb db, string folder) => db.Write(connection =>
    {
        var postgres = (NpgsqlConnection)connection;
        if (connection.ExecuteScalar<long>("select count(*) from inspection") > 0) throw new LedgerException("目标数据库不是空的，不能恢复到其中。");
        foreach (var table in Tables(postgres))
        {
            var file = Path.Combine(folder, table + ".copy");
            if (!File.Exists(file)) continue;
            connection.Execute($"delete from \"{table}\"");
            var (columns, rows) = (File.ReadLines(file).First(), File.OpenText(file));
            using (rows)
            using (var copy = postgres.BeginTextImport($"copy \"{table}\" ({columns}) from stdin"))
            {
                rows.ReadLine();
                var buffer = new char[1 << 16];
                for (int read; (read = rows.Read(buffer)) > 0;) copy.Write(buffer, 0, read);
            }
        }
    });

    private static void SaveFile(SqliteConnection from, string path)
    {
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        to.Open();
        from.BackupDatabase(to);
        // A copy that is a file of its own, without a log beside it.
        to.Execute("pragma journal_mode = delete");
    }

    private static void SaveTables(NpgsqlConnection connection, string folder)
    {
        using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        foreach (var table in Tables(connection))
        {
            var columns = string.Join(", ", connection.Query<string>(
                "select column_name from information_schema.columns where table_schema = current_schema() and table_name = @table order by ordinal_position", new { table }).Select(name => $"\"{name}\""));
            using var file = File.CreateText(Path.Combine(folder, table + ".copy"));
            file.Write(columns + "\n");
            using var copy = connection.BeginTextExport($"copy \"{table}\" ({columns}) to stdout");
            var buffer = new char[1 << 16];
            for (int read; (read = copy.Read(buffer)) > 0;) file.Write(buffer, 0, read);
        }
    }

    /// <summary>In the order in which they were made: what is referred to comes first. Search tables are left out, they are made again.</summary>
    private static List<string> Tables(DbConnection connection) => connection.Query<string>("""
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname = current_schema() and c.relname not like 'search%' order by c.oid
        """).ToList();
}
