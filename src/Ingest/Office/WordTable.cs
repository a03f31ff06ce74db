using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>A cell of a Word table; one that continues a merged cell from above has no element.</summary>
internal sealed record WordCell(int Column, int ColumnSpan, int RowSpan, XElement? Element);

internal sealed record WordRow(IReadOnlyList<WordCell> Cells, Revision? DeletedBy);

/// <summary>The grid of a Word table with its merged cells.</summary>
internal static class WordTable
{
    public static IReadOnlyList<WordRow> Rows(XElement table)
    {
        var rows = Descend(table, "tr").Select(row => (Row: row, Cells: Cells(row))).ToList();
        return [.. rows.Select((row, index) => new WordRow(
            [.. row.Cells.Select(cell => new WordCell(cell.Column, cell.Span, 1 + Below(rows.Select(other => other.Cells), index, cell), cell.Continues ? null : cell.Element))],
            row.Row.Child("trPr").Child("del") is { } deleted ? WordParagraph.RevisionOf(deleted) : null))];
    }

    private sealed record Placed(int Column, int Span, bool Starts, bool Continues, XElement Element);

    private static List<Placed> Cells(XElement row)
    {
        var cells = new List<Placed>();
        var column = 1 + (row.Child("trPr").Child("gridBefore").Number("val") ?? 0);
        foreach (var cell in Descend(row, "tc"))
        {
            var properties = cell.Child("tcPr");
            var span = Math.Clamp(properties.Child("gridSpan").Number("val") ?? 1, 1, 200);
            var merge = properties.Child("vMerge");
            var starts = merge.Attr("val") == "restart";
            // The older way to merge to the right: cells of their own that continue the one before.
            if (properties.Child("hMerge") is { } right && right.Attr("val") != "restart" && cells.Count > 0)
                cells[^1] = cells[^1] with { Span = cells[^1].Span + span };
            else
                cells.Add(new Placed(column, span, starts, merge is not null && !starts, cell));
            column += span;
        }
        return cells;
    }

    private static int Below(IEnumerable<List<Placed>> rows, int index, Placed cell) =>
        cell.Starts ? rows.Skip(index + 1).TakeWhile(row => row.Any(other => other.Column == cell.Column && other.Continues)).Count() : 0;

    /// <summary>Rows and cells may be wrapped into content controls and the like.</summary>
    private static IEnumerable<XElement> Descend(XElement parent, string name) => parent.Elements().SelectMany(child =>
        child.Is(name) ? [child] : child.Is("sdt") || child.Is("sdtContent") || child.Is("customXml") || child.Is("ins") ? Descend(child, name) : []);
}
