using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What a list of money for the office's own people says of the paper by which it is paid.</summary>
/// <param name="Stated">The line that says there is none; else the line that comes nearest to a basis.</param>
/// <param name="Denied">The list itself says that there is none, or leaves the place empty.</param>
internal sealed partial record PayoutBasis(Passage Stated, bool Denied)
{
    /// <summary>Null where the list is for others, rests on a superior's paper, or is of a kind that general rules allow.</summary>
    public static PayoutBasis? Of(PayoutList list, CaseStudy study)
    {
        var passages = list.Paper.Passages.ToList();
        var text = string.Join("\n", passages.Select(p => p.Text));
        if (passages.Count == 0 || Union().IsMatch(text) || !Staff().IsMatch(text)) return null;
        if (passages.Find(p => NoBasis().IsMatch(SubjectText.Plain(p.Text))) is { } stated) return new(stated, true);
        if (!IsOwnName(list.Title) || Others().IsMatch(list.Title) || RestsOnSuperior(text, study)) return null;
        return new(passages.Find(p => Explains().IsMatch(p.Text) && p.Row is not { Cells.Count: > 2 }) ?? passages[0], false);
    }

    /// <summary>A payment that by its own words is such a bonus, with no paper named.</summary>
    public static bool IsOwnBonus(Payment payment, CaseStudy study) =>
        Bonus().IsMatch(payment.Main.Purpose) && IsOwnName(payment.Main.Purpose) && Staff().IsMatch(payment.Words) && !Others().IsMatch(payment.Words) && !Union().IsMatch(payment.Everything)
        && !study.Facts.Documents.Any(d => d.Profile.Genre == Genre.AllowanceList && payment.Papers.Any(a => study.Rarity.Covered(a.Grams, SubjectText.Grams(d.Profile.Title)) >= 0.6)) && !RestsOnSuperior(payment.Everything, study);

    /// <summary>A name that the office gave, not one that general rules know.</summary>
    private static bool IsOwnName(string title) => Given().IsMatch(title) && !Lawful().IsMatch(title);

    /// <summary>Cites the number of a paper that is not the office's own, or a superior's rule by name.</summary>
    private static bool RestsOnSuperior(string text, CaseStudy study) => Exemptions.CitesSuperior(text, study.Facts) || Superior().IsMatch(SubjectText.Plain(text));

    [GeneratedRegex("(?:发放|文件|政策)?依据[:：]?[(（]?(?:空|无|/|—|未填)[)）]?(?:[。；]|$)|(?:无|没有|未见|缺)(?:上级|相关|相应|任何|政策)?(?:文件|政策)?(?:文件|依据|规定)(?:[。；，,]|$)")]
    private static partial Regex NoBasis();

    [GeneratedRegex("机关干部|干部职工|职工|全员|在职|在岗|在编|工作人员|机关人员|值班人员|班子成员|全体(?:干部|人员)|公务员|事业(?:人员|干部|编制)|工资卡|\\t(?:副?书记|副?主任|委员|副?镇长|副?乡长|科员|办事员|[\\u4e00-\\u9fff]{2,4}委员)\\t")]
    private static partial Regex Staff();

    [GeneratedRegex("工会(?:经费|列支|会员|委员会)|由工会|党费")]
    private static partial Regex Union();

    [GeneratedRegex("困难|低保|特困|群众|村民|居民|老党员|退休|离休|老干部|军[人属烈]|退役|残疾|学生|劳模|环卫|保洁|护林|巡河|网格|村[(（、]?(?:社区|组|级|居|两委|干部|书记|主任)|社区(?:干部|工作者|两委)|两委|小组长|信息员|临时|临聘|零工|民工|务工|编外|协管|公益性|辅警|讲课|专家|评委|评审|志愿|农户|渔民|牧民|受灾|移民|救助|征地|拆迁|青苗|库区|大学生|选调|支教|医护|防疫|疫情|抗疫")]
    private static partial Regex Others();

    [GeneratedRegex("奖|慰问|过节|节日|福利|补助|补贴|津贴|加班|值班|误餐|误工|红包|利是|辛苦费|降温|劳务")]
    private static partial Regex Given();

    /// <summary>Paid by general rules everywhere; the paper is not repeated on each list.</summary>
    [GeneratedRegex("工资|薪|绩效|考核奖|年终奖(?!励)|第?十三个月|精神文明|综治|平安建设|目标(?:管理|考核|责任)|交通补贴|车补|通[讯信]|乡镇(?:工作|岗位)|艰苦|地区津贴|驻村|下乡|差旅|出差|伙食补助|年休假|休假|抚恤|丧葬|遗属|取暖|采暖|防暑|高温|住房|公积金|警衔|岗位津贴|职务补贴|独生子女|防汛|抗旱|抢险|森林防火|创卫|普查|人口|选举")]
    private static partial Regex Lawful();

    /// <summary>Words for a bonus that leave little doubt even in a line of a ledger.</summary>
    [GeneratedRegex("(?:贡献|攻坚|突出|特别|开门红|冲刺|招商|征收|维稳|创建|信息|考勤|全勤|节约|一次性|单项|年终|年末|季度|辛勤)[^，。；]{0,5}(?:奖|补助|补贴)|过节费|(?:春节|中秋|端午|国庆|元旦|五一|节日|双节|年节)[^，。；]{0,6}(?:补助|补贴|慰问金|福利|奖)|福利费?(?:发放|$)|(?:加班|值班|误餐)[^，。；]{0,4}(?:慰问金|补助|补贴|奖)")]
    private static partial Regex Bonus();

    [GeneratedRegex("(?:依据|根据|按照|按|执行|参照)[^。；\\n]{0,12}(?:上级|国家|国务院|省|市|州|盟|县|区|旗)[^。；\\n镇乡街]{0,14}(?:文件|通知|规定|办法|批复|意见|标准|政策|核定|下达)|(?:省|市|州|县|区|旗)[\\u4e00-\\u9fff]{0,6}(?:人社|组织部|财政|考核办|考评办|总工会)[^。；\\n]{0,12}(?:文件|通知|核定|批复|下达)|《[^》镇乡街]{4,40}(?:办法|规定|通知|意见|方案|标准)》")]
    private static partial Regex Superior();

    [GeneratedRegex("说明|依据|列支|来源|会议|研究|同意|每人|标准")]
    private static partial Regex Explains();
}
