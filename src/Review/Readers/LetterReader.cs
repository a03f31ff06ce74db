using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Letters that announce a visit (公函). A file may hold several.</summary>
public sealed partial class LetterReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is Genre.OfficialLetter or Genre.ReceptionRecord or Genre.OfficialPaper or Genre.Other or Genre.Reimbursement or Genre.PaymentApproval;

    public IEnumerable<Fact> Read(Document document, Profile profile) => Split(document).Select(letter => Of(letter, document, profile)).OfType<Letter>();

    /// <summary>A letter begins with its letterhead or number and holds the title "关于…的函"; the next number or title begins the next letter.</summary>
    private static IEnumerable<List<Passage>> Split(Document document)
    {
        var letter = new List<Passage>();
        foreach (var passage in document.Passages)
        {
            var text = passage.Text.Trim();
            var begins = (Head().IsMatch(Labels.Compact(text)) && letter.Any(p => !IsTitle(p.Text) && Body().IsMatch(p.Text)))
                || (IsTitle(text) && letter.Any(p => IsTitle(p.Text)));
            if (begins) { yield return letter; letter = []; }
            letter.Add(passage);
        }
        if (letter.Count > 0) yield return letter;
    }

    private static bool IsTitle(string text) => Title().IsMatch(Labels.Compact(text));

    private static Letter? Of(List<Passage> letter, Document document, Profile profile)
    {
        var title = letter.FirstOrDefault(p => IsTitle(p.Text)) ?? letter.FirstOrDefault(p => Incoming().IsMatch(Labels.Compact(p.Text))) ?? letter.FirstOrDefault(p => NumberOfLetter().IsMatch(Labels.Compact(p.Text)));
        var body = letter.FirstOrDefault(p => p != title && Body().IsMatch(p.Text)) ?? (title is not null && Body().IsMatch(title.Text) ? title : null);
        if (title is null || body is null) return null;
        var day = DayOfIssue(letter, title, body, profile);
        var visit = VisitDate(body, day ?? profile.Date ?? PaperContext.YearOf(document, profile), day);
        var text = string.Join('\n', letter.Select(p => p.Text));
        return new Letter(Quotes.Sentence(body, Body().Match(body.Text).Index), FromOf(letter, title), LetterMark.PaperNumber().Match(text) is { Success: true } number ? number.Value.Trim() : null,
            day, visit, PeopleIn().Match(body.Text) is { Success: true } people ? People.Count(people.Groups["n"].Value) : null, PurposeOf(title.Text));
    }

    /// <summary>The date below the body; in a letter on one line the date that is not the visit's.</summary>
    private static PartialDate? DayOfIssue(List<Passage> letter, Passage title, Passage body, Profile profile)
    {
        var after = letter.SkipWhile(p => p != body).Skip(1).SelectMany(p => Dates.In(p.Text)).Where(m => m.Date is { Day: not null }).Select(m => m.Date).ToList();
        if (after.Count > 0) return after[^1];
        if (title != body) return letter.Count > 1 ? null : profile.Date;
        return Dates.In(body.Text).Where(m => m.Date is { Day: not null } && !m.Inferred && !Visit().IsMatch(body.Text[Math.Max(0, m.Start - 4)..m.Start])).Select(m => m.Date).FirstOrDefault();
    }

    private static PartialDate? VisitDate(Passage body, PartialDate? context, PartialDate? issued)
    {
        var from = Visit().Match(body.Text) is { Success: true } visit ? visit.Index : 0;
        var dates = Dates.In(body.Text, context).Where(m => m.Date is { Day: not null } && m.Start >= from).Select(m => m.Date!.Value).ToList();
        return dates.Count == 0 ? null : dates.FirstOrDefault(d => d != issued, dates[0]);
    }

    /// <summary>The organ of the letterhead, else who signed, else who stands before "关于".</summary>
    private static string? FromOf(List<Passage> letter, Passage title)
    {
        var before = letter.TakeWhile(p => p != title).Select(p => Labels.Compact(p.Text)).FirstOrDefault(t => Organ().IsMatch(t));
        if (before is not null) return FileWord().Replace(before, "");
        if (SenderInTitle().Match(Labels.Compact(title.Text)) is { Success: true } named) return named.Groups["who"].Value;
        var after = letter.SkipWhile(p => p != title).Skip(1).Select(p => Labels.Compact(p.Text)).LastOrDefault(t => Organ().IsMatch(t) && !t.EndsWith(':'));
        return after;
    }

    private static string? PurposeOf(string title) => Matter().Match(Labels.Compact(title)) is { Success: true } matter ? matter.Groups["what"].Value : null;

    [GeneratedRegex(@"^.{0,40}关于.{2,60}的(?:公|复|商洽|联系|介绍|商请)?函(?:\(.{1,8}\))?$|^(?:接待|工作|商洽|联系|公务)?公?函$|^介绍信$|^(?:公务|接待)公函$")]
    private static partial Regex Title();

    [GeneratedRegex(@"^(?:来函|公函)[:：]?.*关于.*的函|^.{2,40}关于.{2,60}的函.{4,}")]
    private static partial Regex Incoming();

    /// <summary>A letter without a title: its number tells what it is.</summary>
    [GeneratedRegex(@"^[\u4e00-\u9fa5]{1,12}函[〔\[(【]\d{4}[〕\])】]第?\d{1,4}号$")]
    private static partial Regex NumberOfLetter();

    [GeneratedRegex(@"^[\u4e00-\u9fa5]{4,24}(?:文件|\(函\)|公函)$|^[\u4e00-\u9fa5]{1,14}[〔\[(【]\d{4}[〕\])】]第?\d{1,4}号$")]
    private static partial Regex Head();

    /// <summary>Someone comes: to look, learn, check; so many people; please receive them.</summary>
    [GeneratedRegex("(?:赴|到|来|前往|前来|莅临|至)(?:[你贵我]|[\u4e00-\u9fa5]{1,12}?)(?:镇|乡|街道|单位|处|村|县|市|区|局|地|委|府|社区|方)?[^。]{0,24}?(?:调研|检查|考察|督导|督查|踏勘|学习|交流|核查|验收|评估|观摩|指导|走访|审计|回访|参观|对接|洽谈|调查|开展|联系)|(?:前来|来我?[\u4e00-\u9fa5]{0,4})(?:调研|检查|考察|督导|学习|交流|验收|指导)|一行[^。]{0,6}人|请予(?:接洽|接待|协助|支持)|安排工作餐|(?:定于|拟于|将于|计划于)[^。]{2,40}(?:人|名)")]
    private static partial Regex Body();

    [GeneratedRegex("定于|拟于|将于|计划于|兹|于(?=\\d)")]
    private static partial Regex Visit();

    [GeneratedRegex(@"(?:一行|共计?|计|等)\s*(?<n>(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:余)?[人名位])|(?<n>(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s*[人名位])")]
    private static partial Regex PeopleIn();

    [GeneratedRegex(@"^(?!关于|附)[\u4e00-\u9fa5（）()]{2,30}(?:局|委|委员会|办|办公室|政府|中心|院|校|处|科|所|站|会|部|厅|队|公司|社|街道|工委|镇|乡|集团|银行|大学|馆)(?:文件|\(函\))?$")]
    private static partial Regex Organ();

    [GeneratedRegex(@"文件$|\(函\)$")]
    private static partial Regex FileWord();

    [GeneratedRegex("^(?:来函:?|公函:?)?(?<who>[^关:]{3,30})关于")]
    private static partial Regex SenderInTitle();

    [GeneratedRegex("关于(?<what>.{2,60}?)的(?:公|复|商洽|联系|介绍|商请)?函")]
    private static partial Regex Matter();
}
