using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>餐饮支出列入其他科目.</summary>
public sealed partial class HospitalityDisguised : IRule
{
    public string Id => "HospitalityDisguised";
    public string Title => "餐饮支出列入其他科目，或由村、企业支付";
    public string LooksFor => "收款单位是餐馆、农家乐、会所等，或者摘要写明餐费、招待、酒水，而科目或事由是会议费、会务费、培训费、印刷费、办公费、差旅费、劳务费、宣传费等；村级账册支付镇（街道）来人的招待、餐费、烟酒，或者材料写明由企业、村、下属单位支付本单位用餐费用。工作餐、误餐、值守用餐，宾馆的住宿和会场费用不提示。";

    public LegalBasis Basis { get; } = new([new Norm("《党政机关厉行节约反对浪费条例》（2013年）", "第二十一条", "接待费用按标准安排，不得以举办会议、培训等名义列支、转移、隐匿接待费开支", new(2013, 11, 18), new(2025, 5, 17)),
        new Norm("《党政机关厉行节约反对浪费条例》（2025年修订）", "", "不得以会议、培训等名义列支、转移、隐匿接待费开支", new(2025, 5, 18))]);

    public string FalseAlarms => "会议工作餐在定额以内并有通知、签到；误餐、抢险、防火、核酸值守等用餐有名单；宾馆同时提供会场、住宿；施工合同约定的民工伙食；记账科目选错后已更正。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) =>
    [
        .. Payment.AllOf(study).Where(p => IsDisguised(p) && !IsServed(p)).Select(Found),
        .. PassedOn.VillageRows(study).Select(Found),
        .. PassedOn.Told(study).Select(Found),
    ];

    /// <summary>A row of the canteen's list or of a register is read as a reception: it hides nothing.</summary>
    private static bool IsServed(Payment payment) => payment.Papers.Any(a => a.Document.Facts.OfType<Reception>().Any(r => r.Source.Passage == a.Source.Passage));

    private static bool IsDisguised(Payment payment)
    {
        var purposes = string.Join(' ', payment.Rows.Select(r => r.Purpose).Distinct());
        var booked = payment.Account ?? purposes;
        if (OpenHospitality().IsMatch(booked) || OpenHospitality().IsMatch(payment.Main.Account ?? "") || Innocent().IsMatch(purposes)) return false;
        if (payment.Account is null ? OpenMeal().IsMatch(purposes) && !NamedOtherwise().IsMatch(purposes) && payment.SlipText.Length == 0 : OpenlyMeal().IsMatch(booked)) return false;
        var payees = payment.Rows.Select(r => r.Payee).OfType<string>().Concat(Invoiced().Matches(payment.SlipText).Select(m => m.Groups["who"].Value)).ToList();
        return payees.Exists(p => Trades.IsRestaurant(p) && !(Trades.IsHotel(p) && !Meal().IsMatch(purposes) && !MealInvoice().IsMatch(payment.SlipText) && !NoMeetingPapers().IsMatch(payment.Everything)))
            || (Meal().IsMatch(purposes) && OtherName().IsMatch(booked)) || (MealInvoice().IsMatch(payment.SlipText) && !OpenHospitality().IsMatch(payment.SlipText))
            || (payees.Exists(Trades.IsLiquorShop) && OtherName().IsMatch(booked) && !GiftOrSample().IsMatch(payment.Words));
    }

    private Finding Found(Payment payment)
    {
        var e = payment.Main;
        var booked = payment.Account is { Length: > 0 } a ? $"“{a}”" : "该事由";
        var reason = $"发现{Wording.Day(payment.Date)}支付{payment.Payee}{payment.Amount}，事由“{Wording.Short(e.Purpose)}”，列{booked}；从收款单位、发票内容或摘要看可能是餐饮、烟酒支出。建议调取发票、菜单（清单）、会议通知和签到表，核实实际用途与列支科目。";
        return new Finding(Id, null, Severity.Medium, e.Purpose, payment.Amount, payment.Date, reason, Basis.On(payment.Date), payment.EvidenceWith(MealLine()), [], null, ["发票和消费清单", "会议（培训）通知、签到表、印制样品"])
        { FalseAlarms = FalseAlarms };
    }

    private Finding Found(PassedOnMeal meal)
    {
        var reason = $"发现《{Wording.Short(meal.Document.Profile.Title)}》写明“{Wording.Short(meal.Source.Quote.Replace('\t', ' '))}”，从记载看{meal.What}。建议调取该笔票据、就餐人员名单和当日公务安排，核实用餐事由和付费单位。";
        return new Finding(Id, null, Severity.Medium, meal.Subject, meal.Amount, meal.Date, reason, Basis.On(meal.Date), [new Evidence(meal.Source, "付费记载")], [], null, ["票据和就餐人员名单", "当日的公函、派出通知"]) { FalseAlarms = FalseAlarms };
    }

