using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>同一支出重复报销.</summary>
public sealed partial class DuplicateReimbursement : IRule
{
    public string Id => "DuplicateReimbursement";
    public string Title => "同一发票、同一事项可能报销两次";
    public string LooksFor => "同一张发票号码出现在两笔支出中；或者台账里收款人、金额、事由都相同，日期相同或相隔几天，凭证号却不同的两笔支出。工资、补贴、水电、按月按季支付和分期付款不提示。";

    private const int DaysApart = 10;

    public LegalBasis Basis { get; } = new([Norms.Accounting]);

    public string FalseAlarms => "台账重复登记而只支付一次，或者已经冲销；同一天确有两笔相同的业务；发票号码登记有误；一张发票分两次付款。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => Twice(study).Concat(OneInvoice(study)).DistinctBy(f => f.Key);

    private IEnumerable<Finding> Twice(CaseStudy study)
    {
        var rows = study.Matters.SelectMany(m => m.Matter.Acts).Where(a => a.Fact is Expenditure { VoucherNumber.Length: > 0, Payee.Length: > 1 } && a.Date is { Day: not null } && a.Document.Profile.Genre != Genre.BankStatement && !Recurring().IsMatch(Words(a)) && !Payees.IsGroup(((Expenditure)a.Fact).Payee!));
        foreach (var same in rows.GroupBy(a => (a.Document, a.Amount, SubjectText.Plain(((Expenditure)a.Fact).Payee!), SubjectText.Plain(a.Subject))).Where(g => g.Count() > 1))
        {
            var ordered = same.OrderBy(a => a.Date!.Value.First).ThenBy(a => a.Source.Passage.Number).ToList();
            for (var i = 1; i < ordered.Count; i++)
                if (ordered[i].Date!.Value.First.DayNumber - ordered[i - 1].Date!.Value.First.DayNumber <= DaysApart && Voucher(ordered[i]) != Voucher(ordered[i - 1]))
                    yield return Found(ordered[i - 1], ordered[i], $"收款人、金额、事由相同，凭证号分别为{Voucher(ordered[i - 1])}和{Voucher(ordered[i])}");
        }
    }

    /// <summary>One number of an invoice in two payments.</summary>
    private IEnumerable<Finding> OneInvoice(CaseStudy study)
    {
        var numbered = Payment.AllOf(study).SelectMany(p => Invoices.Of(p).Select(number => (Number: number, Payment: p))).GroupBy(x => x.Number);
        foreach (var same in numbered)
        {
            var payments = same.Select(x => x.Payment).Distinct().ToList();
            if (payments.Count == 2 && payments[0].Anchor.Document == payments[1].Anchor.Document && Voucher(payments[0].Anchor) != Voucher(payments[1].Anchor) && !AmountMatch.IsPartPayment(payments[0].Main.Purpose + payments[1].Main.Purpose))
                yield return Found(payments[0].Anchor, payments[1].Anchor, $"发票号码同为{same.Key}");
        }
    }

    private static string Words(Act act) => act.Subject + ((Expenditure)act.Fact).Account;

    private static string Voucher(Act act) => ((Expenditure)act.Fact).VoucherNumber ?? act.Source.Passage.ToString();

    private Finding Found(Act first, Act second, string how)
    {
        var e = (Expenditure)first.Fact;
        var reason = $"发现{Wording.Day(first.Date)}和{Wording.Day(second.Date)}两笔支付{e.Payee}的支出（“{Wording.Short(first.Subject)}”{first.Amount}、{second.Amount}），{how}。建议调取两笔凭证的全部附件，核对发票原件，核实是否一笔业务报销两次或已冲销。";
        return new Finding(Id, null, Severity.Medium, first.Subject, second.Amount, second.Date, reason, Basis.On(second.Date), [new Evidence(second.Source, second.Role), new Evidence(first.Source, first.Role)], [], null, ["两笔凭证的附件和发票原件", "冲销、更正凭证"]) { FalseAlarms = FalseAlarms };
    }

    [GeneratedRegex("工资|社保|公积金|补贴|补助|津贴|报酬|电费|水费|话费|邮电|网费|租金|保洁|物业|服务费|管护|进度款|首付|尾款|[一二三四1-4]季度|\\d{1,2}月|第[一二三四五]次|冲[销回]|退|差旅|过路|停车|加油|油费|下村|工作餐|食材|保证金|押金|收割|村\\S{0,3}$")]
    private static partial Regex Recurring();

    private const string Head = "永丰镇2021年支出台账\n凭证号\t日期\t摘要\t收款单位\t发票号码\t金额\n";

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("三天内两笔相同的支出，凭证号不同", [Head + "[|记-041\t2021-05-10\t购置复印机硒鼓、打印纸\t鸿达办公用品店\t\t3860|]\n记-042\t2021-05-11\t会场桌签制作\t彩云广告部\t\t460\n[|记-044\t2021-05-13\t购置复印机硒鼓、打印纸\t鸿达办公用品店\t\t3860|]"]),
        new("同一发票号码出现在两笔支出中", [Head + "[|记-051\t2021-06-02\t宣传册印制\t大华印刷厂\t03418827\t5200|]\n[|记-093\t2021-10-09\t普法资料印制\t大华印刷厂\t03418827\t5200|]"]),
        new("按月支付的服务费金额相同", [Head + "记-061\t2021-07-02\t6月保洁服务费\t洁美保洁公司\t03418901\t4000\n记-066\t2021-07-09\t7月保洁服务费\t洁美保洁公司\t03418977\t4000"]),
        new("金额不同或者相隔很久", [Head + "记-071\t2021-03-02\t会议室椅套\t布艺店\t03419001\t1860\n记-086\t2021-09-12\t会议室椅套\t布艺店\t03419888\t1860"]),
        new("进度款凭同一发票分次支付", [Head + "记-075\t2021-08-02\t广场铺装进度款\t建安公司\t03420001\t30000\n记-079\t2021-08-22\t广场铺装尾款\t建安公司\t03420001\t12000"]),
    ];
}
