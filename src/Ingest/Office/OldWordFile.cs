using System.Buffers.Binary;
using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>The stories of which a Word document is made, one after the other in its text, in this order ([MS-DOC] 2.4.1).</summary>
internal enum OldWordPart { Body, Footnotes, Headers, Macros, Comments, Endnotes, TextBoxes, HeaderTextBoxes }

/// <summary>
/// A document of Word 97–2003 or WPS: its text, put together from the pieces the last saving left (fast saves leave them out of order), and the tables that belong to it ([MS-DOC]).
/// </summary>
internal sealed class OldWordFile
{
    private const int FixedPart = 32, FirstCount = 3, PieceLength = 8;
    private readonly byte[] _main, _table;
    private readonly int _tables, _tableCount;

    private OldWordFile(byte[] main, byte[] table, int tables, int tableCount) => (_main, _table, _tables, _tableCount) = (main, table, tables, tableCount);

    /// <summary>One character a position, control characters included.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where each character lies in the main stream: properties are kept by that place.</summary>
    public int[] Places { get; private set; } = [];

    /// <summary>The stream that holds the text and the pages of properties.</summary>
    public byte[] Main => _main;

    private int[] _counts = [];

    /// <exception cref="StopReadingException">Encrypted, of a version before Word 97, or not whole.</exception>
    public static OldWordFile Open(CompoundFile compound, ExtractionLimits limits)
    {
        var main = compound.Read("WordDocument");
        if (main is null || main.Length < 256)
            throw Damaged("正文缺失");
        var (mark, version, flags) = (U16(main, 0), U16(main, 2), U16(main, 10));
        if (mark == 0xA5DC || (mark != 0xA5EC && version < 0x69))
            throw new StopReadingException(Trouble.Unsupported, "Word 6.0 或 Word 95 文档，暂不能读取；请用 Word 或 WPS 另存为 docx 后重新提供。");
        if (mark != 0xA5EC)
            throw Damaged("文件头不符");
        if ((flags & 0x0100) != 0)
            throw new StopReadingException(Trouble.Encrypted, "文档设有打开密码；请提供去除密码的副本。");
        var table = compound.Read((flags & 0x0200) != 0 ? "1Table" : "0Table") ?? throw Damaged("找不到表流");
        // Three arrays follow the fixed part, each preceded by its length: words, double words, places in the table stream.
        var counts = FixedPart + 2 + (U16(main, FixedPart) * 2);
        var tables = counts + 2 < main.Length ? counts + 2 + (U16(main, counts) * 4) : main.Length;
        if (tables + 2 > main.Length)
            throw Damaged("文件头不完整");
        var file = new OldWordFile(main, table, tables + 2, U16(main, tables));
        file._counts = [.. Enumerable.Range(0, 8).Select(part => Math.Max(0, I32(main, counts + 2 + ((FirstCount + part) * 4))))];
        file.ReadPieces(limits);
        return file;
    }

    /// <summary>The stretch of the text that a story takes.</summary>
    public (int Start, int End) Part(OldWordPart part)
    {
        var start = _counts.Take((int)part).Sum(count => (long)count);
        return ((int)Math.Min(start, Text.Length), (int)Math.Min(start + _counts[(int)part], Text.Length));
    }

    /// <summary>A table by its number in the header (FibRgFcLcb); empty where there is none.</summary>
    public ReadOnlyMemory<byte> Table(int number)
    {
        if (number >= _tableCount || _tables + (number * 8) + 8 > _main.Length)
            return default;
        var (start, length) = (I32(_main, _tables + (number * 8)), I32(_main, _tables + (number * 8) + 4));
        return start >= 0 && length > 0 && start + (long)length <= _table.Length ? _table.AsMemory(start, length) : default;
    }

    /// <summary>A table with all that follows it: a list's levels lie behind the table of lists.</summary>
    public ReadOnlyMemory<byte> TableAndBeyond(int number) => Table(number).Length == 0 ? default : _table.AsMemory(I32(_main, _tables + (number * 8)));

    /// <summary>The positions of a table that are followed by entries of so many bytes each (a PLC).</summary>
    public int[] Positions(int number, int entryLength)
    {
        var bytes = Table(number).Span;
        var positions = new int[bytes.Length < 4 ? 0 : ((bytes.Length - 4) / (4 + entryLength)) + 1];
        for (var i = 0; i < positions.Length; i++)
            positions[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]);
        return positions;
    }

    private void ReadPieces(ExtractionLimits limits)
    {
        const int pieceTable = 33;
        var pieces = PieceTable(Table(pieceTable).Span);
        if (pieces.Length < 4 + PieceLength + 4)
            throw Damaged("找不到文字的位置");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var western = Encoding.GetEncoding(1252);
        var count = (pieces.Length - 4) / (4 + PieceLength);
        var text = new StringBuilder();
        var places = new List<int>();
        for (var i = 0; i < count; i++)
        {
            var length = (long)BinaryPrimitives.ReadInt32LittleEndian(pieces[((i + 1) * 4)..]) - BinaryPrimitives.ReadInt32LittleEndian(pieces[(i * 4)..]);
            var place = BinaryPrimitives.ReadUInt32LittleEndian(pieces[(((count + 1) * 4) + (i * PieceLength) + 2)..]);
            if (length <= 0)
                continue;
            var narrow = (place & 0x40000000) != 0;
            var (start, width) = narrow ? ((int)(place & 0x3FFFFFFF) / 2, 1) : ((int)(place & 0x3FFFFFFF), 2);
            if (text.Length + length > limits.Characters)
                throw new StopReadingException(Trouble.TooLarge, $"文字超过 {limits.Characters / 10000} 万字的上限，未予保存。");
            if (start + (length * width) > _main.Length)
                throw Damaged("文字不完整");
            text.Append((narrow ? western : Encoding.Unicode).GetString(_main, start, (int)length * width));
            for (var at = 0; at < length; at++)
                places.Add(start + (at * width));
        }
        (Text, Places) = (text.ToString(), [.. places]);
        if (Text.Length != Places.Length)
            throw Damaged("文字的位置不符");
    }

    /// <summary>What pieces changed in passing stands before their table.</summary>
    private static ReadOnlySpan<byte> PieceTable(ReadOnlySpan<byte> bytes)
    {
        const byte change = 1, pieces = 2;
        while (bytes.Length > 5)
        {
            if (bytes[0] == pieces)
                return bytes[5..Math.Min(bytes.Length, 5 + Math.Max(0, BinaryPrimitives.ReadInt32LittleEndian(bytes[1..])))];
            if (bytes[0] != change || BinaryPrimitives.ReadUInt16LittleEndian(bytes[1..]) is var length && 3 + length > bytes.Length)
                return [];
            bytes = bytes[(3 + length)..];
        }
        return [];
    }

    private static StopReadingException Damaged(string what) => new(Trouble.Damaged, $"文件不完整或已损坏（{what}），未能读取；请从原处重新复制。");

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static int I32(byte[] bytes, int at) => at + 4 <= bytes.Length ? BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)) : 0;
}
