using System.Diagnostics;
using DocReview.Ingest;
using SkiaSharp;

namespace DocReview.Bench;

/// <summary>Tesseract with its simplified Chinese, on the page as it is and after everything that commonly helps it.</summary>
internal static class Tesseract
{
    public static readonly (string Name, bool Prepared, bool Binary, int Layout)[] Configurations =
        [("tesseract raw psm3", false, false, 3), ("tesseract prepared psm3", true, false, 3), ("tesseract prepared psm4", true, false, 4), ("tesseract prepared psm6", true, false, 6), ("tesseract prepared 1-bit psm3", true, true, 3)];

    public static Readings Read(string folder, string name, bool prepared, bool binary, int layout)
    {
        var pages = new List<PageReading>();
        var peak = 0L;
        var temporary = Path.Combine(Path.GetTempPath(), $"ocr-bench-{Environment.ProcessId}.png");
        foreach (var page in PageSet.In(folder))
        {
            var clock = Stopwatch.StartNew();
            var source = Path.Combine(folder, page.File);
            var dpi = page.Dpi;
            if (prepared)
            {
                using var bitmap = Pictures.Of(Prepared(source, page.Dpi, binary));
                using (var file = File.Create(temporary))
                    bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
                (source, dpi) = (temporary, 300);
            }
            var (text, cpu, resident) = Run(source, "stdout", "-l", "chi_sim", "--psm", $"{layout}", "--dpi", $"{dpi:0}");
            peak = Math.Max(peak, resident);
            pages.Add(new PageReading(page.File, [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)], cpu, clock.Elapsed.TotalSeconds));
        }
        File.Delete(temporary);
        return new Readings(name, pages, peak);
    }

    /// <summary>Turned as tesseract's own orientation says, red lifted, grey, 300 dpi, level, shading taken out.</summary>
    private static Raster Prepared(string source, double dpi, bool binary)
    {
        var image = Pictures.Load(source, dpi);
        var (turn, _, _) = Run(source, "stdout", "--psm", "0", "--dpi", $"{dpi:0}");
        if (turn.Split('\n').FirstOrDefault(line => line.StartsWith("Rotate:", StringComparison.Ordinal)) is { } rotate && int.TryParse(rotate.AsSpan(7), out var degrees))
            image = image.Turned(degrees);
        image = RedInk.Of(image)?.Lifted ?? image;
        image = Preparation.Even(image);
        image = Preparation.Level(image);
        image = image.Resized((int)(image.Width * 300 / dpi), (int)(image.Height * 300 / dpi));
        return binary ? Preparation.Binary(image) : image;
    }

    private static (string Text, double Cpu, long Peak) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("tesseract", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEndAsync();
        // What it used is known as long as it lives: looked at often, up to a fiftieth of a second is missed.
        var (cpu, peak) = (0.0, 0L);
        while (!process.WaitForExit(20))
            (cpu, peak) = (Math.Max(cpu, Readings.Cpu(process.Id)), Math.Max(peak, Readings.Peak(process.Id)));
        errors.GetAwaiter().GetResult();
        return (text.GetAwaiter().GetResult(), cpu, peak);
    }
}
