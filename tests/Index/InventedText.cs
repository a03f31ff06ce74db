using System.Text;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Passages such as records hold, made from a seed: nothing in them is real.</summary>
internal static class InventedText
{
    private static readonly string[] Openings = ["会议听取了", "经研究，", "根据", "同意", "请示：", "关于", "三、", "（二）", "备注\t", "支付", "“三重一大”事项", "主持人：", "金额（元）\t"];
    private static readonly string[] Middles = ["河湾镇", "柳溪村", "瞿杉", "㛃琪", "𠅤平", "端木夏", "镇政府", "财政所", "二〇二三年", "2023年5月6日", "１２３，４５６．７８元", "38,000.00", "①", "〔2021〕14号", "道路硬化工程",
        "公务接待", "会议纪要", "大额资金", "阿依努尔·买买提", "ABC-12b", "ＧＢ１８０３０", "\n", "　", " ", "\u200B", "℃", "——", "《办法》", "‘试行’", "𨨏材料", "後勤"];
    private static readonly string[] Endings = ["。", "；", "，以上请审议。", "（签字）", "\t转账\t0012", "！", "？", "\r\n", "", "等。"];

    // Common characters at random: pairs that no dictionary holds.
    private const string Characters = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

    public static string Passage(Random random)
    {
        var text = new StringBuilder(Openings[random.Next(Openings.Length)]);
        for (var i = random.Next(2, 14); i > 0; i--)
            if (random.Next(3) == 0) text.Append(Middles[random.Next(Middles.Length)]);
            else for (var j = random.Next(1, 12); j > 0; j--) text.Append(Characters[random.Next(Characters.Length)]);
        return text.Append(Endings[random.Next(Endings.Length)]).ToString();
    }

    public static Document Document(int number, params string[] passages)
    {
        var file = File(number);
        return new(file, $"案卷/第{number}件.txt", $"第{number}件", "txt",
            [new Page(1, TextOrigin.Written, [.. passages.Select((text, i) => new Passage(new(file, i + 1), text))])], "txt/1");
    }

    public static FileId File(int number) => new(number.ToString("x64"));
}
