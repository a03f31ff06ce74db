using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class MeetingKindTests
{
    [Theory]
    [InlineData("中共松岭镇委员会2021年第7次会议", MeetingBody.PartyCommittee, "党委会议")]
    [InlineData("松岭镇党委（扩大）会", MeetingBody.PartyCommittee, "党委（扩大）会议")]
    [InlineData("中国共产党北门街道工作委员会会议", MeetingBody.PartyCommittee, "党工委会议")]
    [InlineData("局党组会", MeetingBody.PartyCommittee, "党组会议")]
    [InlineData("松岭乡 乡长办公会（第3次）", MeetingBody.Government, "乡长办公会")]
    [InlineData("街道主任办公会议", MeetingBody.Government, "主任办公会议")]
    [InlineData("党政联席会议纪要", MeetingBody.Joint, "党政联席会议")]
    [InlineData("周一碰头（甲、乙、丙）", MeetingBody.Secretary, "碰头")]
    [InlineData("竹园村村民代表会议", MeetingBody.Village, "村民代表会议")]
    [InlineData("防汛会商", MeetingBody.Other, "防汛会商")]
    public void A_meeting_has_the_customary_name_of_its_kind(string name, MeetingBody body, string kind) => Assert.Equal(kind, MeetingKind.Of(name, body));
}
