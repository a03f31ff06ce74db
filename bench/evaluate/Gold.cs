using System.Text.Json;
using System.Text.RegularExpressions;

namespace DocReview.Bench;

/// <summary>The labels of a development corpus, as its README describes them.</summary>
internal sealed record GoldFinding(string Id, string Kind, string[] Files, string[] Quotes, string Severity, string Why, string[]? Alt)
{
    public bool Allows(string kind) => kind == Kind || Alt?.Contains(kind) == true;
}

internal sealed record GoldDecision(string Id, string Category, string Subject, string File, string Quote, string Deliberation, string? Meeting_file, string? Meeting_quote);

internal sealed record GoldItem(string Title, string? Outcome);

internal sealed record GoldMeeting(string File, string? Date, string Kind, int? Expected, int? Present, string? Chair, string? Recorder, string[]? Absent, GoldItem[] Agenda);

internal sealed record GoldDocument(string File, string? Date, string? DocumentNumber, string? Failure);

internal sealed record GoldSearch(string Query, string[] Must, bool Hard);

internal sealed record GoldTrap(string File, string Quote, string Why);

internal static partial class Gold
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true };

    /// <summary>The other form: tab-separated tables beside the texts, rows with the same last column are one label.</summary>
    public static bool IsTables(string folder) => File.Exists(Path.Combine(folder, "expected-findings.tsv"));

    public static string Texts(string folder) => Path.Combine(folder, IsTables(folder) ? "expected-text" : "truth");

    public static List<GoldFinding> Findings(string folder) => !IsTables(folder) ? Read<GoldFinding>(folder, "findings") :
        Rows(folder, "expected-findings.tsv").GroupBy(r => r[4]).Select(g => new GoldFinding(g.Key, g.First()[0], g.Select(r => r[1]).ToArray(), g.Select(r => r[2]).ToArray(), "clear", g.First()[3], null)).ToList();

    public static List<GoldTrap> Traps(string folder) => !IsTables(folder) ? Read<GoldTrap>(folder, "traps") : Rows(folder, "traps.tsv").Select(r => new GoldTrap(r[0], r[1], r[2])).ToList();

    public static List<GoldDecision> Decisions(string folder) => !IsTables(folder) ? Read<GoldDecision>(folder, "decisions") :
        Rows(folder, "decisions.tsv").Select(r => new GoldDecision(r[6], r[0], r[2], r[1], r[2], r[5], r[3].Length > 0 ? r[3] : null, r[4])).ToList();

    public static List<GoldMeeting> Meetings(string folder) => Others<GoldMeeting>(folder, "meetings");

    public static List<GoldDocument> Documents(string folder) => Others<GoldDocument>(folder, "documents");

    public static List<GoldSearch> Searches(string folder) => Others<GoldSearch>(folder, "search");

    private static List<T> Others<T>(string folder, string name) => IsTables(folder) ? [] : Read<T>(folder, name);

    private static List<string[]> Rows(string folder, string name) => File.ReadLines(Path.Combine(folder, name)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t')).ToList();

    private static List<T> Read<T>(string folder, string name) =>
        File.ReadLines(Path.Combine(folder, "gold", name + ".jsonl")).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<T>(l, Options)!).ToList();

    public static string Bare(string text) => Space().Replace(text, "");

    /// <summary>Two quotes overlap: one holds the other, or they share a long stretch.</summary>
    public static bool Overlap(string a, string b)
    {
        var (x, y) = (Bare(a), Bare(b));
        if (x.Length == 0 || y.Length == 0) return false;
        var (shorter, longer) = x.Length <= y.Length ? (x, y) : (y, x);
        if (longer.Contains(shorter, StringComparison.Ordinal)) return true;
        for (var n = shorter.Length - 1; n >= Math.Max(6, shorter.Length / 2); n--)
            if (longer.EndsWith(shorter[..n], StringComparison.Ordinal) || longer.StartsWith(shorter[^n..], StringComparison.Ordinal)) return true;
        return false;
    }

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
