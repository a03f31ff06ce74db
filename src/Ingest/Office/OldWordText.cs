using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Characters of a Word document as they are read: fields give their result, control characters what they stand for, struck-out text is set apart.</summary>
internal sealed class OldWordText(OldWordFile file)
{
    private const char FieldBegin = '\x13', FieldSeparator = '\x14', FieldEnd = '\x15';
    private readonly OldWordProperties _characters = new(file, OldWordProperties.OfCharacters);
    private readonly IReadOnlyList<string> _authors = Authors(file);
    // For each open field whether its instruction is still being read.
    private readonly Stack<bool> _fields = [];
    private readonly StringBuilder _standing = new();
    private bool _hasVisible;
    private (string Text, Revision By) _struck = ("", new Revision(null, null));

    /// <summary>Struck out since it was last asked for.</summary>
    public List<(string Text, Revision By)> Struck { get; } = [];

    public HashSet<string> Revisers { get; } = [];

    public int Insertions { get; private set; }

    public int Deletions { get; private set; }

    public int Pictures { get; private set; }

    public bool HasHidden { get; private set; }

    /// <summary>None of the stretch that was last asked for is seen.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>The text of a stretch, without the marks that end paragraphs and cells.</summary>
    public string Of(int start, int end)
    {
        _standing.Clear();
        _hasVisible = false;
        var before = HasHidden;
        HasHidden = false;
        for (var at = start; at < end;)
        {
            var run = at + 1;
            var properties = _characters.At(file.Places[at], out var until).ToList();
            while (run < end && file.Places[run] > file.Places[run - 1] && file.Places[run] < until)
                run++;
            Run(at, run, properties);
            at = run;
        }
        Close();
        IsHidden = HasHidden && !_hasVisible;
        HasHidden |= before;
        return _standing.ToString();
    }

    /// <summary>A new story begins: what was left open in the last one stays there.</summary>
    public void Reset() => _fields.Clear();

    private void Run(int start, int end, List<OldWordProperty> properties)
    {
        const int insertion = 0x0801, deletion = 0x0800, hidden = 0x083C, symbol = 0x6A09;
        var struck = properties.Any(property => property.Code == deletion && property.IsOn);
        var inserted = properties.Any(property => property.Code == insertion && property.IsOn);
        var sign = properties.FirstOrDefault(property => property.Code == symbol);
        var read = new StringBuilder();
        for (var at = start; at < end; at++)
        {
            if (!IsInstruction(file.Text[at]))
                read.Append(sign.Code == symbol && file.Text[at] is '(' or '\xF028' ? Symbols.Of(FontOf(sign), (sign.U32 >> 16).ToString("X4")) : Shown(file.Text[at]));
        }
        if (read.Length == 0)
            return;
        if (!struck && !string.IsNullOrWhiteSpace(read.ToString()))
        {
            var isHidden = properties.Any(property => property.Code == hidden && property.IsOn);
            (HasHidden, _hasVisible) = (HasHidden || isHidden, _hasVisible || !isHidden);
        }
        var by = struck || inserted ? By(properties, struck) : null;
        if (inserted && !struck)
            Insertions++;
        if (by?.Author is { Length: > 0 } author)
            Revisers.Add(author);
        if (!struck)
        {
            Close();
            _standing.Append(read);
            return;
        }
        if (_struck.By != by)
            Close();
        _struck = (_struck.Text + read, by!);
    }

    private void Close()
    {
        if (!string.IsNullOrWhiteSpace(_struck.Text))
        {
            Deletions++;
            Struck.Add(_struck);
        }
        _struck = ("", new Revision(null, null));
    }

    private bool IsInstruction(char character)
    {
        switch (character)
        {
            case FieldBegin:
                _fields.Push(true);
                return true;
            case FieldSeparator when _fields.Count > 0:
                _fields.Pop();
                _fields.Push(false);
                return true;
            case FieldEnd:
                _fields.TryPop(out _);
                return true;
            default:
                return _fields.Contains(true);
        }
    }

    private string Shown(char character)
    {
        switch (character)
        {
            case '\x01':
                Pictures++;
                return "";
            case '\x0B' or '\x0E':
                return "\n";
            case '\x1E':
                return "-";
            case '\xA0':
                return " ";
            case < ' ' and not '\t':
                return "";
            default:
                return character.ToString();
        }
    }

    private Revision By(List<OldWordProperty> properties, bool struck)
    {
        var (authorCode, timeCode) = struck ? (0x4863, 0x6864) : (0x4804, 0x6805);
        var author = properties.Where(property => property.Code == authorCode).Select(property => property.U16).Where(index => index < _authors.Count).Select(index => _authors[index]).FirstOrDefault();
        return new Revision(author, Time(properties.FirstOrDefault(property => property.Code == timeCode).U32));
    }

    /// <summary>Minute, hour, day, month and year in one number (DTTM); null where it is no date.</summary>
    public static string? Time(uint time)
    {
        var (month, day) = ((time >> 16) & 15, (time >> 11) & 31);
        return month is 0 or > 12 || day == 0 ? null : $"{1900 + ((time >> 20) & 511):0000}-{month:00}-{day:00}T{(time >> 6) & 31:00}:{time & 63:00}:00";
    }

    private string? FontOf(OldWordProperty symbol)
    {
        const int fonts = 15, nameAt = 39;
        var bytes = file.Table(fonts).Span;
        var at = 4;
        for (var i = 0; at < bytes.Length; i++)
        {
            var length = bytes[at];
            if (i == symbol.U16)
                return at + 1 + length <= bytes.Length && length > nameAt ? Encoding.Unicode.GetString(bytes[(at + 1 + nameAt)..(at + 1 + length)]).Split('\0')[0] : null;
            at += 1 + length;
        }
        return null;
    }

    /// <summary>Those who made revisions: a list of strings in two-byte characters.</summary>
    private static List<string> Authors(OldWordFile file)
    {
        const int revisers = 51, listHead = 6;
        var names = new List<string>();
        var bytes = file.Table(revisers).Span;
        for (var at = listHead; at + 2 <= bytes.Length;)
        {
            var length = bytes[at] | (bytes[at + 1] << 8);
            if (at + 2 + (length * 2) > bytes.Length)
                break;
            names.Add(Encoding.Unicode.GetString(bytes.Slice(at + 2, length * 2)));
            at += 2 + (length * 2);
        }
        return names;
    }
}
