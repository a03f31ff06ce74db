namespace DocReview.Review;

/// <summary>The norms on which the rules rest, each with the time in which it was in force. Only such whose text is established.</summary>
internal static class Norms
{
    public static readonly Norm Collective = new("十四届中央纪委六次全会公报", "", "凡属重大决策、重要干部任免、重要项目安排和大额度资金的使用，必须经集体讨论作出决定", new(1996, 1, 27));

    public static readonly Norm Constitution = new("《中国共产党章程》", "第十条第五项", "凡属重大问题都要按照集体领导、民主集中、个别酝酿、会议决定的原则，由党的委员会集体讨论，作出决定", new(2002, 11, 14));

    public static readonly Norm LastToSpeak = new("《重大行政决策程序暂行条例》", "第三十条", "行政首长最后发表意见，不同意见如实载明（适用于县级以上政府，乡镇按本单位议事规则或者参照执行）", new(2019, 9, 1));

    public static readonly Norm Discipline2018 = new("《中国共产党纪律处分条例》（2018年修订）", "第七十条", "对民主集中制作出规定，包括个人或者少数人决定重大问题、故意规避集体决策", new(2018, 10, 1), new(2023, 12, 31));

    public static readonly Norm Discipline2023 = new("《中国共产党纪律处分条例》（2023年修订）", "第七十七条", "对民主集中制作出规定，包括个人或者少数人决定重大问题、故意规避集体决策", new(2024, 1, 1));

    public static readonly Norm ReceptionLetter = new("《党政机关国内公务接待管理规定》", "", "无公函的公务活动和来访人员一律不予接待；报销凭证包括财务票据、派出单位公函和接待清单", new(2013, 12, 8));

    public static readonly Norm ReceptionMeal = new("《党政机关国内公务接待管理规定》", "第十条", "接待对象在10人以内的，陪餐人数不得超过3人；超过10人的，不得超过接待对象人数的三分之一", new(2013, 12, 8));

    public static readonly Norm ReceptionStandard = new("《党政机关国内公务接待管理规定》", "第十条", "确因工作需要可以安排工作餐一次，按照当地标准供应", new(2013, 12, 8));

    public static readonly Norm Thrift2013 = new("《党政机关厉行节约反对浪费条例》（2013年）", "第二十条", "实行公务接待审批控制制度，对无公函的公务活动不予接待，严禁将非公务活动纳入接待范围", new(2013, 11, 18), new(2025, 5, 17));

    public static readonly Norm Thrift2025 = new("《党政机关厉行节约反对浪费条例》（2025年修订）", "", "无公函的公务活动和来访人员一律不予接待；接待清单如实反映接待对象、公务活动、接待费用、陪同和相关工作保障人员", new(2025, 5, 18));

    public static readonly Norm VillageAssembly = new("《中华人民共和国村民委员会组织法》", "第二十六条", "村民代表会议有三分之二以上的组成人员参加方可召开，所作决定应当经到会人员的过半数同意", new(2010, 10, 28));

    public static readonly Norm Tender = new("《中华人民共和国招标投标法》", "第四条", "任何单位和个人不得将依法必须进行招标的项目化整为零或者以其他任何方式规避招标", new(2000, 1, 1));

    public static readonly Norm Procurement = new("《中华人民共和国政府采购法实施条例》", "第二十八条", "在一个财政年度内，将一个预算项目下的同一品目或者类别的货物、服务采用公开招标以外的方式多次采购，累计超过公开招标数额标准的，属于以化整为零方式规避公开招标（预算调整或者经批准的除外）", new(2015, 3, 1));

    public static readonly Norm Inspection2017 = new("《中国共产党巡视工作条例》（2017年修改）", "第十七条", "可以调阅、复制有关文件、档案、会议记录等资料", new(2017, 7, 1), new(2024, 2, 7));

    public static readonly Norm Inspection2024 = new("《中国共产党巡视工作条例》（2024年修订）", "", "对巡视工作的方式和权限作出规定", new(2024, 2, 8));

    public static readonly Norm Accounting = new("《中华人民共和国会计法》", "", "必须根据实际发生的经济业务事项进行会计核算，会计凭证、账簿等资料应当真实、完整", new(2000, 7, 1));
}
