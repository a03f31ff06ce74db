using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Contracts, framework agreements, leases, loans and supplements. A blank day of signing stays unknown.</summary>
public sealed partial class ContractReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is Genre.Contract or Genre.Other or Genre.Procurement or Genre.AssetRecord or Genre.VillageRecord or Genre.PaymentApproval && !Drafts.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        var papers = Paper.In(document);
        var contracts = papers.Where(p => ContractWords.IsContractTitle(p.Title)).Select(p => Of(p, document, profile)).OfType<Execution>().ToList();
        if (contracts.Count > 0 || profile.Genre != Genre.Contract) return contracts;
        var whole = new Paper(Labels.Compact(profile.Title), [.. document.Passages]);
        return ContractWords.IsContractTitle(whole.Title) && Of(whole, document, profile) is { } one ? [one] : [];
    }

    private static Execution? Of(Paper paper, Document document, Profile profile)
    {
        var parties = ContractParties.Of(Numerals.HalfWidth(paper.Text));
        var price = ContractPrice.Of(paper.Passages);
        var supplement = Supplements().IsMatch(paper.Title);
        if (price is null && !(parties.Ours is not null && parties.Others.Count > 0)) return null;
        if (!parties.Any && !supplement && price is null) return null;
        var kind = KindOf(paper, supplement, parties);
        var date = SigningDate(paper, profile, document);
        var anchor = price is { } p ? Quotes.Sentence(p.Passage, p.At) : Quotes.Sentence(paper.Passages[0], 0);
        return new Execution(anchor, kind, CategoriesFor(kind, paper), SubjectOf(paper, document), price?.Amount, date, parties.Others, parties.Ours ?? profile.Issuer,
            NumberOf(paper) ?? profile.DocumentNumber, Claims.In(paper.Passages, date ?? profile.Date));
    }

    private static ExecutionKind KindOf(Paper paper, bool supplement, ContractParties parties)
    {
        var head = paper.Title + "\n" + paper.Text[..Math.Min(600, paper.Text.Length)];
        if (Hiring().IsMatch(paper.Title)) return ExecutionKind.Hiring;
        if (Surety().IsMatch(paper.Title)) return ExecutionKind.Guarantee;
        if (Loan().IsMatch(paper.Title)) return ExecutionKind.Loan;
        if (supplement) return ExecutionKind.Supplement;
        if (Disposal().IsMatch(paper.Title)) return ExecutionKind.AssetDisposal;
        var letsOut = (Lease().IsMatch(paper.Title) || paper.Text.Contains("出租方", StringComparison.Ordinal)) && Estate().IsMatch(head);
        return letsOut ? ExecutionKind.Lease : ExecutionKind.Contract;
    }

    private static IReadOnlyList<DecisionCategory> CategoriesFor(ExecutionKind kind, Paper paper) => kind switch
    {
        ExecutionKind.Hiring => [DecisionCategory.Personnel],
        ExecutionKind.Loan or ExecutionKind.Guarantee => [DecisionCategory.MajorDecision, DecisionCategory.LargeFund],
        ExecutionKind.Lease or ExecutionKind.AssetDisposal => [DecisionCategory.MajorDecision],
        _ => Framework().IsMatch(paper.Title) ? [DecisionCategory.LargeFund, DecisionCategory.Project] : [DecisionCategory.Project, DecisionCategory.LargeFund],
    };

    /// <summary>The title where it says more than the kind of contract, and what the paper names as its matter; failing both, the folder's name.</summary>
    private static string SubjectOf(Paper paper, Document document)
    {
        var parts = new List<string>();
        if (!ContractWords.GenericTitle().IsMatch(paper.Title)) parts.Add(paper.Title);
        var field = Form.Of(paper).Fields.FirstOrDefault(f => f.Text.Length is > 1 and < 90 && ContractWords.SubjectLabel().Match(f.Label) is { Success: true } label && label.Length == f.Label.Length);
        if (field is not null) parts.Add(FirstClause().Match(field.Text).Value.Trim());
        else if (Work().Match(paper.Text) is { Success: true } work) parts.Add(work.Groups["what"].Value);
        if (parts.Count == 0 || Supplements().IsMatch(paper.Title)) parts.Add(NameOf(document));
        if (parts.TrueForAll(p => SubjectText.Section(p) is null) && PartOf(paper) is { } part) parts.Add(part);
        return string.Join(' ', parts.Where(p => p.Length > 0).Distinct());
    }

    /// <summary>位置：滨河路A段（…）: which part of a divided work the contract is for, where the title does not say.</summary>
    private static string? PartOf(Paper paper) => Form.Of(paper).Fields.Where(f => Place().IsMatch(f.Label)).Select(f => FirstClause().Match(f.Text).Value.Split('，')[0].Trim()).FirstOrDefault(t => t.Length <= 40 && SubjectText.Section(t) is not null);

    [GeneratedRegex("^(?:(?:施工|安装|实施|建设|工程|服务|项目|采购)(?:位置|地点|地段|区域|范围|内容)|位置|地点|路段|标段|范围|内容|区段)$")]
    private static partial Regex Place();

    /// <summary>The file's own name, or its folder's where the file is called no more than 施工合同.</summary>
    private static string NameOf(Document document)
    {
        var parts = document.Path.Split('/', '!', '\\');
        var name = Extension().Replace(parts[^1], "");
        return !name.Contains('（') && ContractWords.GenericTitle().IsMatch(name) && parts.Length > 1 ? parts[^2] : name;
    }

    private static PartialDate? SigningDate(Paper paper, Profile profile, Document document)
    {
        var year = PaperContext.YearOf(document, profile);
        foreach (var passage in paper.Passages.Reverse())
            if (Signing().Match(passage.Text) is { Success: true } label)
            {
                var dates = Dates.In(passage.Text, year).Where(m => m.Date is { Day: not null }).ToList();
                var after = dates.Where(m => m.Start >= label.Index).Select(m => m.Date).FirstOrDefault() ?? (label.Value[0] == '签' && label.Index > 0 && passage.Text[label.Index - 1] == '日' ? dates.Select(m => m.Date).LastOrDefault() : null);
                return after;
            }
        var last = paper.Passages.Reverse().Take(8).Where(p => p.Text.Trim().Length <= 40 && Labels.Compact(p.Text).Length > 5)
            .SelectMany(p => Dates.In(p.Text, year).Where(m => m.Date is { Day: not null } && m.End >= p.Text.TrimEnd('。', ' ', '）').Length - 1)).Select(m => m.Date).FirstOrDefault();
        return last ?? (paper.Passages.Select(p => Effective().Match(p.Text)).FirstOrDefault(m => m.Success) is { } from ? Dates.In(from.Value, year).Select(m => m.Date).FirstOrDefault() : null)
            ?? (paper.Passages.Count == 1 ? Dates.In(paper.Text, year).Where(m => m.Date is { Day: not null } && m.End >= paper.Text.TrimEnd().Length - 1).Select(m => m.Date).LastOrDefault() : null);
    }

    private static string? NumberOf(Paper paper) => Number().Match(paper.Text) is { Success: true } number ? number.Groups["no"].Value : null;

    [GeneratedRegex("补充(?:协议|合同)|变更(?:协议|合同)|增补|续签|追加")]
    private static partial Regex Supplements();

    [GeneratedRegex("劳动合同|聘用合同|聘用协议|劳务派遣")]
    private static partial Regex Hiring();

    [GeneratedRegex("(?<!履约|投标|支付|质量)(?:担保|保证)(?:合同|协议|借款)|抵押|质押")]
    private static partial Regex Surety();

    [GeneratedRegex("借款|借贷|贷款|垫资")]
    private static partial Regex Loan();

    [GeneratedRegex("转让|出让|拍卖|处置|买断")]
    private static partial Regex Disposal();

    [GeneratedRegex("租赁|出租|租约|租用|承包(?:经营)?(?:合同|协议)|承租")]
    private static partial Regex Lease();

    [GeneratedRegex("门面|门市|房屋|用房|商铺|铺面|仓库|厂房|场地|土地|荒坡|荒山|林地(?!.{0,12}管护)|果园|鱼塘|水库|山塘(?!.{0,8}(?:整治|清淤|加固|工程))|摊位|办公楼|会议室|停车场|校舍|粮站")]
    private static partial Regex Estate();

    [GeneratedRegex("框架|定点|年度")]
    private static partial Regex Framework();

    [GeneratedRegex(@"^[^。；;\n]*")]
    private static partial Regex FirstClause();

    [GeneratedRegex(@"(?:乙方为甲方|由乙方(?:承担|负责)?)(?<what>[^，。；\n]{4,40})|(?<=[、\s：，])增加(?!合同|价款|金额)(?<what>[^，。；\n]{3,40})|因(?<what>[^，。；\n]{3,30}增[加设][^，。；\n]{2,20})|甲方[^，。；\n]{0,30}将(?<what>[^，。；\n]{4,40})|用于(?<what>[^，。；\n]{4,30})")]
    private static partial Regex Work();

    [GeneratedRegex(@"签\s*(?:订|约|字|署)\s*(?:日\s*期|时\s*间)|(?:订立|合同)(?:日期|时间)|签[约订字](?=[:：])|(?<=日)签(?:订|署|约|字)?(?=$|[。，\s]|盖章|生效)")]
    private static partial Regex Signing();

    [GeneratedRegex(@"自[^，。]{6,16}(?:起)?生效")]
    private static partial Regex Effective();

    [GeneratedRegex(@"(?:编\s*号|合同号|协议号|合同编号)\s*[:：]?\s*(?<no>[A-Za-z0-9\u4e00-\u9fa5〔〕\[\]（）()\-—_/]{4,40})|^(?<no>[A-Z]{2,8}[-—][A-Z0-9\-—]{3,20})\s*$", RegexOptions.Multiline)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:\.[A-Za-z][A-Za-z0-9]{1,4})+$")]
    private static partial Regex Extension();
}
