using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Expected: yuan in order; low..high for a range, ~ before an approximate sum, ' after one that carries no unit; empty: no sum.</summary>
public sealed class AmountsTests
{
    private const string InText = """
        38,000.00 = 38000' | 38,000.00元 = 38000 | ¥38,000 = 38000 | ￥38,000.00 = 38000 | RMB38000 = 38000 | 38000元 = 38000 | 38000.00元 = 38000 | 38 000 = | ¥ 38,000.00 = 38000 | ３８０００元 = 38000 | 38，000.00元 = 38000 | 38，000元 = 38000
        3.8万元 = 38000 | 3.8万 = 38000 | ３．８万元 = 38000 | 38千元 = 38000 | 1.2亿 = 120000000 | 1.2亿元 = 120000000 | 2.6w = 26000 | 2.6W = 26000 | 文化站2.6w 同意 = 26000 | 8千 = 8000 | 5百 = 500 | 5万8 = 58000 | 5万8千元 = 58000 | 3k左右 = ~3000 | 约6千 = ~6000 | 12万5千元 = 125000
        三万八千元 = 38000 | 一万二 = 12000 | 两万 = 20000 | 三千五百元 = 3500 | 五百元 = 500 | 三百块 = 300 | 两千块钱 = 2000 | 百万元 = 1000000 | 一百万 = 1000000 | 十二万元 = 120000 | 四万以内 = 40000
        叁万捌仟元整 = 38000 | 叁万捌仟圆整 = 38000 | 人民币叁万捌仟元正 = 38000 | 人民币（大写）叁万捌仟元整 = 38000 | 人民币（大写）：叁万捌仟元整 = 38000 | 肆拾伍万元 = 450000 | 伍佰元整 = 500 | 壹万零伍佰元 = 10500 | 大写：叁万捌仟元整 = 38000 | 壹佰贰拾元伍角 = 120.5 | 壹佰元零伍分 = 100.05 | 叁万捌仟元伍角贰分 = 38000.52 | 贰万元整 = 20000 | 大写：叁万捌仟 = 38000
        叁万捌仟元整（¥38,000.00） = 38000 38000 | 人民币（大写）：肆万捌仟陆佰元整（¥48,600.00） = 48600 48600 | 合计38,000.00元（大写：叁万捌仟元整） = 38000 38000 | 叁万捌仟元整(38000元) = 38000 38000
        约2.1万元 = ~21000 | 3万元左右 = ~30000 | 近2万元 = ~20000 | 3万余元 = ~30000 | 三万多元 = ~30000 | 大约五千元 = ~5000 | 2万多 = ~20000 | 不超过8万元 = 80000 | 5万元以上 = 50000 | 1万元以下 = 10000
        2至3万 = 20000..30000 | 2-3万元 = 20000..30000 | 3000—5000元 = 3000..5000 | 1万元至5万元 = 10000..50000 | 1万—5万元 = 10000..50000 | 100—300元/月 = 100..300 | 两三万元 = ~20000..30000 | 七八千元 = ~7000..8000 | 1-3万元 = 10000..30000 | 1000元至5000元 = 1000..5000
        50000份×0.35元 = 0.35 | 120份×198元 = 198 | 22天×40元＝880元 = 40 880 | 96人×30元＝2,880元 = 30 2880 | 每人500元（现金），合计31,000元 = 500 31000 | 每亩800元 = 800 | 单价1,350元 = 1350 | 年租金4800元/间 = 4800 | 23部，单价1,350元，合计31,050元 = 1350 31050
        纸杯 1,260；印制资料 9,800（兴盛酒楼） = 1260' 9800' | 餐费420.00 = 420' | 住院慰问500 = 500' | 合计 48600 = 48600' | 余额 1,284,300.25 = 1284300.25'
        8万亩 = | 3万方 = | 2万株 = | 1.2万人 = | 3万余人 = | 5万吨 = | 2万份 = | 3万平方米 = | 10万公里 = | 8,200人 = | 1,200亩 = | 62套 = | 9人 = | 120户 = | 3千米 = | 5千克 = | 8千人 = | 50千瓦 = | 40W路灯 = | 3千字 = | 一万余棵 =
        3.8% = | 38％ = | 百分之三 = | 13800138000 = | 510123199901011234 = | 青工委发〔2020〕4号 = | 2021年 = | 2021年3月5日 = | 9:30 = | 第3次 = | 3.5 = | 一类地2.6 = | 6228 4800 1234 = | 三、 = | 十一、 = | 二〇二一年 = | 2021.3.5 = | 12345601 =
        万一 = | 千万不要 = | 百姓 = | 千方百计 = | 一千多名 = | 万众一心 = | 元旦慰问 = | 2022元旦 = | 3单元 = | 壹拾伍日 = | 零叁月壹拾伍日 = | 二十五 = | 六中全会 = | 一百三十二人 = | 一次 = | 一致同意 = | 一一发言 = | 三五成群 =
        重阳8千 同意；信访1.5万 下次说 = 8000 15000 | 价格26.8万元也合适 = 268000 | 就按18万定 = 180000 | 同意29.5万元 = 295000 | 投资12.8万元。 = 128000 | 376,218.47元 = 376218.47 | 一年128万元 = 1280000 | 共160户，每户200元，共32,000元 = 200 32000 | 预算约26万元 = ~260000
        由5万元调整为3万元 = 50000 30000 | 5000元以下、5000元以上至1万元、1万元以上 = 5000 5000 10000 10000 | 5角 = | 3万元户 = 30000 | 0元 = 0
        """;

