using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>Dishes, drinks and cigarettes as a paper lists them, one entry each, with number and price as written.</summary>
internal static partial class Dishes
{
    public static IReadOnlyList<string> In(string list) =>
        Outside().Split(list).Select(item => item.Trim(' ', '。', '，', ',', '.', '：', ':', '\t', '　')).Where(item => item.Length is >= 1 and <= 40 && !Nothing().IsMatch(item)).ToList();

    /// <summary>Drinks and cigarettes with a number named in passing: "烟2包 酒3瓶".</summary>
    public static IEnumerable<string> Named(string text) => Drink().Matches(text).Select(m => m.Value.Trim());

    [GeneratedRegex(@"[、；;，,\n\t　]|\s+(?![\d×xX*/])|(?<=[份盘只条瓶包盒听罐箱斤件])\s*(?=[\u4e00-\u9fa5])")]
    private static partial Regex Outside();

    [GeneratedRegex(@"^(?:无|没有|/|-+|—+|见附件|附后|同上|等|详见.*)$")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"[\u4e00-\u9fa5（）()\dA-Za-z]{0,12}(?:烟|酒|茅台|五粮液|中华|啤|饮料|茶)(?:[（(][^（）()]{1,10}[)）])?\s*[\d一二两三四五六七八九十]+\s*(?:瓶|包|条|盒|件|箱|听|罐|斤)")]
    private static partial Regex Drink();
}
