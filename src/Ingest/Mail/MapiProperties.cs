using System.Buffers.Binary;
using System.Text;

namespace DocReview.Ingest;

/// <summary>The properties of a message, a recipient or an attachment in an Outlook file ([MS-OXMSG]): small values in one stream, each text and each run of bytes in a stream of its own.</summary>
internal sealed class MapiProperties
{
    public const string StreamName = "__properties_version1.0";
    private const int EntryLength = 16, Unicode = 0x1F, Text8 = 0x1E, Bytes = 0x102, Time = 0x40;
    private readonly CompoundFile _compound;
    private readonly string _storage;
    private readonly Dictionary<int, (int Type, ulong Value)> _values = [];

    /// <param name="storage">Empty for the message itself, else a path that ends in '/'.</param>
    /// <param name="headLength">Of the stream: 32 in a message, 8 in a recipient or attachment.</param>
    /// <param name="codePage">Of texts of one byte a character; 0 where none is known.</param>
    public MapiProperties(CompoundFile compound, string storage, int headLength, int codePage = 0)
    {
        (_compound, _storage) = (compound, storage);
        var stream = compound.Read(storage + StreamName) ?? [];
        for (var at = headLength; at + EntryLength <= stream.Length; at += EntryLength)
        {
            var tag = BinaryPrimitives.ReadUInt32LittleEndian(stream.AsSpan(at));
            if (tag != 0)
                _values.TryAdd((int)(tag >> 16), ((int)(tag & 0xFFFF), BinaryPrimitives.ReadUInt64LittleEndian(stream.AsSpan(at + 8))));
        }
        CodePage = codePage > 0 ? codePage : Number(0x3FFD) ?? Number(0x3FDE) ?? 0;
    }

    public int CodePage { get; }

    public int? Number(int id) => _values.TryGetValue(id, out var value) && value.Type is 3 or 2 or 0xB ? (int)value.Value : null;

    /// <summary>Whole China keeps one time, and the file knows none: so it is given.</summary>
    public DateTimeOffset? Moment(int id) =>
        _values.TryGetValue(id, out var value) && value.Type == Time && value.Value is > 0 and < 2_650_467_743_990_000_000 ? DateTimeOffset.FromFileTime((long)value.Value).ToOffset(TimeSpan.FromHours(8)) : null;

    public string? Text(params ReadOnlySpan<int> ids)
    {
        foreach (var id in ids)
        {
            var text = Stream(id, Unicode) is { } wide ? Encoding.Unicode.GetString(wide) : Stream(id, Text8) is { } narrow ? Encodings.Decode(narrow.AsSpan().TrimEnd((byte)0), CharsetOf(CodePage)).Text : null;
            if (text?.Split('\0')[0] is { } clean && !string.IsNullOrWhiteSpace(clean))
                return clean;
        }
        return null;
    }

    public byte[]? Binary(int id) => Stream(id, Bytes);

    /// <summary>The storage in which an embedded message or object lies; null where the property holds none.</summary>
    public string? Storage(int id)
    {
        var path = $"{_storage}__substg1.0_{id:X4}000D/";
        return _compound.Paths.Any(other => other.StartsWith(path, StringComparison.OrdinalIgnoreCase)) ? path : null;
    }

    public static string? CharsetOf(int codePage) => codePage switch { 936 or 54936 or 52936 => "gb18030", 65001 => "utf-8", 950 => "big5", 932 => "shift_jis", 949 => "euc-kr", 1200 => "utf-16", _ => null };

    /// <summary>No longer than stated beside it: what was copied out of another file is filled up.</summary>
    private byte[]? Stream(int id, int type)
    {
        if (_compound.Read($"{_storage}__substg1.0_{id:X4}{type:X4}") is not { } bytes)
            return null;
        return type == Bytes && _values.TryGetValue(id, out var value) && value.Type == type && (uint)value.Value < (uint)bytes.Length ? bytes[..(int)(uint)value.Value] : bytes;
    }
}
