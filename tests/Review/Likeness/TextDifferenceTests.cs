using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class TextDifferenceTests
{
    private static TextDifference Between(string[] old, string[] @new) => TextDifference.Of(Samples.Document("旧", "旧.txt", old), Samples.Document("新", "新.txt", @new));

    /// <summary>[-removed-]{+added+}, one line a change.</summary>
    private static string[] Told(TextDifference difference) =>
        [.. difference.Changes.Select(change => string.Concat(change.Stretches.Select(s => s.Edit switch { Edit.Removed => $"[-{s.Text}-]", Edit.Added => $"{{+{s.Text}+}}", _ => s.Text })))];

    [Fact]
    public void A_sum_that_was_changed_is_shown_as_a_whole_within_its_sentence()
    {
        var difference = Between(["时间：3月8日", "同意支付水渠维修工程款80,000元。", "散会。"], ["时间：3月8日", "同意支付水渠维修工程款120,000元。", "散会。"]);
        Assert.Equal(["同意支付水渠维修工程款[-80,000-]{+120,000+}元。"], Told(difference));
        Assert.Equal((2, 0), (difference.Same, difference.Moved));
        Assert.Equal((2, 2), (difference.Changes[0].Old!.Passage.Id.Number, difference.Changes[0].New!.Passage.Id.Number));
    }

    [Fact]
    public void Paragraphs_that_came_and_went_are_told_apart_from_those_reworked()
    {
        var difference = Between(
            ["一、传达上级文件精神。", "二、研究水渠维修，由水务站提出方案。", "三、其他事项。"],
            ["一、传达上级文件精神。", "临时增加：研究购置公务用车一辆，价款18万元。", "二、研究水渠维修，由水务站和财政所提出方案。"]);
        Assert.Equal(["{+临时增加：研究购置公务用车一辆，价款18万元。+}", "二、研究水渠维修，由水务站{+和财政所+}提出方案。", "[-三、其他事项。-]"], Told(difference));
    }

    [Fact]
    public void Spaces_widths_and_quotation_marks_are_no_difference()
    {
        var difference = Between(["研究《水渠 维修》方案", "金额８万元", ""], ["研究水渠维修方案", "  ", "金额8万元"]);
        Assert.Empty(difference.Changes);
        Assert.Equal(2, difference.Same);
    }

    [Fact]
    public void A_table_sorted_anew_is_moved_and_only_the_changed_row_is_shown()
    {
        var rows = Enumerable.Range(1, 3000).Select(i => $"{i}号\t付款\t{i * 37}元").ToArray();
        var sorted = rows.Reverse().ToArray();
        sorted[100] = sorted[100].Replace("元", "元（补）");
        var difference = Between(rows, sorted);
        Assert.Equal([], Told(difference).Except(["2900号\t付款\t107300元{+（补）+}", "[-2900号\t付款\t107300元-]", "{+2900号\t付款\t107300元（补）+}"]));
        Assert.Equal(2999, difference.Same);
        Assert.True(difference.Moved > 2900);
    }

    [Fact]
    public void Words_struck_out_are_not_the_same_as_the_words()
    {
        var old = Samples.Document("旧", "旧.docx", "同意由李明负责。");
        var struck = Samples.Document("新", "新.docx", "同意由李明负责。");
        struck = struck with { Pages = [struck.Pages[0] with { Passages = [struck.Pages[0].Passages[0] with { Kind = PassageKind.Deleted }] }] };
        Assert.NotEmpty(TextDifference.Of(old, struck).Changes);
    }

    [Fact]
    public void A_few_characters_that_happen_to_stay_do_not_cut_a_new_sentence_to_pieces()
    {
        var change = Assert.Single(Between(["会议由书记主持，全体班子成员参加，地点在二楼会议室。"], ["会议由镇长召集，部分班子成员列席，地点在二楼会议室。"]).Changes);
        Assert.All(change.Stretches.Where(s => s.Edit is Edit.Same).SkipLast(1).Skip(1), s => Assert.True(s.Text.Length >= 3));
        Assert.Equal("会议由书记主持，全体班子成员参加，地点在二楼会议室。", string.Concat(change.Stretches.Where(s => s.Edit is not Edit.Added).Select(s => s.Text)));
        Assert.Equal("会议由镇长召集，部分班子成员列席，地点在二楼会议室。", string.Concat(change.Stretches.Where(s => s.Edit is not Edit.Removed).Select(s => s.Text)));
    }

    [Fact]
    public void Rare_characters_are_never_cut_in_two()
    {
        var change = Assert.Single(Between(["记录人：𠮷田，审核人：王五，时间三月八日"], ["记录人：𠮾田，审核人：王五，时间三月八日"]).Changes);
        Assert.Equal(["𠮷", "𠮾"], change.Stretches.Where(s => s.Edit is not Edit.Same).Select(s => s.Text));
    }

    [Fact]
    public void Long_texts_with_nothing_in_common_take_no_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        // Every line twice: no fixed points.
        static string[] Lines(int from) => [.. Enumerable.Range(from, 20_000).Select(i => $"第{i / 2}行的内容{i / 2}")];
        Assert.Equal(20_000 * 2, Between(Lines(0), Lines(100_000)).Changes.Sum(c => (c.Old is null ? 0 : 1) + (c.New is null ? 0 : 1)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }
}
