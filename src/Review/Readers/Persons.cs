using System.Buffers;
using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>Names of people in lists and before colons. A name is recognised by its surname, its length and by not being a word of office.</summary>
internal static partial class Persons
{
    private static readonly SearchValues<char> Surnames = SearchValues.Create(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄" +
        "聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎" +
        "甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危" +
        "玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由笪隗矫昌凤酆贝骆贲诸钮滑荀羿汲邴糜松牧宓蓬郗仰秋暴钭韶蓟怀鄂咸籍鬱苍莘贡逄扶堵宰郦郤璩濮寿郏充习宦鱼慎庾暨步弘禄殳沃蔚夔厍融訾毋乜巢蒯竺桓肖闫付代缑郈谯操税");

    private static readonly string[] Compound = ["欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木", "宇文", "长孙", "南宫", "闻人", "申屠", "独孤", "司空", "亓官", "太史", "公冶", "澹台", "淳于", "单于", "轩辕", "钟离", "鲜于", "闾丘", "司寇", "巫马", "公西", "漆雕", "乐正", "拓跋", "谷梁", "百里", "东郭", "呼延", "羊舌", "左丘", "西门", "赫连", "万俟", "濮阳", "宗政"];

    /// <summary>Words that begin like a surname and are none.</summary>
    private static readonly HashSet<string> NotNames =
    [
        "时间", "应到", "实到", "地点", "内容", "项目", "单价", "单位", "金额", "方案", "方式", "经费", "合计", "其他", "其它", "其余", "全体", "全部", "党委", "支部", "文件", "文化", "高温", "农业", "农村", "水利", "安全",
        "安排", "关于", "相关", "有关", "成员", "成立", "常务", "常委", "列席", "会议", "党员", "支委", "计划", "明确", "通过", "同意", "支付", "区委", "市委", "平时", "国家", "公司", "干部", "全镇", "全区", "元旦", "向上", "和谐",
        "商议", "解决", "原因", "原则", "国土", "海报", "信访", "温馨", "华丽", "包村", "包括", "路灯", "路面", "施工", "施行", "管理", "管护", "车辆", "连续", "费用", "安装", "安置", "平台", "公示", "公告", "公开", "利息", "广告",
        "边界", "宣传", "宣读", "修订", "居民", "来源", "都是", "查看", "时限", "时段", "关键", "万元", "余款", "余额", "司法", "房屋", "房租", "门面", "楼面", "官方", "易地", "马上", "任命", "任免", "任务", "任职", "严格", "严禁",
        "从严", "和解", "强调", "国庆", "满意", "初步", "初稿", "容易", "明天", "明年", "明日", "计生", "主持", "金融", "牛羊", "花卉", "花箱", "池塘", "谈话", "谈体会", "党政办", "党建", "党校", "党费", "武装部", "财政所", "班子", "景区",
        "商户", "商务", "项目部", "文明", "文书", "文旅", "花名册", "利率", "利润", "安监", "农办", "应急", "应急办", "城建办", "纪委", "纪工委", "纪检", "毕业", "成本", "成交", "成效", "高标准", "易涝点", "简报", "班组", "师傅", "储备", "向阳", "向荣",
        "章程", "常态", "严重", "时任", "任期", "权限", "阳光", "童装", "荣誉", "强化", "印发", "支出", "支持", "支书", "支队", "支行", "印刷", "印章", "公章", "公务", "房产", "公务员", "居委会", "温室", "沙石", "砂石", "冷库", "连同", "连带", "盘点", "和平", "经办", "单独",
    ];

    private const string Office =
        "党工委书记|党委书记|党组书记|纪委书记|纪工委书记|党委副书记|党工委副书记|常务副镇长|常务副主任|副书记|书记|办事处主任|副主任|主任|副镇长|镇长|副乡长|乡长|副区长|区长|副县长|县长|副局长|局长|人大主席|副主席|主席|组织委员|宣传委员|统战委员|政法委员|纪检委员|党委委员|党工委委员|党组成员|委员|武装部长|副部长|部长|副所长|所长|副站长|站长|副组长|组长|会计|出纳|总支书记|支部书记|支书|村主任|社区主任|科长|干事|助理|队长|院长|校长|经理|董事长|代表";

    [GeneratedRegex($@"^(?:[\u4e00-\u9fa5]{{0,10}}?(?:{Office}|兼|、)+|[\u4e00-\u9fa5]{{1,8}}(?:办公室|办|所|站|中心|局|村|社区))(?=[\u4e00-\u9fa5]{{2,3}}$)")]
    private static partial Regex OfficeBefore();

    [GeneratedRegex($@"(?:同志|(?:{Office}|同志)+)$")]
    private static partial Regex OfficeAfter();

    [GeneratedRegex(@"[（(【\[][^）)】\]]*[）)】\]]?")]
    private static partial Regex Brackets();

    [GeneratedRegex("(?:人员|部门|委员|主任|书记|代表|成员|干部|负责人|领导|社区|中心|公司|办公室|同志|等人|办|所|站|局|村|镇|乡|委|组|会|人|等|部)$")]
    private static partial Regex OfficeWord();

