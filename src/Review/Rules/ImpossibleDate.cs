using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>不存在的日期.</summary>
public sealed partial class ImpossibleDate : IRule
{
    public string Id => "ImpossibleDate";
    public string Title => "材料写有不存在的日期";
    public string LooksFor => "台账、凭证、报销单、发放表、接待和值班记录中写有2月30日、4月31日、平年2月29日等不存在的日期。扫描件识别的文字不据此提示。";

    public LegalBasis Basis { get; } = new([Norms.Accounting]);

    public string FalseAlarms => "填写笔误；月末统一按31日填写；农历日期；文字录入或识别错误。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) =>
        from document in study.Facts.Documents
        where document.Profile.Genre is Genre.SpendingLedger or Genre.Voucher or Genre.Reimbursement or Genre.PaymentApproval or Genre.AllowanceList or Genre.ReceptionRecord or Genre.VillageRecord or Genre.Register
        from page in document.Document.Pages
        where page.Origin == TextOrigin.Written
        from passage in page.Passages
        let wrong = First(passage.Text)
        where wrong is not null && !Aside().IsMatch(passage.Text)
        select Found(document, passage, wrong);

    private static string? First(string text)
    {
        foreach (Match day in Day().Matches(text))
        {
            var (month, date) = (int.Parse(day.Groups["m"].Value, System.Globalization.CultureInfo.InvariantCulture), int.Parse(day.Groups["d"].Value, System.Globalization.CultureInfo.InvariantCulture));
            var year = day.Groups["y"].Success ? int.Parse(day.Groups["y"].Value, System.Globalization.CultureInfo.InvariantCulture) : 2000;
            if (month is >= 1 and <= 12 && date is > 28 and <= 31 && date > DateTime.DaysInMonth(year, month)) return day.Value;
        }
        return null;
    }

    private Finding Found(CaseDocument document, Passage passage, string wrong)
    {
        var reason = $"发现《{Wording.Short(document.Profile.Title)}》写有不存在的日期“{wrong}”。建议调取该笔业务的原始记录（派出单、考勤、签到、票据），核实业务是否发生、日期是否笔误。";
        return new Finding(Id, null, Severity.Low, document.Profile.Title, null, document.Profile.Date, reason, Basis.On(document.Profile.Date), [new Evidence(Citation.Of(passage), "日期")], [], null, ["该笔业务的原始记录"]) { FalseAlarms = FalseAlarms };
    }

    [GeneratedRegex(@"(?:(?<y>(?:19|20)\d{2})\s?[年]\s?)?(?<![\d.])(?<m>\d{1,2})月\s?(?<d>\d{1,2})[日号]|(?<![\d-])(?<y>(?:19|20)\d{2})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?![\d.])")]
    private static partial Regex Day();

    [GeneratedRegex("农历|腊月|正月|阴历|旧历")]
    private static partial Regex Aside();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("误工补贴表写有2月30日", ["山口镇2021年2月误工补贴发放表\n姓名\t误工日期\t天数\t金额\t签领\n董成\t2月3日\t1\t80\t董成\n[|董成\t2月30日\t1\t80\t董成|]"]),
        new("台账写有9月31日", ["山口镇2021年支出台账\n凭证号\t日期\t摘要\t收款单位\t金额\n[|记-081\t2021-09-31\t下村差旅费\t董成\t260|]"]),
        new("闰年的2月29日", ["山口镇2020年支出台账\n凭证号\t日期\t摘要\t收款单位\t金额\n记-021\t2020-02-29\t2月电费\t供电公司\t3260"]),
        new("农历日期", ["山口镇2021年值班登记表\n日期\t值班人\n农历2月30日\t董成"]),
        new("月末的日期", ["山口镇2021年支出台账\n凭证号\t日期\t摘要\t收款单位\t金额\n记-061\t2021-08-31\t8月电费\t供电公司\t3260"]),
    ];
}
