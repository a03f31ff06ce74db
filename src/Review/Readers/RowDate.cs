using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The day of a row whose year, month and day may stand in columns of their own, or over the table (worksheet 3月).</summary>
internal static partial class RowDate
{
    /// <param name="date">The cell of the date column; null where there is none.</param>
    /// <param name="sheet">What stands over the table: it may name the one month of all rows.</param>
    /// <param name="context">The year of dates written without one.</param>
    public static PartialDate? Of(string? date, string? year, string? month, string? day, string sheet, PartialDate? context)
    {
        if (int.TryParse(year?.TrimEnd('年'), out var own)) context = PartialDate.OfYear(own);
        if (date is not null && Dates.OfCell(date, context) is { } written) return written;
        if (context is not { } known || (Small(month) ?? (Small(day) is not null ? MonthOver(sheet) : null)) is not (>= 1 and <= 12 and var m)) return null;
        return Small(day) is { } d && PartialDate.TryDay(known.Year, m, d, out var whole) ? whole : PartialDate.OfMonth(known.Year, m);
    }

    private static int? Small(string? text) => int.TryParse(text?.TrimEnd('月', '日', '号', '份'), out var n) && n >= 1 ? n : null;

    private static int? MonthOver(string sheet)
    {
        var months = Month().Matches(Numerals.HalfWidth(sheet)).Select(m => Small(m.Groups["m"].Value)).Distinct().Take(2).ToList();
        return months is [var only] ? only : null;
    }

    [GeneratedRegex(@"(?<!\d)(?<m>\d{1,2})月|[-—–~至到](?<m>\d{1,2})月")]
    private static partial Regex Month();
}
