using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What need not go before a meeting one by one (wages, utilities, taxes, money passed through …) or is not the unit's own decision.</summary>
public static partial class Exemptions
{
    /// <summary>Chinese: why it needs no deliberation of its own; null where it may need one.</summary>
    public static string? For(Act act, CaseFacts facts)
    {
        if (IsVillage(act.Document)) return "村（居）集体账目，主体是村（居）";
        if (act.Fact is Execution { Issuer: { } issuer } && IsSuperior(issuer, facts.Home)) return "上级机关作出的决定";
        if (act.IsPersonnel) return SuperiorAct().IsMatch(act.Source.Quote) ? "上级机关作出的决定" : null;
        var purpose = act.Subject + " " + (act.Fact as Expenditure)?.Account;
        if (act.Pays && HandsOn().IsMatch(act.Subject) && (UpperMoney().IsMatch(string.Join(' ', act.Parties)) || CitesSuperior(act.Subject, facts))) return "上级直达或按名册发放的补贴";
        if (act.Pays && Running().IsMatch(act.Subject)) return "食堂等日常运转";
        if (Monthly().IsMatch(act.Subject)) return "工资、社保等刚性支出";
        if (act.Pays && Programme().IsMatch(act.Subject)) return "上级直达或按名册发放的补贴";
        if (Allowance().IsMatch(act.Subject)) return UnionMoney().IsMatch(purpose) ? "工会经费或党费" : null;
        if (Wages().IsMatch(purpose)) return "工资、社保等刚性支出";
        if (Utilities().IsMatch(purpose)) return "水电通信等日常运转";
        if (Taxes().IsMatch(purpose)) return "税费";
        if (PassThrough().IsMatch(purpose)) return "代收代付、退款或过账";
        if (UnionMoney().IsMatch(purpose)) return "工会经费或党费";
        if (UpperMoney().IsMatch(purpose)) return "上级直达或按名册发放的补贴";
        if (act.Pays && Framework().IsMatch(act.Subject)) return "定点、框架协议内的结算";
        return null;
    }

    /// <summary>Names by its number the paper of another office: what the unit pays on, or by order of, a superior.</summary>
    public static bool CitesSuperior(string text, CaseFacts facts) =>
        CitedPaper().Matches(SubjectText.Plain(text)).Any(m => !facts.OwnNumbers.Any(own => m.Groups["who"].Value.EndsWith(own, StringComparison.Ordinal)));

    [GeneratedRegex("(?<who>[\\u4e00-\\u9fff]{2,10})[〔\\[(【](?:19|20)\\d\\d[〕\\])】]第?\\d{1,4}号?")]
    private static partial Regex CitedPaper();

    [GeneratedRegex("补助|补贴|补偿|奖补|救助|救灾|专项|资金|扶持")]
    private static partial Regex HandsOn();

    /// <summary>Supplies of the canteen, settled by the month.</summary>
    [GeneratedRegex("食材|食堂(?:伙食|采购|采买|买菜|肉菜|蔬菜|粮油|配送)|伙食(?:费|款)")]
    private static partial Regex Running();

    /// <summary>抢险、疫情 …: may be done first and reported to the next meeting.</summary>
    public static bool IsEmergency(string text) => Emergency().IsMatch(NoEmergency().Replace(text, ""));

    public static bool IsVillage(CaseDocument document) =>
        document.Profile.Genre == Genre.VillageRecord || (document.Profile.Issuer is { } issuer && VillageIssuer().IsMatch(issuer)) || VillageTitle().IsMatch(document.Profile.Title);

    public static bool IsSuperior(string issuer, string? unit) =>
        (unit is null || !issuer.Contains(unit, StringComparison.Ordinal)) && Superior().IsMatch(SubjectText.Plain(issuer)) && !OwnLevel().IsMatch(issuer);

    [GeneratedRegex("工资|薪酬|薪金|社保|社会保险|养老保险|医疗保险|医保|失业保险|工伤保险|生育保险|五险|公积金|职业年金|代扣|残保金|村干部报酬|离退休费|遗属|抚恤|丧葬")]
    private static partial Regex Wages();

    [GeneratedRegex("(?:发放|支付|代发|月份?|在职|人员|职工|干部)[^，。]{0,8}工资(?!福利)|工资发放|工资表")]
    private static partial Regex Monthly();

    [GeneratedRegex("奖励|奖金|补助|补贴|津贴|加班|误餐|慰问|福利|值班费")]
    private static partial Regex Allowance();

