using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Follows RTF from its first byte to its last: what a group changes holds until the group ends. Groups are kept on a list of their own, so that none lies too deep for the program's stack.</summary>
internal sealed class RtfReader
{
    private static readonly Dictionary<string, string> Signs = new()
    {
        ["tab"] = "\t", ["line"] = "\n", ["emdash"] = "—", ["endash"] = "–", ["bullet"] = "•", ["lquote"] = "‘", ["rquote"] = "’", ["ldblquote"] = "“", ["rdblquote"] = "”",
        ["~"] = " ", ["_"] = "-", ["enspace"] = " ", ["emspace"] = "\u3000", ["qmspace"] = " ",
    };

    private readonly RtfTokens _tokens;
    private readonly ExtractionLimits _limits;
    private readonly Func<int> _nextTable;
    private readonly RtfFonts _fonts = new();
    private readonly Stack<RtfGroup> _outer = [];
    private readonly List<byte> _pending = [];
    private RtfGroup _group;
    private bool _opened, _starred, _wasInserted;
    private int _skip, _fontInHand, _nibble = -1;
    private long _characters;

    public RtfReader(byte[] bytes, ExtractionLimits limits, Func<int> nextTable)
    {
        (_tokens, _limits, _nextTable) = (new RtfTokens(bytes), limits, nextTable);
        Body = new RtfStory(PassageKind.Paragraph, nextTable);
        _group = new RtfGroup { Mode = RtfMode.Text, Story = Body };
    }

    public RtfStory Body { get; }

    public List<RtfStory> Headers { get; } = [];

    public List<RtfStory> Footers { get; } = [];

    public List<RtfStory> Notes { get; } = [];

    public RtfAside Aside { get; } = new();

    public int Insertions { get; private set; }

    public int Deletions { get; private set; }

    public bool HasHidden { get; private set; }

    /// <summary>Groups were still open when the file ended.</summary>
    public bool IsCut { get; private set; }

    public void Read(CancellationToken cancel)
    {
        for (var token = _tokens.Next(); token != RtfToken.End; token = _tokens.Next())
        {
            if (token == RtfToken.Open)
            {
                cancel.ThrowIfCancellationRequested();
                Open();
            }
            else if (token == RtfToken.Word)
            {
                Word(_tokens.Word, _tokens.Number);
            }
            else if (token == RtfToken.Text)
            {
                Take(_tokens.Bytes.Span);
            }
            else if (_outer.Count > 0)
            {
                Close();
            }
        }
        IsCut = _outer.Count > 0;
        while (_outer.Count > 0)
            Close();
        Flush();
        Body.End();
        Deletions += Body.Deletions;
    }

    private void Open()
    {
        Flush();
        Nesting.Check(_outer.Count);
        _outer.Push(_group);
        _group = _group with { };
        (_opened, _starred, _skip) = (true, false, 0);
    }

    private void Close()
    {
        Flush();
        var (inner, outer) = (_group, _outer.Pop());
        (_group, _opened, _starred, _skip) = (outer, false, false, 0);
        if (inner.Captured is { } captured && captured != outer.Captured)
            Aside.Take(inner.Destination, captured.ToString(), inner.Story);
        if (inner.Data is { } data && data != outer.Data)
            Aside.Take(inner.Destination, data.ToArray());
        if (inner.Destination == "formfield" && outer.Destination != "formfield" && Aside.Tick is { } ticked)
            outer.Story.Write(ticked ? "☑" : "□", hidden: false);
        if (inner.Story != outer.Story)
            Finish(inner.Story, outer.Story);
    }

    private void Finish(RtfStory story, RtfStory outer)
    {
        story.End();
        Deletions += story.Deletions;
        if (story.Kind == PassageKind.Comment)
            outer.Hang([new StoryItem(PassageKind.Comment, string.Join('\n', story.Items.Select(item => item.Text)), Aside.CommentBy)]);
        else if (story.Kind == PassageKind.TextBox)
            outer.Hang(outer.Kind == PassageKind.Paragraph ? story.Items : story.Items.Select(item => item with { Kind = outer.Kind, Cells = null, Text = item.PlainText }));
        else
            (story.Kind switch { PassageKind.Header => Headers, PassageKind.Footer => Footers, _ => Notes }).Add(story);
    }

    private void Word(string word, int? number)
    {
        if (_skip > 0 && Signs.ContainsKey(word))
        {
            _skip--;
            return;
        }
        if (word == "*")
        {
            _starred = true;
            return;
        }
        Flush();
        var (isFirst, starred) = (_opened, _starred);
        (_opened, _starred) = (false, false);
        if (isFirst && word == "ud" && _outer.Peek().Destination == "upr")
        {
            _group.Revive();
        }
        else if (isFirst && _group.Enter(word, starred, _nextTable))
        {
            _nibble = -1;
            Aside.Begin(word);
        }
        else if (_group.Mode is RtfMode.Text or RtfMode.Capture && !Characters(word, number) && _group.Mode == RtfMode.Text)
        {
            Paragraphs(word, number ?? 1);
        }
        else if (_group.Mode == RtfMode.Fonts)
        {
            Font(word, number ?? 0);
        }
        else if (_group.Mode == RtfMode.Properties)
        {
            Aside.Property(_group.Destination, word, number ?? 0);
        }
    }

