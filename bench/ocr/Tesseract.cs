using System.Diagnostics;
using DocReview.Ingest;
using SkiaSharp;

namespace DocReview.Bench;

/// <summary>Tesseract with its simplified Chinese, on the page as it is and after everything that commonly helps it.</summary>
internal static class Tesseract
{
    private const double SureOfTurn = 3;

    /// <summary>Of the layouts it offers, the two that do best on papers and tables.</summary>
    private static readonly (string Name, bool Prepared, int Layout)[] Configurations = [("tesseract raw psm3", false, 3), ("tesseract prepared psm3", true, 3), ("tesseract prepared psm4", true, 4)];

    public static List<Readings> Read(string folder)
    {
        var set = PageSet.In(folder);
        var pages = Configurations.Select(_ => new PageReading[set.Count]).ToList();
        var peaks = new long[Configurations.Length];
        Parallel.For(0, set.Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number =>
        {
            var page = set[number];
            var source = Path.Combine(folder, page.File);
            using var prepared = new TemporaryImage(Prepared(source, page.Dpi));
            for (var i = 0; i < Configurations.Length; i++)
            {
                var (_, isPrepared, layout) = Configurations[i];
                var clock = Stopwatch.StartNew();
                var (text, cpu, peak) = Run(isPrepared ? prepared.Path : source, "stdout", "-l", "chi_sim", "--psm", $"{layout}", "--dpi", isPrepared ? "300" : $"{page.Dpi:0}");
                lock (peaks)
                    peaks[i] = Math.Max(peaks[i], peak);
                pages[i][number] = new PageReading(page.File, [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)], cpu, clock.Elapsed.TotalSeconds);
            }
        });
        return [.. Configurations.Select((configuration, i) => new Readings(configuration.Name, pages[i], peaks[i]))];
    }

    /// <summary>Turned as tesseract's own orientation says where it is sure, red lifted, grey, level, shading taken out, 300 dpi.</summary>
    private static Raster Prepared(string source, double dpi)
    {
        var image = Pictures.Load(source, dpi).Turned(Turn(source, dpi));
        image = Preparation.Level(Preparation.Even(RedInk.Of(image)?.Lifted ?? image));
        return image.Resized((int)(image.Width * 300 / dpi), (int)(image.Height * 300 / dpi));
    }

    private static int Turn(string source, double dpi)
    {
        var (said, _, _) = Run(source, "stdout", "--psm", "0", "--dpi", $"{dpi:0}");
        double Value(string label) => said.Split('\n').FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal)) is { } line ? double.Parse(line.AsSpan(label.Length), System.Globalization.CultureInfo.InvariantCulture) : 0;
        return Value("Orientation confidence:") >= SureOfTurn ? (int)Value("Rotate:") : 0;
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

    private sealed class TemporaryImage : IDisposable
    {
        public TemporaryImage(Raster image)
        {
            using var bitmap = Pictures.Of(image);
            using var file = File.Create(Path);
            bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
        }

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"ocr-bench-{Guid.NewGuid():N}.png");

        public void Dispose() => File.Delete(Path);
    }
}