    [GeneratedRegex("电费|水费|燃气费|天然气费|气费|邮电费|电话费|通讯费|通信费|宽带|网络使用费|网费|话费|取暖费|暖气费|水电费|物业水电|燃油|油料|加油|差旅费|过路费|保险费|车辆保险")]
    private static partial Regex Utilities();

    [GeneratedRegex("个人所得税|增值税|税费|税金|税款|附加税|印花税|手续费|缴税|完税")]
    private static partial Regex Taxes();

    [GeneratedRegex("^(?:提取?现(?!场)|取现|提取?备用金|取款)[^，。；]{0,6}$|退(?:还|付|回)?.{0,12}(?:保证金|押金|质保金|质量保证金|定金|多缴|款)|保证金.{0,4}退|代收|代付|代缴|代管|过账|上缴|缴库|上解|缴入国库|非税收入|划转|零余额|调账|调拨|内部转账|备用金|还款户|公务卡还款$|保证金")]
    private static partial Regex PassThrough();

    [GeneratedRegex("党费|工会")]
    private static partial Regex UnionMoney();

    [GeneratedRegex("一卡通|直达资金|地力保护|低保|五保|特困|孤儿|高龄津贴|两项补贴|种粮|退耕还林|公益林|优抚|义务兵|独生子女|奖扶|救助金|惠农|惠民补贴|粮食补贴|移民后扶|到户|村级运转|上级转移")]
    private static partial Regex UpperMoney();

    /// <summary>Benefits that only superiors give, each by its own name; 低保户慰问 is the unit's own.</summary>
    [GeneratedRegex("地力保护|低保(?:金|资金|补助)|(?:五保|特困)(?:供养|人员)[^，。]{0,6}(?:金|费|补)|孤儿(?:基本)?(?:生活|养育)|高龄(?:津贴|补贴)|残疾人?两项补贴|(?:困难残疾人|重度残疾人)[^，。]{0,4}补贴|种粮(?:农民)?[^，。]{0,6}补贴|(?:粮食|农机购置|良种|生产者|耕地|草原|退耕还林|公益林|生态)[^，。]{0,6}(?:补贴|补助|补偿)(?!.{0,4}(?:工作|宣传))|移民后[期扶]|义务兵[^，。]{0,6}优待|(?:独生子女|计划生育|奖扶)[^，。]{0,6}(?:奖励|扶助)[金款]?")]
    private static partial Regex Programme();

    [GeneratedRegex("框架|定点|协议供货|网上超市|电子卖场")]
    private static partial Regex Framework();

    [GeneratedRegex("抢险|应急|疫情|防疫|救灾|抗旱|抗洪|险情|塌方|滑坡|山洪|扑火|突发|灾后|抢修|抢通|排危|地震|泥石流|决口|堵口|溃[口坝堤]|管涌|垮塌|坍塌|倒塌|塌陷|爆管|泄漏|紧急(?:处置|转移|避险|加固|封堵)")]
    private static partial Regex Emergency();

    [GeneratedRegex("(?:不是|不属于?|并?非|不符合)[^，。；]{0,6}(?:抢险|应急|救灾|突发)[^，。；]{0,4}|应急(?:灯|包|预案|演练|管理|办|局|指挥|物资部|储备|广播)")]
    private static partial Regex NoEmergency();

    [GeneratedRegex("(?:县委|区委|市委|旗委|州委|省委|组织部|县人民政府|区人民政府|市人民政府|县政府|区政府|市政府)(?:决定|研究决定|批准|任命|批复)")]
    private static partial Regex SuperiorAct();

    [GeneratedRegex("[省市州盟县区旗](?:委|人民政府|政府|人大|政协|纪委|监委|[^镇乡]{1,12}(?:局|委员会|办公室|部|院|中心))|组织部|^中共[^镇乡]{2,14}(?:委员会|省委|市委|县委|区委)")]
    private static partial Regex Superior();

    [GeneratedRegex("镇|乡|街道|办事处|街办")]
    private static partial Regex OwnLevel();

    [GeneratedRegex("(?:村|社区|居)(?:民)?(?:委员会|委会|两委)|(?:村|社区).{0,6}(?:合作社|经济联合社|经联社|支部|总支|党委)$|[\\u4e00-\\u9fff]{2}村$|三资")]
    private static partial Regex VillageIssuer();

    [GeneratedRegex("[\\u4e00-\\u9fff]{2}(?:村|社区)[^，。]{0,8}(?:现金账|现金日记账|银行账|流水账|收支|明细账|账$|账簿|村务|财务公开|会议)|村账|三资")]
    private static partial Regex VillageTitle();
}
