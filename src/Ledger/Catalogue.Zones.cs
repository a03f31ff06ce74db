using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>What is seen, and in which zone papers lie. A zone belongs to the path: a paper that also came with a petition is still the unit's own paper under its own path.</summary>
public sealed partial class Catalogue
{
    /// <summary>Whether any path to the file is seen.</summary>
    public bool Sees(FileId file) => sight.IsEverything || db.Read(c => Sees(c, file));

    private bool Sees(DbConnection c, FileId file, long? inspection = null) => sight.IsEverything || c.ExecuteScalar<long>(
        $"select count(*) from (select 1 from {sight.Custody} k where k.file = @file {(inspection is null ? "" : "and k.inspection = @inspection")} limit 1) one",
        new { file = file.Value, inspection }) > 0;

    /// <summary>Files of the inspection to which no path is seen: what a search leaves out.</summary>
    public IReadOnlySet<FileId> OutOfSight(long inspection) => sight.IsEverything ? new HashSet<FileId>()
        : db.Read(c => c.Query<string>(sight.OutOfSight, new { inspection }).Select(file => new FileId(file)).ToHashSet());

    /// <summary>Puts a paper into a zone, under every path that leads to it, with what it holds. What holds it is kept apart with it, for its bytes are in there.</summary>
    public void PutInZone(long inspection, FileId file, Zone zone, string who) => db.Write(c =>
    {
        foreach (var at in c.Query<(string Root, string Path)>("select root, path from custody where inspection = @inspection and file = @file", new { inspection, file = file.Value }).ToList())
        {
            Put(c, inspection, at, zone, who);
        }

        Touch(c, inspection);
    });

    private static void Put(DbConnection c, long inspection, (string Root, string Path) at, Zone zone, string? who)
    {
        // What a person said stands until a person says otherwise.
        var open = who is null ? "and zone = 'Ordinary' and zone_by is null" : "";
        var changed = c.Execute($"""
            update custody set zone = @zone, zone_by = @who
            where inspection = @inspection and root = @Root and (path = @Path or substr(path, 1, @length) = @inside) {open}
            """, new { inspection, zone = zone.ToString(), who, at.Root, at.Path, inside = at.Path + "!", length = at.Path.Length + 1 });
        if (zone is Zone.Ordinary || changed == 0) return;
        foreach (var holder in Holders(at.Path))
        {
            c.Execute("update custody set zone = @zone, zone_by = @who where inspection = @inspection and root = @Root and path = @holder and zone = 'Ordinary'",
                new { inspection, zone = zone.ToString(), who, at.Root, holder });
        }
    }

    /// <summary>信件.zip!一.eml!附件.docx lies in 信件.zip!一.eml, and that in 信件.zip.</summary>
    private static IEnumerable<string> Holders(string path)
    {
        for (var end = path.LastIndexOf('!'); end > 0; end = path.LastIndexOf('!', end - 1)) yield return path[..end];
    }

    /// <summary>A path that has come: it belongs where what lay under it before belonged, or where papers of its kind do.</summary>
    private static void KeepApart(DbConnection c, long inspection, string root, string path, string file)
    {
        var before = c.QueryFirstOrDefault<(string? Zone, string? By)>("""
            select zone, zone_by from custody where inspection = @inspection and root = @root and path = @path and file <> @file and superseded_at is not null order by id desc limit 1
            """, new { inspection, root, path, file });
        var kind = c.QueryFirstOrDefault<(string? Genre, string? Title)>("select genre, headline from content where file = @file", new { file });
        var zone = before.Zone is { } known and not nameof(Zone.Ordinary) ? Enum.Parse<Zone>(known) : kind.Genre is { } genre ? Zones.OfKind(Enum.Parse<Genre>(genre), kind.Title) : Zone.Ordinary;
        if (before.By is null && zone is not Zone.Ordinary) Put(c, inspection, (root, path), zone, null);
        else if (before.By is { } who) Put(c, inspection, (root, path), Enum.Parse<Zone>(before.Zone!), who);
    }

    /// <summary>A paper that has been read: letters and records of interviews go where their kind belongs.</summary>
    internal static void KeepApart(DbConnection c, FileId file, Profile profile)
    {
        if (Zones.OfKind(profile.Genre, profile.Title) is not (not Zone.Ordinary and var zone)) return;
        foreach (var at in c.Query<(long Inspection, string Root, string Path)>("select inspection, root, path from custody where file = @file", new { file = file.Value }).ToList())
        {
            Put(c, at.Inspection, (at.Root, at.Path), zone, null);
        }
    }
}
