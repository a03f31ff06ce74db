using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DocReview.SampleCorpus;

/// <param name="Rows">Cells: null, string, int, decimal or DateOnly (a real date, shown yyyy-mm-dd).</param>
/// <param name="Merged">Merged ranges, "A1:H1".</param>
public sealed record SheetOf(string Name, IReadOnlyList<object?[]> Rows, IReadOnlyList<string> Merged);

/// <param name="Path">Below the town's folder.</param>
public sealed record Book(string Path, IReadOnlyList<SheetOf> Sheets)
{
    /// <summary>What a reader must get: rows as lines, cells joined by tabs, empty cells at the end left out.</summary>
    public string Text() => string.Concat(Sheets.Select(sheet =>
        $"【工作表:{sheet.Name}】\n" + string.Concat(sheet.Rows.Select(row => string.Join('\t', row.Select(Shown)).TrimEnd('\t') + "\n"))));

    private static string Shown(object? cell) => cell switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd"),
        decimal number => number.ToString("0.##", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}

public static class Xlsx
{
    private const uint DateStyle = 1;

    public static byte[] Write(Book book)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            Packing.Properties(file.AddNewPart<CoreFilePropertiesPart>("core"));
            var main = file.AddWorkbookPart();
            file.ChangeIdOfPart(main, "main");
            main.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var shared = new Dictionary<string, int>(StringComparer.Ordinal);
            var sheets = new Sheets();
            foreach (var (sheet, number) in book.Sheets.Select((sheet, i) => (sheet, (uint)i + 1)))
            {
                var part = main.AddNewPart<WorksheetPart>($"sheet{number}");
                part.Worksheet = new Worksheet(new SheetData(sheet.Rows.Select((row, i) => RowOf(row, i + 1, shared))));
                if (sheet.Merged.Count > 0)
                {
                    part.Worksheet.Append(new MergeCells(sheet.Merged.Select(range => new MergeCell { Reference = range })));
                }
                sheets.Append(new Sheet { Name = sheet.Name, SheetId = number, Id = $"sheet{number}" });
            }
            main.AddNewPart<SharedStringTablePart>("strings").SharedStringTable = new SharedStringTable(shared.Keys.Select(text => new SharedStringItem(new Text(text))));
            main.Workbook = new Workbook(sheets);
        }
        return Packing.Normalize(stream.ToArray());
    }

    private static Row RowOf(object?[] cells, int number, Dictionary<string, int> shared)
    {
        var row = new Row { RowIndex = (uint)number };
        for (var i = 0; i < cells.Length; i++)
        {
            var reference = $"{(char)('A' + i)}{number}";
            switch (cells[i])
            {
                case string { Length: > 0 } text:
                    if (!shared.TryGetValue(text, out var index))
                    {
                        shared.Add(text, index = shared.Count);
                    }
                    row.Append(new Cell { CellReference = reference, DataType = CellValues.SharedString, CellValue = new CellValue(index) });
                    break;
                case DateOnly day:
                    row.Append(new Cell { CellReference = reference, StyleIndex = DateStyle, CellValue = new CellValue((decimal)day.ToDateTime(default).ToOADate()) });
                    break;
                case int or decimal:
                    row.Append(new Cell { CellReference = reference, CellValue = new CellValue(Convert.ToDecimal(cells[i], CultureInfo.InvariantCulture)) });
                    break;
            }
        }
        return row;
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }));
}
