using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Papers sent round for signature (传阅, 会签, 圈阅): several leaders agree one after the other, no meeting is named.</summary>
public sealed partial class CirculationReader : IFactReader
{
    private const int FewestSignatures = 2;

    public bool Reads(Document document, Profile profile) =>
        profile.Genre is not (Genre.MeetingRecord or Genre.MeetingMinutes or Genre.Regulation or Genre.StudyRecord or Genre.SelfCriticism or Genre.Petition or Genre.Interview or Genre.ReceptionRecord) && !Drafts.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile) => Paper.In(document).Select(paper => Of(paper, document, profile)).OfType<Execution>();

    private static Execution? Of(Paper paper, Document document, Profile profile)
    {
        if (!Title().IsMatch(paper.Title) && !SentRound().IsMatch(paper.Text) || Norms().IsMatch(paper.Title)) return null;
        if (Agreed().Count(paper.Text) < FewestSignatures) return null;
        var form = Form.Of(paper);
        var subject = form.Fields.Where(f => Matter().IsMatch(f.Label) && f.Text.Length > 3).OrderBy(f => f.Label is "来文" or "标题" ? 1 : 0).FirstOrDefault();
        var price = ContractPrice.Of(subject is null ? paper.Passages : [subject.Passage]) ?? ContractPrice.Of(paper.Passages);
        var text = subject?.Text ?? paper.Passages.Select(p => p.Text).FirstOrDefault(t => t.Length > 8 && !Title().IsMatch(Labels.Compact(t))) ?? paper.Title;
        var categories = CategoriesOf.Resolution(text, text, price is not null).ToList();
        if (price is not null && Purchase().IsMatch(text) && !categories.Contains(DecisionCategory.Project)) categories.Insert(0, DecisionCategory.Project);
        if (categories.Count == 0) return null;
        var anchor = subject is not null ? Quotes.Around(subject) : price is { } p ? Quotes.Sentence(p.Passage, p.At) : Citation.Of(paper.Passages[0]);
        return new Execution(anchor, ExecutionKind.Circulation, categories, text, price?.Amount, LastDay(paper, document, profile), OrganNames.FirstBusiness(text) is { } party ? [party] : [],
            profile.Issuer, profile.DocumentNumber, Claims.In(paper.Passages, profile.Date) is { Body: not MeetingBody.Unknown } claim ? claim : null);
    }

    private static PartialDate? LastDay(Paper paper, Document document, Profile profile)
    {
        var year = PaperContext.YearOf(paper, document, profile);
        var signed = paper.Passages.Where(p => Agreed().IsMatch(p.Text)).SelectMany(p => p.Text.Split(['\n', '；', '\t'])).Select(line => PaymentSlip.SignedDay(line, year)).Where(d => d is { Day: not null }).ToList();
        return signed.Count > 0 ? signed.Max() : profile.Date;
    }

    [GeneratedRegex("处理[签笺单]|阅办|传阅|会签|签批单|圈阅|呈批|阅文|批办|征求意见[表单]|意见(?:征询|征集|签署)[表单]|审签[表单]")]
    private static partial Regex Title();

    [GeneratedRegex("传阅(?:审签|会签|签批|审定|同意)|请[^。\\n]{0,16}(?:传阅|会签|圈阅|审签)|以(?:传阅|会签|圈阅)|个别征求意见|不再(?:召开|开|上|组织)[^，。]{0,6}会|(?:在|于)本[单表件笺]上?签(?:署|字|批|意见)")]
    private static partial Regex SentRound();

    [GeneratedRegex("办法|制度|细则|规定|规则|通报|总结|学习|对照|会议")]
    private static partial Regex Norms();

    [GeneratedRegex(@"(?<![不未经])同意(?![报上拨安支])|已阅")]
    private static partial Regex Agreed();

    [GeneratedRegex("委托|采购|购置|购买|服务|评估|设计|监理|制作|安装|外包")]
    private static partial Regex Purchase();

    [GeneratedRegex("内容|事由|事项|摘要|标题|来文|文件名称|主要内容|题目|议题")]
    private static partial Regex Matter();
}
