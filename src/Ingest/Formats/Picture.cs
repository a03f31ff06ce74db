using DocReview.Ledger;
using SkiaSharp;

namespace DocReview.Ingest;

/// <summary>Images hold no text until it is recognised: each of their pages waits for that.</summary>
internal sealed class Picture(ExtractionLimits limits) : IExtractor
{
    /// <summary>Below this on both sides it is an icon: no line of text would be legible in it.</summary>
    private const int Icon = 64;

    private const string Cut = "图片文件不完整，缺失的部分无法识别。";

    public string Name => "image/3";

    public IReadOnlyList<string> Endings { get; } = [".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic", ".heif", ".avif", ".jp2", ".jfif"];

    public bool Recognises(FileHead head) =>
        head.StartsWith([0xFF, 0xD8, 0xFF]) || head.StartsWith([0x89, (byte)'P', (byte)'N', (byte)'G']) || IsTiff(head.Bytes.Span)
        || head.StartsWith("GIF8"u8) || (head.StartsWith("BM"u8) && head.Length > 54 && head.Bytes.Span[6..10].IndexOfAnyExcept((byte)0) < 0)
        || (head.StartsWith("RIFF"u8) && head.Length > 12 && head.Bytes.Span[8..12].SequenceEqual("WEBP"u8))
        || Heif.Is(head.Bytes.Span) || IsJpeg2000(head.Bytes.Span);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var head = new byte[(int)Math.Min(64, content.Length)];
        content.ReadExactly(head);
        content.Position = 0;
        if (IsJpeg2000(head))
            return new Extraction.Unreadable("image", Trouble.Unsupported, "JPEG 2000 图片，暂不能读取；请另存为 JPG 后重新提供。");
        var builder = new DocumentBuilder(file, "image", Name, limits);
        return (IsTiff(head) ? Tiff(builder, content, cancel) : Heif.Is(head) ? Phone(builder, content) : Single(builder, content)) is { } refused ? refused : new Extraction.Text(builder.Build());
    }

    public static bool IsTiff(ReadOnlySpan<byte> head) => head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8);

    /// <summary>Points to the pixel's side where an image says nothing sensible of its resolution: as if its longer side were that of A4.</summary>
    /// <remarks>Cameras write 72 or 96 whatever they saw, so sizes no paper has are not believed.</remarks>
    public static double Dpi(int width, int height, double? declared)
    {
        const double shortestPaper = 3, longestPaper = 34, a4 = 11.69;
        double longer = Math.Max(width, height);
        return declared is > 0 && longer / declared is >= shortestPaper and <= longestPaper ? declared.Value : longer / a4;
    }

    private Extraction.Unreadable? Single(DocumentBuilder builder, Stream content)
    {
        using var data = SKData.Create(content);
        var (width, height) = Bitmaps.Size(data, limits);
        if (width < Icon && height < Icon)
            return TooSmall(width, height);
        using var seen = Bitmaps.Decode(data, limits, out var whole, rough: true);
        var marks = ImageMarks.Of(data.AsSpan());
        builder.Properties = new DocumentProperties(Created: marks.Made, Application: marks.Application);
        // A turned picture has its sides swapped.
        var turned = width != height && (width > height) != (seen.Width > seen.Height);
        Wait(builder, turned ? height : width, turned ? width : height, marks.Dpi);
        if (!whole)
            builder.Warn(Cut);
        if (Bitmaps.Frames(data) is > 1 and var frames)
            builder.Warn($"动态图片，共 {frames} 帧，只识别第 1 帧。");
        return null;
    }

    private Extraction.Unreadable? Phone(DocumentBuilder builder, Stream content)
    {
        var (width, height) = Heif.Size(content, limits);
        if (width < Icon && height < Icon)
            return TooSmall(width, height);
        Wait(builder, width, height, null);
        return null;
    }

    private Extraction.Unreadable? Tiff(DocumentBuilder builder, Stream content, CancellationToken cancel)
    {
        using var tiff = new TiffPages(content);
        var heads = tiff.Heads();
        var (broken, cut) = (new List<int>(), false);
        StopReadingException? reason = null;
        for (var i = 0; i < heads.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var (head, turned) = (heads[i], heads[i].Turned >= 5);
            if (tiff.Refusal(i, limits) is { } refusal)
            {
                reason = refusal;
                broken.Add(i + 1);
                builder.StartPage();
            }
            else
            {
                Wait(builder, turned ? head.Height : head.Width, turned ? head.Width : head.Height, head.Dpi);
                cut |= !tiff.IsWhole(i);
            }
        }
        if (broken.Count == heads.Count)
            return new Extraction.Unreadable("image", reason?.Trouble ?? Trouble.Damaged, reason?.Message ?? "图片已损坏，未能解码。");
        if (heads.All(head => head.Width < Icon && head.Height < Icon))
            return TooSmall(heads[0].Width, heads[0].Height);
        var marks = new ImageMarks(null, ImageMarks.IsoTime(heads[0].Made), heads[0].Maker, heads[0].Model, heads[0].Software);
        builder.Properties = new DocumentProperties(Created: marks.Made, Application: marks.Application);
        if (broken.Count > 0)
            builder.Warn($"第 {string.Join('、', broken.Take(30))}{(broken.Count > 30 ? $" 等 {broken.Count}" : "")} 页未能读取：{reason!.Message}");
        if (cut)
            builder.Warn(Cut);
        if (heads.Count == TiffPages.MostPages)
            builder.Warn($"页数达到 {TiffPages.MostPages} 页的上限，其后如还有页，未读取。");
        return null;
    }

    private static void Wait(DocumentBuilder builder, int width, int height, double? declared)
    {
        var point = 72 / Dpi(width, height, declared);
        builder.StartPage(width: width * point, height: height * point);
        builder.Wait(Waiting.Picture);
    }

    private static Extraction.Unreadable TooSmall(int width, int height) =>
        new("image", Trouble.NoText, $"图片只有 {width}×{height} 像素，没有可以识别的文字。");

    /// <summary>Recognised so that it can be named, and not read.</summary>
    private static bool IsJpeg2000(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ']);
}
