using System.Security.Cryptography;
using System.Text;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Papers written as plain text: a line is a passage, a line with tabs a table row, 【工作表:…】 begins a sheet.</summary>
internal static class PaperText
{
    /// <summary>A slice that an example marks with [|…|].</summary>
    public sealed record Mark(PassageId Passage, int Start, int Length);

    public static Document Read(string path, string text) => Marked(path, text).Document;

    public static (Document Document, IReadOnlyList<Mark> Marks) Marked(string path, string text)
    {
        var file = new FileId(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path + "\n" + text))));
        var marks = new List<Mark>();
        var pages = new List<(string? Label, List<Passage> Passages)>();
        var (number, table, row) = (0, 0, 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("【工作表:", StringComparison.Ordinal)) pages.Add((line.Trim('【', '】')["工作表:".Length..], []));
            if (line.Length == 0 || line.StartsWith("【工作表:", StringComparison.Ordinal))
            {
                row = 0;
                continue;
            }
            if (pages.Count == 0) pages.Add((null, []));
            var id = new PassageId(file, ++number);
            var start = line.IndexOf("[|", StringComparison.Ordinal);
            var plain = line.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
            if (start >= 0) marks.Add(new Mark(id, start, line.IndexOf("|]", StringComparison.Ordinal) - 2 - start));
            if (!plain.Contains('\t', StringComparison.Ordinal)) (row, table) = (0, row > 0 || table == 0 ? table + 1 : table);
            pages[^1].Passages.Add(plain.Contains('\t', StringComparison.Ordinal)
                ? new Passage(id, plain) { Kind = PassageKind.TableRow, Row = new TableRow(Math.Max(1, table), ++row, Cells(plain)) }
                : new Passage(id, plain));
        }
        var title = pages.SelectMany(p => p.Passages).FirstOrDefault()?.Text ?? path;
        return (new Document(file, path, title, "txt", [.. pages.Select((p, i) => new Page(i + 1, TextOrigin.Written, p.Passages, p.Label))], "text/1"), marks);
    }

    private static List<Cell> Cells(string line)
    {
        var cells = new List<Cell>();
        var at = 0;
        foreach (var cell in line.Split('\t'))
        {
            cells.Add(new Cell(cells.Count + 1, at, cell.Length));
            at += cell.Length + 1;
        }
        return cells;
    }
}
