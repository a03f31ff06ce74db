using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DocReview.Ingest;

/// <summary>pdftoppm draws a page where it is installed: a program of its own, in the child's sandbox, without a shell, fed and read through pipes, within a time limit.</summary>
internal static class Poppler
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private static readonly string? Program = Find();

    public static bool IsInstalled => Program is not null;

    /// <returns>Null where it is not installed or could not draw the page.</returns>
    public static Raster? Draw(Stream pdf, int page, double dpi, CancellationToken cancel)
    {
        if (Program is null)
            return null;
        var number = page.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Program, ["-q", "-cropbox", "-r", dpi.ToString("0.##", CultureInfo.InvariantCulture), "-f", number, "-l", number, "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        using var process = Process.Start(start);
        if (process is null)
            return null;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(Limit);
        using var ending = time.Token.Register(() => Kill(process));
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var feeding = Task.Run(() => Feed(pdf, process), CancellationToken.None);
        var drawn = Pixels(process.StandardOutput.BaseStream, dpi);
        Kill(process);
        feeding.GetAwaiter().GetResult();
        cancel.ThrowIfCancellationRequested();
        return drawn;
    }

    /// <summary>It may have seen enough before the end.</summary>
    private static void Feed(Stream pdf, Process process)
    {
        try
        {
            using var input = process.StandardInput.BaseStream;
            pdf.CopyTo(input);
        }
        catch (IOException)
        {
            // It ended; what it drew, or did not, tells the rest.
        }
    }

    /// <summary>P6, width, height, 255, each followed by white space; then the pixels.</summary>
    private static Raster? Pixels(Stream output, double dpi)
    {
        if (Word(output) != "P6" || !int.TryParse(Word(output), out var width) || !int.TryParse(Word(output), out var height) || Word(output) != "255"
            || width <= 0 || height <= 0 || (long)width * height > Bitmaps.MostKept * 1.1)
        {
            return null;
        }
        var rgb = new byte[width * height * 3];
        return output.ReadAtLeast(rgb, rgb.Length, throwOnEndOfStream: false) == rgb.Length ? new Raster(width, height, rgb, dpi) : null;
    }

    private static string Word(Stream output)
    {
        const int longest = 12;
        var word = new StringBuilder();
        for (var next = output.ReadByte(); next > ' ' && word.Length < longest; next = output.ReadByte())
            word.Append((char)next);
        return word.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }
    }

    /// <summary>The child's environment is bare: the usual places are looked at too.</summary>
    private static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "pdftoppm.exe" : "pdftoppm";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", AppContext.BaseDirectory]);
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
