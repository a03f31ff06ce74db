using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Text put together from lines, with the place of each.</summary>
internal sealed class LaidText(Direction direction)
{
    private readonly StringBuilder _text = new();

    public List<Box> Boxes { get; } = [];

    public string Text => _text.ToString();

    /// <param name="separator">Null where the line runs on: then a space stands only between words of letters; a number that was broken is whole again.</param>
    public LaidText Add(TextLine line, char? separator = null)
    {
        var text = DocumentBuilder.Clean(line.Text).Trim();
        if (text.Length == 0)
            return this;
        if (_text.Length > 0 && separator is not null)
            _text.Append(separator);
        else if (_text.Length > 0 && char.IsAsciiLetter(text[0]) && (char.IsAsciiLetterOrDigit(_text[^1]) || _text[^1] is ',' or '.' or ';' or ')'))
            _text.Append(' ');
        Boxes.Add(Glyph.OnPage(direction, _text.Length, text.Length, line.U0, line.U1, line.Top, line.Bottom));
        _text.Append(text);
        return this;
    }
}

/// <summary>A piece of a page in reading order: a paragraph or the rows of a table.</summary>
internal abstract record LaidBlock(double Top)
{
    internal sealed record Paragraph(double Top, LaidText Text, PassageKind Kind) : LaidBlock(Top);

    internal sealed record Table(double Top, IReadOnlyList<IReadOnlyList<LaidCell>> Rows) : LaidBlock(Top);
}

internal sealed record LaidCell(int Column, LaidText? Text, int ColumnSpan = 1, int RowSpan = 1);
