using System.Text;

namespace DocReview.Ingest;

/// <summary>Puts the text of a page together as a browser shows it: white space run together, a line wherever a block or a break ends one.</summary>
/// <param name="done">Gets every line that is not blank, and whether it is hidden.</param>
internal sealed class HtmlLines(Action<string, bool> done)
{
    private readonly StringBuilder _seen = new(), _hidden = new();

    public void Add(string text, bool hidden, bool preformatted)
    {
        var line = hidden ? _hidden : _seen;
        for (var i = 0; i < text.Length; i++)
        {
            if (preformatted && text[i] == '\n')
                Break();
            else if (text[i] is '\u00A0')
                line.Append(' ');
            else if (text[i] is not (' ' or '\n' or '\r' or '\t' or '\f') || preformatted)
                line.Append(text[i]);
            else
                i = Space(line, text, i);
        }
    }

    /// <summary>Ends the line; what is hidden in it comes after it.</summary>
    public void Break()
    {
        Flush(_seen, false);
        Flush(_hidden, true);
    }

    /// <returns>The place of the last white space. A line break of the source between two Chinese characters is no space.</returns>
    private static int Space(StringBuilder line, string text, int at)
    {
        var broken = false;
        var last = at;
        for (; last < text.Length && text[last] is ' ' or '\n' or '\r' or '\t' or '\f'; last++)
            broken |= text[last] == '\n';
        var insideChinese = broken && line.Length > 0 && Glyph.IsWide(line[^1]) && last < text.Length && Glyph.IsWide(text[last]);
        if (line.Length > 0 && line[^1] != ' ' && !insideChinese)
            line.Append(' ');
        return last - 1;
    }

    private void Flush(StringBuilder line, bool hidden)
    {
        if (line.Length == 0)
            return;
        var text = line.ToString().Trim();
        line.Clear();
        if (text.Length > 0)
            done(text, hidden);
    }
}
