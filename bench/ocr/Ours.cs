using System.Diagnostics;
using DocReview.Ingest;

namespace DocReview.Bench;

/// <summary>Our engine, in this process, one thread.</summary>
internal static class Ours
{
    public static Readings Read(string folder, string models)
    {
        using var recogniser = new PageRecogniser(models);
        using var self = Process.GetCurrentProcess();
        var pages = new List<PageReading>();
        foreach (var page in PageSet.In(folder))
        {
            var image = Pictures.Load(Path.Combine(folder, page.File), page.Dpi);
            self.Refresh();
            var (cpu, clock) = (self.TotalProcessorTime, Stopwatch.StartNew());
            var read = recogniser.Recognise(image, 1, CancellationToken.None);
            var wall = clock.Elapsed.TotalSeconds;
            self.Refresh();
            pages.Add(new PageReading(page.File, [.. read.Lines.Select(line => line.Text)], (self.TotalProcessorTime - cpu).TotalSeconds, wall));
        }
        return new Readings("ours", pages, Readings.Peak(Environment.ProcessId));
    }
}
