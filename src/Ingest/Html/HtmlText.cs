using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace DocReview.Ingest;

/// <summary>Writes what a web page shows as passages, in the order of its source: lines, rows of tables, what was filled into its fields. Nothing is fetched and nothing is run.</summary>
internal sealed partial class HtmlText(DocumentBuilder builder, Unpacking files)
{
    private const int Deepest = 5000;
    private static readonly HashSet<string> Blocks =
    [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "section", "article", "header", "footer",
        "nav", "aside", "main", "blockquote", "pre", "form", "fieldset", "legend", "address", "center", "hr", "figure", "figcaption", "details", "summary", "body", "br", "textarea",
    ];

    private readonly List<string> _aside = [];
    private int _pictures;

    /// <summary>Pictures and frames that the page names and does not hold.</summary>
    public int Elsewhere { get; private set; }

    public void Write(IElement? body)
    {
        var lines = new HtmlLines((text, hidden) => builder.Add(text, hidden: hidden));
        if (body is not null)
            Element(body, lines, false, false, 0);
        lines.Break();
    }

    private void Children(INode parent, HtmlLines lines, bool hidden, bool preformatted, int depth)
    {
        if (depth > Deepest)
        {
            lines.Add(parent.TextContent, hidden, preformatted);
            return;
        }
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text)
                lines.Add(text.Data, hidden, preformatted);
            else if (child is IElement element)
                Element(element, lines, hidden, preformatted, depth + 1);
        }
    }

    private void Element(IElement element, HtmlLines lines, bool hidden, bool preformatted, int depth)
    {
        hidden |= IsHidden(element);
        var isBlock = Blocks.Contains(element.LocalName);
        if (isBlock)
            lines.Break();
        switch (element.LocalName)
        {
            case "script" or "style" or "template" or "noscript" or "head" or "title" or "object" or "svg" or "math":
                break;
            case "img" or "iframe" or "frame" or "embed":
                Picture(element);
                break;
            case "input":
                lines.Add(Filled(element), hidden, false);
                break;
            case "option":
                if (element.HasAttribute("selected") || (element.ParentElement?.QuerySelector("option[selected]") is null && element.ParentElement?.QuerySelector("option") == element))
                    lines.Add(element.TextContent, hidden, false);
                break;
            case "table" when HtmlTable.Rows(element) is { Count: > 0 } rows && !HtmlTable.IsLayout(element, rows):
                Table(element, rows, hidden, depth);
                break;
            case "li":
                lines.Add(Label(element), hidden, false);
                Children(element, lines, hidden, preformatted, depth);
                break;
            default:
                Children(element, lines, hidden, preformatted || element.LocalName is "pre" or "textarea", depth);
                break;
        }
        if (isBlock)
            lines.Break();
    }

    private void Table(IElement table, List<IElement> rows, bool hidden, int depth)
    {
        foreach (var caption in table.Children.Where(child => child.LocalName == "caption"))
            builder.Add(Text(caption, hidden, depth), hidden: hidden);
        var (number, at) = (builder.NextTable(), 0);
        foreach (var (row, cells) in HtmlTable.Grid(rows, cell => Text(cell, hidden, depth)))
        {
            builder.AddRow(number, ++at, cells, hidden: hidden || IsHidden(row));
            foreach (var aside in _aside)
                builder.Add(aside, hidden: true);
            _aside.Clear();
        }
    }

    /// <summary>All lines of an element as one text; what is hidden in it comes after its row.</summary>
    private string Text(IElement element, bool hidden, int depth)
    {
        var text = new List<string>();
        var lines = new HtmlLines((line, isHidden) => (isHidden && !hidden ? _aside : text).Add(line));
        Children(element, lines, hidden, false, depth);
        lines.Break();
        return string.Join('\n', text);
    }

    /// <summary>Saved pages of office systems hold in their fields what was entered.</summary>
    private static string Filled(IElement input) => input.GetAttribute("type")?.ToLowerInvariant() switch
    {
        "hidden" or "password" or "submit" or "button" or "image" or "reset" or "file" => "",
        "checkbox" or "radio" => input.HasAttribute("checked") ? "☑" : "□",
        _ => input.GetAttribute("value") ?? "",
    };

    /// <summary>The number of an item of a numbered list: it is seen and stands in no text.</summary>
    private static string Label(IElement item)
    {
        if (item.ParentElement is not { LocalName: "ol" } list)
            return "";
        var style = Style().Match(item.GetAttribute("style") ?? list.GetAttribute("style") ?? "") is { Success: true } match ? match.Groups[1].Value : "";
        var format = (item.GetAttribute("type") ?? list.GetAttribute("type"), style) switch
        {
            (_, "none") => "none",
            (_, "cjk-ideographic" or "simp-chinese-informal") => "chineseCountingThousand",
            ("a", _) or (_, "lower-alpha" or "lower-latin") => "lowerLetter",
            ("A", _) or (_, "upper-alpha" or "upper-latin") => "upperLetter",
            ("i", _) or (_, "lower-roman") => "lowerRoman",
            ("I", _) or (_, "upper-roman") => "upperRoman",
            _ => "decimal",
        };
        var number = int.TryParse(item.GetAttribute("value"), out var own) ? own
            : (int.TryParse(list.GetAttribute("start"), out var start) ? start : 1) + list.Children.TakeWhile(child => child != item).Count(child => child.LocalName == "li");
        var label = NumberLabels.Of(number, format);
        return label.Length == 0 ? "" : label + (format == "chineseCountingThousand" ? "、" : ". ");
    }

    private void Picture(IElement element)
    {
        var source = element.GetAttribute("src") ?? "";
        if (!source.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            // "cid:" is a part of the mail or archive the page came in, and taken with it.
            if (source.Length > 0 && !source.StartsWith("cid:", StringComparison.OrdinalIgnoreCase))
                Elsewhere++;
            return;
        }
        var comma = source.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            return;
        var type = source[5..comma].Split(';')[0];
        var name = $"图片{++_pictures}.{(type.StartsWith("image/", StringComparison.Ordinal) ? type[6..].Replace("svg+xml", "svg", StringComparison.Ordinal) : "bin")}";
        files.Take(name, _ => new MemoryStream(source[..comma].Contains(";base64", StringComparison.OrdinalIgnoreCase)
            ? Convert.FromBase64String(Uri.UnescapeDataString(source[(comma + 1)..]).Trim())
            : System.Text.Encoding.UTF8.GetBytes(Uri.UnescapeDataString(source[(comma + 1)..]))));
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || (element.GetAttribute("style") is { Length: > 0 } style && Concealing().IsMatch(style));

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(px|pt|em|%)?\s*(;|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Concealing();

    [GeneratedRegex(@"list-style(?:-type)?\s*:\s*([a-z-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Style();
}