    [GeneratedRegex("餐费|用餐|就餐|餐饮|招待|宴|酒水|聚餐|晚餐|午餐|饭费|饭钱|吃饭|伙食费|酒席")]
    private static partial Regex Meal();

    [GeneratedRegex("餐饮(?:服务|费|消费)?|餐费|酒水|菜单|点菜单|白酒|香烟|烟酒")]
    private static partial Regex MealInvoice();

    [GeneratedRegex(@"(?:开票(?:单位|方|人)|销售方(?:名称)?|发票(?:开具)?单位|收款(?:单位|人|方)|出票单位)\s*[:：\t　]+\s*(?<who>[\u4e00-\u9fa5（）()]{2,24})")]
    private static partial Regex Invoiced();

    [GeneratedRegex("接待|招待|伙食|食堂|误餐|餐费|慰问")]
    private static partial Regex OpenHospitality();

    /// <summary>A hall or rooms leave a notice and a list of those present.</summary>
    [GeneratedRegex("(?:无|未附|未见|缺少?|没有)[^。；，]{0,8}(?:签到|会议通知|培训通知)")]
    private static partial Regex NoMeetingPapers();

    /// <summary>Without an account: what is openly called a meal hides nothing.</summary>
    [GeneratedRegex("餐|饭|宴")]
    private static partial Regex OpenMeal();

    [GeneratedRegex("(?:会议|会务|培训|印刷|办公|差旅|劳务|宣传|资料|咨询)费")]
    private static partial Regex NamedOtherwise();

    [GeneratedRegex("餐饮|用餐")]
    private static partial Regex OpenlyMeal();

    [GeneratedRegex("会议|会务|培训|印刷|办公|差旅|劳务|宣传|维修|资料|咨询|工程|材料|租赁|物业|活动|其他|印制|图文|耗材|用品|邮电|交通|运行|手续|委托|专项|经费|党建|综治|维稳|防火|防汛|项目|人居|扶贫|振兴|商品和服务")]
    private static partial Regex OtherName();

    [GeneratedRegex("工作餐|误餐|盒饭|快餐|值守|值班|值勤|抢险|防汛|防火|扑火|疫情|核酸|隔离|加班|民工|工人|伙食|食堂|住宿|房费|房租|租金|场地|客房|租用会场|志愿者|考生|征兵|选举|学生|老人|慰问")]
    private static partial Regex Innocent();

    [GeneratedRegex("礼|走访|拜访|样品|会议室|茶叶|展销|慰问|工会|奖品")]
    private static partial Regex GiftOrSample();

    [GeneratedRegex("餐|酒|开票|发票|菜单|会议通知|签到")]
    private static partial Regex MealLine();

    private const string Head = "凭证号\t日期\t摘要\t收款单位\t科目\t金额\t结算方式\t审批人\n";

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("印刷费付给农家乐", ["石门乡2021年支出台账\n" + Head + "[|记-022\t2021-05-21\t印刷费（资料）\t柳湾农家乐\t印刷费\t5680\t转账\t潘登|]\n记-023\t2021-05-24\t复印纸\t文华办公用品店\t办公费\t1280\t转账\t潘登"]),
        new("餐费列会务费", ["石门乡2021年支出台账\n" + Head + "[|记-041\t2021-08-31\t8月20日洽谈晚餐\t云上会所\t会务费\t3260\t转账\t潘登|]"]),
        new("村账支付乡里来人的招待", ["柳湾村2021年现金账\n日期\t摘要\t收入\t支出\t余额\n[|2021-06-18\t付乡干部下村检查招待餐费\t\t960\t3200|]\n2021-06-20\t付防火值守人员盒饭\t\t240\t2960"]),
        new("说明写明由企业付费", ["""
            情况说明
            2021年9月16日晚，我乡4名干部在柳湾农家乐用餐，[|餐费1,260元由石门县恒达建筑有限公司支付|]。
            石门乡规划建设办公室
            2021年10月8日
            """]),
        new("宾馆的培训住宿", ["石门乡2021年支出台账\n" + Head + "记-051\t2021-09-10\t村干部培训住宿费\t县迎宾馆\t培训费\t8640\t转账\t潘登"]),
        new("餐费列公务接待费", ["石门乡2021年支出台账\n" + Head + "记-052\t2021-09-12\t公务接待餐费\t聚贤饭庄\t公务接待费\t620\t转账\t潘登"]),
        new("值守人员工作餐", ["石门乡2021年支出台账\n" + Head + "记-053\t2021-09-15\t防汛值守人员盒饭\t聚贤饭庄\t其他商品和服务支出\t1860\t转账\t潘登"]),
    ];
}
