using System.Buffers.Binary;
using System.Text;
using DocReview.Ledger;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace DocReview.Ingest;

/// <summary>Workbooks of Excel before 2007 and of WPS (.et): as <see cref="Xlsx"/> gives them.</summary>
internal sealed class Xls(ExtractionLimits limits, string folder) : IExtractor
{
    /// <summary>The format holds no more, whatever the records of a damaged file say; the library hands out as many empty ones as they claim.</summary>
    private const int MostRows = 65_536, MostColumns = 256;

    public string Name => "xls/2";

    public IReadOnlyList<string> Endings { get; } = [".xls", ".et", ".xlt", ".ett", ".xla"];

    /// <summary>Before Excel 5 a workbook was a bare sequence of records.</summary>
    public bool Recognises(FileHead head) => head.StartsWith(CompoundFile.Magic)
        ? StreamOf(head.EntryNames) is not null
        : head.StartsWith([0x09, 0x00, 0x04, 0x00]) || head.StartsWith([0x09, 0x02, 0x06, 0x00]) || head.StartsWith([0x09, 0x04, 0x06, 0x00]) || head.StartsWith([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var compound = CompoundFile.Open(content);
        var workbook = BytesOf(content, compound);
        LimitExtents(workbook);
        try
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(workbook), new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("gb18030") });
            var builder = new DocumentBuilder(file, "xls", Name, limits) { Title = Path.GetFileNameWithoutExtension(file.Name), Properties = compound is null ? null : PropertySets.Of(compound) };
            Read(reader, WorkbookNotes.Of(workbook), builder, cancel);
            var files = new EmbeddedFiles(file, folder, limits);
            if (compound is not null)
                OldOfficeExtras.TakeOfWorkbook(compound, workbook, files);
            return files.With(builder, new Extraction.Unreadable("xls", Trouble.Empty, "工作簿中没有内容。"));
        }
        catch (InvalidPasswordException)
        {
            return new Extraction.Unreadable("xls", Trouble.Encrypted, "工作簿设有打开密码；请提供去除密码的副本。");
        }
    }

    /// <summary>The bare records: our own reader of compound files bears with some that the library's does not.</summary>
    private static byte[] BytesOf(Stream content, CompoundFile? compound)
    {
        if (compound is not null)
            return compound.Read(StreamOf(compound.Names) ?? "") ?? [];
        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Takes back what sheets claim of their extent.</summary>
    private static void LimitExtents(byte[] workbook)
    {
        const int dimensions = 0x0200, lastRow = 8, lastColumn = 14;
        for (var at = 0; at + 4 <= workbook.Length; at += 4 + BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(at + 2)))
        {
            var record = workbook.AsSpan(at);
            if (BinaryPrimitives.ReadUInt16LittleEndian(record) != dimensions || record.Length < lastColumn + 2 || BinaryPrimitives.ReadUInt16LittleEndian(record[2..]) < lastColumn - 2)
                continue;
            BinaryPrimitives.WriteUInt32LittleEndian(record[lastRow..], Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(record[lastRow..]), MostRows));
            BinaryPrimitives.WriteUInt16LittleEndian(record[lastColumn..], Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(record[lastColumn..]), (ushort)MostColumns));
        }
    }

    private static string? StreamOf(IReadOnlyCollection<string> names) =>
        names.Contains("WordDocument") ? null : names.FirstOrDefault(name => name.Equals("Workbook", StringComparison.OrdinalIgnoreCase)) ?? names.FirstOrDefault(name => name.Equals("Book", StringComparison.OrdinalIgnoreCase));

    private void Read(IExcelDataReader reader, List<OldSheet> sheets, DocumentBuilder builder, CancellationToken cancel)
    {
        var sheet = 0;
        do
        {
            builder.StartPage(reader.Name);
            SheetWarnings.Hidden(builder, reader.Name, reader.VisibleState != "visible", reader.VisibleState == "veryhidden");
            Sheet(reader, sheet < sheets.Count ? sheets[sheet] : new OldSheet([], []), builder, cancel);
            sheet++;
        }
        while (reader.NextResult());
    }

    private void Sheet(IExcelDataReader reader, OldSheet known, DocumentBuilder builder, CancellationToken cancel)
    {
        var table = builder.NextTable();
        if (reader.HeaderFooter is { } headers)
        {
            foreach (var text in SheetHeaders.Texts(new[] { headers.OddHeader, headers.OddFooter }.OfType<string>()))
                builder.Add(text, PassageKind.Header);
        }
        var merged = new Dictionary<(int, int), MergedCells>();
        foreach (var range in reader.MergeCells ?? [])
            merged[(range.FromRow + 1, range.FromColumn + 1)] = new MergedCells(range.FromRow + 1, range.FromColumn + 1, range.ToRow + 1, range.ToColumn + 1);
        var comments = known.Notes.ToLookup(note => note.Row);
        var (hiddenRows, characters, last, width, isHidden) = (0, 0L, 0, 0, reader.VisibleState != "visible");
        while (reader.Read() && reader.Depth < MostRows)
        {
            cancel.ThrowIfCancellationRequested();
            var row = new SheetRow(reader.Depth + 1, Filled(reader, known.Errors), reader.RowHeight == 0);
            characters += row.Cells.Sum(cell => cell.Text.Length + 8);
            if (characters > limits.Characters)
                throw new StopReadingException(Trouble.TooLarge, $"工作表文字超过 {limits.Characters / 10000} 万字的上限，未予保存。");
            hiddenRows += row.Hidden && row.Cells.Count > 0 ? 1 : 0;
            width = Math.Max(width, row.Cells.Count > 0 ? row.Cells[^1].Column : 0);
            builder.AddRow(table, row.Number, row.Placed(merged), hidden: isHidden || row.Hidden);
            last = row.Number;
            Add(comments[row.Number]);
        }
        Add(known.Notes.Where(note => note.Row == 0 || note.Row > last));
        SheetWarnings.Add(builder, reader.Name, hiddenRows, Enumerable.Range(1, width).Where(column => reader.GetColumnWidth(column - 1) == 0), default);

        void Add(IEnumerable<WorkbookNote> ofRow)
        {
            foreach (var note in ofRow)
                builder.Add(note.Text, note.Row == 0 ? PassageKind.TextBox : PassageKind.Comment, revision: note.Row == 0 ? null : new Revision(note.Author, null), hidden: isHidden);
        }
    }

    private static List<(int Column, string Text)> Filled(IExcelDataReader reader, Dictionary<(int Row, int Column), string> errors)
    {
        var cells = new List<(int, string)>();
        for (var column = 0; column < Math.Min(reader.FieldCount, MostColumns); column++)
        {
            if ((Text(reader, column) ?? errors.GetValueOrDefault((reader.Depth + 1, column + 1))) is { Length: > 0 } text)
                cells.Add((column + 1, text));
        }
        return cells;
    }

    private static string? Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => null,
        string text => Workbook.Unescaped(text),
        bool truth => truth ? "TRUE" : "FALSE",
        DateTime time => Format(reader, column).Show(Serial(time), from1904: false),
        TimeSpan time => Format(reader, column).Show(time.TotalDays, from1904: false),
        IConvertible number => Format(reader, column).Show(number.ToDouble(null), from1904: false),
        var other => other.ToString(),
    };

    /// <summary>Built-in formats by their number: the library knows the American ones only.</summary>
    private static ExcelFormat Format(IExcelDataReader reader, int column)
    {
        const int firstCustom = 164;
        var id = reader.GetNumberFormatIndex(column);
        var code = reader.GetNumberFormatString(column);
        return ExcelFormat.Of(id, id >= firstCustom && code is not null ? new Dictionary<int, string> { [id] = code } : new Dictionary<int, string>());
    }

    /// <summary>Back to the number in the cell; before March 1900 Excel is a day behind the calendar.</summary>
    private static double Serial(DateTime time) => time.ToOADate() is var serial && serial is >= 1 and < 61 ? serial - 1 : serial;
}
