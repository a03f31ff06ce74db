using System.Buffers.Binary;
using DocReview.Ledger;
using SkiaSharp;

namespace DocReview.Ingest;

/// <summary>
/// Pictures as telephones keep them (HEIC, AVIF): boxes, one in another (ISO 14496-12, 23008-12). How large one is stands in them; its pixels are unpacked by
/// libheif's program where that is installed.
/// </summary>
internal static class Heif
{
    private const int MostOfHead = 1 << 20, DeepestBox = 8;
    private static readonly ForeignProgram Program = new("heif-convert", "heif-dec");

    public static bool IsInstalled => Program.IsInstalled;

    public static bool Is(ReadOnlySpan<byte> head) => head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8)
        && (head[8..11].SequenceEqual("hei"u8) || head[8..11].SequenceEqual("hev"u8) || head[8..11].SequenceEqual("mif"u8) || head[8..11].SequenceEqual("msf"u8) || head[8..11].SequenceEqual("avi"u8));

    /// <summary>Of the largest image in it, before it is turned: a picture lies in tiles, with a thumbnail beside it.</summary>
    /// <exception cref="StopReadingException">It does not say, or too many pixels.</exception>
    public static (int Width, int Height) Size(Stream content, ExtractionLimits limits)
    {
        var head = new byte[(int)Math.Min(MostOfHead, content.Length)];
        content.Position = 0;
        content.ReadExactly(head);
        var (width, height) = Extents(head, 0).DefaultIfEmpty().MaxBy(extent => (double)extent.Width * extent.Height);
        return Bitmaps.IsTooLarge(width, height, limits) is { } refusal ? throw refusal : ((int)width, (int)height);
    }

    /// <summary>Unpacked and upright.</summary>
    /// <exception cref="StopReadingException">The program is not installed, or could not read it.</exception>
    public static SKBitmap Decode(Stream content, ExtractionLimits limits, CancellationToken cancel)
    {
        if (!Program.IsInstalled)
            throw new StopReadingException(Trouble.Unsupported, "需要先安装 libheif（heif-convert）才能识别 HEIC 图片；也可另存为 JPG 后重新提供。");
        _ = Size(content, limits);
        var folder = Directory.CreateTempSubdirectory("heif-").FullName;
        try
        {
            var (source, target) = (Path.Combine(folder, "picture.heic"), Path.Combine(folder, "picture.png"));
            using (var file = File.Create(source))
            {
                content.Position = 0;
                content.CopyTo(file);
            }
            Program.Run([source, target], null, output => { output.CopyTo(Stream.Null); return ""; }, cancel);
            // Of several pictures in one file the first.
            var made = new[] { target, Path.Combine(folder, "picture-1.png") }.FirstOrDefault(File.Exists) ?? throw new StopReadingException(Trouble.Damaged, "图片已损坏，未能解码。");
            using var data = SKData.Create(made);
            return Bitmaps.Decode(data, limits, out _);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<(uint Width, uint Height)> Extents(ReadOnlySpan<byte> boxes, int depth)
    {
        var found = new List<(uint, uint)>();
        while (boxes.Length >= 8 && depth < DeepestBox)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(boxes), (uint)boxes.Length);
            var kind = boxes[4..8];
            var body = boxes[8..Math.Max(8, length)];
            // "meta" begins with four bytes of its own.
            if (kind.SequenceEqual("ispe"u8) && body.Length >= 12)
                found.Add((BinaryPrimitives.ReadUInt32BigEndian(body[4..]), BinaryPrimitives.ReadUInt32BigEndian(body[8..])));
            else if (kind.SequenceEqual("meta"u8) && body.Length >= 4)
                found.AddRange(Extents(body[4..], depth + 1));
            else if (kind.SequenceEqual("iprp"u8) || kind.SequenceEqual("ipco"u8))
                found.AddRange(Extents(body, depth + 1));
            // A length of 0 or 1 is told otherwise: only the pixels' own box is so long, and it comes last.
            if (length < 8)
                break;
            boxes = boxes[length..];
        }
        return found;
    }
}
