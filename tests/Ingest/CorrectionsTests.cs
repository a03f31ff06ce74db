using DocReview.Ingest;

namespace DocReview.Tests;

public sealed class CorrectionsTests
{
    private static LineText Line(string text) => new(text, [.. text.Select(_ => 0.99f)], [.. text.Select((_, i) => i / (float)text.Length)]);

    [Theory]
    [InlineData("张三丶李四", "", "张三、李四")]
    [InlineData("捌拾参元参角", "", "捌拾叁元叁角")]
    [InlineData("参加人员：参照执行", "", "参加人员：参照执行")]
    [InlineData("鹤政发【2023]18号", "", "鹤政发〔2023〕18号")]
    [InlineData("鹤政发〔2023)18号", "", "鹤政发〔2023〕18号")]
    [InlineData("鹤政发（2023）18号", "", "鹤政发（2023）18号")]
    [InlineData("023)18号）收悉", "（鹤政发[2", "023〕18号）收悉")]
    [InlineData("023)18号）收悉", "共计（2", "023)18号）收悉")]
    [InlineData("金额5方元", "", "金额5方元")]
    [InlineData("申方：某镇", "", "甲方：某镇")]
    [InlineData("重申方针", "", "重申方针")]
    [InlineData("八民政府", "", "人民政府")]
    [InlineData("F：", "现批复如", "下：")]
    [InlineData("F：", "附件", "F：")]
    public void What_can_stand_for_nothing_else_is_put_right(string read, string before, string right)
    {
        var corrected = Corrections.Correct(Line(read), before);
        Assert.Equal(right, corrected.Text);
        Assert.Equal(right.Length, corrected.Characters.Count);
    }

    [Fact]
    public void A_corrected_character_is_doubtful() => Assert.Equal([0.99f, 0.6f, 0.99f], Corrections.Correct(Line("拾参元"), "").Characters);

    [Theory]
    [InlineData("·请假·", "请假")]
    [InlineData(".57,325.44", "57,325.44")]
    [InlineData("46,737.73.", "46,737.73")]
    [InlineData(".54元。", ".54元。")]
    [InlineData("阿依·古丽", "阿依·古丽")]
    [InlineData("··", "")]
    public void Dust_at_the_ends_of_a_line_is_no_text(string read, string left)
    {
        var clean = Corrections.WithoutDust(Line(read));
        Assert.Equal(left, clean.Text);
        Assert.Equal(left.Length, clean.Places.Count);
    }
}
