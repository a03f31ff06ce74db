using DocReview.Index;

namespace DocReview.Tests;

public sealed class NumeralsTests
{
    private const string Values = """
        0 = 0 | 7 = 7 | 12 = 12 | 1,234 = 1234 | 38,000.50 = 38000.5 | １２ = 12 | ３．８万 = 38000
        一 = 1 | 两 = 2 | 十 = 10 | 十二 = 12 | 二十 = 20 | 二十五 = 25 | 廿八 = 28 | 卅 = 30 | 一百 = 100 | 一百零二 = 102 | 一百一 = 110 | 一百一十 = 110
        一千二 = 1200 | 三千五 = 3500 | 三千零五 = 3005 | 五百六 = 560 | 两百五 = 250 | 一万二 = 12000 | 一万零二 = 10002 | 一万二千 = 12000 | 十二万 = 120000
        两万五 = 25000 | 三万八千 = 38000 | 一百二十万 = 1200000 | 百万 = 1000000 | 千万 = 10000000 | 一亿二千万 = 120000000 | 一亿 = 100000000 | 一亿二 = 120000000 | 两亿零五万 = 200050000
        叁万捌仟 = 38000 | 肆拾伍万 = 450000 | 伍佰 = 500 | 壹万零伍佰 = 10500 | 壹拾 = 10 | 壹拾伍 = 15 | 贰拾叁 = 23 | 零叁 = 3 | 肆万捌仟陆佰 = 48600 | 玖仟玖佰玖拾玖 = 9999 | 壹佰零叁万伍仟贰佰 = 1035200
        二〇二三 = 2023 | 二零二一 = 2021 | 二O二一 = 2021 | 二0二一 = 2021 | 二○二一 = 2021 | 贰零贰壹 = 2021 | 一九九八 = 1998
        3.8万 = 38000 | 5万8 = 58000 | 5万8千 = 58000 | 23万5 = 235000 | 1万2000 = 12000 | 2.6w = 26000 | 2.6W = 26000 | 3k = 3000 | 8千 = 8000 | 5百 = 500 | 38千 = 38000 | 1.2亿 = 120000000 | 1亿2000万 = 120000000 | 三点八万 = 38000
        三十 = 30 | 第 = null | 元 = null | 三月 = null | 1 2 = null
        """;

    public static TheoryData<string, string> Cases => Table.Pairs(Values, '=');

    [Theory, MemberData(nameof(Cases))]
    public void A_number_has_its_value(string text, string expected) =>
        Assert.Equal(expected == "null" ? null : decimal.Parse(expected), Numerals.Parse(text));

    [Fact]
    public void Full_width_becomes_half_width_without_moving_anything() =>
        Assert.Equal("2021.3.5 共 12%", Numerals.HalfWidth("２０２１．３．５　共 １２％"));
}

/// <summary>Cases as data: "text = expected", several on a line between bars.</summary>
internal static class Table
{
    public static TheoryData<string, string> Pairs(string table, char between)
    {
        var data = new TheoryData<string, string>();
        foreach (var entry in table.Split(['\n', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = entry.LastIndexOf(between);
            data.Add(entry[..at].Trim(), entry[(at + 1)..].Trim());
        }
        return data;
    }
}
