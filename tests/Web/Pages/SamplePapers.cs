using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Documents as an extractor would hand them over.</summary>
internal static class SamplePapers
{
    public static Document Of(FileId file, string path, string title, string format, IReadOnlyList<string> paragraphs) => new(
        file, path, title, format, [new Page(1, TextOrigin.Written, paragraphs.Select((text, i) => new Passage(new PassageId(file, i + 1), text)).ToList())], $"{format}/1");

    public static Document Table(FileId file, string path, string sheet, IReadOnlyList<IReadOnlyList<string>> rows) => new(
        file, path, sheet, "xlsx", [new Page(1, TextOrigin.Written, rows.Select((cells, i) => Row(file, i + 1, cells)).ToList(), sheet)], "xlsx/1");

    public static Passage Row(FileId file, int number, IReadOnlyList<string> cells)
    {
        var at = 0;
        var slices = cells.Select((text, i) => new Cell(i + 1, (at += text.Length + 1) - text.Length - 1, text.Length)).ToList();
        return new Passage(new PassageId(file, number), string.Join('\t', cells)) { Kind = PassageKind.TableRow, Row = new TableRow(1, number, slices) };
    }
}
