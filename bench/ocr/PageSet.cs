using System.Text.Encodings.Web;
using System.Text.Json;
using DocReview.Ingest;
using SkiaSharp;

namespace DocReview.Bench;

/// <summary>One page of the set: its image, what stands on it, what was done to it.</summary>
internal sealed record SetPage(string File, string Condition, double Dpi, string Kind, string Font, IReadOnlyList<string> Lines, Facts Facts);

/// <summary>Pages with known text, the same for the same seed.</summary>
internal static class PageSet
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private static readonly (string Condition, double Dpi)[] Conditions =
    [
        ("clean", 100), ("clean", 150), ("clean", 200), ("clean", 300), ("1-bit", 200), ("1-bit", 300), ("copy", 150), ("copy", 200), ("jpeg", 150), ("skew", 150), ("skew", 200),
        ("seal", 150), ("seal", 200), ("seal", 300), ("photo", 200), ("turned", 150), ("spread", 200),
    ];

    public static void Make(string folder, int seed)
    {
        Directory.CreateDirectory(folder);
        var pages = new List<SetPage>();
        for (var c = 0; c < Conditions.Length; c++)
            for (var copy = 0; copy < 3; copy++)
                pages.Add(Make(folder, Conditions[c].Condition, Conditions[c].Dpi, pages.Count, copy, seed + (pages.Count * 1000)));
        File.WriteAllText(Path.Combine(folder, "pages.json"), JsonSerializer.Serialize(pages, Json));
    }

    public static List<SetPage> In(string folder) => JsonSerializer.Deserialize<List<SetPage>>(File.ReadAllText(Path.Combine(folder, "pages.json")), Json)!;

    private static SetPage Make(string folder, string condition, double dpi, int number, int copy, int seed)
    {
        var random = new Random(seed);
        var (fontName, face) = Fonts.At(number);
        var kind = condition == "seal" ? (copy * 2) + 1 : (number / 3) + (copy * 2) + (number % 2);
        var paper = InventedPapers.Of(kind, seed);
        var (print, lines) = PaperPrint.Of(paper, face, dpi, @sealed: condition is "seal" or "photo" or "jpeg");
        var facts = paper.Facts;
        if (condition == "spread")
        {
            var second = InventedPapers.Of(kind + 1, seed + 1);
            var (right, rightLines) = PaperPrint.Of(second, face, dpi, @sealed: false);
            (print, lines, facts) = (SideBySide(print, right), [.. lines, .. rightLines], facts.With(second.Facts));
        }
        var page = condition switch
        {
            "1-bit" => Damage.OneBit(print, random),
            "copy" => Damage.Photocopy(print, random),
            "skew" => Damage.Rotated(print, (copy - 1) * 1.7 + (random.NextDouble() - 0.5) is var lean && Math.Abs(lean) > 0.3 ? lean : 0.6),
            "photo" => Damage.Photograph(print, random),
            "turned" => Damage.Turned(print, 90 * (copy + 1)),
            _ => print,
        };
        var (format, quality, ending) = condition switch { "jpeg" => (SKEncodedImageFormat.Jpeg, 22, "jpg"), "photo" => (SKEncodedImageFormat.Jpeg, 75, "jpg"), _ => (SKEncodedImageFormat.Png, 100, "png") };
        var name = $"{number:00}-{condition}-{dpi:0}-{paper.Kind}.{ending}";
        using (var file = File.Create(Path.Combine(folder, name)))
            page.Encode(file, format, quality);
        print.Dispose();
        return new SetPage(name, condition, dpi, paper.Kind, fontName, lines, facts);
    }

    private static SKBitmap SideBySide(SKBitmap left, SKBitmap right)
    {
        var both = new SKBitmap(left.Width + right.Width, left.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(both);
        canvas.DrawBitmap(left, 0, 0, new SKSamplingOptions());
        canvas.DrawBitmap(right, left.Width, 0, new SKSamplingOptions());
        left.Dispose();
        right.Dispose();
        return both;
    }
}
