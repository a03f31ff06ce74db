using System.Buffers;
using System.Text.RegularExpressions;
using DocReview.Ledger;
using RegexMatch = System.Text.RegularExpressions.Match;

namespace DocReview.Index;

/// <param name="Low">The sum; the lower end where a range is written.</param>
/// <param name="High">The same as <see cref="Low"/> unless a range is written.</param>
/// <param name="Approximate">约, 左右, 余, 两三万 …</param>
/// <param name="HasUnit">元, 万, ¥ … stands beside it; false where only the form (1,260.00) or the word before it says that it is money.</param>
public readonly record struct AmountMention(int Start, int Length, Money Low, Money High, bool Approximate = false, bool HasUnit = true)
{
    public int End => Start + Length;
}

/// <summary>Sums of money as papers write them, figures, characters, capitals and a clerk's shorthand (2.6w, 5万8, 8千).</summary>
public static partial class Amounts
{
    private const string F = @"(?:[0-9]{1,3}(?:,\s?[0-9]{3})+(?:\.[0-9]{1,4})?|[0-9]{1,3}(?:，[0-9]{3})+(?:\.[0-9]{1,2}|(?=\s*[元圆]))|[0-9]+(?:\.[0-9]{1,6})?)";
    private const string D = "〇零一二三四五六七八九两壹贰貳叁参肆伍陆陸柒捌玖";
    private const string U = "十拾廿百佰千仟万萬亿億";

    /// <summary>Figures, with 万, 千, 亿 … and what follows them (5万8, 1亿2000万), or characters.</summary>
    private const string N = $@"(?:{F}(?:\s?[十百千万萬亿億]+(?:(?:{F}|[{D}])[十百千万]?)*|[wWkK](?![A-Za-z]))?|[{D}{U}]+(?:点[{D}]+)?[{D}{U}]*)";

