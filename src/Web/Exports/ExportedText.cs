namespace DocReview.Web;

/// <summary>Text of records on its way into a file for people.</summary>
internal static class ExportedText
{
    /// <summary>Without what XML cannot hold; tabs and ends of lines stay.</summary>
    public static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value is 9 or 10 or (>= 0x20 and not 0xFFFE and not 0xFFFF)).Select(rune => rune.ToString()));
}
