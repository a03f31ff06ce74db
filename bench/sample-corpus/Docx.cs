using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DocReview.SampleCorpus;

/// <summary>A paper in Word: the first line is the title, lines with tabs are table rows, the rest are paragraphs.</summary>
public static class Docx
{
    private const string Numerals = "一二三四五六七八九十";

    /// <param name="numbered">The leading 一、二、 of a line is Word's automatic numbering and not part of its text.</param>
    public static byte[] Write(IReadOnlyList<string> lines, bool numbered)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            Packing.Properties(file.AddNewPart<CoreFilePropertiesPart>("core"));
            var main = file.AddMainDocumentPart();
            file.ChangeIdOfPart(main, "main");
            if (numbered)
            {
                main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = ChineseNumbering();
            }
            main.Document = new Document(new Body([.. Blocks(lines, numbered), Page()]));
        }
        return Packing.Normalize(stream.ToArray());
    }

    private static IEnumerable<OpenXmlElement> Blocks(IReadOnlyList<string> lines, bool numbered)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].Contains('\t', StringComparison.Ordinal))
            {
                yield return Paragraph(lines[i], title: i == 0, numbered);
                continue;
            }
            var rows = lines.Skip(i).TakeWhile(line => line.Contains('\t', StringComparison.Ordinal)).Select(line => line.Split('\t')).ToList();
            yield return Table(rows);
            i += rows.Count - 1;
        }
    }

    private static Paragraph Paragraph(string line, bool title, bool numbered)
    {
        var properties = new ParagraphProperties();
        var text = line;
        if (numbered && line.Length > 2 && Numerals.Contains(line[0], StringComparison.Ordinal) && line[1] == '、')
        {
            properties.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 });
            text = line[2..];
        }
        if (title)
        {
            properties.Justification = new Justification { Val = JustificationValues.Center };
        }
        return new Paragraph(properties, Run(text, title ? "36" : "28", title));
    }

    private static Run Run(string text, string halfPoints, bool bold)
    {
        var look = new RunProperties(new RunFonts { Ascii = "Times New Roman", EastAsia = bold ? "方正小标宋简体" : "仿宋_GB2312" });
        if (bold)
        {
            look.Append(new Bold());
        }
        look.Append(new FontSize { Val = halfPoints });
        return new Run(look, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    /// <summary>A row with fewer cells than the widest lets its last cell span the rest.</summary>
    private static Table Table(IReadOnlyList<string[]> rows)
    {
        var columns = rows.Max(row => row.Length);
        var width = 9000 / columns;
        var table = new Table(
            new TableProperties(new TableWidth { Width = "9000", Type = TableWidthUnitValues.Dxa }, new TableBorders(
                Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = width.ToString() })));
        foreach (var row in rows)
        {
            table.Append(new TableRow(row.Select((text, i) => CellOf(text, i == row.Length - 1 ? columns - i : 1, width))));
        }
        return table;
    }

    private static TableCell CellOf(string text, int span, int width)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = (width * span).ToString(), Type = TableWidthUnitValues.Dxa });
        if (span > 1)
        {
            properties.Append(new GridSpan { Val = span });
        }
        return new TableCell(properties, new Paragraph(Run(text, "24", bold: false)));
    }

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };

    private static SectionProperties Page() =>
        new(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1440, Bottom = 1440, Left = 1440, Right = 1440 });

    private static Numbering ChineseNumbering() => new(
        new AbstractNum(new Level(
            new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.ChineseCountingThousand },
            new LevelText { Val = "%1、" }) { LevelIndex = 0 }) { AbstractNumberId = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });
}