    /// <summary>A whole word that reads as one person's name.</summary>
    public static bool IsName(string word) =>
        word.Length is >= 2 and <= 4 && word.All(c => c is >= '\u4e00' and <= '\u9fff' || c is '×' or '某')
        && (IsCompound(word) ? word.Length >= 3 : word.Length <= 3 && Surnames.Contains(word[0]))
        && !NotNames.Contains(word) && !OfficeWord().IsMatch(word);

    public static bool IsSurname(char c) => Surnames.Contains(c);

    /// <summary>A surname and an office: 罗书记, 老罗书记.</summary>
    public static bool IsByOffice(string word) => ByOffice().Match(word) is { Success: true } office && IsSurname(office.Groups["n"].Value[0]);

    [GeneratedRegex(@"^(?:老|小)?(?<n>[\u4e00-\u9fa5])(?:书记|镇长|乡长|主任|部长|委员|主席|所长|站长|局长|支书|总|镇|乡)$")]
    private static partial Regex ByOffice();

    private static bool IsCompound(string word) => Compound.Any(c => word.StartsWith(c, StringComparison.Ordinal));

    /// <summary>One person out of "镇党委书记 罗某某（主持工作）" or "罗某某同志"; null where there is none.</summary>
    public static string? Single(string text) => In(text) is [var first, ..] ? first : null;

    /// <summary>The people of a list, in order. Reasons and offices in brackets are passed over; a name spread over two characters (贺　敏) is put together.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var words = Words(text);
        if (words.Count > 1 && words.All(w => w.Length == 1 && IsSurname(w[0]))) return words;
        var names = new List<string>();
        foreach (var word in words)
        {
            var name = Bare(word);
            if (IsName(name) && !names.Contains(name)) names.Add(name);
        }
        return names;
    }

    /// <summary>The people of a list of which at least half are known as names: among them a surname we do not know is one too.</summary>
    public static IReadOnlyList<string> Listed(string text)
    {
        var known = In(text);
        var all = Words(text).Select(Bare).ToList();
        var words = all.Where(w => w.Length is 2 or 3 && w.All(c => c is >= '\u4e00' and <= '\u9fff')).Distinct().ToList();
        // A list that is nothing but short words in one manner holds names, whatever the surnames.
        var uniform = all.Count >= 3 && all.TrueForAll(w => w.Length is 2 or 3 or 4 && w.All(c => c is >= '\u4e00' and <= '\u9fff') && !NotNames.Contains(w) && !OfficeWord().IsMatch(w) && !NoSurname().IsMatch(w));
        if (uniform) return [.. all.Distinct()];
        return known.Count < 2 || known[0].Length == 1 || known.Count * 2 < words.Count ? known : [.. words.Where(w => known.Contains(w) || (!NotNames.Contains(w) && !OfficeWord().IsMatch(w) && !NoSurname().IsMatch(w)))];
    }

    /// <summary>What stands behind a label that takes names and nothing else (主持, 记录, 缺席): every short word is one, whatever its surname.</summary>
    public static IReadOnlyList<string> Behind(string value) =>
        [.. Words(value).Select(Bare).Where(w => w.Length is >= 2 and <= 4 && w.All(c => c is >= '\u4e00' and <= '\u9fff') && !NotNames.Contains(w) && !OfficeWord().IsMatch(w) && !NoSurname().IsMatch(w) && !OfficeAfter().IsMatch(w)).Distinct()];

    [GeneratedRegex("^(?:没有|请假|出差|病假|事假|休假|培训|学习|开会|原因|年休|产假|外出|因公|因病|因事|调研|下村|值班|缺席|列席|出席|实到|应到|未到|主持|记录|签到|全部|均|已|另|等)|假$")]
    private static partial Regex NoSurname();

    /// <summary>The people and the groups of a list (各办所负责人), in order.</summary>
    public static IReadOnlyList<string> AndGroups(string text) =>
        [.. Words(text).Select(word => Bare(word) is var bare && IsName(bare) ? bare : word).Where(w => w.Length > 1 && w is not ("无" or "等")).Distinct()];

    /// <summary>Only people and nothing else: a bare list of names.</summary>
    public static bool IsList(string text)
    {
        var words = Words(text.Trim('（', '）', '(', ')', '。', ' '));
        return words.Count >= 2 && words.All(word => IsName(Bare(word)));
    }

    private static string Bare(string word)
    {
        var bare = OfficeBefore().Replace(word, "");
        if (!IsName(bare)) bare = OfficeAfter().Replace(bare, "");
        return bare;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var part in Brackets().Replace(text, "、").Split(['、', '，', ',', '；', ';', '。', '/', '：', ':', '\t', '\n', '及', '）', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            var pieces = part.Split([' ', '\u3000', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < pieces.Length; i++)
            {
                if (pieces[i].Length == 1 && i + 1 < pieces.Length && pieces[i + 1].Length == 1 && (pieces.Length == 2 || pieces.Any(p => p.Length > 1)))
                    words.Add(pieces[i] + pieces[++i]);
                else words.Add(pieces[i]);
            }
        }
        return words;
    }
}
