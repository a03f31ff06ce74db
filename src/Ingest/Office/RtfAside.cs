using System.Globalization;
using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What RTF says beside its text: who wrote it and when, who revised it, what is embedded in it.</summary>
internal sealed partial class RtfAside
{
    private readonly Dictionary<string, string> _info = [];
    private readonly int[] _time = new int[5];
    private List<string> _authors = [];
    private string _shapeProperty = "", _objectClass = "";
    private (int Type, int Value, int Default) _field;
    private string? _commentTime;

    public List<ReadOnlyMemory<byte>> Pictures { get; } = [];

    public List<(byte[] Bytes, string Class)> Objects { get; } = [];

    public List<string> Externals { get; } = [];

    public HashSet<string> Revisers { get; } = [];

    /// <summary>Of the comment that follows.</summary>
    public Revision CommentBy => new(_info.GetValueOrDefault("atnauthor") ?? _info.GetValueOrDefault("atnid"), _commentTime);

    /// <summary>A check box that was read: ticked or not; null for any other field.</summary>
    public bool? Tick => _field.Type == 1 ? (_field.Value is 0 or 1 ? _field.Value : _field.Default) == 1 : null;

    public DocumentProperties Properties => new(
        Author: Of("author"), LastAuthor: Of("operator"), Created: Of("creatim"), Modified: Of("revtim"), Printed: Of("printim"), Application: Of("generator")?.TrimEnd(';'), Company: Of("company"),
        Title: Of("title"), Subject: Of("subject"), Keywords: Of("keywords"), Template: Of("template"), Revision: NumberOf("version"), EditingMinutes: NumberOf("edmins"));

    public Revision By((int Author, int Time) mark)
    {
        var author = mark.Author > 0 && mark.Author < _authors.Count ? _authors[mark.Author] : null;
        if (!string.IsNullOrEmpty(author))
            Revisers.Add(author);
        return new Revision(author, OldWordText.Time((uint)mark.Time));
    }

    public void Begin(string destination)
    {
        if (destination is "creatim" or "revtim" or "printim")
            Array.Clear(_time);
        else if (destination == "formfield")
            _field = default;
    }

    public void Property(string destination, string word, int number)
    {
        const int unset = 25;
        switch (word)
        {
            case "yr" or "mo" or "dy" or "hr" or "min" when destination is "creatim" or "revtim" or "printim":
                _time[word switch { "yr" => 0, "mo" => 1, "dy" => 2, "hr" => 3, _ => 4 }] = number;
                if (_time[0] is > 1900 and < 3000 && _time[1] is > 0 and < 13 && _time[2] is > 0 and < 32)
                    _info[destination] = $"{_time[0]:0000}-{_time[1]:00}-{_time[2]:00}T{_time[3]:00}:{_time[4]:00}:00";
                break;
            case "version" or "edmins":
                _info[word] = number.ToString(CultureInfo.InvariantCulture);
                break;
            case "fftype":
                _field = (number, unset, 0);
                break;
            case "ffres":
                _field.Value = number;
                break;
            case "ffdefres":
                _field.Default = number;
                break;
        }
    }

    public void Take(string destination, string text, RtfStory story)
    {
        switch (destination)
        {
            case "revtbl":
                _authors = [.. text.Split(';').Select(author => author.Trim())];
                break;
            case "atndate":
                _commentTime = int.TryParse(text.Trim(), out var time) ? OldWordText.Time((uint)time) : null;
                break;
            case "sn":
                _shapeProperty = text.Trim();
                break;
            case "sv":
                if (_shapeProperty == "gtextUNICODE")
                    story.Hang([new StoryItem(PassageKind.TextBox, text)]);
                break;
            case "objclass":
                _objectClass = text.Trim();
                break;
            case "fldinst":
                if (External().Match(text) is { Success: true } field)
                    Externals.Add(field.Groups["target"].Value.Trim().Trim('"').Replace(@"\\", @"\", StringComparison.Ordinal));
                break;
            case "listtext" or "pntext":
                story.Label(LabelOf(text));
                break;
            case "atnid":
                _info.Remove("atnauthor");
                _commentTime = null;
                _info[destination] = text.Trim();
                break;
            default:
                _info[destination] = text.Trim();
                break;
        }
    }

    public void Take(string destination, byte[] data)
    {
        if (destination == "pict" && data.Length > 0)
            Pictures.Add(data);
        else if (destination == "objdata" && OleObject.Linked(data) is { } target)
            Externals.Add(target);
        else if (destination == "objdata")
            Objects.Add((OleObject.Data(data), _objectClass));
    }

    private string? Of(string name) => _info.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    private int? NumberOf(string name) => int.TryParse(Of(name), out var number) ? number : null;

    /// <summary>Bullets are no labels; what follows a number depends on its last sign, as everywhere.</summary>
    private static string LabelOf(string text)
    {
        var label = text.Trim();
        return label == "o" || !label.Any(sign => char.IsLetter(sign) || char.IsNumber(sign)) ? "" : NumberLabels.Parted(label);
    }

    [GeneratedRegex(@"^\s*(INCLUDEPICTURE|INCLUDETEXT|LINK|DDE|DDEAUTO)\s+(?<target>""[^""]*""|\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex External();
}
