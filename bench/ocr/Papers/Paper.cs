namespace DocReview.Bench;

/// <summary>An invented paper: what is to be printed, from top to bottom, and what a reader must find in it.</summary>
internal sealed record Paper(string Kind, IReadOnlyList<Block> Blocks, Facts Facts);

/// <param name="Amounts">In fen.</param>
internal sealed record Facts(List<long> Amounts, List<DateOnly> Dates, List<string> Names, List<string> Numbers)
{
    public Facts() : this([], [], [], []) { }

    public Facts With(Facts other) => new([.. Amounts, .. other.Amounts], [.. Dates, .. other.Dates], [.. Names, .. other.Names], [.. Numbers, .. other.Numbers]);
}

internal enum Align { Left, Centre, Right }

/// <summary>Sizes in points.</summary>
internal abstract record Block
{
    internal sealed record Line(string Text, double Size, Align Align = Align.Left, bool Red = false) : Block;

    /// <summary>Set in from both sides of the page as print is, its first line by two characters.</summary>
    internal sealed record Paragraph(string Text, double Size = 14) : Block;

    /// <param name="Widths">Shares of the page's width.</param>
    internal sealed record Table(IReadOnlyList<string[]> Rows, double[] Widths, double Size = 10.5) : Block;

    internal sealed record Rule(bool Red) : Block;

    internal sealed record Gap(double Points) : Block;

    /// <summary>A round seal over what was printed last, 42 mm across.</summary>
    internal sealed record Seal(string Owner, string Use) : Block;
}
