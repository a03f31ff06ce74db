using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Which of the four kinds (三重一大) a spending or a resolution belongs to, told by its words. The most fitting comes first.</summary>
public static partial class CategoriesOf
{
    /// <summary>Works are projects; what is bought is one from about 100,000 yuan on, below it is first a large sum.</summary>
    public static IReadOnlyList<DecisionCategory> Spending(string purpose, string? account = null, Money? sum = null) =>
        Lending().IsMatch(purpose) ? [DecisionCategory.MajorDecision, DecisionCategory.LargeFund]
        : Giving().IsMatch(purpose) ? [DecisionCategory.LargeFund]
        : Works().IsMatch(purpose + " " + account) || (Goods().IsMatch(purpose) && sum >= Money.Yuan(100_000)) ? [DecisionCategory.Project, DecisionCategory.LargeFund]
        : [DecisionCategory.LargeFund];

    /// <summary>Empty where the words tell of none of the four.</summary>
    public static IReadOnlyList<DecisionCategory> Resolution(string title, string text, bool hasAmount)
    {
        var found = new List<DecisionCategory>();
        if (Personnel().IsMatch(title) || Posts().IsMatch(text)) found.Add(DecisionCategory.Personnel);
        if (Policy().IsMatch(title) || (!hasAmount && Policy().IsMatch(text))) found.Add(DecisionCategory.MajorDecision);
        if (found.Count == 0 && (Works().IsMatch(title + text) || Goods().IsMatch(title + text)) && !Giving().IsMatch(title)) found.Add(DecisionCategory.Project);
        if (hasAmount && !found.Contains(DecisionCategory.Personnel)) found.Add(DecisionCategory.LargeFund);
        return found;
    }

    [GeneratedRegex("工程|修缮|修补|修复|维修(?!费)|装修|改造|硬化|新建|扩建|重建|建设|绿化|路灯|管网|水渠|山塘|堰塘|冷库|道路|桥梁|治理|整治|清淤|加固|设计|监理|勘察|外包|保洁服务|管护|平台")]
    private static partial Regex Works();

    [GeneratedRegex("(?:购置|采购|购买|更换|更新|安装|添置)|\\d[台辆座套处盏个块]|设备|装备|车辆|服务费|家具|空调")]
    private static partial Regex Goods();

    [GeneratedRegex("借款|借支|出借|垫付|往来借")]
    private static partial Regex Lending();

    [GeneratedRegex("人事|任免|干部.{0,6}(?:任|免|调整|人选)|书记.{0,4}人选|聘用|招聘|录用|续聘|解聘|编外|公益性岗位|职级|晋升|后备干部|试用期")]
    private static partial Regex Personnel();

    [GeneratedRegex("(?:同意|决定|任命|聘任|免去|推荐|提名|由)?[\\u4e00-\\u9fff]{2,4}(?:同志)?(?:任|兼任|担任|为)[^，。；]{2,24}(?:书记|主任|站长|所长|局长|队长|负责人|副主任|委员|会计)|免去[\\u4e00-\\u9fff]{2,4}|解聘|录用.{0,20}人")]
    private static partial Regex Posts();

    [GeneratedRegex("预算|决算|细则|制度|办法|规划|实施方案|工作方案|分工|机构|表彰|处分|征地|征收|拆迁|安置|出租|租赁|出借|发包|处置|报废|转让|担保|借款|举债|分配方案|选址|撤并|规则")]
    private static partial Regex Policy();

    [GeneratedRegex("慰问|救助|补助|补贴|奖励|捐")]
    private static partial Regex Giving();
}
