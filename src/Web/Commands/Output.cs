using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DocReview.Web;

/// <summary>One row of a list: for programs as a JSON object, for people as cells.</summary>
public sealed record OutputRow(object Json, params string?[] Cells);

/// <summary>Standard output: JSON Lines, or columns for people. Nothing else is written there.</summary>
public sealed class Output(TextWriter writer, bool isJson)
{
    private const int WidestColumn = 44;
    private readonly TextWriter _text = PlainText.Around(writer);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool IsJson => isJson;

    public void Rows(IReadOnlyList<string> headers, IEnumerable<OutputRow> rows)
    {
        if (isJson)
        {
            foreach (var row in rows) JsonLine(row.Json);
            return;
        }

        var lines = rows.Select(row => row.Cells.Select(OneLine).ToArray()).ToList();
        var widths = headers.Select((header, i) => Math.Min(WidestColumn, lines.Select(line => Width(line[i])).Append(Width(header)).Max())).ToArray();
        foreach (var line in lines.Prepend([.. headers])) _text.WriteLine(string.Join("  ", line.Select((cell, i) => Fitted(cell, widths[i]))).TrimEnd());
        _text.WriteLine($"共 {lines.Count} 条");
    }

    public void JsonLine(object value) => writer.Write(JsonSerializer.Serialize(value, Json) + "\n");

    public void Text(string line) => _text.WriteLine(line);

    private static string OneLine(string? text) => text is null ? "" : text.ReplaceLineEndings(" ").Replace('\t', ' ');

    private static string Fitted(string text, int width)
    {
        var have = Width(text);
        if (have <= width) return text + new string(' ', width - have);
        var kept = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + WidthOf(rune) > width - 2) break;
            kept.Append(rune);
            used += WidthOf(rune);
        }

        return kept.Append('…').Append(' ', width - used - 2).Append(' ').ToString();
    }

    private static int Width(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>Chinese characters and full-width marks take two columns of a terminal.</summary>
    private static int WidthOf(Rune rune) => rune.Value switch
    {
        < 0x1100 => 1,
        <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F => 2,
        >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x20000 => 2,
        0x2014 or 0x2026 or 0x201C or 0x201D => 2,
        _ => 1,
    };
}
