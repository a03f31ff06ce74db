using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>工程变更单、签证单: what is added to a work under contract, with its own sum.</summary>
public sealed partial class VariationReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is not (Genre.MeetingRecord or Genre.MeetingMinutes or Genre.Regulation or Genre.Register or Genre.SpendingLedger or Genre.BankStatement or Genre.Contract or Genre.VillageRecord) && !Drafts.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile) =>
        Paper.In(document).Where(p => IsVariation(p.Title) || IsVariation(FirstLine(p))).Select(p => Of(p, profile)).OfType<Execution>();

    private static bool IsVariation(string title) => title.Length <= 40 && Title().IsMatch(title) && !Norms().IsMatch(title);

    private static string FirstLine(Paper paper) => paper.Passages.Select(p => Labels.Compact(p.Text)).FirstOrDefault(t => t.Length > 3) ?? "";

    private static Execution? Of(Paper paper, Profile profile)
    {
        var form = Form.Of(paper);
        if (SumOf(form) is not { } sum) return null;
        string? Filled(Regex label) => form.Fields.FirstOrDefault(f => f.Text.Length > 1 && label.IsMatch(f.Label))?.Text;
        var work = Filled(Work()) ?? (InTitle().Match(paper.Title) is { Success: true, Length: > 3 } named ? named.Value : null);
        var what = Filled(What());
        var subject = string.Join(' ', new[] { work, what }.OfType<string>().Select(t => t.Split('。', '；', '\n')[0]));
        var date = form.Fields.Where(f => Day().IsMatch(f.Label)).Select(f => Dates.OfCell(f.Text, profile.Date)).FirstOrDefault(d => d is { Day: not null }) ?? profile.Date;
        return new Execution(sum.Source, ExecutionKind.Variation, [DecisionCategory.Project, DecisionCategory.LargeFund], subject.Length > 0 ? $"{subject} 变更" : paper.Title, sum.Amount, date,
            Filled(Builder()) is { } builder && OrganNames.IsBusiness(builder) ? [builder] : [], profile.Issuer, profile.DocumentNumber, Claims.In(paper.Passages, date));
    }

    /// <summary>The field that names what is added; else a sentence that does.</summary>
    private static (Money Amount, Citation Source)? SumOf(Form form)
    {
        foreach (var label in new[] { Added(), Sum() })
            foreach (var field in form.Fields.Where(f => f.Text.Length > 0 && label.IsMatch(f.Label)))
                if ((Amounts.OfCell(field.Text, TableUnit.Of(field.Label, "")) ?? (Amounts.In(field.Text) is [var first, ..] ? first.High : null)) is { Fen: > 0 } sum) return (sum, Quotes.Around(field));
        foreach (var passage in form.Paper.Passages)
            if (Told().Match(passage.Text) is { Success: true } told && Amounts.In(passage.Text).FirstOrDefault(m => m.Start >= told.Index) is { High.Fen: > 0 } mention) return (mention.High, Quotes.Sentence(passage, mention.Start));
        return null;
    }

    [GeneratedRegex("(?:工程|设计|现场|施工)?变更(?:签证|审批|申请|通知|洽商|联系|确认)?(?:单|表)|签证(?:单|表)|(?:工程|现场|经济)签证|工程(?:联系|洽商)单|设计变更|新?增(?:加)?工程量")]
    private static partial Regex Title();

    [GeneratedRegex("办法|制度|规定|细则|合同$|协议$|台账|登记|汇总|会议|请示|批复|企业|法人|名称变更|股权")]
    private static partial Regex Norms();

    [GeneratedRegex("^.{2,30}?(?=工程变更|设计变更|现场签证|工程签证|变更|签证)")]
    private static partial Regex InTitle();

    [GeneratedRegex("^(?:工程|项目|合同|单位工程|所属)(?:名称|项目)?$|^(?:工程|项目)名")]
    private static partial Regex Work();

    [GeneratedRegex("(?:变更|签证|增加|洽商|联系|调整)(?:的)?(?:内容|事项|项目|部位|事由)|^(?:内容|事由|事项)$")]
    private static partial Regex What();

    [GeneratedRegex("(?:增加|变更|签证|调增|核增|追加|新增|增减|调整).{0,8}(?:金额|造价|费用|价款|工程款|投资|价$)")]
    private static partial Regex Added();

    [GeneratedRegex("^(?:本次)?(?:金额|合计|造价|费用|合计金额|总价|金额合计)")]
    private static partial Regex Sum();

    [GeneratedRegex("^(?:施工|承包|承建)(?:单位|方|人)|^乙方$")]
    private static partial Regex Builder();

    [GeneratedRegex("日期|时间")]
    private static partial Regex Day();

    [GeneratedRegex("(?:增加|核增|追加|新增|签证|变更)[^。；]{0,24}?(?=[\\d¥￥壹贰叁肆伍陆柒捌玖][\\d,.]*\\s*(?:万|元)|人民币)")]
    private static partial Regex Told();
}
