using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Papers as plain text: a line with tabs is a row of a table, 【工作表:name】 begins a worksheet.</summary>
internal static class TextPaper
{
    private static readonly FileId File = new(new string('0', 64));

    public static Document Of(string text, string path = "材料/未命名.txt")
    {
        var pages = new List<Page>();
        var passages = new List<Passage>();
        var (number, table, row) = (0, 0, 0);
        string? label = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("【工作表:", StringComparison.Ordinal))
            {
                if (passages.Count > 0) pages.Add(new(pages.Count + 1, TextOrigin.Written, passages, label));
                (passages, label, table, row) = ([], line[5..].TrimEnd('】'), table + 1, 0);
                continue;
            }
            if (line.Trim().Length == 0) continue;
            var id = new PassageId(File, ++number);
            if (!line.Contains('\t'))
            {
                passages.Add(new(id, line));
                row = 0;
                continue;
            }
            if (row == 0 && label is null) table++;
            passages.Add(new(id, line) { Kind = PassageKind.TableRow, Row = new(table, ++row, Cells(line)) });
        }
        pages.Add(new(pages.Count + 1, TextOrigin.Written, passages, label));
        return new(File, path, "", "txt", pages, "test/1");
    }

    private static List<Cell> Cells(string line)
    {
        var cells = new List<Cell>();
        for (int start = 0, column = 1; start <= line.Length; column++)
        {
            var end = line.IndexOf('\t', start) is >= 0 and var tab ? tab : line.Length;
            cells.Add(new(column, start, end - start));
            start = end + 1;
        }
        return cells;
    }
}
