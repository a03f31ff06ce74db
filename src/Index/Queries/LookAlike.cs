namespace DocReview.Index;

/// <summary>
/// Characters that recognition takes for one another (已 己 巳, 末 未, 0 O 〇): each class is mapped to its first. A folded text and a folded query put through the same map find each other
/// whichever of them was read. Only recognised passages are indexed in this form, and what is found by it alone is shown as such.
/// </summary>
public static class LookAlike
{
    // Classes of shapes that printed Chinese of small size, stamped or copied twice, is known to be misread as. A character belongs to one class only.
    private static readonly string[] Classes =
    [
        "已己巳", "末未", "0o〇", "1li丨|", "日曰", "人入八", "土士", "干千于", "大太犬", "天夭", "木术本", "田由甲申", "目自", "力刀刁", "九丸", "戊戌戍戎", "侯候", "今令", "晴睛", "清请情", "治冶", "洽恰",
        "折拆析", "遣遗", "栽裁载", "辩辨辫", "拔拨", "阴阳", "免兔", "鸟乌", "王玉主", "夫失", "史吏", "兵乒乓", "贝见", "历厉", "厂广", "万方", "元无", "六大", "斤斥", "白百", "竟竞", "亨享", "傅博", "徽微", "师帅", "午牛",
        "住往佳", "毫亳", "崇祟", "茶荼", "暑署", "幕墓慕募", "竣峻", "眷誊", "撤撒", "恢灰", "哀衷衰", "拴栓", "炼练", "钓钩钧", "沙抄", "柬束", "宜宣", "宫官", "科料", "问间", "卷券", "板扳", "复夏", "季李", "杏否", "杜社", "陕峡", "胃冒",
        "弛驰", "坏环", "防妨", "材村", "杖仗", "侍待", "货贷", "赏尝", "贫贪", "赔陪", "查杳", "壹壶", "貳贰", "叁参", "伍任", "陆陡", "柒染", "捌别", "玖玫", "拾抬", "佰伯", "仟什", "圆园", "整鳌", "2z", "5s", "8b", "6g", "9q",
    ];

    private static readonly Dictionary<int, int> Map = Read();

    /// <summary>The first of the character's class, or the character. Takes and gives folded characters.</summary>
    public static int Of(int folded) => Map.GetValueOrDefault(folded, folded);

    private static Dictionary<int, int> Read()
    {
        var map = new Dictionary<int, int>();
        foreach (var shapes in Classes)
        {
            // 六大 beside 大太犬: the first class that names a character keeps it, and draws the rest of the later class along.
            var runes = shapes.EnumerateRunes().Select(rune => CharacterFold.Of(rune.Value)).Distinct().ToArray();
            var first = runes.Select(rune => map.GetValueOrDefault(rune, -1)).FirstOrDefault(known => known >= 0, runes[0]);
            foreach (var rune in runes) map.TryAdd(rune, first);
        }
        return map;
    }
}
