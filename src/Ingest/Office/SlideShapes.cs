using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Writes the shapes of a slide in reading order: text, tables, diagrams, charts. On a page of notes only the notes.</summary>
internal sealed class SlideShapes(DocumentBuilder builder, OfficePackage package, IReadOnlyList<(string Id, string Type, string Target)> relations, bool hidden, PassageKind kind = PassageKind.Paragraph)
{
    private const double EmuPerPoint = 12700;

    public void Write(XElement? tree)
    {
        var shapes = (tree?.Elements() ?? []).SelectMany(shape => shape.Is("AlternateContent") ? (shape.Child("Choice") ?? shape.Child("Fallback"))?.Elements() ?? [] : [shape]).ToList();
        foreach (var shape in SlideOrder.Sorted(shapes, shape => Placeholder(shape) is "title" or "ctrTitle", Place))
        {
            if (shape.Is("grpSp"))
                Write(shape);
            else if (shape.Is("graphicFrame"))
                Graphic(shape);
            else if (Placeholder(shape) is not ("dt" or "ftr" or "sldNum" or "hdr" or "sldImg") && shape.Child("txBody") is { } body)
                Text(body);
        }
    }

    private void Text(XElement body)
    {
        foreach (var paragraph in DrawingText.Paragraphs(body))
            builder.Add(paragraph, kind, hidden: hidden);
    }

    private void Graphic(XElement frame)
    {
        var data = frame.Child("graphic").Child("graphicData");
        if (data.Child("tbl") is { } table)
            Table(table);
        else if (data.Child("chart") is { } chart)
            Chart(package.Load(Target(chart, "id")));
        else if (data.Child("relIds") is { } diagram)
            DrawingText.Diagram(package.Load(Target(diagram, "dm"))).ToList().ForEach(point => builder.Add(point, kind, hidden: hidden));
    }

    private string? Target(XElement reference, string attribute) => relations.FirstOrDefault(relation => relation.Id == reference.Attr(attribute)).Target;

    private void Chart(XElement? chart)
    {
        builder.Add(DrawingText.ChartTitle(chart), kind, hidden: hidden);
        builder.AddChart(DrawingText.Chart(chart), hidden);
    }

    private void Table(XElement table)
    {
        var (number, row) = (builder.NextTable(), 0);
        foreach (var line in table.Children("tr"))
        {
            var cells = new List<RowCell>();
            var column = 0;
            foreach (var cell in line.Children("tc"))
            {
                column++;
                // A cell covered from the left is part of the one before; one covered from above is listed as empty.
                if (cell.Attr("hMerge") is not ("1" or "true"))
                    cells.Add(new RowCell(column, cell.Attr("vMerge") is "1" or "true" ? "" : string.Join('\n', DrawingText.Paragraphs(cell.Child("txBody")).Where(text => text.Trim().Length > 0)), Span(cell, "gridSpan"), Span(cell, "rowSpan")));
            }
            builder.AddRow(number, ++row, cells, hidden: hidden);
        }
    }

    private static int Span(XElement cell, string attribute) => Math.Clamp(cell.Number(attribute) ?? 1, 1, 1000);

    /// <summary>What the shape is for: "title", "body", "sldNum" …; null where it is no placeholder.</summary>
    private static string? Placeholder(XElement shape) => shape.Child("nvSpPr").Child("nvPr").Child("ph") is { } placeholder ? placeholder.Attr("type") ?? "body" : null;

    private static (double, double)? Place(XElement shape)
    {
        var at = (shape.Child("spPr") ?? shape.Child("grpSpPr") ?? shape).Child("xfrm").Child("off");
        return at.Number("x") is { } x && at.Number("y") is { } y ? (x / EmuPerPoint, y / EmuPerPoint) : null;
    }
}