    /// <summary>Words that stand for characters or say how they are written.</summary>
    private bool Characters(string word, int? number)
    {
        if (Signs.TryGetValue(word, out var sign))
        {
            Deliver(sign);
            return true;
        }
        switch (word)
        {
            case "u":
                Deliver(Shown((char)(ushort)(number ?? 0)));
                _skip = _group.FallbackLength;
                return true;
            case "uc":
                _group.FallbackLength = Math.Clamp(number ?? 1, 0, 16);
                return true;
            case "f":
                _group.Font = number ?? 0;
                return true;
            case "af":
                _group.EastAsianFont = number ?? -1;
                return true;
            case "ansicpg":
                _fonts.CodePage = number is > 0 ? number.Value : _fonts.CodePage;
                return true;
            case "mac" or "pc" or "pca":
                _fonts.CodePage = word switch { "mac" => 10000, "pc" => 437, _ => 850 };
                return true;
            case "deff":
                _group.Font = number ?? 0;
                return true;
            case "plain":
                _group.Plain();
                return true;
            case "v":
                _group.Hidden = number != 0;
                return true;
            default:
                return Revision(word, number ?? 1);
        }
    }

    private bool Revision(string word, int number)
    {
        switch (word)
        {
            case "deleted":
                _group.Struck = number != 0;
                return true;
            case "revised":
                _group.Inserted = number != 0;
                return true;
            case "revauth":
                _group.Inserter = (number, _group.Inserter.Time);
                return true;
            case "revdttm":
                _group.Inserter = (_group.Inserter.Author, number);
                return true;
            case "revauthdel":
                _group.Striker = (number, _group.Striker.Time);
                return true;
            case "revdttmdel":
                _group.Striker = (_group.Striker.Author, number);
                return true;
            default:
                return false;
        }
    }

    private void Paragraphs(string word, int number)
    {
        const int firstMerged = 1, merged = 2, continues = 0x20, restarts = 0x40;
        var story = _group.Story;
        switch (word)
        {
            case "par" or "sect":
                story.EndParagraph();
                break;
            case "pard":
                (story.InTable, story.Depth) = (false, 1);
                break;
            case "intbl":
                story.InTable = true;
                break;
            case "itap":
                story.Depth = Math.Max(1, number);
                break;
            case "cell" or "nestcell":
                story.EndCell();
                break;
            case "row" or "nestrow":
                story.EndRow(nested: word == "nestrow");
                break;
            case "trowd":
                story.DefineRow();
                break;
            case "trleft":
                story.Row.Left = number;
                break;
            case "cellx":
                story.Row.Edge(number);
                break;
            case "clmgf" or "clmrg" or "clvmgf" or "clvmrg":
                story.Row.Flag(word switch { "clmgf" => firstMerged, "clmrg" => merged, "clvmgf" => restarts, _ => continues });
                break;
        }
    }

    private void Font(string word, int number)
    {
        if (word == "f")
            _fontInHand = number;
        else if (word == "fcharset")
            _fonts.Define(_fontInHand, set: number);
        else if (word == "cpg")
            _fonts.Define(_fontInHand, codePage: number);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        _opened = false;
        if (_group.Mode == RtfMode.Data)
        {
            Data(bytes);
            return;
        }
        if (_skip > 0)
        {
            var skipped = _tokens.IsBinary ? bytes.Length : Math.Min(_skip, bytes.Length);
            _skip -= Math.Min(_skip, Math.Max(1, skipped));
            bytes = bytes[skipped..];
        }
        if (!_tokens.IsBinary && _group.Mode is RtfMode.Text or RtfMode.Capture or RtfMode.Fonts)
            _pending.AddRange(bytes);
    }

    private void Data(ReadOnlySpan<byte> bytes)
    {
        if (_tokens.IsBinary)
        {
            _group.Data!.Write(bytes);
            return;
        }
        foreach (var digit in bytes)
        {
            if (!char.IsAsciiHexDigit((char)digit))
                continue;
            var value = Convert.ToInt32(((char)digit).ToString(), 16);
            if (_nibble >= 0)
                _group.Data!.WriteByte((byte)((_nibble << 4) | value));
            _nibble = _nibble >= 0 ? -1 : value;
        }
    }

    private void Flush()
    {
        if (_pending.Count == 0)
            return;
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pending);
        if (_group.Mode == RtfMode.Fonts)
            _fonts.Define(_fontInHand, name: Encoding.Latin1.GetString(bytes).TrimEnd(';'));
        else if (_fonts.SymbolFont(_group.Font) is not null)
            Deliver(string.Concat(_pending.Select(value => Shown((char)(0xF000 + value)))));
        else
            Deliver(_fonts.Decode(bytes, _group.Font, _group.EastAsianFont));
        _pending.Clear();
    }

    /// <summary>Fonts of signs have them at F000 and above.</summary>
    private string Shown(char character) => character is < '\uF000' or > '\uF0FF' ? character.ToString()
        : character is '\uF020' ? " " : Symbols.Of(_fonts.SymbolFont(_group.Font), ((int)character).ToString("X4"));

    private void Deliver(string text)
    {
        _characters += text.Length;
        if (_characters > _limits.Characters)
            throw new StopReadingException(Trouble.TooLarge, $"文字超过 {_limits.Characters / 10000} 万字的上限，未予保存；请拆分后重新提供。");
        if (_group.Mode == RtfMode.Capture)
        {
            _group.Captured!.Append(text);
            return;
        }
        if (_group.Struck)
        {
            _group.Story.Strike(text, Aside.By(_group.Striker));
            return;
        }
        if (_group.Inserted && Aside.By(_group.Inserter) is not null && !_wasInserted)
            Insertions++;
        _wasInserted = _group.Inserted;
        HasHidden |= _group.Hidden && !string.IsNullOrWhiteSpace(text);
        _group.Story.Write(text, _group.Hidden);
    }
}
