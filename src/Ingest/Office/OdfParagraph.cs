using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What one paragraph of an OpenDocument text holds: its text, and what hangs on it.</summary>
internal sealed class OdfParagraph
{
    private readonly OdfPackage _package;
    private readonly StringBuilder _text = new();
    private bool _visible, _hidden;

    private OdfParagraph(OdfPackage package) => _package = package;

    public string Text => _text.ToString();

    /// <summary>Contents of footnotes and endnotes, of text boxes and of tables drawn into the line: blocks to be read later.</summary>
    public List<XElement> Notes { get; } = [];

    public List<XElement> Boxes { get; } = [];

    public List<(string Text, Revision By)> Comments { get; } = [];

    /// <summary>Marks of revisions: a text struck out at this place, the beginning of one that was inserted.</summary>
    public List<string> Struck { get; } = [];

    public List<string> Inserted { get; } = [];

    /// <summary>Frames with a picture or an object.</summary>
    public List<XElement> Frames { get; } = [];

    public bool HasHidden => _hidden;

    public bool IsHidden => _hidden && !_visible;

    public static OdfParagraph Of(XElement paragraph, OdfPackage package)
    {
        var read = new OdfParagraph(package);
        read.Walk(paragraph, read.IsHiddenStyle("paragraph", paragraph));
        return read;
    }

    /// <summary>The paragraphs below an element, as lines: for comments and notes of a few words.</summary>
    public static string Lines(XElement? container, OdfPackage package) =>
        string.Join('\n', (container?.Descendants() ?? []).Where(element => element.Is("p") || element.Is("h")).Select(line => Of(line, package).Text.Trim()).Where(line => line.Length > 0));

    public static Revision RevisionOf(XElement? by) => new(Filled(by.Child("creator")?.Value), Filled(by.Child("date")?.Value));

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void Walk(XElement parent, bool hidden)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XElement element)
                Take(element, hidden);
            else if (node is XText text && node.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                Append(Collapsed(text.Value), hidden);
        }
    }

    private void Take(XElement element, bool hidden)
    {
        switch (element.Name.LocalName)
        {
            case "s":
                Append(new string(' ', Math.Clamp(element.Number("c") ?? 1, 1, 1000)), hidden);
                break;
            case "tab":
                Append("\t", hidden);
                break;
            case "line-break":
                Append("\n", hidden);
                break;
            case "note":
                Notes.AddRange(element.Children("note-body"));
                break;
            case "annotation":
                Comments.Add((Lines(element, _package), RevisionOf(element)));
                break;
            case "change" when element.Attr("change-id") is { } id:
                Struck.Add(id);
                break;
            case "change-start" when element.Attr("change-id") is { } id:
                Inserted.Add(id);
                break;
            case "text-box":
                Boxes.Add(element);
                break;
            case "table":
                Boxes.Add(new XElement("box", element));
                break;
            case "image" or "object" or "object-ole":
                Frames.Add(element);
                break;
            case "custom-shape" or "rect" or "ellipse" or "circle" or "polygon" or "path" or "line" or "connector" or "caption":
                Boxes.Add(element);
                break;
            case "ruby-text" or "title" or "desc" or "note-citation" or "annotation-end" or "change-end" or "hidden-text" or "script":
                break;
            default:
                Walk(element, hidden || (element.Is("span") && IsHiddenStyle("text", element)));
                break;
        }
    }

    /// <summary>White space counts once, a line break in the file not more than a blank.</summary>
    private string Collapsed(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var isSpace = character is ' ' or '\t' or '\n' or '\r';
            if (!isSpace)
                collapsed.Append(character);
            else if (collapsed.Length > 0 ? collapsed[^1] != ' ' : _text.Length > 0 && _text[^1] != ' ')
                collapsed.Append(' ');
        }
        return collapsed.ToString();
    }

    private void Append(string text, bool hidden)
    {
        _text.Append(text);
        if (!string.IsNullOrWhiteSpace(text))
            (_visible, _hidden) = (_visible || !hidden, _hidden || hidden);
    }

    private bool IsHiddenStyle(string family, XElement element)
    {
        var name = element.Attr("style-name");
        for (var depth = 0; depth < 10 && _package.Style(family, name) is { } style; depth++)
        {
            if (style.Child("text-properties").Attr("display") is { } display)
                return display == "none";
            name = style.Attr("parent-style-name");
        }
        return false;
    }
}
