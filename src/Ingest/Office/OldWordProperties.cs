using System.Buffers.Binary;

namespace DocReview.Ingest;

/// <summary>One changed property of characters or a paragraph (a sprm) with its operand.</summary>
internal readonly record struct OldWordProperty(int Code, ReadOnlyMemory<byte> Operand)
{
    public bool IsOn => Operand.Length > 0 && Operand.Span[0] is 1 or 0x81;

    public int U16 => Operand.Length >= 2 ? BinaryPrimitives.ReadUInt16LittleEndian(Operand.Span) : 0;

    public uint U32 => Operand.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(Operand.Span) : 0;
}

/// <summary>Properties by place in the main stream: runs that are kept on pages of 512 bytes, found through a table of pages ([MS-DOC] 2.8.5, 2.8.6, 2.9.32, 2.9.174).</summary>
internal sealed class OldWordProperties
{
    public const int OfCharacters = 12, OfParagraphs = 13;
    private const int PageLength = 512;
    private const int ParagraphEntry = 13, StyleLength = 2;
    private readonly List<(int Start, int End, ReadOnlyMemory<byte> Changes)> _runs = [];
    private int _last;

    public OldWordProperties(OldWordFile file, int table)
    {
        var positions = file.Positions(table, 4);
        var bytes = file.Table(table).Span;
        for (var i = 0; i + 1 < positions.Length; i++)
        {
            var page = (BinaryPrimitives.ReadUInt32LittleEndian(bytes[((positions.Length + i) * 4)..]) & 0x3FFFFF) * PageLength;
            if (page + PageLength <= file.Main.Length)
                ReadPage(file.Main.AsMemory((int)page, PageLength), table == OfParagraphs);
        }
        _runs.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    public bool IsEmpty => _runs.Count == 0;

    /// <summary>Empty where nothing differs from the style.</summary>
    /// <param name="until">The place up to which the same holds.</param>
    public IEnumerable<OldWordProperty> At(int place, out int until)
    {
        // Places are asked for in order, nearly always.
        if (!Holds(_last, place))
            _last = Holds(_last + 1, place) ? _last + 1 : Search(place);
        until = _last < 0 ? place + 1 : _runs[_last].End;
        return _last < 0 ? [] : Changes(_runs[_last].Changes);
    }

    private bool Holds(int run, int place) => run >= 0 && run < _runs.Count && place >= _runs[run].Start && place < _runs[run].End;

    private int Search(int place)
    {
        var (low, high) = (0, _runs.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (place < _runs[middle].Start)
                high = middle - 1;
            else if (place >= _runs[middle].End)
                low = middle + 1;
            else
                return middle;
        }
        return -1;
    }

    private void ReadPage(ReadOnlyMemory<byte> page, bool ofParagraphs)
    {
        var bytes = page.Span;
        int count = bytes[PageLength - 1], entry = ofParagraphs ? ParagraphEntry : 1;
        for (var i = 0; i < count && ((count + 1) * 4) + ((i + 1) * entry) < PageLength; i++)
        {
            var (start, end) = (BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[((i + 1) * 4)..]));
            var at = bytes[((count + 1) * 4) + (i * entry)] * 2;
            _runs.Add((start, end, at == 0 ? default : ofParagraphs ? OfParagraph(page, at) : Slice(page, at + 1, bytes[at])));
        }
    }

    /// <summary>The length counts words, less one byte; where it is 0 the next byte counts them. The style's number comes first.</summary>
    private static ReadOnlyMemory<byte> OfParagraph(ReadOnlyMemory<byte> page, int at) => page.Span[at] is > 0 and var words
        ? Slice(page, at + 1 + StyleLength, (words * 2) - 1 - StyleLength)
        : at + 1 < PageLength ? Slice(page, at + 2 + StyleLength, (page.Span[at + 1] * 2) - StyleLength) : default;

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> page, int start, int length) =>
        start < page.Length && length > 0 ? page[start..Math.Min(page.Length, start + length)] : default;

    private static IEnumerable<OldWordProperty> Changes(ReadOnlyMemory<byte> changes)
    {
        const int tableDefinition = 0xD608;
        while (changes.Length > 2)
        {
            var code = BinaryPrimitives.ReadUInt16LittleEndian(changes.Span);
            var (skip, length) = (code >> 13) switch
            {
                0 or 1 => (2, 1),
                2 or 4 or 5 => (2, 2),
                3 => (2, 4),
                7 => (2, 3),
                _ when code == tableDefinition => (4, changes.Length >= 4 ? BinaryPrimitives.ReadUInt16LittleEndian(changes.Span[2..]) - 1 : 0),
                _ => (3, (int)changes.Span[2]),
            };
            if (length < 0 || skip + length > changes.Length)
                yield break;
            yield return new OldWordProperty(code, changes.Slice(skip, length));
            changes = changes[(skip + length)..];
        }
    }
}
