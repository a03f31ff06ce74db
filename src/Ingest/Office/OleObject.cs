using System.Buffers.Binary;
using System.Text;

namespace DocReview.Ingest;

/// <summary>Files in OLE objects ([MS-OLEDS]): the packager's own wrapping, a package of the new formats, or a document of the old ones.</summary>
internal static class OleObject
{
    public const string Native = "\u0001Ole10Native";

    /// <returns>The file and the name it had; without name where the object keeps none; null where there is no file in it.</returns>
    public static (string? Name, byte[] Bytes)? FileIn(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(CompoundFile.Magic) || CompoundFile.Open(new MemoryStream(bytes, writable: false)) is not { } compound)
            return EndingOf(bytes).Length > 0 ? (null, bytes) : Packaged(bytes);
        if (InStorage(compound, "") is { } inner)
            return inner;
        return EndingOf(bytes).Length > 0 ? (null, bytes) : null;
    }

    /// <summary>The file that lies in a storage as a stream of its own.</summary>
    /// <param name="storage">Empty, or a path that ends in '/'.</param>
    public static (string? Name, byte[] Bytes)? InStorage(CompoundFile compound, string storage)
    {
        if (compound.Read(storage + Native) is { } native && Packaged(native.AsSpan(Math.Min(4, native.Length))) is { } packaged)
            return packaged;
        foreach (var stream in new[] { "Package", "CONTENTS", "EmbeddedOdf" })
        {
            if (compound.Read(storage + stream) is { } file && EndingOf(file).Length > 0)
                return (null, file);
        }
        return null;
    }

    /// <summary>A label, the path the file came from, and its bytes; the names once more in two-byte characters behind them.</summary>
    public static (string? Name, byte[] Bytes)? Packaged(ReadOnlySpan<byte> native)
    {
        const int kind = 2, reserved = 4;
        if (native.Length < kind + 8 || BinaryPrimitives.ReadUInt16LittleEndian(native) != 2)
            return null;
        var rest = native[kind..];
        var label = Line(ref rest);
        var path = Line(ref rest);
        if (label is null || path is null || rest.Length < reserved)
            return null;
        rest = rest[reserved..];
        if (Counted(ref rest) is null || Length(rest) is not { } length)
            return null;
        var bytes = rest.Slice(4, length).ToArray();
        rest = rest[(4 + length)..];
        Wide(ref rest);
        var name = Wide(ref rest) ?? Encodings.Decode(label)?.Text ?? Encodings.Decode(path)?.Text ?? "";
        return (name[(name.LastIndexOfAny(['\\', '/']) + 1)..], bytes);
    }

    /// <summary>Of an object as RTF holds it (OLE 1.0): the file it is linked to; null where it is embedded.</summary>
    public static string? Linked(ReadOnlySpan<byte> bytes)
    {
        const int linked = 1;
        if (bytes.Length < 8 || BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]) != linked)
            return null;
        var rest = bytes[8..];
        Counted(ref rest);
        return Counted(ref rest) is { } topic ? (Encodings.Decode(topic)?.Text ?? "").TrimEnd('\0') : null;
    }

    /// <summary>The object's own bytes behind its head, which gives its class, topic and item.</summary>
    public static byte[] Data(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[Math.Min(8, bytes.Length)..];
        for (var name = 0; name < 3; name++)
            Counted(ref rest);
        return Counted(ref rest) ?? [];
    }

    /// <summary>".xlsx"; empty where the bytes are no file that is known by its first bytes.</summary>
    public static string EndingOf(byte[] bytes)
    {
        var head = bytes.AsSpan();
        if (ImageHead.Of(head) is { } image)
            return image.Ending;
        if (head.StartsWith("%PDF"u8))
            return ".pdf";
        if (head.StartsWith("{\\rtf"u8))
            return ".rtf";
        if (ZipDirectory.LooksLikeZip(head))
            return OpenDocument.EndingOf(head) ?? OfZip(ZipDirectory.Names(new MemoryStream(bytes, writable: false)));
        // A workbook's bare records, as they lie in a storage.
        if (head.StartsWith((ReadOnlySpan<byte>)[0x09, 0x08]))
            return ".xls";
        if (!head.StartsWith(CompoundFile.Magic) || CompoundFile.Open(new MemoryStream(bytes, writable: false)) is not { Names: var names })
            return "";
        return names.Contains("WordDocument") ? ".doc" : names.Contains("Workbook") || names.Contains("Book") ? ".xls" : names.Contains("PowerPoint Document") ? ".ppt"
            : names.Any(name => name.StartsWith("__substg1.0", StringComparison.Ordinal)) ? ".msg" : names.Contains("EncryptedPackage") ? ".docx" : "";
    }

    private static string OfZip(IReadOnlyList<string> names) =>
        names.Any(name => name.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? ".docx" : names.Any(name => name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? ".xlsx"
        : names.Any(name => name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)) ? ".pptx" : names.Contains("content.xml") ? ".odt" : names.Contains("OFD.xml") ? ".ofd" : ".zip";

    private static byte[]? Line(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)0);
        if (end < 0)
            return null;
        var line = rest[..end].ToArray();
        rest = rest[(end + 1)..];
        return line;
    }

    private static int? Length(ReadOnlySpan<byte> rest) =>
        rest.Length >= 4 && BinaryPrimitives.ReadInt32LittleEndian(rest) is >= 0 and var length && length <= rest.Length - 4 ? length : null;

    private static byte[]? Counted(ref ReadOnlySpan<byte> rest)
    {
        if (Length(rest) is not { } length)
            return null;
        var bytes = rest.Slice(4, length).ToArray();
        rest = rest[(4 + length)..];
        return bytes;
    }

    private static string? Wide(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 4 || BinaryPrimitives.ReadInt32LittleEndian(rest) is not (> 0 and < 2000) || BinaryPrimitives.ReadInt32LittleEndian(rest) * 2 > rest.Length - 4)
            return null;
        var bytes = BinaryPrimitives.ReadInt32LittleEndian(rest) * 2;
        var text = Encoding.Unicode.GetString(rest.Slice(4, bytes)).TrimEnd('\0');
        rest = rest[(4 + bytes)..];
        return text;
    }
}
