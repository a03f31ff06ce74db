using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>竣工结算、结算审核: the sum at which a work was settled.</summary>
public sealed partial class SettlementReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is not (Genre.MeetingRecord or Genre.MeetingMinutes or Genre.Regulation or Genre.Register or Genre.SpendingLedger or Genre.BankStatement or Genre.Contract or Genre.PaymentApproval or Genre.ReceptionRecord)
        && Title().IsMatch(Labels.Compact(profile.Title)) && !Norms().IsMatch(Labels.Compact(profile.Title)) && !Drafts.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        foreach (var passage in document.Passages)
        {
            if (Settled().Match(SubjectText.Plain(passage.Text)) is not { Success: true } || Settled().Match(passage.Text) is not { Success: true } settled) continue;
            if (Amounts.In(passage.Text).FirstOrDefault(m => m.Start >= settled.Index && m.High.Fen > 0) is not { High.Fen: > 0 } sum) continue;
            yield return new Execution(Quotes.Sentence(passage, sum.Start), ExecutionKind.Settlement, [DecisionCategory.Project, DecisionCategory.LargeFund], WorkOf(document, profile), sum.High, profile.Date,
                OrganNames.FirstBusiness(string.Join('\n', document.Passages.Where(p => Builder().IsMatch(p.Text)).Select(p => Builder().Match(p.Text).Groups["who"].Value))) is { } builder ? [builder] : [],
                profile.Issuer, profile.DocumentNumber, Claims.In(document.Passages, profile.Date));
            yield break;
        }
    }

    private static string WorkOf(Document document, Profile profile) =>
        document.Passages.Select(p => Named().Match(p.Text)).FirstOrDefault(m => m.Success)?.Groups["what"].Value.Trim() ?? Paperwork().Replace(Labels.Compact(profile.Title), "");

    [GeneratedRegex("(?:竣工|工程|项目)?结算(?:审核|审定|审计|评审|报告|书|单|表|定案)|(?:竣工|工程|项目|审核|审计|评审)[^，。]{0,6}结算|审定(?:单|表|书|通知)|造价(?:审核|审定|咨询)报告")]
    private static partial Regex Title();

    [GeneratedRegex("办法|制度|规定|细则|通知$|食堂|用餐|餐费|定点|车辆|油料|单位结算卡|清单")]
    private static partial Regex Norms();

    [GeneratedRegex(@"(?:审定|核定|定案|结算审核后|审核后)[^，。；\d]{0,10}|结算(?:总)?(?:金额|造价|价款|价)[^，。；\d]{0,6}")]
    private static partial Regex Settled();

    [GeneratedRegex(@"(?:工程|项目)名称\s*[:：\t]\s*(?<what>[^\t，。；\n]{3,40})")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:施工|承包|承建)(?:单位|方|人)\s*[:：\t]\s*(?<who>[^\t，。；\n]{4,40})")]
    private static partial Regex Builder();

    [GeneratedRegex("^关于|(?:的)?(?:竣工|工程|项目)?(?:结算|审定|造价)[^，。]{0,12}$")]
    private static partial Regex Paperwork();
}
