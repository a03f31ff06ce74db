using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A meal of the unit's people that somebody else paid for, as a paper tells it.</summary>
/// <param name="What">Chinese: who seems to have paid.</param>
public sealed record PassedOnMeal(CaseDocument Document, Citation Source, string Subject, Money? Amount, PartialDate? Date, string What);

/// <summary>转嫁接待费: meals and drinks of the unit that the books of a village, or words on a firm, show as paid by others.</summary>
internal static partial class PassedOn
{
    public static IEnumerable<PassedOnMeal> VillageRows(CaseStudy study) =>
        from document in study.Facts.Documents
        where Exemptions.IsVillage(document) || Subordinate().IsMatch(document.Profile.Title)
        from row in document.Facts.OfType<Expenditure>()
        let words = row.Purpose + " " + row.Account + " " + row.Remark
        where Treat().IsMatch(words) && (Visitors().IsMatch(words) || Entertainment().IsMatch(words)) && !OwnMeal().IsMatch(words)
        select new PassedOnMeal(document, row.Source, row.Purpose, row.Amount, row.Date ?? document.Profile.Date, "可能是村（下属单位）账册支付上级来人的招待、用餐费用");

    public static IEnumerable<PassedOnMeal> Told(CaseStudy study)
    {
        foreach (var document in study.Facts.Documents.Where(d => MayTell(d)))
            foreach (var passage in document.Document.Passages.Where(p => p.Kind is not (PassageKind.Deleted or PassageKind.Comment)))
            {
                if (passage.Text.Length > 600 || !Eaten().IsMatch(passage.Text) || Norm().IsMatch(passage.Text) || PaidBy().Match(passage.Text) is not { Success: true } paid || OwnPocket().IsMatch(passage.Text)) continue;
                // A visiting firm that pays for itself passes nothing on.
                var before = passage.Text[..paid.Index];
                var payer = paid.Groups["who"].Value;
                var guests = document.Facts.OfType<Reception>().Where(r => r.Source.Passage == passage.Id).Select(r => r.Guests).OfType<string>().ToList();
                if (guests.Exists(g => g.Contains(payer, StringComparison.Ordinal) || payer.Contains(g, StringComparison.Ordinal))) continue;
                if (!OurPeople().IsMatch(passage.Text) && passage.Row is null) continue;
                var sum = Amounts.In(passage.Text).Where(m => m.High.Fen > 0).Select(m => (Money?)m.High).FirstOrDefault();
                var date = Dates.In(passage.Text, document.Profile.Date).Where(m => m.Date is { Day: not null }).Select(m => m.Date).FirstOrDefault() ?? document.Profile.Date;
                yield return new PassedOnMeal(document, Quotes.Sentence(passage, paid.Index), "用餐费用由其他单位支付", sum, date, $"可能由{(before.Length > 0 && payer is "该公司" or "该企业" or "对方" ? "其他单位" : payer)}支付本单位人员的用餐费用");
            }
    }

    private static bool MayTell(CaseDocument document) =>
        document.Profile.Genre is Genre.ReceptionRecord or Genre.Other or Genre.Reimbursement or Genre.Register or Genre.Voucher or Genre.SpendingLedger || document.Profile.Genre == Genre.OfficialPaper && Explains().IsMatch(document.Profile.Title);

    [GeneratedRegex("说明|台账|登记|清单|记录|汇报")]
    private static partial Regex Explains();

    [GeneratedRegex("小学|中学|学校|幼儿园|卫生院|敬老院|福利院|水管站|农技站|兽医站")]
    private static partial Regex Subordinate();

    [GeneratedRegex("招待|接待|餐费|工作餐|用餐|就餐|午餐|晚餐|中餐|午饭|晚饭|生活费|饭费|饭钱|吃饭|伙食|烟酒|酒水|香烟|白酒|买烟|买酒|陪餐|聚餐")]
    private static partial Regex Treat();

    [GeneratedRegex("[镇乡](?:政府|党委|上|里|机关|领导|干部|来|下|人大|[\u4e00-\u9fa5]{0,6}(?:检查|来人|来村))|街道(?:来|领导|干部|检查|办|下)|[县市区](?:里|上|级|局|领导|检查|来)|上级|领导|来人|来客|来宾|检查(?:组|防|工作)?|督查|督导|验收|调研|下村|包村|驻村|蹲点|站所|部门|工作组|考核组|[\u4e00-\u9fa5]局")]
    private static partial Regex Visitors();

    [GeneratedRegex("招待|接待费|烟酒")]
    private static partial Regex Entertainment();

    [GeneratedRegex("值守|值班|抢险|防汛(?!午餐|晚餐|检查|督)|防火(?!检查|督)|扑火|疫情|核酸|卡点|民工|施工|工人|义务|志愿|清扫|党员大会|村民(?:代表)?(?:大会|会议)|选举|老人|敬老|学生|师生|营养餐|慰问|退(?:回|还)|补缴|冲(?:销|回)|已(?:收|交)(?:餐|伙食)|食堂(?:收|缴)")]
    private static partial Regex OwnMeal();

    [GeneratedRegex("餐|宴|饭|酒|招待|接待")]
    private static partial Regex Eaten();

    [GeneratedRegex("(?:由|让|请|系|是|挂|记|转|列)(?:在|到|入)?(?<who>该(?:公司|企业|单位|村|项目部)|对方|[\u4e00-\u9fa5（）()]{0,24}?(?:公司|企业|集团|项目部|施工(?:单位|方|队)|承包(?:方|商|人)|老板|合作社|厂|矿|村委会|村民委员会|社区|居委会|[\u4e00-\u9fa5]{2}村|小学|中学|学校|卫生院|商会|个体户))[^。；，\\n]{0,16}?(?:支付|结账|结算|买单|承担|付款|付清|代付|垫付|报销|负担|解决|出资|出钱|[的]?账[上内]?|宴请|请客|做东)|(?<who>[\u4e00-\u9fa5（）()]{2,24}?(?:公司|企业|老板|项目部|施工(?:单位|方|队)|承包(?:方|商)|合作社))(?:为[^。；\\n]{0,12})?(?:代付|买单|结账|请客|宴请|做东|支付了?[^。；\\n]{0,8}餐)")]
    private static partial Regex PaidBy();

    [GeneratedRegex("我?(?:[镇乡街]|街道|单位|机关|办事处|局)[^。；]{0,12}?(?:\\d+|[一二两三四五六七八九十])(?:人|名)|(?:我|本)(?:[镇乡]|街道|单位|局|办|所)|干部|工作人员|领导|班子成员|书记|镇长|乡长|主任")]
    private static partial Regex OurPeople();

    [GeneratedRegex("不得|严禁|禁止|不准|应当|一律|须由|按规定由|通报|案例|查处|会议(?:强调|要求|指出)|标准")]
    private static partial Regex Norm();

    [GeneratedRegex("本人(?:支付|承担|自付|买单)|个人(?:支付|承担|自付|买单)|自费|AA|自行(?:交费|付费|承担|结算)|来访(?:单位|企业|人员)(?:自行|自付|自理|支付|承担)|(?:合同|协议)约定[^。]{0,10}(?:伙食|食宿)|施工人员|民工|工人(?:用餐|伙食)")]
    private static partial Regex OwnPocket();
}
