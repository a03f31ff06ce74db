using System.Text;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What one paragraph (or a part of one) holds: the text that stands, what was struck out of it, and what hangs on it.</summary>
internal sealed class WordParagraph
{
    private readonly StringBuilder _text = new();
    private bool _vanishes, _hasVisible;

    public string Text => _text.ToString();

    public List<(string Text, Revision By)> Deleted { get; } = [];

    public List<string> Comments { get; } = [];

    /// <summary>Contents of text boxes: block elements, to be read after the paragraph.</summary>
    public List<XElement> TextBoxes { get; } = [];

    /// <summary>WordArt and watermarks: text held by an attribute.</summary>
    public List<string> Art { get; } = [];

    public HashSet<string> Inserters { get; } = [];

    public int Insertions { get; private set; }

    /// <summary>Relations of the pictures, one for each place.</summary>
    public List<string> Pictures { get; } = [];

    public bool HasHidden { get; private set; }

    /// <summary>None of it is seen.</summary>
    public bool IsHidden => HasHidden && !_hasVisible;

    public static WordParagraph Of(XElement paragraph, Revision? deletedBy = null)
    {
        var read = new WordParagraph();
        read.Walk(paragraph, deletedBy);
        return read;
    }

    public static Revision RevisionOf(XElement change) => new(change.Attr("author"), change.Attr("date"));

    private void Walk(XElement parent, Revision? deletedBy)
    {
        foreach (var element in parent.Elements())
            Take(element, deletedBy);
    }

    private void Take(XElement element, Revision? deletedBy)
    {
        switch (element.Name.LocalName)
        {
            case "t":
                Append(element.Value, deletedBy);
                break;
            case "delText":
                Append(element.Value, deletedBy ?? new Revision(null, null));
                break;
            case "tab":
                Append("\t", deletedBy);
                break;
            case "br" when element.Attr("type") is null or "textWrapping":
            case "cr":
                Append("\n", deletedBy);
                break;
            case "noBreakHyphen":
                Append("-", deletedBy);
                break;
            case "sym":
                Append(Symbols.Of(element.Attr("font"), element.Attr("char")), deletedBy);
                break;
            case "checkBox":
                Append(Checked(element) ? "☑" : "□", deletedBy);
                break;
            case "del" or "moveFrom":
                Walk(element, RevisionOf(element));
                break;
            case "ins" or "moveTo":
                Insertions++;
                if (element.Attr("author") is { Length: > 0 } author)
                    Inserters.Add(author);
                Walk(element, deletedBy);
                break;
            case "AlternateContent":
                // The fallback says the same again for older programs.
                if ((element.Child("Choice") ?? element.Child("Fallback")) is { } chosen)
                    Walk(chosen, deletedBy);
                break;
            case "commentReference" when element.Attr("id") is { } id:
                Comments.Add(id);
                break;
            case "txbxContent":
                TextBoxes.Add(element);
                break;
            case "textpath" when element.Attr("string") is { Length: > 0 } art:
                Art.Add(art);
                break;
            case "blip" or "imagedata":
                Pictures.Add(element.Attr("embed") ?? element.Attr("id") ?? "");
                break;
            case "r":
                var outer = _vanishes;
                _vanishes = element.Child("rPr").Child("vanish").IsOn();
                Walk(element, deletedBy);
                _vanishes = outer;
                break;
            case "pPr" or "rPr" or "instrText" or "delInstrText" or "rt" or "rubyPr" or "sdtPr" or "sdtEndPr" or "br":
                break;
            default:
                Walk(element, deletedBy);
                break;
        }
    }

    private void Append(string text, Revision? deletedBy)
    {
        if (deletedBy is null)
            Stand(text);
        else if (Deleted is [.., var last] && last.By == deletedBy)
            Deleted[^1] = (last.Text + text, deletedBy);
        else
            Deleted.Add((text, deletedBy));
    }

    private void Stand(string text)
    {
        _text.Append(text);
        if (!string.IsNullOrWhiteSpace(text))
            (HasHidden, _hasVisible) = (HasHidden || _vanishes, _hasVisible || !_vanishes);
    }

    private static bool Checked(XElement box) => box.Child("checked") is { } state ? state.IsOn() : box.Child("default") is { } initial && initial.IsOn();
}
