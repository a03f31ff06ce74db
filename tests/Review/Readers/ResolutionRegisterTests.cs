using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>Registers of what meetings decided, in the columns of several offices.</summary>
public sealed class ResolutionRegisterTests
{
    private static IReadOnlyList<Fact> Read(string text, string path) => DocumentReading.Read(TextPaper.Of(text.Replace(" | ", "\t", StringComparison.Ordinal), path));

    private static string Shown(string text, string path) => string.Join(" / ", Read(text, path).OfType<Meeting>().Select(m =>
        $"{m.Body} {m.Date} {m.Number} {m.Chair} {string.Join("、", m.Agenda.Select(a => $"{a.Title} {a.Outcome} {a.Amounts[0]}"))}"));

    [Fact]
    public void Rows_of_one_day_are_one_meeting_of_the_body_in_the_title() => Assert.Equal(
        "Government 2023-02-07 1 宁远 更换锅炉 Decided 46,000元、会议桌椅 Deferred 8,200元 / Government 2023-04-11 2 宁远 订阅报刊 Rejected 12,000元", Shown("""
        芦湾镇镇长办公会议定事项登记（2023年）
        次数 | 日期 | 主持 | 事项 | 金额（元） | 议定意见 | 落实
        第1次 | 2023/2/7 | 宁远 | 更换锅炉 | 46,000 | 同意，三家比价取低 | 游勇
        第1次 | 2023/2/7 | 宁远 | 会议桌椅 | 8,200 | 暂缓，旧的先用 | 游勇
        第2次 | 2023/4/11 | 宁远 | 订阅报刊 | 12,000 | 不同意增订 | 佘兰
        """, "办公室/议定事项.xlsx"));

    [Fact]
    public void What_is_entered_among_the_resolutions_was_resolved_though_no_column_says_so() => Assert.Equal(
        "Government 2021-06-03 3 宁远 叫号机 Decided 23,800元 / Government 2021-09-02 4 宁远 巡查车租用 Decided 48,000元", Shown("""
        白桥镇镇长办公会议定事项
        期次 | 日期 | 主持 | 事项 | 金额（元） | 承办 | 备注
        2021-3 | 2021.6.3 | 宁远 | 叫号机 | 23800 | 佘兰 | 
        2021-4 | 2021.9.2 | 宁远 | 巡查车租用 | 48000 | 游勇 | 
        """, "办公室/议定事项.xlsx"));

    [Fact]
    public void The_body_stands_in_a_column_and_sums_in_units_of_ten_thousand() => Assert.Equal(
        "PartyCommittee 2022-03-04  郎峰 村部维修 Decided 56,000元 / Joint 2022-03-18  宁远 防火物资 Decided 31,000元", Shown("""
        白桥镇“三重一大”决策台账
        序号 | 会议时间 | 会议名称 | 主持人 | 议题 | 涉及金额（万元） | 决策结果
        1 | 2022年3月4日 | 党委会议 | 郎峰 | 村部维修 | 5.6 | 通过
        2 | 2022年3月18日 | 党政联席会 | 宁远 | 防火物资 | 3.1 | 通过
        """, "办公室/三重一大台账.xlsx"));

    [Theory]
    [InlineData("2022年支出台账", "日期 | 摘要 | 金额 | 收款单位\n2022/3/4 | 付村部维修款 | 56,000 | 安居建筑公司\n2022/3/9 | 付印刷费 | 3,000 | 白桥图文店")]
    [InlineData("会议室使用登记", "日期 | 时间 | 会议名称 | 使用部门\n2022/3/4 | 9:00 | 党委会议 | 党政办\n2022/3/9 | 14:00 | 安全例会 | 应急办")]
    public void Other_tables_are_no_register_of_resolutions(string title, string rows) => Assert.Empty(Read(title + "\n" + rows, "办公室/" + title + ".xlsx").OfType<Meeting>());

    [Fact]
    public void Its_sums_are_no_payments() => Assert.Empty(Read("""
        白桥镇党委会决策台账
        日期 | 议题 | 金额（元） | 决策结果 | 经办
        2022/3/4 | 村部维修 | 56,000 | 通过 | 游勇
        2022/4/8 | 购防火物资 | 31,000 | 通过 | 游勇
        """, "办公室/决策台账.xlsx").OfType<Expenditure>());
}
