namespace DocReview.Index;

/// <summary>What is written of a token: mostly a slice of the text; else in a buffer that the next token takes again. Belongs to one thread at a time.</summary>
internal sealed class TokenText
{
    private readonly PorterStem stem = new();
    private char[] buffer = new char[64];

    /// <param name="text">As the atoms were read from.</param>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text, Atoms atoms, int first, int last, Segmentation segmentation)
    {
        var units = text[atoms.Start(first)..atoms.End(last)];
        if (last > first) return units.Length == last + 1 - first ? units : WithoutGaps(text, atoms, first, last);
        switch (atoms.Kind(first))
        {
            case AtomKind.Mark:
                return ",";
            case AtomKind.Digits:
                return segmentation == Segmentation.Records && units.Contains(',') ? Digits(units) : units;
            case AtomKind.WideDigits:
                return Narrow(units, '\uFF19');
            case AtomKind.Letters or AtomKind.WideLetters:
                var lower = Lower(atoms.Kind(first) == AtomKind.WideLetters ? Narrow(units, char.MaxValue) : units);
                return segmentation == Segmentation.HmmChineseTokenizer ? lower : stem.Of(lower);
            default:
                return units;
        }
    }

    private ReadOnlySpan<char> WithoutGaps(ReadOnlySpan<char> text, Atoms atoms, int first, int last)
    {
        var target = Buffer(atoms.End(last) - atoms.Start(first));
        var length = 0;
        for (var atom = first; atom <= last; atom++)
        {
            var units = text[atoms.Start(atom)..atoms.End(atom)];
            units.CopyTo(target[length..]);
            length += units.Length;
        }
        return target[..length];
    }

    /// <summary>Without the separators of thousands.</summary>
    private ReadOnlySpan<char> Digits(ReadOnlySpan<char> units)
    {
        var target = Buffer(units.Length);
        var length = 0;
        foreach (var unit in units)
            if (unit != ',') target[length++] = unit;
        return target[..length];
    }

    private ReadOnlySpan<char> Narrow(ReadOnlySpan<char> units, char last)
    {
        var target = Buffer(units.Length);
        for (var i = 0; i < units.Length; i++) target[i] = units[i] >= '\uFF10' && units[i] <= last ? (char)(units[i] - 0xFEE0) : units[i];
        return target;
    }

    private ReadOnlySpan<char> Lower(ReadOnlySpan<char> units)
    {
        if (!units.ContainsAnyInRange('A', 'Z')) return units;
        var target = Buffer(units.Length);
        for (var i = 0; i < units.Length; i++) target[i] = char.IsAsciiLetterUpper(units[i]) ? (char)(units[i] | 0x20) : units[i];
        return target;
    }

    private Span<char> Buffer(int length)
    {
        if (buffer.Length < length) buffer = new char[length * 2];
        return buffer.AsSpan(0, length);
    }
}
