using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The customary name of a kind of meeting, without the unit, the year and the number with which a clerk writes it.</summary>
public static partial class MeetingKind
{
    /// <summary>中共某镇委员会2021年第7次（扩大）会议 → 党委（扩大）会议; 某镇镇长办公会议 → 镇长办公会议; the name as it is where no customary one stands in it.</summary>
    public static string Of(string name, MeetingBody body)
    {
        var plain = string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
        if (body == MeetingBody.PartyCommittee)
        {
            var committee = plain.Contains("党组") ? "党组" : plain.Contains("工委") || plain.Contains("工作委员会") ? "党工委" : "党委";
            return committee + (plain.Contains("扩大") ? "（扩大）" : "") + "会议";
        }

        return Customary().Match(plain) is { Success: true } match ? match.Value : name;
    }

    [GeneratedRegex("党政(?:人大)?联席会议?|党政(?:领导)?班子(?:成员)?(?:碰头|联席)?会议?|班子(?:成员)?会议?|(?:镇长|乡长|主任|行政|政府|区长)(?:办公|常务)会议?|书记(?:办公|专题)会议?|碰头(?:会议?)?"
        + "|现场(?:办公)?会议?|专题会议?|协调会议?|领导小组会议?|(?:村民|居民|成员|职工)代表(?:会议|大会)|(?:村民|居民|党员|成员|户代表)(?:会议|大会)|[村社]?“?两委”?会?议?|支(?:部)?委(?:员)?会议?|中心组学习|民主生活会|组织生活会|(?:推进|调度|例)会")]
    private static partial Regex Customary();
}
