using System.Buffers;
using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>The sums and dates of the passages of one document, in reading order: a column's unit and a year hold for what stands below them.</summary>
internal sealed partial class PassageNumbers(string path)
{
    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿壹贰貳叁肆伍陆柒捌玖拾佰仟萬億廿卅");

    /// <summary>No date is written without one of these.</summary>
    private static readonly SearchValues<char> DateMarks = SearchValues.Create("年月./-．／－");

    private readonly Dictionary<int, string> columnUnits = [];
    private int table;
    private string? tableUnit;
    private PartialDate? year = Dates.InFileName(path);

    public IReadOnlyList<long> Sums(Passage passage) => InTime(() => ReadSums(passage));

    public IReadOnlyList<int> Days(string text) => InTime(() => ReadDays(text));

    /// <summary>A text contrived to hold up a pattern has no sums and dates for the index; its every stretch is found all the same.</summary>
    private static IReadOnlyList<T> InTime<T>(Func<IReadOnlyList<T>> read)
    {
        try
        {
            return read();
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private IReadOnlyList<long> ReadSums(Passage passage)
    {
        if (passage.Row is { } row) Header(passage, row);
        else if (UnitLine().Match(passage.Text) is { Success: true } line) tableUnit = line.Groups["unit"].Value;
        if (!passage.Text.AsSpan().ContainsAny(Figures)) return [];
        var sums = new HashSet<long>();
        foreach (var mention in Amounts.In(passage.Text))
        {
            sums.Add(mention.Low.Fen);
            sums.Add(mention.High.Fen);
        }
        foreach (var cell in passage.Row?.Cells ?? []) Add(sums, passage.Text.Substring(cell.Start, cell.Length), cell.Column);
        return [.. sums];
    }

    private IReadOnlyList<int> ReadDays(string text)
    {
        if (!text.AsSpan().ContainsAny(DateMarks) || !text.AsSpan().ContainsAny(Figures)) return [];
        var days = new HashSet<int>();
        foreach (var mention in Dates.In(text, year))
        {
            if (mention.Date is not { } date) continue;
            days.Add(DayNumber.Of(date));
            if (date is { Month: { } month, Day: { } day }) days.Add(DayNumber.WithoutYear(month, day));
            if (!mention.Inferred) year = date;
        }
        return [.. days];
    }

    /// <summary>A bare number of a column in 万元 counts as it stands and as what it means: whoever looks for either finds it.</summary>
    private void Add(HashSet<long> sums, string cell, int column)
    {
        if (cell.Length is 0 or > 30 || Identifier().IsMatch(cell) || Amounts.OfCell(cell) is not { } plain) return;
        sums.Add(Math.Abs(plain.Fen));
        if ((columnUnits.GetValueOrDefault(column) ?? tableUnit) is { } unit && Amounts.OfCell(cell, unit) is { } meant) sums.Add(Math.Abs(meant.Fen));
    }

    private void Header(Passage passage, TableRow row)
    {
        if (row.Table != table) columnUnits.Clear();
        table = row.Table;
        if (!passage.Text.Contains('元')) return;
        if (UnitLine().Match(passage.Text) is { Success: true } line) tableUnit = line.Groups["unit"].Value;
        foreach (var cell in row.Cells)
            if (HeaderUnit().Match(passage.Text, cell.Start, cell.Length) is { Success: true } unit)
                for (var column = cell.Column; column < cell.Column + cell.ColumnSpan; column++) columnUnits[column] = unit.Groups["unit"].Value;
    }

    /// <summary>A telephone number, an account, a day in eight digits: digits and nothing else, and too many of them.</summary>
    [GeneratedRegex(@"^\s*[0-9]{8,}\s*$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"单\s*位\s*[:：]?\s*(?:人民币)?\s*(?<unit>亿元|百万元|万元|千元|元)")]
    private static partial Regex UnitLine();

    [GeneratedRegex(@"[(（]\s*(?:人民币|单位)?\s*[:：]?\s*(?<unit>亿元|万元|千元|元)\s*[)）]\s*$")]
    private static partial Regex HeaderUnit();
}
