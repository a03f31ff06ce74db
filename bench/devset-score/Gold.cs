using System.Text.Json;
using System.Text.RegularExpressions;

namespace DocReview.Bench;

/// <summary>The labels of a development corpus, as its README describes them.</summary>
internal sealed record GoldFinding(string Id, string Kind, string[] Files, string[] Quotes, string Severity, string Why, string[]? Alt)
{
    public bool Allows(string kind) => kind == Kind || Alt?.Contains(kind) == true;
}

internal sealed record GoldDecision(string Id, string Category, string Subject, string File, string Quote, string Deliberation, string? Meeting_file, string? Meeting_quote);

internal sealed record GoldTrap(string File, string Quote, string Why);

internal static partial class Gold
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true };

    public static List<T> Read<T>(string folder, string name) =>
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
