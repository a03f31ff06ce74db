using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What a few words say that are known to be the result of an item: a cell under 结果, what stands behind an arrow or a label, the last word of a note (照付, 不换, 缓).</summary>
internal static partial class Verdict
{
    /// <summary>Whatever neither puts off, refuses nor only takes note settles the item.</summary>
    public static Outcome Of(string result)
    {
        var said = Lead().Replace(result, "");
        if (Passes().IsMatch(said)) return Outcome.Noted;
        if (Ballots().Match(said) is { Success: true } ballots && ballots.Length == said.Length) return int.Parse(ballots.Groups["yes"].Value) > int.Parse(ballots.Groups["no"].Value) ? Outcome.Decided : Outcome.Rejected;
        if (Settles().IsMatch(said)) return Outcome.Decided;
        return Defers().IsMatch(said) ? Outcome.Deferred : Rejects().IsMatch(said) ? Outcome.Rejected : Notes().IsMatch(said) && !Decides().IsMatch(said) ? Outcome.Noted : Outcome.Decided;
    }

    /// <summary>A sentence that can only be the result, wherever it stands: 不换。 照付。 同意，1000元。</summary>
    public static bool Is(string sentence) => sentence.Length <= LongestLastWord && LastWord().IsMatch(Lead().Replace(sentence, ""));

    /// <summary>同意…，余款下次再议: what is settled comes first, what stays open follows. 同意暂缓 settles nothing.</summary>
    [GeneratedRegex(@"^(?:原则(?:上)?)?(?:同意(?!.{0,24}?(?:撤回|退回|缓|推迟|取消))|报[^告请。，]{1,12}，)[^。，；]{0,60}[，；]")]
    private static partial Regex Settles();

    private const int LongestLastWord = 30;

    [GeneratedRegex(@"^[\s：:，,；;。）)】〗\]\-—>=→⇒]*(?:会议|大会|与会人员|大家|众人)?(?:经?研究|讨论|最后|一致|综合)*(?:认为|决定|意见|商定)?[:：，,]?")]
    private static partial Regex Lead();

    /// <summary>A smaller body hands the matter to the one that decides.</summary>
    [GeneratedRegex(@"^(?:同意|超出[^。，]{1,10}，)?(?:提交|提请|报请|上报|报)[^。；]{0,14}(?:党委|党工委|党组|班子|联席|代表会|党员大会|领导小组)[^。；，]{0,8}(?:审定|研究|决定|审议|讨论|表决)?。?$")]
    private static partial Regex Passes();

    [GeneratedRegex(@"^(?<yes>\d{1,3})\s*[:：/比]\s*(?<no>\d{1,3})(?:\s*[:：/比]\s*\d{1,3})?$")]
    private static partial Regex Ballots();

    [GeneratedRegex(@"^(?:此事|这个事?|该项|本项|本案|该议题|该事项|名单|今天|本次|这次|先|暂时?|再|都|就)*(?:不定|不议|不作决定|不表决|放一放|放一下|搁置|搁起|搁一?搁|缓一?缓|缓议|缓办?|延期|延长|推迟|顺延|改期|休会|保留(?!意见)|暂缓|暂不(?!列)|不通过，.{0,24}(?:后|再))|再[议说审看]|再行|另行(?:专题)?研究|择期|留待|年底再|退回(?![^，。]{0,16}(?:不同意|不予))|修改后.{0,6}再|(?:待|等|俟)[^。]{1,30}?(?:后再|再|来)[^。]{0,14}(?:定|议|说|研究|办|审|上会|提交|报)|下(?:次|周|月|一次|回|年)[^。]{0,16}(?:议|说|研究|定|上会|再|看)|(?:征求|补充|完善|论证|评估|核实|调整|修改)[^。]{1,24}再(?:次|行)?(?:议|审|研究|定|说|提交|上会|报)|(?:推迟|延)到|没有?定|未定|未形成|再[^。，]{0,8}(?:看看|论证|测算|商量)")]
    private static partial Regex Defers();

    /// <summary>不 and a verb; 不超过, 不低于 and the like belong to what is decided.</summary>
    [GeneratedRegex(@"^(?:对[^。，]{1,24}|以[^。，]{1,14}|关于[^。，]{1,24}|[^。，；]{1,20}?(?:事项|申请|请求|要求|补助|议题|方案))?(?:均|一律|暂|先|就|都)?不(?!超|低于|少于|高于|多于|得|变|含|足|限|定|议|作决|作为|表决|符|通过，)[\u4e00-\u9fa5]|驳回|否决|未(?:获)?通过|没有?通过|未过半|撤回|作罢|不予(?!以外)|退回[^，。]{0,16}(?:不同意|不予)")]
    private static partial Regex Rejects();

    [GeneratedRegex(@"^(?:会议)?(?:对[^。，]{1,20})?(?:听取|知悉|知晓|知道|已悉|已阅|通报|传达|已传达|学习|领学|宣读|了解|予以(?:肯定|了解)|无异议|没有?意见|没有异议|存档|备查|已排|已办|各自照办|大家都晓得|晓得|按既定|整改)")]
    private static partial Regex Notes();

    [GeneratedRegex("同意|决定|通过(?!报)|批准|审定|商定|议定|确定")]
    private static partial Regex Decides();

    [GeneratedRegex(@"^(?:(?:先|就|都|一致|还是)*(?:同意|通过|批准|照付|照办|照发|付|买|办|行|可以|准|确定|定)(?:[，,（(。]|$)|(?:先|就|都|一致)?(?:同意|通过)[^。：:]{0,24}。?$|定[^期于点时向编员性制位][^。：:]{0,24}。?$|(?:先|暂|都|就)*不(?!同意见|知|错|够|足|少|多|对|是|能不|好|太|大|会|作决|作为|表决|再讨论)[\u4e00-\u9fa5]{1,10}。?$|(?:再议|再说|再研究|缓|缓议|暂缓|放一放|搁置|下(?:次|周|月|回)[^。]{0,12}再?[说议研定][^。]{0,4}|(?:重新|择期)[^。：:]{2,14}|退回[^。：:]{0,12}|等[^。]{2,16}再[说议定办])。?$|(?:已传达|知道了?|知悉|已悉|已阅|听取|晓得了?)。?$)")]
    private static partial Regex LastWord();
}
