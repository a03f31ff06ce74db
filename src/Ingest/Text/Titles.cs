using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>A title for lists where the file declares none: the first line that is not the letterhead around it, else the file's name.</summary>
public static partial class Titles
{
    /// <param name="name">The file's name with its ending.</param>
    public static string Of(IReadOnlyList<Page> pages, string name)
    {
        var line = pages.Take(1).SelectMany(page => page.Passages)
            .Where(passage => passage.Kind is PassageKind.Paragraph)
            .Take(8).Select(passage => Spaces().Replace(passage.Text, ""))
            .FirstOrDefault(text => text.Length is >= 4 and <= 60 && !Letterhead().IsMatch(text));
        return line ?? Path.GetFileNameWithoutExtension(name);
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();

    // Document number, 红头, 签发人, mark of secrecy, a date alone, a label with its value, the end of a sentence.
    [GeneratedRegex(@"[〔\[（(【]\d{4}[〕\]）)】]\d*号|文件$|签发|[★☆]|^[\d〇○零一二三四五六七八九十年月日.\-/第号期]+$|^.{1,6}[:：]|[。；;，,：:]$")]
    private static partial Regex Letterhead();
}
