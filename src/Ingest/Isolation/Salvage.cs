using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// What is left of a file that no reader could open: its raw strings, and those of the packed parts of a zip that still unpack. Good for finding the file,
/// not for citing it. No format is understood here, so that nothing a format holds can bring it down.
/// </summary>
internal static partial class Salvage
{
    public const string Name = "salvage/1";
    private const int MostBytes = 64 << 20, MostUnpacked = 64 << 20, MostOfPart = 8 << 20, MostCharacters = 1_000_000, LongestLine = 2000;

    public static Extraction Read(SourceFile file, Stream content, ExtractionLimits limits)
    {
        var bytes = new byte[Math.Min(content.Length, MostBytes)];
        content.ReadExactly(bytes);
        // No title is looked for in raw strings.
        var builder = new DocumentBuilder(file, "", Name, limits) { Title = Path.GetFileNameWithoutExtension(file.Name) };
        builder.Warn("未能正常读取：以下是从原始字节中找出的残留文字，可能不全、错乱或夹有杂质，只供查找，不作依据。");
        builder.StartPage(origin: TextOrigin.Salvaged);
        var characters = 0;
        foreach (var line in Lines(bytes).TakeWhile(_ => characters < MostCharacters))
        {
            builder.Add(line);
            characters += line.Length;
        }
        if (builder.PassageCount == 0)
            return new Extraction.Unreadable("", Trouble.NoText, "没有残留文字。");
        var document = builder.Build();
        return ClassificationMark.In(document) is { } mark ? ClassificationMark.Refusal("", mark) : new Extraction.Text(document);
    }

    private static IEnumerable<string> Lines(byte[] bytes) => Parts(bytes).Prepend(bytes).SelectMany(RawStrings.In)
        .SelectMany(text => LineBreak().Split(WithoutTags(text)))
        .Select(line => line.Trim()).Where(IsWorthwhile)
        .SelectMany(line => line.Chunk(LongestLine)).Select(line => new string(line));

    /// <summary>A character or a number at least: not what is left of a table's lines.</summary>
    private static bool IsWorthwhile(string line) => line.Any(Glyph.IsWide) || line.Count(char.IsAsciiLetterOrDigit) >= 4;

    private static string WithoutTags(string text) => text.Contains("</", StringComparison.Ordinal) ? WebUtility.HtmlDecode(Tag().Replace(text, "\n")) : text;

    /// <summary>Deflated entries, found by their heads wherever they stand: the directory may be lost, the end cut off.</summary>
    private static IEnumerable<byte[]> Parts(byte[] bytes)
    {
        const int head = 30;
        var left = MostUnpacked;
        for (var at = Next(bytes, 0); at >= 0 && left > 0; at = Next(bytes, at + head))
        {
            var data = at + head + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 26)) + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 28));
            if (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 8)) != 8 || data >= bytes.Length)
                continue;
            var part = Unpacked(bytes, data, Math.Min(left, MostOfPart));
            left -= part.Length;
            yield return part;
        }

        static int Next(byte[] bytes, int from) => from + head < bytes.Length && bytes.AsSpan(from, bytes.Length - head - from).IndexOf("PK\x03\x04"u8) is var found and >= 0 ? from + found : -1;
    }

    /// <summary>As far as it goes.</summary>
    private static byte[] Unpacked(byte[] bytes, int start, int most)
    {
        using var source = new MemoryStream(bytes, start, bytes.Length - start, writable: false);
        using var packed = new DeflateStream(source, CompressionMode.Decompress);
        using var target = new MemoryStream();
        var buffer = new byte[1 << 14];
        try
        {
            for (int read; target.Length < most && (read = packed.Read(buffer)) > 0;)
                target.Write(buffer, 0, read);
        }
        catch (InvalidDataException)
        {
            // Damaged from here on.
        }
        return target.ToArray();
    }

    [GeneratedRegex(@"[\r\n\t]+")]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"<[^<>]{0,2000}>")]
    private static partial Regex Tag();
}
