using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Web pages from their bytes: what they are told by, their encoding, what they say of their own making.</summary>
internal static partial class HtmlPage
{
    private const int Prescan = 8192, DeepestTags = 2000;

    /// <summary>By its first tag. Where the name promises plain text only a whole page counts: there, a tag may be quoted.</summary>
    public static bool Is(FileHead head)
    {
        var start = Encoding.Latin1.GetString(head.Bytes.Span[..Math.Min(Prescan, head.Bytes.Length)]).Replace("\0", "", StringComparison.Ordinal);
        var plain = Path.GetExtension(head.Name).ToLowerInvariant() is ".txt" or ".md" or ".csv" or ".log" or ".xml";
        return (plain ? WholePage() : AnyPage()).IsMatch(start);
    }

    /// <param name="declared">What the mail says that holds the page; it comes before what the page says of itself.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(Prescan, bytes.Length)]);
        return Encodings.Decode(bytes, declared ?? (Charset().Match(start) is { Success: true } match ? match.Groups[1].Value : null));
    }

    /// <summary>A page whose tags lie in one another without end is read for its words alone: building its tree takes time by the square of its depth.</summary>
    /// <param name="warn">Told what was lost.</param>
    public static IHtmlDocument Parse(string html, Action<string>? warn = null)
    {
        if (IsTooDeep(html))
        {
            html = Tag().Replace(html, tag => tag.Groups[2].Value.ToLowerInvariant() is "script" or "style" or "title" or "textarea" ? tag.Value : "<br>");
            warn?.Invoke("网页的标签嵌套异常，只读出了文字，表格和隐藏标记已丢失。");
        }
        return new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
    }

    /// <summary>Counts what is opened and not closed; what closes itself is not counted.</summary>
    private static bool IsTooDeep(string html)
    {
        var depth = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            var inner = html.AsSpan(tag.Index + 1, tag.Length - 1);
            if (inner[0] == '/')
                depth = Math.Max(0, depth - 1);
            else if (!SelfClosing().IsMatch(inner) && ++depth > DeepestTags)
                return true;
        }
        return false;
    }

    /// <summary>Whether the page shows what the plain form of the same text cannot: a table, or much more text.</summary>
    public static bool IsRicher(string html, string plain)
    {
        var page = Parse(html);
        return page.QuerySelectorAll("table").Any(table => HtmlTable.Rows(table) is { Count: > 1 } rows && !HtmlTable.IsLayout(table, rows))
            || (page.Body?.TextContent ?? "").Count(Glyph.IsWide) > (plain.Count(Glyph.IsWide) * 1.5) + 10;
    }

    /// <returns>Null where a program put a word of its own.</returns>
    public static string? Title(IHtmlDocument page) => page.Title is { Length: > 0 } title && !NoTitle().IsMatch(title) ? title : null;

    public static DocumentProperties Properties(IHtmlDocument page)
    {
        string? Meta(params string[] names) => page.Head?.QuerySelectorAll("meta").FirstOrDefault(meta => names.Contains(meta.GetAttribute("name"), StringComparer.OrdinalIgnoreCase))?.GetAttribute("content") is { Length: > 0 } value ? value : null;

        // Word and Excel leave theirs in a comment.
        var office = string.Concat(page.Descendants<IComment>().Select(comment => comment.Data).Where(comment => comment.Contains("<o:DocumentProperties", StringComparison.Ordinal)).Take(1));
        string? Office(string name) => Regex.Match(office, $"<o:{name}>([^<]{{1,500}})</o:{name}>") is { Success: true } match ? System.Net.WebUtility.HtmlDecode(match.Groups[1].Value) : null;

        return new DocumentProperties(
            Office("Author") ?? Meta("author"), Office("LastAuthor"), Office("Created"), Office("LastSaved"), Office("LastPrinted"), Meta("generator", "ProgId"),
            Office("Company"), Office("Title"), Office("Subject") ?? Meta("description"), Office("Keywords") ?? Meta("keywords"), Office("Template"),
            int.TryParse(Office("Revision"), out var revision) ? revision : null, int.TryParse(Office("TotalTime"), out var minutes) ? minutes : null);
    }

    [GeneratedRegex(@"^\s*(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?\s*(<\?xml[^>]{0,200}>\s*)?(<!--.{0,2000}?-->\s*)*<(!doctype\s+html|html)[\s>]", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex WholePage();

    [GeneratedRegex(@"^\s*(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?\s*(<\?xml[^>]{0,200}>\s*)?(<!--.{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body|title|meta|table|div|style|script|center|p|span|font|h[1-6]|br)[\s/>]", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex AnyPage();

    [GeneratedRegex(@"^\s*(无标题.{0,6}|新建.{0,20}|untitled.{0,20}|new page.{0,4}|document|sheet\d+|网页)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex NoTitle();

    [GeneratedRegex(@"<(/?)((?>[A-Za-z][A-Za-z0-9:]*))(?>[^<>]*)>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:(?:!|p|li|td|th|tr|tbody|thead|tfoot|colgroup|option|optgroup|dd|dt|br|img|input|hr|meta|link|col|area|base|basefont|param|source|embed|wbr|frame|html|head|body|o:p|v:\w+)(?=[\s/>])|[^>]*/>$)", RegexOptions.IgnoreCase)]
    private static partial Regex SelfClosing();

    [GeneratedRegex(@"(?:<meta[^>]{0,300}charset|<\?xml[^>]{0,100}encoding)\s*=\s*[""']?\s*([A-Za-z0-9_\-]{2,30})", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
