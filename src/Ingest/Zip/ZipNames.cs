using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace DocReview.Ingest;

/// <summary>Names in zips. Chinese Windows writes them in GBK without saying so; others write UTF-8 without the flag.</summary>
internal static partial class ZipNames
{
    private const int UnicodePathField = 0x7075;

    /// <summary>The flag that promises UTF-8 is not asked: where it is right the bytes say the same, and sometimes it is not.</summary>
    public static string Decode(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> extra)
    {
        var name = UnicodePath(raw, extra) ?? Strictly(Encodings.StrictUtf8, raw) ?? Strictly(Encodings.StrictGb18030, raw) ?? Encoding.Latin1.GetString(raw);
        return name.Replace('\\', '/');
    }

    /// <summary>A name under which an entry can be listed: relative, without "..", drive letters, device names or control characters.</summary>
    public static string Harmless(string name)
    {
        var parts = Drive().Replace(name.Replace('\\', '/'), "").Split('/')
            .Select(part => Part(part))
            .Where(part => part.Length > 0 && part != "." && part != "..");
        var harmless = string.Join('/', parts);
        return harmless.Length == 0 ? "无名" : harmless;
    }

    private static string Part(string part)
    {
        var clean = Bidirectional().Replace(DocumentBuilder.Clean(part), "").Replace("\n", "").Replace("\t", " ").Replace(':', '：').Replace('!', '！').Trim();
        return Device().IsMatch(clean) ? "_" + clean : clean;
    }

    /// <summary>Info-ZIP's field: a version byte, the CRC of the name it replaces, then the name in UTF-8.</summary>
    private static string? UnicodePath(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            var size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
                return null;
            var body = extra.Slice(4, size);
            if (id == UnicodePathField && size > 5 && body[0] == 1 && BinaryPrimitives.ReadUInt32LittleEndian(body[1..]) == Crc32.Of(raw))
                return Strictly(Encodings.StrictUtf8, body[5..]);
            extra = extra[(4 + size)..];
        }
        return null;
    }

    private static string? Strictly(Encoding encoding, ReadOnlySpan<byte> raw)
    {
        try
        {
            return encoding.GetString(raw);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(//\?/)?/*[A-Za-z]:")]
    private static partial Regex Drive();

    // They show a name otherwise than it is spelled.
    [GeneratedRegex(@"[\u200E\u200F\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex Bidirectional();

    [GeneratedRegex(@"^(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Device();
}
