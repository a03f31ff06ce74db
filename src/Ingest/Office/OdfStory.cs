using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What is counted through a whole OpenDocument text.</summary>
internal sealed class OdfTally
{
    public int Insertions { get; set; }

    public int Deletions { get; set; }

    public HashSet<string> Revisers { get; } = [];

    public bool HasHidden { get; set; }

    /// <summary>Footnotes and endnotes, to be written behind the text.</summary>
    public List<XElement> Notes { get; } = [];

    /// <summary>Pictures and objects.</summary>
    public List<XElement> Frames { get; } = [];

    /// <summary>Revisions by their id: whether the text was struck out, what it was, who changed it.</summary>
    public Dictionary<string, (bool IsDeletion, string Text, Revision By)> Changes { get; } = [];
}

/// <summary>Writes one story of an OpenDocument text (the body, a header, a note) block by block.</summary>
/// <param name="boxes">Of what stands in text boxes; as the story itself where it is not the body.</param>
internal sealed class OdfStory(DocumentBuilder builder, OdfPackage package, OdfNumbering numbering, OdfTally tally, PassageKind kind = PassageKind.Paragraph, PassageKind boxes = PassageKind.TextBox)
{
    private const int MostRepeats = 1000;

    public void Blocks(XElement container, bool hidden = false)
    {
        foreach (var block in container.Elements())
            Block(block, hidden);
    }

    public void Block(XElement block, bool hidden = false)
    {
        switch (block.Name.LocalName)
        {
            case "p":
                Paragraph(block, "", hidden);
                break;
            case "h":
                Paragraph(block, numbering.Heading(block), hidden);
                break;
            case "list":
                List(block, numbering.Begin(block), block.Attr("style-name"), 1, (item, label) => Paragraph(item, label, hidden));
                break;
            case "table":
                Table(block, hidden);
                break;
            case "tracked-changes":
                Changes(block);
                break;
            case "section":
                if (block.Child("section-source").Attr("href") is { Length: > 0 })
                    tally.Frames.Add(block.Child("section-source")!);
                Blocks(block, hidden || block.Attr("display") == "none");
                break;
            case "change" or "change-start":
                Hanging(OdfParagraph.Of(new XElement("p", block), package), hidden);
                break;
            case "forms" or "sequence-decls" or "variable-decls" or "user-field-decls" or "dde-connection-decls" or "section-source" or "index-title-template" or "table-of-content-source" or "soft-page-break" or "title" or "desc":
                break;
            case "frame" or "custom-shape" or "rect" or "ellipse" or "line" or "g":
                // A drawing that hangs on the page.
                Hanging(OdfParagraph.Of(new XElement("p", block), package), hidden);
                break;
            default:
                Blocks(block, hidden);
                break;
        }
    }

    private void Paragraph(XElement paragraph, string label, bool hidden)
    {
        var read = OdfParagraph.Of(paragraph, package);
        if (read.Text.Trim().Length > 0)
            builder.Add(label + read.Text.Trim(), kind, hidden: hidden || read.IsHidden);
        Hanging(read, hidden);
    }

    /// <summary>Items in lists within lists, each with its number; the second paragraph of an item has none.</summary>
    private void List(XElement list, string counted, string? style, int level, Action<XElement, string> write)
    {
        Nesting.Check(level);
        foreach (var item in list.Elements().Where(item => item.Is("list-item") || item.Is("list-header")))
        {
            var label = item.Is("list-item") && item.Elements().Any(block => block.Is("p") || block.Is("h")) ? numbering.Next(counted, style, level, item.Number("start-value")) : "";
            foreach (var block in item.Elements())
            {
                if (block.Is("list"))
                    List(block, counted, block.Attr("style-name") ?? style, level + 1, write);
                else if (block.Is("p") || block.Is("h"))
                    write(block, label);
                else
                    Block(block);
                label = "";
            }
        }
    }

    private void Hanging(OdfParagraph read, bool hidden = false)
    {
        foreach (var change in read.Struck.Select(id => tally.Changes.GetValueOrDefault(id)).Where(change => change.IsDeletion && change.Text.Length > 0))
        {
            tally.Deletions++;
            if (change.By.Author is { } author)
                tally.Revisers.Add(author);
            builder.Add(change.Text, PassageKind.Deleted, revision: change.By);
        }
        foreach (var change in read.Inserted.Select(id => tally.Changes.GetValueOrDefault(id)).Where(change => change.By is not null && !change.IsDeletion))
        {
            tally.Insertions++;
            if (change.By.Author is { } author)
                tally.Revisers.Add(author);
        }
        foreach (var box in read.Boxes)
            new OdfStory(builder, package, numbering, tally, kind == PassageKind.Paragraph ? boxes : kind, boxes).Blocks(box, hidden);
        foreach (var (text, by) in read.Comments)
            builder.Add(text, PassageKind.Comment, revision: by);
        tally.Notes.AddRange(read.Notes);
        tally.Frames.AddRange(read.Frames);
        tally.HasHidden |= read.HasHidden;
    }

    private void Changes(XElement changes)
    {
        foreach (var region in changes.Children("changed-region").Where(region => region.Attr("id") is not null))
        {
            // What changes the look alone is neither.
            if ((region.Child("deletion") ?? region.Child("insertion")) is { } change)
                tally.Changes[region.Attr("id")!] = (change.Is("deletion"), OdfParagraph.Lines(change, package), OdfParagraph.RevisionOf(change.Child("change-info")));
        }
    }

    private void Table(XElement table, bool hidden)
    {
        var number = builder.NextTable();
        var grid = new OdfGrid();
        var row = 0;
        foreach (var element in OdfGrid.Rows(table))
        {
            var repeats = Math.Clamp(element.Number("number-rows-repeated") ?? 1, 1, MostRepeats);
            for (var i = 0; i < repeats; i++)
            {
                var hanging = new List<OdfParagraph>();
                var nested = new List<XElement>();
                var cells = grid.Cells(element, cell => CellText(cell, hanging, nested));
                row++;
                if (kind is PassageKind.Paragraph or PassageKind.TextBox)
                    builder.AddRow(number, row, cells, hidden: hidden || element.Attr("visibility") is "collapse" or "filter");
                else
                    builder.Add(string.Join(' ', cells.Select(cell => cell.Text)), kind);
                hanging.ForEach(read => Hanging(read, hidden));
                nested.ForEach(inner => Table(inner, hidden));
            }
        }
    }

    private string CellText(XElement cell, List<OdfParagraph> hanging, List<XElement> nested)
    {
        var lines = new List<string>();
        Collect(cell);
        return string.Join('\n', lines);

        void Line(XElement block, string label)
        {
            var read = OdfParagraph.Of(block, package);
            hanging.Add(read);
            if (read.Text.Trim().Length > 0)
                lines.Add((label + read.Text).Trim());
        }

        void Collect(XElement container)
        {
            foreach (var block in container.Elements())
            {
                if (block.Is("p") || block.Is("h"))
                    Line(block, block.Is("h") ? numbering.Heading(block) : "");
                else if (block.Is("list"))
                    List(block, numbering.Begin(block), block.Attr("style-name"), 1, Line);
                else if (block.Is("table"))
                    nested.Add(block);
                else
                    Collect(block);
            }
        }
    }
}
