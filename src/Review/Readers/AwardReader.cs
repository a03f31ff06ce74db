using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Award notices (中标, 成交, 中选通知书) and statements that a job was given directly, without comparing offers.</summary>
public sealed partial class AwardReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is Genre.Procurement or Genre.OfficialPaper or Genre.Other or Genre.PaymentApproval or Genre.Contract or Genre.OfficialLetter && !Drafts.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile) =>
        Paper.In(document).Select(paper => Award().IsMatch(paper.Title) ? AwardOf(paper, document, profile) : DirectOf(paper, document, profile)).OfType<Execution>();

    private static Execution? AwardOf(Paper paper, Document document, Profile profile)
    {
        if (NotAward().IsMatch(paper.Title)) return null;
        var price = ContractPrice.Of(paper.Passages);
        var winner = Addressee().Match(paper.Text) is { Success: true } to ? to.Groups["who"].Value.Trim() : OrganNames.FirstBusiness(paper.Text);
        if (winner is null && price is null) return null;
        var subject = Project().Match(paper.Text) is { Success: true } named ? named.Groups["what"].Value.Trim() : paper.Title;
        return new Execution(price is { } p ? Quotes.Sentence(p.Passage, p.At) : Citation.Of(paper.Passages[0]), ExecutionKind.Award, [DecisionCategory.Project, DecisionCategory.LargeFund],
            subject, price?.Amount, profile.Date, winner is null ? [] : [winner], profile.Issuer, profile.DocumentNumber, Claims.In(paper.Passages, profile.Date));
    }

    /// <summary>Only where the paper itself reports it; rules that allow or forbid it, and meetings that discuss it, are read elsewhere.</summary>
    private static Execution? DirectOf(Paper paper, Document document, Profile profile)
    {
        if (Norms().IsMatch(Labels.Compact(paper.Title + profile.Title))) return null;
        foreach (var passage in paper.Passages)
        {
            if (Direct().Match(passage.Text) is not { Success: true } direct || Forbidden().IsMatch(passage.Text)) continue;
            var price = ContractPrice.Of(paper.Passages);
            var party = To().Match(passage.Text) is { Success: true } to ? to.Groups["who"].Value : OrganNames.FirstBusiness(paper.Text);
            return new Execution(Quotes.Sentence(passage, direct.Index), ExecutionKind.DirectAward, [DecisionCategory.Project, DecisionCategory.LargeFund],
                Subject(passage.Text), price?.Amount, profile.Date, party is null ? [] : [party], profile.Issuer, profile.DocumentNumber, Claims.In(paper.Passages, profile.Date));
        }
        return null;
    }

    private static string Subject(string text)
    {
        var sentence = Heading().Replace(text.Split('。')[0], "").Trim();
        return sentence.Length <= 90 ? sentence : sentence[..90];
    }

    [GeneratedRegex("(?:中标|成交|中选|入围)(?:结果)?通知|中标函")]
    private static partial Regex Award();

    [GeneratedRegex("办法|制度|格式|模板|公示")]
    private static partial Regex NotAward();

    [GeneratedRegex(@"(?:^|\n|[:：])[^\S\n]*(?<who>[\u4e00-\u9fa5（）()]{4,36}(?:公司|厂|店|部|社|行|院|中心|工作室|队|所))\s*[:：]")]
    private static partial Regex Addressee();

    [GeneratedRegex(@"(?:^|\n|[。：:])[^\S\n]*(?:贵(?:公司|单位)(?:被确定为|参加的?|在)?|你(?:公司|单位)(?:参加的?|在)?|项目名称[:：])?(?:我[镇乡街道单位]{1,2})?(?<what>[\u4e00-\u9fa5（）()\dA-Za-z、“”]{4,40}?(?:工程|项目|采购|服务|改造|建设|维修|安装|制作))(?=于|已|经|的|，|评|采|招|比|竞|$|\n|中标|成交|\s)", RegexOptions.Multiline)]
    private static partial Regex Project();

    [GeneratedRegex("直接(?:委托|发包|确定|指定|交由|采购|选定|安排)|(?:未|没有|不再|免于)(?:进行|开展|组织|经过|履行)?(?:比选|招标|询价|磋商|公开采购)")]
    private static partial Regex Direct();

    [GeneratedRegex("不得|严禁|应当|可以|方可|禁止|规避|整改|查处|限额以下")]
    private static partial Regex Forbidden();

    [GeneratedRegex("办法|制度|细则|规定|规则|会议|纪要|记录|通报|总结|工作报告|学习|对照检查|公告|整改|意见反馈|巡察|审计")]
    private static partial Regex Norms();

    [GeneratedRegex(@"(?:直接)?(?:委托|确定由|确定|指定|交由|选定|由)(?<who>[\u4e00-\u9fa5（）()]{2,24}?(?:公司|厂|店|部|社|行|院|中心|工作室|工程队|施工队|队|广告|所))(?=[^\u4e00-\u9fa5]|制作|承担|实施|施工|承建|负责|供应|完成|开展|进行|提供|$)")]
    private static partial Regex To();

    [GeneratedRegex(@"^[^：:，。]{0,16}(?:说明|报告|请示|情况)[:：]")]
    private static partial Regex Heading();
}
