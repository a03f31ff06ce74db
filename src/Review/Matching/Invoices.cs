using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Numbers of invoices that the papers of a payment bear.</summary>
internal static partial class Invoices
{
    public static IReadOnlyList<string> Of(Payment payment) => payment.Papers.SelectMany(InRow).Concat(Named().Matches(payment.SlipText).SelectMany(m => Number().Matches(m.Value)).Select(m => m.Value)).Distinct().ToList();

    /// <summary>A row of a list: any number as long as an invoice's, where the list has a column for it.</summary>
    private static IEnumerable<string> InRow(Act act) => Payment.IsSlip(act) || !HasColumn(act.Document) ? [] : Number().Matches(act.Source.Quote).Select(m => m.Value).Where(n => !Day().IsMatch(n));

    private static bool HasColumn(CaseDocument document) => document.Document.Passages.Take(12).Any(p => Column().IsMatch(p.Text));

    /// <summary>8 digits on paper, 20 in a fully digital one.</summary>
    [GeneratedRegex(@"(?<![\d.,-])(?:\d{8}|\d{20})(?![\d.,-])")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:发票(?:号码?|代码及号码)?|号码|票号|No\.?)[^。；\n]{0,40}")]
    private static partial Regex Named();

    /// <summary>20210510 is a day.</summary>
    [GeneratedRegex("^(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])$")]
    private static partial Regex Day();

    [GeneratedRegex("发票(?:号码?|编号)|票据号|票号")]
    private static partial Regex Column();
}
