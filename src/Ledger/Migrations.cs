using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace DocReview.Ledger;

/// <summary>Runs the numbered scripts of Sql/ that have not run yet, and refuses a ledger whose scripts are not ours.</summary>
internal static class Migrations
{
    internal sealed record Script(long Number, string Name, string Sql)
    {
        public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
    }

    private sealed record Ran(long Number, string Name, string Hash);

    public static void Run(LedgerDb db) => Run(db, Embedded());

    internal static void Run(LedgerDb db, IReadOnlyList<Script> scripts) => db.Write(connection =>
    {
        db.Lock(connection, "schema");
        connection.Execute("create table if not exists schema_script (number bigint primary key, name text not null, hash text not null, at text not null)");
        var ran = connection.Query<Ran>("select number, name, hash from schema_script order by number").ToList();
        foreach (var (script, before) in ran.Select(r => (scripts.FirstOrDefault(s => s.Number == r.Number), r)))
        {
            if (script is null) throw new LedgerException($"台账由更新版本的程序写成（含脚本 {before.Name}），请使用新版本打开。");
            if (script.Hash != before.Hash) throw new LedgerException($"建库脚本 {before.Name} 在执行之后被改动过，拒绝打开台账。");
        }

        foreach (var script in scripts.Where(s => ran.All(r => r.Number != s.Number)))
        {
            connection.Execute(script.Sql);
            connection.Execute("insert into schema_script (number, name, hash, at) values (@Number, @Name, @Hash, @at)",
                new { script.Number, script.Name, script.Hash, at = db.Now() });
        }
    });

    internal static IReadOnlyList<Script> Embedded()
    {
        var assembly = typeof(Migrations).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql"))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                var file = name[(name.LastIndexOf(".Sql.") + 5)..];
                return new Script(long.Parse(file[..4]), file, reader.ReadToEnd().ReplaceLineEndings("\n"));
            })
            .OrderBy(script => script.Number)
            .ToList();
    }
}
