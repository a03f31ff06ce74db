using System.Globalization;
using System.Text;

namespace DocReview.Web;

/// <summary>
/// The name that a browser sends with a file, made safe to stand in the list of what is in custody. Nothing is ever written under it: the vault names files by their bytes.
/// </summary>
public static class UploadedName
{
    public const int LongestPart = 255, LongestPath = 1_000;

    private static readonly string[] Devices =
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" }), "CONIN$", "CONOUT$", "CLOCK$"];

    /// <param name="sent">A bare name, or a path below the folder that was chosen, with '/' or '\' between its parts.</param>
    /// <returns>The path with '/' between its parts, and null; or what can be shown of the name, and the key of the words that say why it is refused.</returns>
    public static (string Path, string? Refused) Of(string sent)
    {
        var parts = Clean(sent.Normalize(NormalizationForm.FormC)).Split(['/', '\\'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToList();
        // A drive, or the folder from which an old browser tells the whole way.
        if (parts is [[_, ':'], ..]) parts.RemoveAt(0);
        if (parts.Contains("..")) return (Shown(parts), "Upload.WayOut");
        var path = string.Join('/', parts.Select(Safe).Where(part => part.Length > 0));
        if (path.Length == 0) return (Shown(parts), "Upload.NoName");
        return path.Length > LongestPath ? (Shown(parts), "Upload.LongPath") : (path, null);
    }

    /// <summary>'!' parts containers from what they hold; a colon would name a stream on Windows.</summary>
    private static string Safe(string part)
    {
        var name = part.Replace('!', '！').Replace(':', '：').Trim(' ').TrimEnd('.', ' ');
        if (name.Length > LongestPart) name = Cut(name);
        return Devices.Contains(name.Split('.')[0].Trim(), StringComparer.OrdinalIgnoreCase) ? $"_{name}" : name;
    }

    private static string Cut(string name)
    {
        var ending = System.IO.Path.GetExtension(name) is { Length: < 20 } short_ ? short_ : "";
        var end = LongestPart - ending.Length - 1;
        return $"{name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)]}…{ending}";
    }

    /// <summary>Without what no name should hold: controls, and marks by which what is read differs from what stands there (a right-to-left mark turns an ending around).</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)));

    private static string Shown(IEnumerable<string> parts) => string.Join('/', parts.Select(part => part == ".." ? "‥" : Safe(part))) is { Length: > 0 } path ? path[..Math.Min(path.Length, LongestPart)] : "—";
}
