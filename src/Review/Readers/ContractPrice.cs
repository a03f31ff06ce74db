using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Which of a contract's many sums is its price: named as price or total, not a unit price, instalment or deposit.</summary>
internal static partial class ContractPrice
{
    public static (Money Amount, Passage Passage, int At)? Of(IEnumerable<Passage> passages)
    {
        var sums =
            from passage in passages
            from mention in Amounts.In(passage.Text)
            where mention.High.Fen > 0
            let points = Points(passage.Text, mention)
            where points > 0
            orderby points descending
            select (mention.High, passage, mention.Start);
        return sums.Select(s => ((Money, Passage, int)?)s).FirstOrDefault();
    }

    private static int Points(string text, AmountMention mention)
    {
        var clause = text[(text.LastIndexOfAny(['。', '；', ';', '\n', '，', ','], Math.Max(0, mention.Start - 1)) + 1)..mention.Start];
        var near = clause[Math.Max(0, clause.Length - 14)..];
        var points = mention.HasUnit ? 2 : 1;
        if (NewTotal().IsMatch(clause)) points += 12;
        if (Price().IsMatch(clause)) points += 8;
        else if (Total().IsMatch(near)) points += 7;
        else if (Fee().IsMatch(clause)) points += 5;
        if (Capital().IsMatch(text.AsSpan(mention.Start, mention.Length))) points += 2;
        if (UnitPrice().IsMatch(near)) points -= 12;
        if (Part().IsMatch(clause) || Part().IsMatch(near)) points -= 10;
        if (PerUnit().IsMatch(text[mention.End..Math.Min(text.Length, mention.End + 6)])) points -= 8;
        return points;
    }

    [GeneratedRegex("(?:调整|变更|变更后|修改|增加到|增至|调增至|共计)为?(?!期)")]
    private static partial Regex NewTotal();

    [GeneratedRegex(@"(?:合同|工程|签约|承包|成交|中标|中选|协议|采购|总|全年|增加|年度?)\s*(?:合同)?\s*(?:总)?\s*(?:价|款|金额|造价|费用|承包费|服务费|管护费|租金|限额)|总\s*[价额]|价\s*款|造\s*价|承包价|租\s*金|累计不超过|总额不超过|年度.{0,6}不超过|借款金额|转让(?:价|费|款)")]
    private static partial Regex Price();

    [GeneratedRegex(@"(?:合|总|共)\s*计\s*(?:为|人民币|金额)?[:：]?\s*(?:[（(]?大写[)）]?)?[:：]?\s*[¥￥]?$|(?<![累])计(?:人民币)?\s*$")]
    private static partial Regex Total();

    [GeneratedRegex("费用|金额|费|款|借到|借给|人民币|价|租")]
    private static partial Regex Fee();

    [GeneratedRegex("[壹贰叁肆伍陆柒捌玖拾佰仟]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"单\s*价|每\s*(?:组|辆|个|台|平方米|平米|吨|人|天|日|座|套|盏|米|亩|趟|次|份|块|间|斤|公里|月|季)[^，。]{0,4}$|/[\u4e00-\u9fa5]$")]
    private static partial Regex UnitPrice();

    [GeneratedRegex(@"按[季月]|首付|预付|付至|即|\d\s*%|％|质保|保证金|违约|罚|定金|押金|赔偿|滞纳|利息|原合同|审计|保险|每[月季]|进度款|尾款|注册资本|投资")]
    private static partial Regex Part();

    [GeneratedRegex(@"^\s*(?:/|每)\s*[\u4e00-\u9fa5]")]
    private static partial Regex PerUnit();
}
