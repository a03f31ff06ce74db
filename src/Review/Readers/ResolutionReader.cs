using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Decisions issued as red-head papers: budgets, plans, measures, division of duties, commendations, with the meeting they appeal to.</summary>
/// <remarks>
/// Measures and plans count where they appeal to a meeting: most are routine otherwise. Requests, reports, answers of superiors, circulars and notices of discipline decide nothing.
/// </remarks>
public sealed partial class ResolutionReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is Genre.Regulation or Genre.OfficialPaper or Genre.Other && Title().IsMatch(Plain(profile)) && !Other().IsMatch(Plain(profile)) && !Drafts.Is(document);

    private static string Plain(Profile profile) => Labels.Compact(profile.Title);

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        var title = Plain(profile);
        var claim = Claims.In(document.Passages, profile.Date) is { Body: not MeetingBody.Unknown } named ? named : null;
        var personal = PersonalOrder(document);
        if (claim is null && personal is null && !StandsAlone().IsMatch(title)) yield break;
        var price = Budget().IsMatch(title) ? ContractPrice.Of(document.Passages) : null;
        var source = claim is not null ? Quotes.Sentence(document.Passages.First(p => p.Id == claim.Source.Passage), claim.Source.Start)
            : personal is not null ? Citation.Of(personal) : profile.Source;
        yield return new Execution(source, Plan().IsMatch(title) ? ExecutionKind.Plan : ExecutionKind.Resolution, [DecisionCategory.MajorDecision],
            NameOf(title), price?.Amount, profile.Date, [], profile.Issuer, profile.DocumentNumber, claim);
    }

    private static string NameOf(string title) =>
        Quoted().Match(title) is { Success: true } quoted ? quoted.Groups["what"].Value : Named().Match(title) is { Success: true } named ? named.Groups["what"].Value : title;

    /// <summary>分工 changed over one person's signature.</summary>
    private static Passage? PersonalOrder(Document document) => document.Passages.FirstOrDefault(p => Duties().IsMatch(p.Text));

    [GeneratedRegex("印发|方案|预算|决算|决定|规划|分工|表彰|表扬|嘉奖|处分|办法|细则|制度|规则|规定|机构设置|分配|安置|修订|修改|选址|撤并")]
    private static partial Regex Title();

    [GeneratedRegex("请示|报告|批复|通报|转发|公告|公示|总结|学习|征求|会议|汇报|执行情况|监督意见|提醒|严明|纪律|简报|要点|情况说明|对照|整改|任免|任职|免职|聘|录用|合同|审批单|接待登记|台账|登记|清单|预算安排表|预算表|讲话|请求")]
    private static partial Regex Other();

    /// <summary>These are decisions of weight even where the paper names no meeting.</summary>
    [GeneratedRegex("分工|(?:表彰|表扬|嘉奖|奖励).{0,24}决定|处分.{0,10}决定|机构设置|(?:预算|决算).{0,10}(?:通知|决定)|分配方案|安置方案")]
    private static partial Regex StandsAlone();

    [GeneratedRegex("预算|决算|资金.{0,6}分配")]
    private static partial Regex Budget();

    [GeneratedRegex("方案|规划|计划")]
    private static partial Regex Plan();

    [GeneratedRegex("[《〈](?<what>[^》〉]{4,60})[》〉]")]
    private static partial Regex Quoted();

    [GeneratedRegex("关于(?<what>.{4,60}?)的(?:通知|决定|意见)")]
    private static partial Regex Named();

    [GeneratedRegex("(?:协助|负责|不再)[\\u4e00-\\u9fa5]{2,8}(?:同志)?(?:分管|协管)|同志分管|分管[\\u4e00-\\u9fa5、]{4,40}工作")]
    private static partial Regex Duties();
}
