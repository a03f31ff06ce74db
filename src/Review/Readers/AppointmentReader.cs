using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Appointments, removals and hiring: one execution a notice, with all its persons. A notice of a superior organ keeps its issuer; a publicity notice (公示) appoints nobody yet.</summary>
public sealed partial class AppointmentReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is not (Genre.MeetingRecord or Genre.MeetingMinutes or Genre.Regulation or Genre.StudyRecord or Genre.SelfCriticism or Genre.Petition or Genre.Interview or Genre.Register or Genre.VillageRecord)
        && (profile.Genre == Genre.Appointment || Title().IsMatch(Labels.Compact(profile.Title)));

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        var title = Labels.Compact(profile.Title);
        if (NotYet().IsMatch(title) || Drafts.Is(document)) yield break;
        var acts = document.Passages.Where(p => !NotYet().IsMatch(p.Text)).Select(p => (Passage: p, Found: Acts(p).ToList())).Where(a => a.Found.Count > 0).ToList();
        var own = acts.Where(a => !Title().IsMatch(Labels.Compact(a.Passage.Text)) || a.Passage.Text.Length > 60 || a.Passage.Text.TrimEnd() is [.., '；' or ';' or '。']).ToList();
        if (own.Count > 0) acts = own;
        var persons = acts.SelectMany(a => a.Found).SelectMany(f => f.Persons).Distinct().ToList();
        if (persons.Count == 0) yield break;
        var hiring = Hires().IsMatch(title) || (!Post().IsMatch(title) && acts.All(a => Hires().IsMatch(a.Passage.Text)));
        var first = acts[0];
        yield return new Execution(Quotes.Sentence(first.Passage, first.Found[0].At), hiring ? ExecutionKind.Hiring : ExecutionKind.Appointment, [DecisionCategory.Personnel],
            string.Join("；", acts.SelectMany(a => a.Found).Select(f => f.Words).Distinct().Take(12)), null, profile.Date, persons, profile.Issuer, profile.DocumentNumber,
            Claims.In(document.Passages, profile.Date));
    }

    private sealed record Act(int At, string Words, IReadOnlyList<string> Persons);

    private static IEnumerable<Act> Acts(Passage passage)
    {
        var text = passage.Text;
        foreach (var pattern in new[] { Takes(), Leaves(), LeavesUnadorned(), Named() })
            foreach (System.Text.RegularExpressions.Match match in pattern.Matches(text))
                if (PersonsIn(match.Groups["who"].Value) is { Count: > 0 } persons)
                    yield return new Act(match.Index, match.Value.Trim('；', '。', '，', ' ', '：', '\n'), persons);
    }

    /// <summary>免去某某某某职务 without 同志: the longest beginning that is a name.</summary>
    private static IReadOnlyList<string> PersonsIn(string told)
    {
        var list = Led().Replace(told, "");
        return list.Length > 4 && !list.Contains('、') && Persons.In(list).Count == 0 ? [.. new[] { 3, 2, 4 }.Select(n => list[..n]).Where(Persons.IsName).Take(1)] : Listed(list);
    }

    /// <summary>决定某某同志任…: the verb before the name.</summary>
    [GeneratedRegex("^.*(?:决定|研究|同意|提名|推荐|通过)(?:由)?(?=.{2})")]
    private static partial Regex Led();

    private static IReadOnlyList<string> Listed(string list) => People.Names(Etc().Replace(list, "")) is var names && names.Count > 1 ? names : Persons.In(list) is { Count: > 0 } one ? one : names;

    [GeneratedRegex("任免|任职|免职|聘任|聘用|录用|解聘|续聘|任命|职务|招聘|提拔|晋升|(?:工作)?岗位(?:调整|变动)|同志.{0,12}(?:任|免)|干部调整|人事调整|调整.{0,16}(?:负责人|主任|书记|所长|站长)")]
    private static partial Regex Title();

    [GeneratedRegex("公示|拟(?:任|聘|录|提)|请示|批复|征求意见|推荐.{0,8}(?:人选|报告)|备案|招聘公告|办法|制度|规定|细则|通报")]
    private static partial Regex NotYet();

    [GeneratedRegex("聘用|录用|招聘|续聘|解聘|编外|公益性岗位|临聘|临时人员|护林员|协管员|网格员|保洁员|驾驶员")]
    private static partial Regex Hires();

    [GeneratedRegex("任免|任职|免职|聘任|任命|职务")]
    private static partial Regex Post();

    /// <summary>某某同志任…, 某某、某某兼任…; 某党任〔2022〕3号 appoints nobody.</summary>
    [GeneratedRegex(@"(?<who>[\u4e00-\u9fa5·、 　]{2,30}?)(?:[（(][^（）()]{1,20}[)）])?(?:等?同志)?(?:兼|试|改)?(?<![聘责主信委])(?:任|担任|兼任)(?=[^期职免命何务教课])(?!\s*[〔［\[【（(]\s*(?:19|20)\d{2})(?<post>[^；;。\n，,]{2,60})")]
    private static partial Regex Takes();

    [GeneratedRegex(@"(?:免去|解聘|辞退|免除)(?!其)(?<who>(?:(?!同志)[\u4e00-\u9fa5·、 　]){6,40})(?:职务|岗位)?(?=[；;。\n，,]|$)")]
    private static partial Regex LeavesUnadorned();

    [GeneratedRegex(@"(?:免去|解聘|辞退|免除)(?<who>[\u4e00-\u9fa5·、 　]{2,40}?)(?:等\d*名?)?同志(?:的|其|原)?(?<post>[^；;。\n，,]{0,60}?)(?:职务|岗位|工作|(?=[；;。\n，,]|$))|(?<who>[\u4e00-\u9fa5·]{2,4})同志不再(?:担任|兼任)(?<post>[^；;。\n，,]{2,50})")]
    private static partial Regex Leaves();

    [GeneratedRegex(@"(?:任命|聘任|聘用|录用|续聘|招聘|同意聘用|吸收|提拔(?:使用|任用)?|晋升)(?<who>[\u4e00-\u9fa5·、 　]{2,140}?)(?:等\s*\d*\s*[名人]?(?:同志|人员)?|同志|\d+[名人](?:同志)?)?\s*(?:为|任|到|担任)(?<post>[^；;。\n，,]{2,60})")]
    private static partial Regex Named();

    [GeneratedRegex(@"等\s*\d*\s*[名人]?(?:同志|人员)?|同志")]
    private static partial Regex Etc();
}
