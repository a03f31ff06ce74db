using System.Buffers.Binary;
using System.Text;

namespace DocReview.Ingest;

/// <summary>What an image says of itself besides its pixels: resolution, when and by what it was made. Anything odd is left out: nothing rests on it.</summary>
/// <param name="Dpi">Null where it does not say.</param>
/// <param name="Made">ISO date and time.</param>
internal sealed record ImageMarks(double? Dpi = null, string? Made = null, string? Maker = null, string? Model = null, string? Software = null)
{
    private const int MostEntries = 200;

    /// <summary>Maker and model, or the program, in words for people.</summary>
    public string? Application => string.Join(' ', new[] { Maker is not null && Model?.StartsWith(Maker, StringComparison.OrdinalIgnoreCase) == true ? null : Maker, Model }.Where(word => !string.IsNullOrWhiteSpace(word))) is { Length: > 0 } camera
        ? camera
        : string.IsNullOrWhiteSpace(Software) ? null : Software;

    public static ImageMarks Of(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
                return Jpeg(bytes);
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
                return Chunks(bytes[8..], BinaryPrimitives.ReadUInt32BigEndian, png: true);
            if (bytes.StartsWith("RIFF"u8))
                return Chunks(bytes[12..], BinaryPrimitives.ReadUInt32LittleEndian, png: false);
            return bytes.StartsWith("BM"u8) && bytes.Length > 46 && BinaryPrimitives.ReadInt32LittleEndian(bytes[38..]) is > 0 and var aMetre ? new ImageMarks(aMetre * 0.0254) : new ImageMarks();
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return new ImageMarks();
        }
    }

    /// <summary>2023:07:22 09:15:30, as EXIF and TIFF write it, to ISO; null where it is no time.</summary>
    public static string? IsoTime(string? time) =>
        time is { Length: >= 19 } && time[4] == ':' && time[7] == ':' && char.IsAsciiDigit(time[0]) && !time.StartsWith("0000", StringComparison.Ordinal)
            ? $"{time[..4]}-{time[5..7]}-{time[8..10]}T{time[11..19]}" : null;

    /// <summary>Segments follow each other up to the scan: JFIF says the resolution, EXIF the rest.</summary>
    private static ImageMarks Jpeg(ReadOnlySpan<byte> bytes)
    {
        var marks = new ImageMarks();
        for (var at = 2; at + 4 < bytes.Length && bytes[at] == 0xFF && bytes[at + 1] is not (0xDA or 0xD9);)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            var segment = bytes[(at + 4)..Math.Min(bytes.Length, at + 2 + length)];
            if (bytes[at + 1] == 0xE0 && segment.StartsWith("JFIF\0"u8) && segment[7] is 1 or 2)
                marks = marks with { Dpi = marks.Dpi ?? (BinaryPrimitives.ReadUInt16BigEndian(segment[8..]) * (segment[7] == 2 ? 2.54 : 1)) };
            else if (bytes[at + 1] == 0xE1 && segment.StartsWith("Exif\0\0"u8) && Exif(segment[6..]) is var exif)
                marks = exif with { Dpi = exif.Dpi ?? marks.Dpi };
            at += 2 + length;
        }
        return marks;
    }

    private delegate uint Number(ReadOnlySpan<byte> bytes);

    /// <summary>PNG (length before the name, a checksum at the end) and WebP (name before the length, padded to even).</summary>
    private static ImageMarks Chunks(ReadOnlySpan<byte> bytes, Number number, bool png)
    {
        var marks = new ImageMarks();
        for (var at = 0; at + 8 <= bytes.Length;)
        {
            var length = (int)Math.Min(number(bytes[(png ? at : at + 4)..]), (uint)bytes.Length);
            var name = bytes.Slice(png ? at + 4 : at, 4);
            var body = bytes.Slice(at + 8, Math.Min(length, bytes.Length - at - 8));
            if (name.SequenceEqual("pHYs"u8) && body.Length >= 9 && body[8] == 1)
                marks = marks with { Dpi = BinaryPrimitives.ReadUInt32BigEndian(body) * 0.0254 };
            else if ((name.SequenceEqual("eXIf"u8) || name.SequenceEqual("EXIF"u8)) && Exif(body) is var exif)
                marks = exif with { Dpi = marks.Dpi ?? exif.Dpi };
            at += 8 + length + (png ? 4 : length % 2);
        }
        return marks;
    }

    /// <summary>EXIF is a TIFF without an image: a directory, and one below it (0x8769) with the time of the picture.</summary>
    private static ImageMarks Exif(ReadOnlySpan<byte> tiff)
    {
        if (tiff.StartsWith("Exif\0\0"u8))
            tiff = tiff[6..];
        var little = tiff[0] == 'I';
        var main = Directory(tiff, little, Value(tiff[4..], 4, little));
        var own = main.TryGetValue(0x8769, out var below) ? Directory(tiff, little, Value(tiff[(int)below..], 4, little)) : [];
        var dpi = main.TryGetValue(0x011A, out var resolution) ? Ratio(tiff, little, resolution) * (main.TryGetValue(0x0128, out var unit) && Value(tiff[(int)unit..], 2, little) == 3 ? 2.54 : 1) : null;
        return new ImageMarks(dpi, IsoTime(Words(tiff, little, own, 0x9003) ?? Words(tiff, little, main, 0x0132)),
            Words(tiff, little, main, 0x010F), Words(tiff, little, main, 0x0110), Words(tiff, little, main, 0x0131));
    }

    /// <returns>The place of each tag's value field.</returns>
    private static Dictionary<int, long> Directory(ReadOnlySpan<byte> tiff, bool little, long at)
    {
        var entries = new Dictionary<int, long>();
        var count = Math.Min(MostEntries, Value(tiff[(int)at..], 2, little));
        for (var i = 0; i < count; i++)
            entries[(int)Value(tiff[(int)(at + 2 + (i * 12))..], 2, little)] = at + 2 + (i * 12) + 8;
        return entries;
    }

    private static double? Ratio(ReadOnlySpan<byte> tiff, bool little, long field)
    {
        var at = (int)Value(tiff[(int)field..], 4, little);
        return Value(tiff[(at + 4)..], 4, little) is > 0 and var below ? (double)Value(tiff[at..], 4, little) / below : null;
    }

    /// <summary>Text of up to four bytes stands in the field itself.</summary>
    private static string? Words(ReadOnlySpan<byte> tiff, bool little, Dictionary<int, long> entries, int tag)
    {
        if (!entries.TryGetValue(tag, out var field))
            return null;
        var length = (int)Math.Min(200, Value(tiff[(int)(field - 4)..], 4, little));
        var text = length <= 4 ? tiff.Slice((int)field, length) : tiff.Slice((int)Value(tiff[(int)field..], 4, little), length);
        return Encoding.UTF8.GetString(text).TrimEnd('\0', ' ') is { Length: > 0 } words ? words : null;
    }

    private static long Value(ReadOnlySpan<byte> bytes, int width, bool little)
    {
        long value = 0;
        for (var i = 0; i < width; i++)
            value |= (long)bytes[i] << (8 * (little ? i : width - 1 - i));
        return value;
    }
}
