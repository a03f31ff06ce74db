using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Comments by their id, as the paragraphs refer to them.</summary>
internal sealed record WordComment(string Text, Revision By);

/// <summary>Writes one story of a document (the body, a header, a note) block by block.</summary>
internal sealed class WordStory(DocumentBuilder builder, WordNumbering numbering, IReadOnlyDictionary<string, WordComment> comments, PassageKind kind = PassageKind.Paragraph)
{
    private string _carried = "";

    public List<string> Pictures { get; } = [];

    public int Insertions { get; private set; }

    public int Deletions { get; private set; }

    public HashSet<string> Authors { get; } = [];

    public bool HasHidden { get; private set; }

    public void Blocks(XElement container, Revision? deletedBy = null)
    {
        foreach (var block in container.Elements())
            Block(block, deletedBy);
    }

    public void Block(XElement block, Revision? deletedBy = null)
    {
        switch (block.Name.LocalName)
        {
            case "p":
                Paragraph(block, deletedBy);
                break;
            case "tbl":
                Table(block, deletedBy);
                break;
            case "del" or "moveFrom":
                Blocks(block, WordParagraph.RevisionOf(block));
                break;
            case "AlternateContent":
                if ((block.Child("Choice") ?? block.Child("Fallback")) is { } chosen)
                    Blocks(chosen, deletedBy);
                break;
            case "altChunk":
                builder.Warn("文中嵌有另一份文档，其内容未读取。");
                break;
            case "sdtPr" or "sdtEndPr" or "sectPr" or "tblPr":
                break;
            default:
                Blocks(block, deletedBy);
                break;
        }
    }

    private void Paragraph(XElement paragraph, Revision? deletedBy)
    {
        var read = WordParagraph.Of(paragraph, deletedBy);
        var joinsNext = paragraph.Child("pPr").Child("rPr").Child("del") is not null;
        if (joinsNext)
        {
            // The paragraph's end was struck out: what stands of it runs on into the next.
            _carried += read.Text;
        }
        else
        {
            var label = deletedBy is null && HasContent(read) ? numbering.Label(paragraph) : "";
            builder.Add(label + _carried + read.Text, kind, hidden: read.IsHidden && _carried.Length == 0);
            _carried = "";
        }
        Hanging(read);
    }

    /// <summary>Word counts empty numbered paragraphs, too, but shows the number of those it does not delete.</summary>
    private static bool HasContent(WordParagraph read) => read.Text.Length > 0 || read.Deleted.Count == 0;

    private void Hanging(WordParagraph read)
    {
        foreach (var (text, by) in read.Deleted)
        {
            Deletions++;
            if (by.Author is { Length: > 0 } author)
                Authors.Add(author);
            builder.Add(text, PassageKind.Deleted, revision: by);
        }
        foreach (var art in read.Art)
            builder.Add(art, kind == PassageKind.Paragraph ? PassageKind.TextBox : kind);
        foreach (var box in read.TextBoxes)
            Inner(kind == PassageKind.Paragraph ? PassageKind.TextBox : kind).Include(story => story.Blocks(box), this);
        foreach (var id in read.Comments)
        {
            if (comments.TryGetValue(id, out var comment))
                builder.Add(comment.Text, PassageKind.Comment, revision: comment.By);
        }
        Pictures.AddRange(read.Pictures);
        Insertions += read.Insertions;
        Authors.UnionWith(read.Inserters);
        HasHidden |= read.HasHidden;
    }

    private WordStory Inner(PassageKind inner) => new(builder, numbering, comments, inner);

    private void Include(Action<WordStory> read, WordStory outer)
    {
        read(this);
        outer.Pictures.AddRange(Pictures);
        outer.Insertions += Insertions;
        outer.Deletions += Deletions;
        outer.HasHidden |= HasHidden;
        outer.Authors.UnionWith(Authors);
    }

    private void Table(XElement table, Revision? deletedBy)
    {
        var number = builder.NextTable();
        var rows = WordTable.Rows(table);
        for (var i = 0; i < rows.Count; i++)
        {
            var hanging = new List<WordParagraph>();
            var nested = new List<XElement>();
            var cells = rows[i].Cells.Select(cell => new RowCell(cell.Column, CellText(cell.Element, hanging, nested, deletedBy), cell.ColumnSpan, cell.RowSpan)).ToList();
            if (rows[i].DeletedBy is { } by)
            {
                Deletions++;
                builder.Add(string.Join('\t', cells.Select(cell => cell.Text)), PassageKind.Deleted, revision: by);
            }
            else if (kind is PassageKind.Paragraph or PassageKind.TextBox)
            {
                builder.AddRow(number, i + 1, cells);
            }
            else
            {
                builder.Add(string.Join(' ', cells.Select(cell => cell.Text)), kind);
            }
            hanging.ForEach(Hanging);
            // Forms are often one cell around a table: its rows follow the row that frames them.
                nested.ForEach(inner => Table(inner, deletedBy));
            }
    }

    private string CellText(XElement? cell, List<WordParagraph> hanging, List<XElement> nested, Revision? deletedBy)
    {
        var lines = new List<string>();
        Collect(cell);
        return string.Join('\n', lines);

        void Collect(XElement? container)
        {
            foreach (var block in container?.Elements() ?? [])
            {
                if (block.Is("p"))
                {
                    var read = WordParagraph.Of(block, deletedBy);
                    hanging.Add(read);
                    var text = (HasContent(read) ? numbering.Label(block) : "") + read.Text;
                    if (text.Trim().Length > 0)
                        lines.Add(text.Trim());
                }
                else if (block.Is("tbl"))
                {
                    nested.Add(block);
                }
                else if (block.Is("AlternateContent"))
                {
                    Collect(block.Child("Choice") ?? block.Child("Fallback"));
                }
                else if (!block.Is("tcPr") && !block.Is("sdtPr"))
                {
                    Collect(block);
                }
            }
        }
    }
}
