using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>同一商户连号发票.</summary>
public sealed partial class ConsecutiveInvoices : IRule
{
    public string Id => "ConsecutiveInvoices";
    public string Title => "同一商户的发票号码连续";
    public string LooksFor => "同一餐馆、商店、广告部等开具的发票号码前后相连，而分成几笔报销，或者用餐日期不在同一天。供电、通信、加油、保险等每日大量开票的单位和同一笔付款附多张发票的不提示。";

    private const int DaysApart = 120;

    public LegalBasis Basis { get; } = new([Norms.Accounting]);

    public string FalseAlarms => "月底、年底集中开票结账；定额发票整本领用；小商户开票少，相隔数日仍为连号；系统自动编号。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var invoices = Payment.AllOf(study).Where(p => p.Payee is { Length: > 1 } payee && !Bulk().IsMatch(payee) && p.Date is { Day: not null })
            .SelectMany(p => Invoices.Of(p).Select(number => (Payment: p, Number: number))).ToList();
        foreach (var shop in invoices.GroupBy(x => (study.Names.Core(x.Payment.Payee!), x.Number.Length)))
        {
            var run = new List<(Payment Payment, string Number)>();
            foreach (var invoice in shop.DistinctBy(x => x.Number).OrderBy(x => x.Number, StringComparer.Ordinal).Append((null!, "")))
            {
                if (run.Count > 0 && !(invoice.Payment is not null && Next(run[^1].Number) == invoice.Number && Days(run[^1].Payment, invoice.Payment) <= DaysApart))
                {
                    if (Tells(run)) yield return Found(run);
                    run.Clear();
                }
                if (invoice.Payment is not null) run.Add(invoice);
            }
        }
    }

    /// <summary>Two of a restaurant, three of other shops, in several payments.</summary>
    private static bool Tells(List<(Payment Payment, string Number)> run)
    {
        var payments = run.Select(r => r.Payment).Distinct().Count();
        return payments >= (Trades.IsRestaurant(run[0].Payment.Payee) ? 2 : 3);
    }

    private static string Next(string number) => (decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString("0", System.Globalization.CultureInfo.InvariantCulture).PadLeft(number.Length, '0');

    private static int Days(Payment a, Payment b) => Math.Abs(a.Date!.Value.First.DayNumber - b.Date!.Value.First.DayNumber);

    private Finding Found(List<(Payment Payment, string Number)> run)
    {
        var payments = run.Select(r => r.Payment).Distinct().ToList();
        var total = new Money(payments.Sum(p => p.Amount.Fen));
        var reason = $"发现{payments[0].Payee}的发票号码{run[0].Number}至{run[^1].Number}连续，分{payments.Count}笔报销（{string.Join("、", payments.Take(5).Select(p => $"{Wording.Day(p.Date)}{p.Amount}"))}），合计{total}。建议调取发票原件和消费清单，核实是否一次消费分开报销或事后集中开票。";
        return new Finding(Id, null, Severity.Low, payments[0].Main.Purpose, total, payments[0].Date, reason, Basis.On(payments[0].Date), payments.SelectMany(p => p.Evidence).ToList(), [], null, ["发票原件和消费清单", "各笔对应的公务安排"]) { FalseAlarms = FalseAlarms };
    }

    [GeneratedRegex("供电|电力|电网|自来水|供水|燃气|电信|移动|联通|邮政|石油|石化|加油|保险|银行|税务|财政|铁路|航空|高速|医院")]
    private static partial Regex Bulk();

    private const string Head = "永丰镇2021年接待费报销明细\n凭证号\t日期\t摘要\t收款单位\t发票号码\t金额\n";

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("酒家三张连号发票分三笔报销", [Head + "[|记-011\t2021-03-04\t工作餐\t德福酒家\t20455101\t980|]\n[|记-019\t2021-03-11\t工作餐\t德福酒家\t20455102\t960|]\n[|记-025\t2021-03-19\t工作餐\t德福酒家\t20455103\t990|]\n记-026\t2021-03-20\t复印纸\t鸿达办公用品店\t30011876\t460"]),
        new("两个月的餐费发票首尾相连", [Head + "[|记-031\t2021-04-08\t工作餐\t德福酒家\t20455190\t860|]\n[|记-058\t2021-05-21\t工作餐\t德福酒家\t20455191\t1120|]"]),
        new("号码不相连", [Head + "记-011\t2021-03-04\t工作餐\t德福酒家\t20455101\t980\n记-019\t2021-03-11\t工作餐\t德福酒家\t20455147\t960"]),
        new("加油站和电信每天大量开票", [Head + "记-041\t2021-04-02\t加油\t中石化永丰站\t30455101\t300\n记-042\t2021-04-03\t加油\t中石化永丰站\t30455102\t320\n记-043\t2021-04-04\t加油\t中石化永丰站\t30455103\t310"]),
        new("同一笔付款附两张连号发票", [Head + "记-051\t2021-06-03\t会议室桌椅\t红木家具厂\t40455101、40455102\t12600"]),
    ];
}
