using System.Text;

namespace DocReview.Ingest;

/// <summary>A run of lines that belong together: a table, or a single line of text (one row of one cell).</summary>
/// <param name="FirstNumber">The number of its first row.</param>
internal sealed record TextBlock(bool IsTable, int FirstNumber, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Finds tables in plain text by their separators: the same number of columns, line after line.</summary>
internal static class DelimitedBlocks
{
    // A tab is nearly always a column; a full-width space or a bar only where three columns run through three lines.
    private static readonly (char Separator, int Columns, int Lines)[] Separators = [('\t', 2, 2), ('|', 3, 3), ('\u3000', 3, 3)];

    public static IEnumerable<TextBlock> In(IReadOnlyList<string> lines, string ending)
    {
        if (ending.Equals(".csv", StringComparison.OrdinalIgnoreCase) && CsvSeparator(lines) is { } comma)
        {
            yield return new TextBlock(true, 1, [.. Records(string.Join('\n', lines), comma)]);
            yield break;
        }
        for (var at = 0; at < lines.Count;)
        {
            if (TableAt(lines, at) is { } table)
            {
                at += table.Rows.Count;
                yield return table;
            }
            else
            {
                yield return new TextBlock(false, 1, [[lines[at++]]]);
            }
        }
    }

    private static TextBlock? TableAt(IReadOnlyList<string> lines, int at)
    {
        foreach (var (separator, columns, least) in Separators)
        {
            var first = Cells(lines[at], separator);
            if (first.Count < columns || first.Count(cell => !string.IsNullOrWhiteSpace(cell)) < 2 || lines[at].StartsWith('\u3000'))
                continue;
            var rows = new List<IReadOnlyList<string>> { first };
            while (at + rows.Count < lines.Count && Cells(lines[at + rows.Count], separator) is var next && next.Count == first.Count)
                rows.Add(next);
            if (rows.Count >= least)
                return new TextBlock(true, 1, rows);
        }
        return null;
    }

    /// <summary>Bars may stand at both ends of a line as well; trailing tabs are no columns.</summary>
    private static IReadOnlyList<string> Cells(string line, char separator) =>
        (separator == '|' ? line.Trim().Trim('|') : line.TrimEnd(separator == '\t' ? '\0' : ' ')).Split(separator);

    private static char? CsvSeparator(IReadOnlyList<string> lines)
    {
        var sample = lines.Where(line => line.Length > 0).Take(20).ToList();
        return new[] { ',', '\t', ';', '，' }.Where(separator => sample.Count(line => line.Contains(separator, StringComparison.Ordinal)) * 2 > sample.Count)
            .Select(separator => (char?)separator).FirstOrDefault();
    }

    /// <summary>RFC 4180: quoted fields may hold separators, doubled quotes and line breaks. A quote that never closes ends with its line.</summary>
    private static IEnumerable<IReadOnlyList<string>> Records(string text, char separator)
    {
        var record = new List<string>();
        var field = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            var character = i < text.Length ? text[i] : '\n';
            if (character == '"' && field.Length == 0 && ClosingQuote(text, i + 1) is { } close)
            {
                field.Append(text[(i + 1)..close].Replace("\"\"", "\"", StringComparison.Ordinal));
                i = close;
            }
            else if (character == separator)
            {
                record.Add(Take(field));
            }
            else if (character == '\n')
            {
                record.Add(Take(field));
                yield return record;
                record = [];
            }
            else
            {
                field.Append(character);
            }
        }
    }

    private static int? ClosingQuote(string text, int at)
    {
        const int longest = 20_000;
        for (var i = at; i < text.Length && i - at < longest; i++)
        {
            if (text[i] != '"')
                continue;
            if (i + 1 == text.Length || text[i + 1] != '"')
                return i;
            i++;
        }
        return null;
    }

    private static string Take(StringBuilder field)
    {
        var text = field.ToString();
        field.Clear();
        return text;
    }
}
