using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;

namespace DocReview.Ledger;

/// <summary>Which files say nearly the same, and which paragraphs of meetings stand in several records. Derived: written when the facts of a file are read.</summary>
public sealed class Likenesses(LedgerDb db, Sight? seen = null)
{
    private readonly Sight sight = seen ?? Sight.Everything;

    /// <summary>Files under one band key: among more than these (thousands of slips of one form) a new one is compared with the first only.</summary>
    private const int Crowd = 64;

    /// <summary>A text has few versions; slips of one form have many likes, of which the nearest will do.</summary>
    private const int MostCompared = 8;

    private const string Pending = "Pending";

    /// <summary>
    /// Within the transaction that saves a file's facts: replaces its traits, and notes which files are to be compared with it. What is noted survives a crash;
    /// one transaction at a time, so that of two files read at once the second finds the first.
    /// </summary>
    internal static void Put(LedgerDb db, DbConnection c, FileId file, TextTraits? traits)
    {
        Clear(c, file);
        c.Execute("insert into meeting_paragraph (file, number, words, date) values (@file, @number, @Key, @date)",
            (traits?.Paragraphs ?? []).Select(p => new { file = file.Value, number = (long)p.Number, p.Key, date = p.Date.ToString() }));
        if (traits?.Sketch is not { } sketch) return;
        db.Lock(c, "likeness");
        var minima = Convert.ToBase64String(MemoryMarshal.AsBytes<uint>(sketch.Minima.ToArray()));
        c.Execute("insert into sketch (file, shingles, minima) values (@file, @Shingles, @minima)", new { file = file.Value, sketch.Shingles, minima });
        c.Execute("""
            insert into alike (file, other, share, kind) values (@file, @other, 0, @Pending) on conflict (file, other) do nothing
            """, Candidates(db, c, sketch).Select(other => new { file = Lesser(file, other), other = Greater(file, other), Pending }));
        foreach (var band in sketch.Bands)
        {
            c.Execute("""
                insert into sketch_band (band, file) select @band, @file where (select count(*) from (select 1 from sketch_band where band = @band limit @Crowd) crowd) < @Crowd
                """, new { band, file = file.Value, Crowd = (long)Crowd });
        }
    }

    internal static void Clear(DbConnection c, FileId file)
    {
        foreach (var table in (string[])["sketch", "sketch_band", "meeting_paragraph"]) c.Execute($"delete from {table} where file = @file", new { file = file.Value });
        c.Execute("delete from alike where file = @file or other = @file", new { file = file.Value });
    }

    private static List<string> Candidates(LedgerDb db, DbConnection c, Sketch sketch) => c.Query<(string File, string Minima)>($"""
        select file, minima from sketch where file in (select b.file from sketch_band b where {db.In("b.band", "bands")} and b.file <> @file)
        """, new { bands = sketch.Bands.ToArray(), file = sketch.File.Value })
        .Select(row => (row.File, Share: sketch.Estimate(MemoryMarshal.Cast<byte, uint>(Convert.FromBase64String(row.Minima)).ToArray())))
        .Where(row => row.Share >= sketch.Least).OrderByDescending(row => row.Share).ThenBy(row => row.File, StringComparer.Ordinal).Take(MostCompared).Select(row => row.File).ToList();

    /// <summary>Pairs that are still to be compared: those of some files, or all.</summary>
    public IReadOnlyList<(FileId File, FileId Other)> ToCompare(IReadOnlyCollection<FileId>? files = null) => db.Read(c => (files is null
            ? ToCompare(c, "", null)
            : files.Select(file => file.Value).Chunk(500).SelectMany(chunk => ToCompare(c, $"and ({db.In("file", "files")} or {db.In("other", "files")})", chunk)).Distinct())
        .Select(row => (new FileId(row.File), new FileId(row.Other))).ToList());

    private static IEnumerable<(string File, string Other)> ToCompare(DbConnection c, string which, string[]? files) =>
        c.Query<(string File, string Other)>($"select file, other from alike where kind = @Pending {which} order by file, other", new { Pending, files });

    /// <summary>What came of comparing: pairs that are not alike are forgotten.</summary>
    public void Compared(IReadOnlyCollection<(FileId File, FileId Other)> pairs, IEnumerable<Alike> alike) => db.WriteDerived(c =>
    {
        c.Execute("delete from alike where file = @file and other = @other and kind = @Pending", pairs.Select(pair => new { file = pair.File.Value, other = pair.Other.Value, Pending }));
        c.Execute("""
            insert into alike (file, other, share, kind) values (@file, @other, @share, @kind)
            on conflict (file, other) do update set share = excluded.share, kind = excluded.kind
            """, alike.Select(pair => new
        {
            file = Lesser(pair.File, pair.Other.Value), other = Greater(pair.File, pair.Other.Value), share = (long)Math.Round(pair.Share * 10_000), kind = pair.Kind.ToString(),
        }));
    });

    private static string Lesser(FileId file, string other) => string.CompareOrdinal(file.Value, other) < 0 ? file.Value : other;

    private static string Greater(FileId file, string other) => string.CompareOrdinal(file.Value, other) < 0 ? other : file.Value;

    /// <summary>Files of the inspection that say nearly what this one says, the most alike first.</summary>
    public IReadOnlyList<Alike> Of(long inspection, FileId file) => db.Read(c => Pairs(c, "(x.file = @file or x.other = @file)", inspection, file)
        .Select(pair => pair.File == file ? pair : pair with { File = file, Other = pair.File })
        .OrderByDescending(pair => pair.Share).ThenBy(pair => pair.Other.Value, StringComparer.Ordinal).ToList());