    [GeneratedRegex(
        $@"(?<![0-9A-Za-z.{D}{U}])(?<about>(?:大约|大概|约计|约合|约|将近|接近|近|估计|预计约)\s*)?(?<cur>(?:人民币|RMB|[¥￥])\s*(?:[（(]?\s*[大小]写\s*[)）]?)?\s*[:：]?\s*[¥￥]?\s*)?" +
        $@"(?<n>{N})(?:(?<u1>\s*[元圆])?\s*(?<to>[-—–~～至到]+)\s*(?<n2>{N}))?(?<odd>[多余来几])?\s*(?<yuan>[元圆块](?![旦月宵素件首帅砖石板牌]))?" +
        $@"(?<jiao>[零]?[0-9{D}]\s?角)?(?<fen>[零]?[{D}0-9]\s?分(?=[整正]?(?:[\s，。；、）)（(]|$)))?[整正]?(?<after>\s*(?:左右|上下|以内)|(?<times>余|多)(?=[\s，。；、]|$))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Candidate();

    /// <summary>What is counted, measured or dated is no money, whatever its size.</summary>
    [GeneratedRegex(@"\G\s*(?:[%％‰‱亩方株人户吨份册字次头只斤名条件个棵羽辆台套米度颗支袋瓶双盒张位家村处座栋间场卷幅尾匹箱桶年月日号时分秒岁届期倍级层克瓦伏卡里寸盏把根艘艇盘组对批本页天周楼元旦款项章节码众事物象民姓科]|公[里斤顷]|平方|平米|立方|毫|厘|km|KM|kg|KG|m)")]
    private static partial Regex Counted();

    [GeneratedRegex(@"(?:慰问|补助|经费|奖励|报酬|工资|租金|费用?|款|合计|共计|总计|小计|金额|单价|价|付|支|收|借|奖|元|费)金?\s*[:：为计共]?\s*$")]
    private static partial Regex MoneyWordBefore();

    [GeneratedRegex(@"\G\s*(?:$|[\s，。；;、,）)】（(／/+=＝])")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\G(?:\s*(?:瓦|太阳能|LED|led|功率|路?灯|光))")]
    private static partial Regex Watts();

    /// <summary>All sums of the text, in order. A sum written twice (叁万捌仟元整（¥38,000.00）) is two mentions: see <see cref="WrittenTwice"/>.</summary>
    public static IReadOnlyList<AmountMention> In(string text)
    {
        var plain = Numerals.HalfWidth(text);
        var found = new List<AmountMention>();
        for (var match = Candidate().Match(plain); match.Success; match = Candidate().Match(plain, Next(found, match)))
            if (Read(match, plain) is { } mention) found.Add(mention);
        return found;
    }

    private static int Next(List<AmountMention> found, RegexMatch match) =>
        found.Count > 0 && found[^1].End > match.Index ? found[^1].End
        : match.Groups["to"].Success ? match.Groups["to"].Index
        : match.Index + Math.Max(1, match.Length);

    private static AmountMention? Read(RegexMatch match, string text)
    {
        var (number, second) = (match.Groups["n"], match.Groups["n2"]);
        var yuan = match.Groups["yuan"].Success || match.Groups["u1"].Success;
        var currency = match.Groups["cur"].Success;
        var last = second.Success ? second : number;
        var end = match.Groups["odd"] is { Success: true } odd ? odd.Index + odd.Length : last.Index + last.Length;
        var scaled = Scaled(last.Value);
        if (!yuan && !currency && !IsMoney(match, text, last.Value, scaled, end)) return null;
        if (!yuan && Counted().IsMatch(text, end)) return null;
        if (yuan && !char.IsAsciiDigit(number.Value[0]) && Numerals.DigitOf(number.Value[0]) is null && number.Value[0] is '万' or '千' or '百' && !Lofty(number.Value)) return null;
        var (low, high, vague) = second.Success ? Range(number.Value, second.Value) : Single(number.Value);
        if (low is null || high is null || high > 1e13m) return null;
        var small = Small(match.Groups["jiao"].Value) / 10m + Small(match.Groups["fen"].Value) / 100m;
        var approximate = vague || match.Groups["about"].Success || match.Groups["odd"].Success || match.Groups["times"].Success || match.Groups["after"].Value.Trim() is "左右" or "上下";
        var start = match.Groups["about"].Success ? match.Groups["about"].Index + match.Groups["about"].Length : match.Index;
        var stop = match.Groups["after"].Success ? match.Groups["after"].Index : match.Index + match.Value.TrimEnd().Length;
        return new(start, stop - start, Money.Yuan(low.Value + small), Money.Yuan(high.Value + small), approximate, yuan || currency || scaled);
    }

    /// <summary>Without 元 or ¥: a scale of its own (3.8万, 8千), the form of a booked sum (1,260.00), or a word that speaks of money before it.</summary>
    private static bool IsMoney(RegexMatch match, string text, string number, bool scaled, int end)
    {
        if (number[^1] is 'w' or 'W') return !Watts().IsMatch(text, end);
        if (scaled) return true;
        if (match.Groups["to"].Success) return false;
        var grouped = number.Contains(',') || Booked().IsMatch(number);
        if (grouped) return Ends().IsMatch(text, end);
        return char.IsAsciiDigit(number[0]) && !number.Contains('.') && number.Length is >= 2 and <= 9
            && Ends().IsMatch(text, end) && MoneyWordBefore().IsMatch(text[Math.Max(0, match.Index - 12)..match.Index]);
    }

    [GeneratedRegex(@"^[0-9]+\.[0-9]{2}$")]
    private static partial Regex Booked();

    private static readonly SearchValues<char> Big = SearchValues.Create("万萬亿億千仟佰");

    /// <summary>A scale is a sum's own only after a digit: 千万 and 百姓 alone are words. 十 and single 百 in characters are too common to be money without 元.</summary>
    private static bool Scaled(string number)
    {
        if (number[^1] is 'w' or 'W' or 'k' or 'K') return true;
        if (char.IsAsciiDigit(number[0])) return number.AsSpan(1).ContainsAny(Big) || number.Contains('百');
        if (Numerals.DigitOf(number[0]) is null or 0 && number[0] is not ('十' or '拾')) return false;
        return number.Length >= 2 && number.AsSpan(1).ContainsAny(Big);
    }

    /// <summary>百万元, 千万元, 亿元 without a digit before them.</summary>
    private static bool Lofty(string number) => number is "百万" or "千万" or "万" or "亿" or "百亿" or "千亿" or "百" or "千" or "十万";

    private static (decimal? Low, decimal? High, bool Vague) Single(string number)
    {
        // 两三万: two digits side by side before a unit are an estimate, not twenty-three.
        if (TwoDigits().Match(number) is { Success: true } pair)
            return (Numerals.Parse(pair.Groups["a"].Value + pair.Groups["u"].Value), Numerals.Parse(pair.Groups["b"].Value + pair.Groups["u"].Value), true);
        var value = Numerals.Parse(number);
        return (value, value, false);
    }

    [GeneratedRegex("^(?<a>[一二两三四五六七八九])(?<b>[二三四五六七八九])(?<u>[十百千万亿]+)$")]
    private static partial Regex TwoDigits();

    /// <summary>2至3万: the unit written once holds for both, where the first would otherwise be the larger or has none of its own.</summary>
    private static (decimal? Low, decimal? High, bool Vague) Range(string first, string second)
    {
        var (low, high) = (Numerals.Parse(first), Numerals.Parse(second));
        if (low is null || high is null) return (null, null, false);
        var unit = TrailingUnit().Match(second).Value;
        if (unit.Length > 0 && !Scaled(first) && TrailingUnit().Match(first).Length == 0 && Numerals.Parse(first + unit) is { } lifted && lifted <= high) low = lifted;
        return low <= high ? (low, high, false) : (null, null, false);
    }

    [GeneratedRegex("[十百千万萬亿億wWkK]+$")]
    private static partial Regex TrailingUnit();

    private static decimal Small(string text) => text.Length == 0 ? 0 : text.Select(Numerals.DigitOf).LastOrDefault(d => d is not null) ?? 0;

    /// <summary>Both mentions name the same sum.</summary>
    public static bool Agree(AmountMention a, AmountMention b) => a.Low == b.Low && a.High == b.High;

    /// <summary>Sums written in capitals and in figures beside each other, in either order. They ought to agree; where not, that is worth a look.</summary>
    public static IReadOnlyList<(AmountMention First, AmountMention Second)> WrittenTwice(string text)
    {
        var mentions = In(text);
        var pairs = new List<(AmountMention, AmountMention)>();
        for (var i = 0; i + 1 < mentions.Count; i++)
        {
            var (a, b) = (mentions[i], mentions[i + 1]);
            if (Between().IsMatch(text[a.End..Math.Max(a.End, b.Start)]) && IsCapital(text, a) != IsCapital(text, b)) pairs.Add((a, b));
        }
        return pairs;
    }

    /// <summary>The sums of the text in order, one written twice counted once.</summary>
    public static IReadOnlyList<Money> Values(string text)
    {
        var again = WrittenTwice(text).Where(pair => Agree(pair.First, pair.Second)).Select(pair => pair.Second.Start).ToHashSet();
        return In(text).Where(mention => !again.Contains(mention.Start)).Select(mention => mention.High).ToList();
    }

    private static readonly SearchValues<char> Capitals = SearchValues.Create("壹贰貳叁肆伍陆陸柒捌玖拾佰仟");

    private static bool IsCapital(string text, AmountMention mention) =>
        text.AsSpan(mention.Start, mention.Length).ContainsAny(Capitals);

    [GeneratedRegex(@"^[\s（(【\[：:，,、小大写即计人民币金额¥￥=＝）)\]】]{0,14}$")]
    private static partial Regex Between();

    /// <summary>A table cell as a sum: plain numbers count in the header's unit (元, 千元, 万元; 元 where it names none). Null where it is not a sum.</summary>
    public static Money? OfCell(string text, string? unit = null)
    {
        var plain = Numerals.HalfWidth(text).Trim().Replace('，', ',');
        if (plain.Length is 0 or > 40) return null;
        var negative = plain.StartsWith('-') || plain.StartsWith('－') || (plain.StartsWith('(') && plain.EndsWith(')')) || (plain.StartsWith('（') && plain.EndsWith('）'));
        var bare = plain.Trim('-', '－', '(', ')', '（', '）', '+', ' ', '¥', '￥');
        var factor = unit is null || plain.Contains('¥') || plain.Contains('￥') ? 1m : unit.Contains('亿') ? 100_000_000m : unit.Contains('万') ? 10_000m : unit.Contains("千元") ? 1000m : 1m;
        var value = BareNumber().IsMatch(bare) ? Numerals.Parse(bare.Replace(" ", "")) * factor
            : In(bare) is [{ Start: 0 } only] && only.Length == bare.Length ? only.High.InYuan
            : Numerals.Parse(bare) is { } written && written >= 10 ? written : null;
        return value is { } sum && sum < 1e13m ? Money.Yuan(negative ? -sum : sum) : null;
    }

    [GeneratedRegex(@"^[0-9][0-9, ]*(?:\.[0-9]+)?$")]
    private static partial Regex BareNumber();
}
