using DocReview.Review;

namespace DocReview.Tests;

public sealed class SubjectTextTests
{
    [Fact]
    public void Words_that_every_subject_has_tell_nothing() =>
        Assert.Equal(["河堤", "堤加", "加固"], SubjectText.Grams("关于支付河堤加固工程款项的请示").Order(StringComparer.Ordinal).OrderBy(g => "河堤 堤加 加固".IndexOf(g, StringComparison.Ordinal)));

    [Theory]
    [InlineData("迎宾路苗木栽植A段", "A段")]
    [InlineData("文化墙绘制（二）", "二")]
    [InlineData("办公用品（11月上旬）", "上旬")]
    [InlineData("通村公路第二标段", "第二标段")]
    [InlineData("场镇雨污管网", null)]
    public void The_mark_of_a_part_is_found(string subject, string? section) => Assert.Equal(section, SubjectText.Section(subject));

    [Fact]
    public void Parts_are_equal_without_their_mark() => Assert.Equal(SubjectText.WithoutSection("文化墙绘制(一)"), SubjectText.WithoutSection("文化墙绘制（二）"));

    [Theory]
    [InlineData("维修大坪村水渠", "大坪村")]
    [InlineData("乡村振兴农村公路", null)]
    [InlineData("东门社区活动室", "东门社区")]
    public void Villages_and_quarters_are_places(string subject, string? place) => Assert.Equal(place, SubjectText.Places(subject).SingleOrDefault());
}

public sealed class PartyNamesTests
{
    private static readonly PartyNames Names = new(["安宁恒远水利工程有限公司", "安宁百声音响有限公司", "安宁远程汽车有限公司", "韩小平"]);

    [Theory]
    [InlineData("恒远公司", "安宁恒远水利工程有限公司")]
    [InlineData("恒远水利", "安宁市恒远水利工程有限公司")]
    [InlineData("韩小平", "韩小平")]
    public void A_short_name_and_the_full_name_are_one(string a, string b) => Assert.True(Names.Same(a, b));

    [Theory]
    [InlineData("安宁百声音响有限公司", "安宁恒远水利工程有限公司")]
    [InlineData("安宁市正大建筑有限公司", "安宁市广盛建筑有限公司")]
    [InlineData("韩小平", "韩平")]
    public void A_common_place_or_trade_does_not_make_two_names_one(string a, string b) => Assert.False(Names.Same(a, b));

    [Fact]
    public void A_speech_names_a_firm_by_its_distinctive_part() => Assert.True(Names.NamedIn("安宁恒远水利工程有限公司", "经比选，恒远报价最低"));
}
