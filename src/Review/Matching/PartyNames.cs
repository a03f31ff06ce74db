using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>Names of suppliers and payees: 宏远公司 and 云麓宏远建筑工程有限公司 are one, 宏远 in a speech means it too.</summary>
public sealed partial class PartyNames
{
    private readonly HashSet<string> _localPrefixes;
    private readonly ConcurrentDictionary<string, string> _cores = new(StringComparer.Ordinal);

    /// <param name="all">All parties of the inspection: a beginning that three or more share is a place, not a name.</param>
    public PartyNames(IEnumerable<string> all) =>
        _localPrefixes = all.Select(SubjectText.Plain).Where(n => n.Length >= 6).Distinct().GroupBy(n => n[..2]).Where(g => g.Count() >= 3).Select(g => g.Key).ToHashSet();

    /// <summary>The distinctive part: 宏远. The whole name where nothing distinctive is left (a person, an office).</summary>
    public string Core(string name) => _cores.GetOrAdd(name, CoreOf);

    private string CoreOf(string name)
    {
        var plain = Bracketed().Replace(SubjectText.Plain(name), "");
        if (plain.Length <= 4 && !Form().IsMatch(plain)) return plain;
        var core = Form().Replace(plain, "");
        core = Region().Replace(core, "");
        if (core.Length >= 4 && _localPrefixes.Contains(core[..2])) core = core[2..];
        var trade = Trade().Match(core);
        if (trade.Success && trade.Index >= 2) core = core[..trade.Index];
        return core.Length >= 2 ? core : plain;
    }

    public bool Same(string a, string b)
    {
        var (x, y) = (Core(a), Core(b));
        if (x == y) return true;
        var (shorter, longer) = x.Length <= y.Length ? (x, SubjectText.Plain(b)) : (y, SubjectText.Plain(a));
        if (longer.Length <= 4 && !(Form().IsMatch(x == shorter ? a : b) && longer.StartsWith(shorter, StringComparison.Ordinal))) return false; // two persons
        return shorter.Length >= 2 && !Plainness().IsMatch(shorter) && longer.Contains(shorter, StringComparison.Ordinal);
    }

    /// <param name="plain">Text without white space, see <see cref="SubjectText.Plain"/>.</param>
    public bool NamedIn(string name, string plain) => Core(name) is { Length: >= 2 } core && plain.Contains(core, StringComparison.Ordinal) && !Plainness().IsMatch(core);

    public static bool IsPerson(string name) => PersonName().IsMatch(SubjectText.Plain(name)) && !Form().IsMatch(name) && !Plainness().IsMatch(name);

    [GeneratedRegex("[（(][^）)]*[）)]")]
    private static partial Regex Bracketed();

    [GeneratedRegex("(?:股份|集团)?有限(?:责任)?公司|股份公司|集团公司|分公司|公司|合作联?社|经营部|服务部|装饰部|商行|商店|超市|工作室|事务所|经销部|门市部|专卖店|个体户|(?<=[\\u4e00-\\u9fff]{2})(?:厂|店|行|社|部|站|馆|院|队|中心)$")]
    private static partial Regex Form();

    [GeneratedRegex("^(?:[\\u4e00-\\u9fff]{2,3}?省)?(?:[\\u4e00-\\u9fff]{2,3}?[市州盟])?(?:[\\u4e00-\\u9fff]{2,3}?[县区旗](?![域块]))?(?:[\\u4e00-\\u9fff]{2,4}?(?:镇|乡|街道))?")]
    private static partial Regex Region();

    [GeneratedRegex("建筑|建设|建工|工程|市政|路桥|环境|环保|保洁|服务|科技|信息|网络|软件|广告|传媒|文化|装饰|装修|商贸|贸易|园林|绿化|生态|医疗|器械|印务|印刷|劳务|咨询|设计|监理|勘察|测绘|检测|评估|电子|电器|电力|器材|机械|设备|车业|汽车|保安|物业|食品|餐饮|农业|林业|水利|机电|消防|安全|技术|照明|实业|发展|投资|文旅|旅游|旅行|运输|物流|建材|办公|警用|茶业|酒业|租赁|拍卖|招标|律师|会计")]
    private static partial Regex Trade();

    [GeneratedRegex("^(?:镇|乡|街道|财政所?|办事处|居委会|村委会|人民政府|政府|个人|职工|干部|群众|工资代发户?|代发户?|公务卡.*|现金|备用金|关于|有关|各村|相关|详见.*|多人|若干)$")]
    private static partial Regex Plainness();

    [GeneratedRegex("^[\\u4e00-\\u9fff·]{2,4}$")]
    private static partial Regex PersonName();
}
