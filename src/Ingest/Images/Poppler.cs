using System.Globalization;
using System.Text;

namespace DocReview.Ingest;

/// <summary>pdftoppm draws a page where it is installed.</summary>
internal static class Poppler
{
    private static readonly ForeignProgram Program = new("pdftoppm");

    public static bool IsInstalled => Program.IsInstalled;

    /// <returns>Null where it is not installed or could not draw the page.</returns>
    public static Raster? Draw(Stream pdf, int page, double dpi, CancellationToken cancel)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        return Program.Run(["-q", "-cropbox", "-r", dpi.ToString("0.##", CultureInfo.InvariantCulture), "-f", number, "-l", number, "-"], pdf, output => Pixels(output, dpi), cancel);
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
}