    /// <summary>Which of these files are versions of one paper: pairs, each once.</summary>
    public IReadOnlyList<(FileId File, FileId Other)> VersionsAmong(IReadOnlyCollection<FileId> files) => files.Count < 2 ? [] : db.Read(c => c
        .Query<(string File, string Other)>($"select file, other from alike where kind = 'Version' and {db.In("file", "files")} and {db.In("other", "files")}",
            new { files = files.Select(file => file.Value).ToArray() }).Select(pair => (new FileId(pair.File), new FileId(pair.Other))).ToList());

    /// <summary>For every file that has other versions in the inspection: the one of them that came first. It stands for itself.</summary>
    public IReadOnlyDictionary<FileId, FileId> Versions(long inspection) => db.Read(c =>
    {
        var first = new Dictionary<FileId, FileId>();
        FileId Root(FileId file)
        {
            while (first[file] != file) file = first[file] = first[first[file]];
            return file;
        }

        var pairs = Pairs(c, "x.kind = 'Version'", inspection, default).ToList();
        if (pairs.Count == 0) return (IReadOnlyDictionary<FileId, FileId>)first;
        var order = c.Query<(string File, long Id)>($"select file, min(id) from {sight.Custody} c where inspection = @inspection and superseded_at is null and file <> '' group by file", new { inspection })
            .ToDictionary(row => new FileId(row.File), row => row.Id);
        foreach (var pair in pairs)
        {
            first.TryAdd(pair.File, pair.File);
            first.TryAdd(pair.Other, pair.Other);
            var (one, other) = (Root(pair.File), Root(pair.Other));
            if (order[one] < order[other]) first[other] = one;
            else first[one] = other;
        }

        foreach (var file in first.Keys.ToList()) first[file] = Root(file);
        return first;
    });

    /// <summary>Texts of a file's passages with their kinds, in reading order: without places and cells, which cost more to load than the text.</summary>
    public IReadOnlyList<(PassageKind Kind, string Text)> TextsOf(FileId file) => db.Read(c => c
        .Query<(string Kind, string Text)>("""
            select s.kind, s.text from passage s join page p on p.file = s.file and p.number = s.page where s.file = @file and p.origin <> 'Salvaged' order by s.number
            """, new { file = file.Value })
        .Select(row => (Enum.Parse<PassageKind>(row.Kind), row.Text)).ToList());

    /// <summary>
    /// Paragraphs of this file that stand word for word under meetings of other days. Those that stand in more than five records and in more than a tenth of all are formulas and left out.
    /// </summary>
    public IReadOnlyList<Recurrence> Recurrences(long inspection, FileId file) => db.Read(c =>
    {
        var here = $"exists (select 1 from {sight.Custody} k where k.file = o.file and k.inspection = @inspection and k.superseded_at is null)";
        var values = new { inspection, file = file.Value };
        var mine = c.Query<(long Number, string Date, long Words, long Files)>($"""
            select p.number, p.date, p.words, count(distinct o.file) from meeting_paragraph p join meeting_paragraph o on o.words = p.words and {here}
            where p.file = @file group by p.number, p.date, p.words having count(distinct o.date) > 1 order by p.number
            """, values).ToList();
        // Most papers have none: then nothing need be counted.
        if (mine.Count == 0) return [];
        var most = Math.Max(5, c.ExecuteScalar<long>($"select count(distinct o.file) from meeting_paragraph o where {here}", values) / 10);
        mine.RemoveAll(p => p.Files > most);
        var elsewhere = mine.Select(p => p.Words).Distinct().Chunk(500).SelectMany(words => c.Query<(long Words, string File, long Number, string Date)>(
                $"select o.words, o.file, o.number, o.date from meeting_paragraph o where {db.In("o.words", "words")} and {here} order by o.date, o.file, o.number", new { inspection, words }))
            .ToLookup(row => row.Words);
        return mine.SelectMany(p => elsewhere[p.Words].Where(o => Differ(o.Date, p.Date))
            .Select(o => new Recurrence((int)p.Number, new PassageId(new FileId(o.File), (int)o.Number), PartialDate.Parse(o.Date)!.Value))).ToList();
    });

    /// <summary>A year without a day may be the same meeting.</summary>
    private static bool Differ(string a, string b) => (PartialDate.Parse(a), PartialDate.Parse(b)) is ({ } one, { } two) && (one.IsBefore(two) || two.IsBefore(one));

    private IEnumerable<Alike> Pairs(DbConnection c, string condition, long inspection, FileId file) => c.Query<(string File, string Other, long Share, string Kind)>($"""
        select x.file, x.other, x.share, x.kind from alike x where {condition} and x.kind <> '{Pending}'
        and exists (select 1 from {sight.Custody} k where k.file = x.file and k.inspection = @inspection and k.superseded_at is null)
        and exists (select 1 from {sight.Custody} k where k.file = x.other and k.inspection = @inspection and k.superseded_at is null)
        order by x.file, x.other
        """, new { inspection, file = file.Value })
        .Select(row => new Alike(new FileId(row.File), new FileId(row.Other), row.Share / 10_000.0, Enum.Parse<Likeness>(row.Kind)));
}
