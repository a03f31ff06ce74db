using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Meetings to which a paper appeals: 经3月5日党委会研究, 会议：2月26日主任办公会研究同意（第2次）. A claim, until the meeting itself is found.</summary>
internal static partial class Claims
{
    /// <param name="written">Day or year of the paper: gives the year where the claim has none; a meeting lies before the paper that appeals to it.</param>
    public static ClaimedDeliberation? In(IEnumerable<Passage> passages, PartialDate? written) =>
        passages.Select(p => In(p, written)).Where(c => c is not null).OrderByDescending(c => (c!.Date is null ? 0 : 2) + (c.Body == MeetingBody.Unknown ? 0 : 1)).FirstOrDefault();

    public static ClaimedDeliberation? In(Passage passage, PartialDate? written)
    {
        var text = Numerals.HalfWidth(passage.Text);
        if (Labelled().Match(text) is { Success: true } labelled && !Denied().IsMatch(labelled.Value))
            return Of(passage, labelled.Groups["claim"].Index, labelled.Groups["claim"].Value, labelled.Groups["body"].Value, text, written);
        foreach (var body in BodyName().EnumerateMatches(text))
        {
            if (Decides().Match(text, body.Index + body.Length) is not { Success: true } decides) continue;
            var start = Math.Max(text.LastIndexOfAny(Stops, Math.Max(0, body.Index - 1)) + 1, body.Index - LongestLead);
            while (char.IsWhiteSpace(text[start])) start++;
            var words = text[start..(decides.Index + decides.Length)];
            if (!Denied().IsMatch(words)) return Of(passage, start, words, text.Substring(body.Index, body.Length), text, written);
        }
        return Vague().Match(text) is { Success: true } vague
            ? new ClaimedDeliberation(MeetingBody.Unknown, null, null, Citation.Of(passage, vague.Index, vague.Length)) : null;
    }

    private static ClaimedDeliberation Of(Passage passage, int start, string words, string body, string text, PartialDate? written)
    {
        var number = Number().Match(text[start..Math.Min(text.Length, start + words.Length + 12)]);
        return new ClaimedDeliberation(MeetingNames.BodyOf(body), DateOf(words, written),
            number.Success ? Numerals.ParseInt(number.Groups["n"].Value) : null, Citation.Of(passage, start, words.Length));
    }

    /// <summary>The day; the year alone where the meeting is named by its number (2022年第9次党委会).</summary>
    private static PartialDate? DateOf(string words, PartialDate? written)
    {
        var dates = Dates.In(words, written);
        if (dates.FirstOrDefault(m => m.Date is { Day: not null }) is not { Date: { } date } mention)
            return dates.Select(m => m.Date).FirstOrDefault(d => d is not null) ?? (NumberedYear().Match(words) is { Success: true } year ? PartialDate.OfYear(int.Parse(year.Value)) : null);
        var tooLate = mention.Inferred && written is { Day: not null } day && day.IsBefore(date);
        return tooLate && PartialDate.TryDay(date.Year - 1, date.Month!.Value, date.Day!.Value, out var earlier) ? earlier : date;
    }

    private const int LongestLead = 30;
    private static readonly char[] Stops = ['，', '。', '；', '\n', '：', ':', '\t'];

    private const string Body = @"(?:党政(?:联席|班子|办公|领导班子|人大联席)[^，。；、]{0,4}会|(?:领导)?班子(?:成员)?(?:会|集体)|书记(?:办公|专题)会|碰头会|(?:镇长|乡长|主任|行政|政府|街道)?(?:办公|常务)会|财经(?:领导小组|委员会)[^，。；]{0,4}|专题会|现场(?:办公)?会|协调会|村民(?:代表)?(?:会|大会)|居民代表|(?:村|社区)?[“""]?两委[”""]?会?|支委会|党员大会|成员(?:代表)?大会|工会委员会|党(?:工委|委|组)(?!书记|副书记|[各委成]?[委成]员|办|秘书|宣传|组织|政府|领导)(?:[（(]扩大[)）])?(?:班子)?(?:会|第)?|领导小组会)";

    [GeneratedRegex(Body)]
    private static partial Regex BodyName();

    [GeneratedRegex(@"\G[^。；：:\n]{0,24}?(?:研究|审议|讨论|审定|议定|通过|同意|决定|批准|确定|纪要)(?:决定|同意|通过|并?同意|审定)?")]
    private static partial Regex Decides();

    /// <summary>In a place made for it the meeting alone is enough: 决策依据：2021年3月18日党委会议（第3次).</summary>
    [GeneratedRegex($@"(?:依据|根据|会议|研究情况|会议记录|上会情况|集体研究)[:：\t ]+(?<claim>[^，。；\n\t：:]{{0,24}}?(?<body>{Body})[^。；，\n\t]{{0,20}})")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?:19|20)\d{2}(?=\s*年?\s*第?\s*\d{1,3}\s*[次期])")]
    private static partial Regex NumberedYear();

    [GeneratedRegex(@"(?:拟|提[交请]|报|待|须|应当?|未|尚未|需|必须|由|以上|不得|另行|再)[^，。；]{0,10}(?:会|党委|党工委|党组)[^，。；]{0,8}(?:研究|审议|讨论|审定|决定|批准)|未经|不得|严禁|应当?经|须经|需经")]
    private static partial Regex Denied();

    [GeneratedRegex(@"经(?:集体|认真|慎重|反复|班子|领导|领导班子)?(?:集体)?研究(?:讨论)?(?:决定|同意)?")]
    private static partial Regex Vague();

    [GeneratedRegex(@"第\s*(?<n>[0-9一二三四五六七八九十]{1,3})\s*[次期]|纪要[^0-9]{0,6}(?:[〔\[(（]\s*20\d{2}\s*[〕\])）])?\s*第?\s*(?<n>\d{1,3})\s*[号期]|[〔\[(（]20\d{2}[〕\])）]\s*第?(?<n>\d{1,3})\s*[号期次]")]
    private static partial Regex Number();
}
