using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A reception told in a sentence of an explanation or note: a day, guests who eat, people or a sum. Norms and yearly figures tell none.</summary>
internal static partial class ReceptionTold
{
    public static IEnumerable<Reception> Read(Paper paper, Document document, Profile profile)
    {
        if (NotTold().IsMatch(paper.Title) || (profile.Genre is Genre.OfficialPaper && !Told().IsMatch(paper.Title)) || profile.Genre is Genre.Appointment or Genre.Procurement or Genre.OfficialLetter or Genre.VillageRecord) yield break;
        if (!Topic().IsMatch(paper.Title) && profile.Genre is not (Genre.ReceptionRecord or Genre.Other or Genre.Reimbursement)) yield break;
        var year = PaperContext.YearOf(paper, document, profile);
        // In a book of receptions a line need not say that people ate.
        var diary = Told().IsMatch(paper.Title) && LineByLine(paper);
        PartialDate? last = null;
        foreach (var passage in paper.Passages.Where(p => p.Row is null || p.Row.Cells.Count <= 1))
        {
            var text = Numerals.HalfWidth(passage.Text);
            var days = Dates.In(text, year).Where(m => m.Date is null or { Day: not null }).ToList();
            var date = days.Count > 0 ? days[0].Date : SameDay().IsMatch(text) ? last : null;
            last = date ?? last;
            if ((days.Count == 0 && date is null) || Norm().IsMatch(text) || !(Eats().IsMatch(text) || (diary && DatedLine().IsMatch(text)))) continue;
            var sum = SumOf(text);
            var companions = Companions().Match(text);
            var people = Guests().Match(text);
            var (guests, own) = people.Success && OwnPeople().IsMatch(people.Groups["who"].Value) ? (System.Text.RegularExpressions.Match.Empty, people) : (people, null);
            if (sum is null && !guests.Success && LetterOf(text) is null) continue;
            yield return new Reception(Quotes.Sentence(passage, guests.Success ? guests.Index : 0), Reimbursed().IsMatch(paper.Title) ? ReceptionPaper.Reimbursement : ReceptionPaper.Register,
                date, guests.Success ? guests.Groups["who"].Value.Trim() : null, guests.Success ? People.Count(guests.Groups["n"].Value) : null, [],
                companions.Success ? People.Count(companions.Groups["n"].Value) : own is not null ? People.Count(own.Groups["n"].Value) : null, Place().Match(text) is { Success: true } place ? place.Groups["where"].Value : null,
                sum, LetterOf(text), LetterMark.PaperNumber().Match(text) is { Success: true } number && number.Value.Contains('函', StringComparison.Ordinal) ? number.Value : null,
                null, [.. Dishes.Named(text)])
            { Remark = passage.Text.Trim() };
        }
    }

    /// <summary>A diary: two or more lines that begin with a day and tell of people.</summary>
    public static bool LineByLine(Paper paper) => paper.Passages.Count(p => p.Row is null && DatedLine().IsMatch(Numerals.HalfWidth(p.Text))) >= 2;

    [GeneratedRegex(@"^\s*(?:\d{1,2}[、.．)）]\s*)?(?:(?:19|20)\d{2}\s?[-./年]\s?)?\d{1,2}\s?[-./月]\s?\d{1,2}[日号]?[^\d]{1,30}\d{1,3}\s*[人名位]")]
    private static partial Regex DatedLine();

    private static Money? SumOf(string text)
    {
        foreach (var mention in Amounts.In(text))
            if (!PerHead().IsMatch(text[Math.Max(0, mention.Start - 6)..mention.Start]) && !After().IsMatch(text[mention.End..])) return mention.High;
        return null;
    }

    private static bool? LetterOf(string text) => NoLetter().IsMatch(text) ? false : Letter().IsMatch(text) ? true : null;

    [GeneratedRegex("办法|制度|规定|标准|细则|通知|通报|会议|总结|报告|汇总|预算|方案|合同|协议|收据|公告|公示|台账.*表|对照|整改|简报|条例|请示|批复|提醒|发票|明细|凭证|流水|日记|来函|的函")]
    private static partial Regex NotTold();

    [GeneratedRegex("接待|招待|用餐|就餐|说明|商务|餐费|台账")]
    private static partial Regex Topic();

    [GeneratedRegex("说明|接待|招待|商务")]
    private static partial Regex Told();

    [GeneratedRegex("报销")]
    private static partial Regex Reimbursed();

    [GeneratedRegex("同日|当日|当天|当晚")]
    private static partial Regex SameDay();

    [GeneratedRegex("不得|严禁|禁止|一律|批次|同比|应当|标准为|不超过|每人每餐")]
    private static partial Regex Norm();

    [GeneratedRegex("用餐|就餐|工作餐|午餐|晚餐|早餐|聚餐|宴请|陪餐|餐费|接待|招待|酒水")]
    private static partial Regex Eats();

    [GeneratedRegex(@"(?:^|[，,。；;：:\s日晚午])(?<who>(?!陪|拟|派|安排|约)[\u4e00-\u9fa5]{2,20}?)(?:一行)?\s*(?<n>(?:共|等)?\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:人|名|位))(?!均|员)")]
    private static partial Regex Guests();

    /// <summary>"街道6人参加": people of the unit itself are no guests.</summary>
    [GeneratedRegex("^(?:我|本)?(?:[镇乡]|街道|单位|机关|办事处|[镇乡]政府|我方|工作人员|班子成员)$")]
    private static partial Regex OwnPeople();

    [GeneratedRegex(@"(?:陪餐|陪同|作陪|陪客|陪)(?:人员|人数)?\s*[:：]?(?:[\u4e00-\u9fa5、]{0,12}?等?)\s*(?<n>(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:人|名|位))")]
    private static partial Regex Companions();

    [GeneratedRegex(@"(?:在|地点[:：]?)(?<where>[\u4e00-\u9fa5]{2,16}?)(?:安排|用餐|就餐|聚餐|接待|招待|晚餐|午餐|宴请|[，,。；;\s])")]
    private static partial Regex Place();

    [GeneratedRegex("人均|每人|每餐|标准|单价")]
    private static partial Regex PerHead();

    [GeneratedRegex(@"^\s*/\s*(?:人|餐)")]
    private static partial Regex After();

    [GeneratedRegex("未发公?函|无公?函|没有公?函|未见公?函|公函(?:号)?[:：]\\s*(?:空|无)|无正式函件")]
    private static partial Regex NoLetter();

    [GeneratedRegex("公函|来函|函〔")]
    private static partial Regex Letter();
}
