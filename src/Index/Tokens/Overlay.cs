namespace DocReview.Index;

/// <summary>Words of the trade that the dictionary would take apart. They stay whole wherever they stand.</summary>
internal static class Overlay
{
    private static readonly string[] Words =
    [
        "三重一大", "四议两公开", "一事一议", "一票否决", "末位表态", "一把手", "党政联席会", "党政联席会议", "党工委", "党组", "主任办公会", "镇长办公会", "乡长办公会", "书记办公会",
        "民主集中制", "集体研究", "集体讨论", "会议纪要", "会议记录", "公务接待", "公务用车", "公函", "三公经费", "八项规定", "大额资金", "个别酝酿", "会前酝酿", "临时动议", "先定后议", "传阅会签",
        "报账单", "村财镇管", "村账镇记", "收支台账", "支出台账", "转移支付", "比选公告", "询价采购", "竞争性磋商", "中标通知书", "党务公开", "财务公开", "巡察组", "整改台账",
    ];

    private static readonly ILookup<char, string> ByFirst = Words.OrderByDescending(word => word.Length).ToLookup(word => word[0]);
    private static readonly bool[] Begins = [.. Enumerable.Range(0, 0x10000).Select(c => ByFirst.Contains((char)c))];

    /// <summary>The length of the longest word of the overlay at the beginning of the text, or 0.</summary>
    public static int Match(ReadOnlySpan<char> text)
    {
        if (!Begins[text[0]]) return 0;
        foreach (var word in ByFirst[text[0]])
            if (text.StartsWith(word)) return word.Length;
        return 0;
    }

    /// <summary>Names the list in the tokenizer's version.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Words))))[..8];
}