    public static TheoryData<string, string> Cases => Table.Pairs(InText, '=');

    [Theory, MemberData(nameof(Cases))]
    public void Sums_are_read_as_written(string text, string expected) => Assert.Equal(expected, string.Join(" ", Amounts.In(text).Select(Shown)));

    [Theory]
    [InlineData("支付工程款3.8万元，余款另付", 5, 5)]
    [InlineData("合计：￥38,000.00。", 3, 10)]
    [InlineData("约2.1万元", 1, 5)]
    [InlineData("共计叁万捌仟元整。", 2, 6)]
    public void A_mention_says_where_it_stands(string text, int start, int length)
    {
        var mention = Assert.Single(Amounts.In(text));
        Assert.Equal((start, length), (mention.Start, mention.Length));
    }

    [Fact]
    public void A_sum_written_twice_is_one_sum()
    {
        const string text = "合同价款：人民币（大写）肆万捌仟陆佰元整（¥48,600.00），质保金5%";
        var (capital, figures) = Assert.Single(Amounts.WrittenTwice(text));
        Assert.True(Amounts.Agree(capital, figures));
        Assert.Equal([Money.Yuan(48600)], Amounts.Values(text));
    }

    [Fact]
    public void Capitals_and_figures_that_differ_are_seen()
    {
        var (capital, figures) = Assert.Single(Amounts.WrittenTwice("金额：38,000.00元（大写：叁万捌仟伍佰元整）"));
        Assert.False(Amounts.Agree(capital, figures));
    }

    [Theory]
    [InlineData("38,000.00", null, "38000")]
    [InlineData("3.8", "金额（万元）", "38000")]
    [InlineData("1,260", "元", "1260")]
    [InlineData("¥38,000.00", "万元", "38000")]
    [InlineData("3.8万", null, "38000")]
    [InlineData("-1,200.00", null, "-1200")]
    [InlineData("(1,200.00)", null, "-1200")]
    [InlineData("1 200.00", null, "1200")]
    [InlineData("420元", "元", "420")]
    [InlineData("叁万捌仟元整", null, "38000")]
    [InlineData("12.5", "千元", "12500")]
    [InlineData("", null, null)]
    [InlineData("—", null, null)]
    [InlineData("合计", null, null)]
    [InlineData("2021-03-05", null, null)]
    [InlineData("3人", null, null)]
    public void A_cell_counts_in_the_unit_of_its_header(string text, string? unit, string? expected) =>
        Assert.Equal(expected is null ? null : Money.Yuan(decimal.Parse(expected)), Amounts.OfCell(text, unit));

    private static string Shown(AmountMention mention) =>
        (mention.Approximate ? "~" : "") + Plain(mention.Low) + (mention.High != mention.Low ? ".." + Plain(mention.High) : "") + (mention.HasUnit ? "" : "'");

    private static string Plain(Money money) => money.InYuan.ToString("0.##");
}
