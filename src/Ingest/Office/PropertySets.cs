using System.Buffers.Binary;
using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Document properties of the old formats: numbered values in two streams of their own ([MS-OLEPS]), texts in a code page that the set names, or in Unicode.</summary>
internal sealed class PropertySets
{
    private const int CodePageId = 1, Text8 = 30, Text16 = 31, Time = 64, Int16 = 2, Int32 = 3;
    private readonly Dictionary<int, (int Type, ReadOnlyMemory<byte> Value)> _values = [];
    private readonly int _codePage;

    private PropertySets(byte[]? stream)
    {
        const int setAt = 44;
        if (stream is null || stream.Length < setAt + 4 || BinaryPrimitives.ReadInt32LittleEndian(stream.AsSpan(setAt)) is var start && (start < 0 || start + 8 > stream.Length))
            return;
        var set = stream.AsMemory(start);
        var count = Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(set.Span[4..]), 0, (set.Length - 8) / 8);
        for (var i = 0; i < count; i++)
        {
            var (id, at) = (BinaryPrimitives.ReadInt32LittleEndian(set.Span[(8 + (i * 8))..]), BinaryPrimitives.ReadInt32LittleEndian(set.Span[(12 + (i * 8))..]));
            if (at >= 0 && at + 8 <= set.Length)
                _values.TryAdd(id, (BinaryPrimitives.ReadInt32LittleEndian(set.Span[at..]) & 0xFFFF, set[(at + 4)..]));
        }
        _codePage = _values.TryGetValue(CodePageId, out var page) && page.Type == Int16 ? BinaryPrimitives.ReadUInt16LittleEndian(page.Value.Span) : 0;
    }

    public static DocumentProperties Of(CompoundFile compound)
    {
        var summary = new PropertySets(Stream(compound, "\u0005SummaryInformation"));
        var document = new PropertySets(Stream(compound, "\u0005DocumentSummaryInformation"));
        var version = document.Number(23) is > 0xFFFF and var number ? $" {number >> 16}.{number & 0xFFFF}" : "";
        return new DocumentProperties(
            Title: summary.Text(2), Subject: summary.Text(3), Author: summary.Text(4), Keywords: summary.Text(5), Template: summary.Text(7), LastAuthor: summary.Text(8),
            Revision: int.TryParse(summary.Text(9), out var revision) && revision > 0 ? revision : null, EditingMinutes: summary.Minutes(10),
            Printed: summary.Moment(11), Created: summary.Moment(12), Modified: summary.Moment(13), Application: summary.Text(18) is { } program ? program + version : null,
            Company: document.Text(15));
    }

    /// <summary>A file whose properties are cut off is read all the same.</summary>
    private static byte[]? Stream(CompoundFile compound, string name)
    {
        try
        {
            return compound.Read(name);
        }
        catch (StopReadingException)
        {
            return null;
        }
    }

    private string? Text(int id)
    {
        if (!_values.TryGetValue(id, out var value) || value.Type is not (Text8 or Text16))
            return null;
        var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(value.Value.Span) * (value.Type == Text16 ? 2 : 1);
        var bytes = value.Value.Span[4..];
        bytes = bytes[..(int)Math.Min(length, bytes.Length)];
        var text = value.Type == Text16 || _codePage == 1200 ? Encoding.Unicode.GetString(bytes) : Decode(bytes);
        text = DocumentBuilder.Clean(text.Split('\0')[0]).Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Chinese programs name the western code page now and then, and write GBK.</summary>
    private string Decode(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        bytes = end < 0 ? bytes : bytes[..end];
        return _codePage switch
        {
            936 => Encoding.GetEncoding(54936).GetString(bytes),
            950 or 932 or 949 or 65001 => Encoding.GetEncoding(_codePage).GetString(bytes),
            _ => Encodings.Decode(bytes)?.Text ?? Encoding.Latin1.GetString(bytes),
        };
    }

    private int? Number(int id) => _values.TryGetValue(id, out var value) && value.Type == Int32 ? BinaryPrimitives.ReadInt32LittleEndian(value.Value.Span) : null;

    private long Ticks(int id) => _values.TryGetValue(id, out var value) && value.Type == Time && value.Value.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(value.Value.Span) : 0;

    private string? Moment(int id) => Ticks(id) is > 0 and < 2_000_000_000_000_000_000 and var ticks && DateTime.FromFileTimeUtc(ticks) is { Year: > 1970 } time ? time.ToString("yyyy-MM-ddTHH:mm:ssZ") : null;

    /// <summary>A time that is a duration.</summary>
    private int? Minutes(int id) => Ticks(id) is > 0 and var ticks && ticks / TimeSpan.TicksPerMinute is > 0 and < 10_000_000 and var minutes ? (int)minutes : null;
}
