using System.Diagnostics;
using System.Globalization;
using SkiaSharp;

namespace DocReview.Bench;

/// <summary>Eight Chinese fonts from Debian's packages: Song, Hei, Kai, with a spare for characters that one lacks.</summary>
internal static class Fonts
{
    private static readonly (string Name, string Path, int Index)[] Known =
    [
        ("Noto Serif", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2), ("Noto Sans", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
        ("Zen Hei", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0), ("Micro Hei", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
        ("UMing", "/usr/share/fonts/truetype/arphic/uming.ttc", 0), ("Sungti", "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf", 0),
        ("Kaiti", "/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf", 0), ("WenKai", "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", 0),
    ];

    private static readonly Lazy<(string Name, SKTypeface Face)[]> Installed = new(() =>
        [.. Known.Where(font => File.Exists(font.Path)).DefaultIfEmpty(AnyChinese()).Select(font => (font.Name, SKTypeface.FromFile(font.Path, font.Index)))]);

    public static (string Name, SKTypeface Face) At(int number) =>
        Installed.Value[number % Installed.Value.Length];

    /// <summary>The text cut where the font lacks characters, each piece with a font that has them.</summary>
    public static IEnumerable<(string Text, SKTypeface Face)> Covering(string text, SKTypeface face)
    {
        var spare = At(0).Face;
        using var font = new SKFont(face);
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && font.ContainsGlyph(text[i]) == font.ContainsGlyph(text[start]))
                continue;
            yield return (text[start..i], font.ContainsGlyph(text[start]) ? face : spare);
            start = i;
        }
    }

    private static (string Name, string Path, int Index) AnyChinese()
    {
        using var match = Process.Start(new ProcessStartInfo("fc-match", ["-f", "%{family[0]}|%{file}|%{index}", ":lang=zh-cn"]) { RedirectStandardOutput = true })!;
        return match.StandardOutput.ReadToEnd().Split('|') is [var name, var path, var index] ? (name, path, int.Parse(index, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("No Chinese font is installed: fonts-noto-cjk, fonts-wqy-zenhei …");
    }
}
