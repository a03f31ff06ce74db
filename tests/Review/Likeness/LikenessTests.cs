using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class LikenessTests
{
    private static readonly string[] Paragraphs =
    [
        "会议听取了镇水务站关于石桥水渠维修情况的汇报，渠道年久失修，渗漏严重，影响下游三个村的灌溉。", "会议研究了集镇环境卫生整治工作，由城建办牵头，每周检查一次，检查结果在镇公示栏公布。",
        "会议审议了村级道路养护方案，同意按养护里程分配经费，经费由财政所按季度拨付到村。", "会议传达了县里关于森林防火的通知，要求各村落实值守人员，备足扑火工具，严格火源管理。",
        "会议研究了幼儿园食堂改造事项，由中心校提出方案，经比选确定施工单位，竣工后由镇组织验收。", "会议讨论了敬老院冬季取暖，同意购置取暖设备，费用从民政专项中列支，由民政办具体负责。",
        "会议通报了上季度信访办理情况，要求包案领导逐件过问，疑难件提交专题会研究，按期答复。", "会议研究了党员冬训安排，以党支部为单位集中学习，缺课的由支部安排补学并做好登记。",
        "会议听取了秋季农作物受灾情况汇报，同意向县农业农村局申请救灾种子，由农业中心核实面积。", "会议研究了集市搬迁后的摊位安排，原有经营户优先，余下摊位公开抽签，名单公示七天。",
        "会议审议了办公楼屋面防水维修预算，由后勤服务中心询价三家，择优确定，工期不超过二十天。", "会议明确了年终考核的分工，党政办汇总材料，各分管领导对分管线的数据负责，逾期不补。",
    ];

    private static Document Paper(string id, params string[] paragraphs) => Samples.Document(id, $"{id}.txt", paragraphs);

    private static double Share(Document a, Document b) => new ShingleSet(Shingles.TextsOf(a)).Share(new ShingleSet(Shingles.TextsOf(b)));

    [Fact]
    public void Widths_spaces_punctuation_and_the_ends_of_paragraphs_count_for_nothing()
    {
        var one = Paper("a", "经研究，同意支付３８６０００元（含税）。", "由财政所办理");
        var other = Paper("b", "经 研究,同意支付386,000元【含税】", "；由财政", "所办理。");
        Assert.Equal(1, Share(one, other));
        Assert.Equal(Shingles.KeyOf("经研究，同意。"), Shingles.KeyOf("经研究同意"));
        Assert.NotEqual(Shingles.KeyOf("经研究，同意。"), Shingles.KeyOf("经研究，不同意。"));
    }

    [Fact]
    public void What_stands_on_every_page_and_beside_the_text_is_not_compared()
    {
        var paper = Paper("a", "经研究同意支付");
        var (kept, marked) = (paper.Pages[0].Passages[0], new Passage(new PassageId(paper.File, 2), "这一段不算") { Kind = PassageKind.Header });
        Assert.Equal(["经研究同意支付"], Shingles.TextsOf(paper with { Pages = [paper.Pages[0] with { Passages = [kept, marked] }] }));
        Assert.Empty(Shingles.TextsOf(paper with { Pages = [paper.Pages[0] with { Origin = TextOrigin.Salvaged }] }));
    }

    [Theory]
    [InlineData(12, 12)]
    [InlineData(11, 12)]
    [InlineData(9, 12)]
    [InlineData(5, 12)]
    public void The_sketch_estimates_the_share_of_common_stretches(int first, int second)
    {
        var (a, b) = (Paper("a", Paragraphs[..first]), Paper("b", Paragraphs[..second]));
        Assert.Equal(Share(a, b), Sketching.Of(a)!.Estimate(Sketching.Of(b)!.Minima), 0.15);
    }

    [Fact]
    public void Reworked_papers_meet_in_a_band_and_strangers_do_not()
    {
        var minutes = Sketching.Of(Paper("a", Paragraphs))!;
        var reworked = Sketching.Of(Paper("b", [.. Paragraphs[..4], "会议补充研究了山洪沟清淤事项。", .. Paragraphs[5..]]))!;
        Assert.NotEmpty(minutes.Bands.Intersect(reworked.Bands));
        Assert.Empty(Sketching.Of(Paper("c", Paragraphs[..6]))!.Bands.Intersect(Sketching.Of(Paper("d", Paragraphs[6..]))!.Bands));
        Assert.Null(Sketching.Of(Paper("e", "请假条")));
    }

    [Fact]
    public void A_sketch_is_the_same_on_every_machine()
    {
        // Kept in ledgers: another hash makes all of them worthless, and Version must be raised.
        Assert.Equal((456L, 11332435u), (Sketching.Of(Paper("a", Paragraphs))!.Shingles, Sketching.Of(Paper("a", Paragraphs))!.Minima[0]));
    }

    [Fact]
    public void Of_a_very_long_text_a_fixed_part_is_compared()
    {
        static string Row(int i) => new Random(i) is var random ? string.Concat(Enumerable.Range(0, 12).Select(_ => (char)random.Next(0x4E00, 0x9FA0))) : "";
        static IEnumerable<string> Rows(int from, int to) => Enumerable.Range(from, to - from).Select(Row);
        var share = new ShingleSet(Rows(0, 120_000)).Share(new ShingleSet(Rows(30_000, 150_000)));
        Assert.InRange(share, 0.55, 0.65);
        Assert.Equal(1, new ShingleSet(Rows(0, 120_000)).Share(new ShingleSet(Rows(0, 120_000))));
    }

    [Theory]
    [InlineData("3月8日支付养护费12600元，合计12600元，附发票2张。", "3月8日支付养护费12600元，合计12600元，附发票3张。", Likeness.Version)]
    [InlineData("3月8日支付养护费12600元，合计12600元，附发票2张。", "4月21日支付养护费980元，合计980元，附发票1张。", Likeness.SameForm)]
    public void Figures_tell_versions_from_forms(string a, string b, Likeness expected) =>
        Assert.Equal(expected, FilledIn.Of([a], []).LikenessTo(FilledIn.Of([b], [])));

    [Fact]
    public void Other_parties_other_numbers_and_other_meeting_days_make_other_papers()
    {
        var at = new Citation(new PassageId(Samples.Id("a"), 1), 0, 1, "文");
        Profile Head(Genre genre, string? number, int day) => new(at, genre, "题", null, number, PartialDate.OfDay(new DateOnly(2023, 3, day)));
        Execution With(string party) => new(at, ExecutionKind.Contract, [], "事", null, null, [party], null, null, null);
        Likeness Of(IReadOnlyList<Fact> one, IReadOnlyList<Fact> other) => FilledIn.Of([], one).LikenessTo(FilledIn.Of([], other));

        Assert.Equal(Likeness.SameForm, Of([Head(Genre.Contract, null, 1), With("甲公司")], [Head(Genre.Contract, null, 1), With("乙公司")]));
        Assert.Equal(Likeness.SameForm, Of([Head(Genre.OfficialPaper, "青发〔2023〕1号", 1)], [Head(Genre.OfficialPaper, "青发〔2023〕2号", 1)]));
        Assert.Equal(Likeness.SameForm, Of([Head(Genre.MeetingMinutes, null, 1)], [Head(Genre.MeetingMinutes, null, 2)]));
        Assert.Equal(Likeness.Version, Of([Head(Genre.OfficialPaper, "青发〔2023〕1号", 1)], [Head(Genre.OfficialPaper, "青发[2023]1号", 9)]));
        Assert.Equal(Likeness.Version, Of([Head(Genre.Contract, null, 1), With("甲公司")], [Head(Genre.Contract, null, 1)]));
    }

    [Fact]
    public void Paragraphs_of_meetings_carry_the_day_of_the_meeting_under_which_they_stand()
    {
        var document = Paper("a", "会议记录本", Paragraphs[0], Paragraphs[1], "散会。");
        var at = Citation.Of(document.Passages.First());
        Meeting On(int day, int passage) => new(at, MeetingBody.PartyCommittee, "党委会", false, PartialDate.OfDay(new DateOnly(2023, 3, day)), null, null, null, null, null, [], [], [], []) { FirstPassage = passage, LastPassage = passage };
        var profile = new Profile(at, Genre.MeetingRecord, "会议记录本", null, null, PartialDate.OfYear(2023));
        var found = MeetingParagraphs.Of(document, [profile, On(8, 2)]);
        Assert.Equal([(2, PartialDate.OfDay(new DateOnly(2023, 3, 8))), (3, PartialDate.OfYear(2023))], found.Select(p => (p.Number, p.Date)));
        Assert.Empty(MeetingParagraphs.Of(document, [profile with { Genre = Genre.Contract }]));
        Assert.Empty(MeetingParagraphs.Of(document, [profile with { Date = null }]));
    }
}
