using System.Text;
using DocReview.Index;
using DocReview.Tests;

namespace DocReview.Bench;

/// <summary>Texts of many kinds, each kind made for another part of the rules. Nothing in them is real.</summary>
internal sealed class Texts(int seed)
{
    private readonly Random random = new(seed);

    // Ends of the ranges by which units are told apart, and what has surprised before.
    private static readonly string[] Odd =
    [
        "\u0020", "\t", "\n", "\r", "\r\n", "\u3000", "\u0021", "\u00BB", "\u00BC", "\u00A0", "\u0085", "\u000B", "\u000C", "\u200B", "\uFEFF", "\u2028", "\u2029", "\u200F", "\u2010",
        "\u2642", "\u2643", "\u3001", "\u301E", "\u301F", "\u302F", "\uFE2F", "\uFE30", "\uFF63", "\uFF64", "\uFFE5", "\u4DFF", "\u4E00", "\u9FA5", "\u9FA6", "\u9FFF", "\u3400", "\u4DBF",
        "〇", "○", "①", "⑳", "Ⅰ", "Ⅹ", "℃", "№", "％", "￥", "＄", "㎡", "é", "Ω", "Ж", "ア", "か", "한", "𠅤", "𨨏", "😀", "\uD842", "\uDFB7", "\uDFB7\uD842", "\uFFFF", "\uFFFE", "\uFFFD",
        "Ａ", "ａ", "０", "９", "A1", "１a", "1,234.56", "3.14", "a.b", "U.S.", "e.g. ", "。", "！", "？", "!?", "…", "——", "“", "”", "‘", "’", "\"", "'", "（", "）", "《", "》", ". ", ".\" ", "। ", "॥",
        "朱镕基", "三重一大", "二○二三年", "中 国", "叁万元", "\u0301", "\u00AD", "\u0964", "\\", "{", "}", "､", "ﾟ",
    ];

    private static readonly string[] English = ["agree", "nation", "relate", "hope", "meet", "plan", "care", "digit", "operat", "conform", "formal", "vital", "sensib", "happi", "fl", "x", "y", "ion"];
    private static readonly string[] Suffixes = ["", "s", "es", "ed", "ing", "ies", "ational", "tional", "izer", "ization", "fulness", "ousness", "iviti", "biliti", "alize", "icate", "ement", "ness", "ly", "Y", "SSES"];
    private static readonly string[] LineEnds = ["\n", "\r", "\u0085", "\u2028", "\u2029"];
    private static readonly string[] Words = [.. SegmenterDictionary.Load().Words.Where(word => word.All(c => c is >= '\u4E00' and <= '\u9FA5'))];

    public IReadOnlyList<(string Name, Func<string> Next)> Kinds =>
    [
        ("records, several passages to a text", () => Several(random.Next(1, 12), () => InventedText.Passage(random))),
        ("walks over the dictionary's pairs", () => Several(random.Next(1, 8), new PairWalk(random).Sentence)),
        ("any words of the dictionary", () => Several(random.Next(1, 60), Word)),
        ("words with odd characters between", () => Several(random.Next(1, 60), () => random.Next(2) == 0 ? Word() : Odd[random.Next(Odd.Length)])),
        ("odd characters only", () => Several(random.Next(1, 40), () => Odd[random.Next(Odd.Length)])),
        ("English words", () => Several(random.Next(1, 40), () => English[random.Next(English.Length)] + Suffixes[random.Next(Suffixes.Length)] + (random.Next(4) == 0 ? ". " : " "))),
        ("any units, halves of pairs too", () => Several(random.Next(1, 300), () => ((char)random.Next(0x10000)).ToString())),
        ("any code points", () => Several(random.Next(1, 200), () => Rune.TryCreate(random.Next(random.Next(2) == 0 ? 0x10FFFF : 0x10000), out var rune) ? rune.ToString() : "的")),
        ("longer than a window", LongerThanWindow),
    ];

    private static string Several(int count, Func<string> next)
    {
        var text = new StringBuilder();
        while (count-- > 0) text.Append(next());
        return text.ToString();
    }

    private string Word() => Words[random.Next(Words.Length)];

    /// <summary>What stands at the multiples of 1,024 units: the middle of a word, of a sentence, of a surrogate pair, a line end; now and then exactly a window long.</summary>
    private string LongerThanWindow()
    {
        var text = new StringBuilder();
        var length = random.Next(3) == 0 ? 1024 * random.Next(1, 4) + random.Next(-1, 2) : random.Next(900, 4200);
        var pairs = random.Next(3) == 0;
        while (text.Length < length)
        {
            text.Append(pairs && random.Next(2) == 0 ? "𠅤𨨏" : random.Next(6) == 0 ? Odd[random.Next(Odd.Length)] : Word());
            if (random.Next(300) == 0) text.Append(LineEnds[random.Next(LineEnds.Length)]);
        }
        return text.ToString(0, length);
    }
}
