using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>以培训、考察等名义到景区、由旅行社承办.</summary>
public sealed partial class PublicTravel : IRule
{
    public string Id => "PublicTravel";
    public string Title => "培训、考察、活动由旅行社承办或行程含景区";
    public string LooksFor => "以培训、学习、考察、红色教育、会议、党建活动等事由付款给旅行社、景区、温泉、游乐场所，或者报销单、行程附有景区、游船、门票等内容。租车、代订车票，有培训通知、课程（日程）安排的真实培训，旅游产业建设和工会活动不提示。";

    public LegalBasis Basis { get; } = new([
        new Norm("《党政机关国内公务接待管理规定》", "第五条", "禁止异地部门间没有特别需要的一般性学习交流、考察调研，禁止重复性考察，禁止以各种名义和方式变相旅游", new(2013, 12, 8)),
        Norms.Accounting]);

    public string FalseAlarms => "有上级通知、批文和课程安排的外出培训；委托培训机构开票；党性教育基地在景区内；旅行社只提供租车、订票；旅游规划、景区建设等业务支出；工会组织的春秋游。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var payments = Payment.AllOf(study).Where(IsTrip).ToList();
        var trips = Itineraries(study).ToList();
        foreach (var payment in payments) yield return Found(payment, Related(payment, trips, study));
        foreach (var (paper, document) in trips)
            if (!payments.Any(p => Concerns(paper, p, study))) yield return Found(paper, document);
    }

    private static bool IsTrip(Payment payment)
    {
        var text = LooksAlike().Replace(payment.Everything, "");
        if (Forbidden().IsMatch(text) || Union().IsMatch(payment.Purposes + payment.Anchor.Document.Profile.Title) || Business().IsMatch(payment.Purposes) || Services().IsMatch(payment.Purposes) && !Sights(text)) return false;
        var agency = Trades.IsTravelAgency(payment.Payee) || AgencyInText().IsMatch(payment.SlipText + payment.Main.Remark + payment.Main.Purpose);
        var sight = Trades.IsSight(payment.Payee) || payment.Rows.Any(r => Trades.IsSight(r.Payee));
        var occasion = Occasion().IsMatch(text);
        if (IsTrueTraining(text) && !Sights(payment.Everything)) return false;
        return (agency && occasion) || (sight && occasion) || Touring().IsMatch(payment.Words) || (occasion && Sights(payment.SlipText)) || (Outing().IsMatch(payment.Words) && Resort().IsMatch(payment.Words));
    }

    /// <summary>Several sights, or a sight with a ticket or boat, in the paper's own words.</summary>
    private static bool Sights(string text) => SightWord().Matches(LooksAlike().Replace(text, "")).Select(m => m.Value).Distinct().Count() >= 2;

    private static bool IsTrueTraining(string text) => Notice().IsMatch(NoNotice().Replace(text, "")) && Schedule().IsMatch(NoNotice().Replace(text, ""));

    /// <summary>Programmes of trips that lie beside the books, without a payment.</summary>
    private static IEnumerable<(Paper Paper, CaseDocument Document)> Itineraries(CaseStudy study)
    {
        foreach (var document in study.Facts.Documents.Where(d => d.Profile.Genre is Genre.Other or Genre.OfficialPaper or Genre.Reimbursement or Genre.Register or Genre.Contract && Programme().IsMatch(d.Profile.Title + d.Document.Path)))
            foreach (var paper in Paper.In(document.Document))
                if (Occasion().IsMatch(paper.Text) && SightWord().Matches(LooksAlike().Replace(paper.Text, "")).Select(m => m.Value).Distinct().Count() >= 3 && !Forbidden().IsMatch(paper.Text) && !Union().IsMatch(paper.Text) && DayByDay().Count(paper.Text) >= 2)
                    yield return (paper, document);
    }

    private static bool Concerns(Paper paper, Payment payment, CaseStudy study) =>
        payment.Papers.Any(a => study.Rarity.Covered(a.Grams, SubjectText.Grams(paper.Text)) >= 0.5) || payment.SlipText.Length > 0 && payment.SlipText.Contains(paper.Text, StringComparison.Ordinal);

    private static IEnumerable<Evidence> Related(Payment payment, List<(Paper Paper, CaseDocument Document)> trips, CaseStudy study) =>
        trips.Where(i => Concerns(i.Paper, payment, study)).SelectMany(i => i.Paper.Passages.Where(p => SightWord().IsMatch(p.Text)).Take(3)).Select(p => new Evidence(Citation.Of(p), "行程"));

    private Finding Found(Payment payment, IEnumerable<Evidence> related)
    {
        var sights = string.Join("、", SightWord().Matches(LooksAlike().Replace(payment.Everything, "")).Select(m => m.Value).Distinct().Take(4));
        var reason = $"发现{Wording.Day(payment.Date)}支付{payment.Payee}{payment.Amount}，事由“{Wording.Short(payment.Main.Purpose)}”{(payment.Account is { } a ? $"，列“{a}”" : "")}{(sights.Length > 0 ? $"，材料中提到{sights}" : "")}；从收款单位或行程看可能含参观游览内容。建议调取培训（考察）通知、审批、签到、课程日程、住宿地点和消费明细核实。";
        return Make(payment.Main.Purpose, payment.Amount, payment.Date, reason, [.. payment.EvidenceWith(TripLine()), .. related]);
    }

    private Finding Found(Paper paper, CaseDocument document)
    {
        var lines = paper.Passages.Where(p => SightWord().IsMatch(p.Text)).Take(4).ToList();
        var sights = string.Join("、", SightWord().Matches(paper.Text).Select(m => m.Value).Distinct().Take(5));
        var reason = $"发现《{Wording.Short(document.Profile.Title)}》所列行程含{sights}；在已导入的材料中未找到对应的付款。建议调取该次活动的通知、审批、签到和费用报销材料核实。";
        return Make(document.Profile.Title, null, document.Profile.Date, reason, lines.ConvertAll(p => new Evidence(Citation.Of(p), "行程")));
    }

    private Finding Make(string subject, Money? amount, PartialDate? date, string reason, IReadOnlyList<Evidence> evidence) =>
        new(Id, null, Severity.Medium, subject, amount, date, reason, Basis.On(date), evidence, [], null, ["培训（考察）通知和审批", "签到表、课程日程和行程单", "旅行社合同、发票和消费明细"]) { FalseAlarms = FalseAlarms };

    [GeneratedRegex("培训|学习|考察|教育|参观|观摩|交流|研学|党日|党建|团建|拓展|会议|疗养|休养|调研|团费|旅游费|旅费|活动|旅游")]
    private static partial Regex Occasion();

    [GeneratedRegex("旅行社|国旅|中旅|青旅|旅游(?:服务|国际)?有限公司|旅游团费|旅游公司|导游")]
    private static partial Regex AgencyInText();

    [GeneratedRegex("旅游费|旅游团费|门票(?!(?:收入|印制|站|亭|管理))|景区游览|游览费|游船|索道|漂流费|泡温泉|温泉(?:费|票|消费)|观光费|公款旅游")]
    private static partial Regex Touring();

    [GeneratedRegex("考察|学习|培训|疗养|会议|活动|党日|团建")]
    private static partial Regex Outing();

    [GeneratedRegex("温泉|度假|海滨|游乐|漂流|景区|大理|丽江|三亚|桂林|张家界|西双版纳|九寨|黄山|峨眉|华山|泰山|庐山|普陀|鼓浪屿|北戴河|香格里拉|凤凰古城|乌镇|周庄|阳朔|青海湖|敦煌|喀纳斯|长白山|亚布力|海口|厦门|青岛|大连|海南|云南|西藏|新疆")]
    private static partial Regex Resort();

    [GeneratedRegex("门票|游船|索道|缆车|漂流|温泉|夜游|观光|游览|自由活动|购物|海滩|沙滩|海滨|古镇|古城|老街|步行街|西街|梯田|瀑布|溶洞|大峡谷|草原|漓江|西湖|洱海|泸沽湖|鼓浪屿|[\u4e00-\u9fa5]{2}(?:景区|风景区|名胜)|[\u4e00-\u9fa5]{2,3}(?:雪山|古道|胡同|影视城|游乐园|动物园|水世界|主题公园|森林公园|度假村|民俗村|岛)(?![\u4e00-\u9fa5]*?(?:村|社区))|登山|爬山|篝火|演艺|大型实景|印象[\u4e00-\u9fa5]{2}|黄山|华山|泰山|峨眉山|张家界|九寨沟|三亚|丽江|大理|桂林|阳朔")]
    private static partial Regex SightWord();

    [GeneratedRegex("(?:租车|包车|用车|车辆租赁|租用(?:大巴|客车)|大巴|客车租赁|机票|火车票|车票|订票|票务)")]
    private static partial Regex Services();

    /// <summary>The tourism trade as the unit's business.</summary>
    [GeneratedRegex("旅游(?:公路|产业|规划|开发|节|厕所|扶贫|宣传|标识|标牌|项目|资源|示范|推介|发展|专线|基础设施|环境|安全|局|日|形象|地图|线路|商品|设施|执法|文化节)|乡村旅游(?!.{0,6}考察)|景区(?:建设|改造|保洁|管理|绿化|公厕|道路|停车场|提升|创建|环境|规划|安全|栏杆|标识|值守|疫情|防火)|文旅(?:融合|项目|宣传)|接待中心建设|借款|投资款|工程|设计|施工|保证金")]
    private static partial Regex Business();

    [GeneratedRegex("工会(?:经费|活动|会员)?")]
    private static partial Regex Union();

    [GeneratedRegex("严禁|不得|禁止|不准|杜绝|查处|通报|警示|案例")]
    private static partial Regex Forbidden();

    [GeneratedRegex("旅游公路|景区派出所|景区路|旅游局|文旅局|文化和旅游局|文广旅|旅游环线|绿水青山|金山银山|不安排[^，。；]{0,8}(?:参观|景区)[^，。；]{0,4}|无[^，。；]{0,4}景点|未安排[^，。；]{0,10}|购物(?:袋|中心|清单)")]
    private static partial Regex LooksAlike();

    [GeneratedRegex("(?:培训|会议|调训|学习|举办|活动|抽调)?通知|批复|批件|审批表|文件")]
    private static partial Regex Notice();

    [GeneratedRegex("课程|课表|日程|议程|签到|结业|教学计划|培训方案|学员手册|授课")]
    private static partial Regex Schedule();

    [GeneratedRegex("(?:无|未见|没有|缺少?|未附|未提供)[^，。；\\n]{0,12}")]
    private static partial Regex NoNotice();

    [GeneratedRegex("行程|日程|考察|学习|研学|参观|活动安排|红色")]
    private static partial Regex Programme();

    [GeneratedRegex("第[一二三四五六七八1-8]天|[Dd][1-8](?!\\d)|Day\\s?[1-8]|\\d{1,2}月\\d{1,2}日|\\d{1,2}日(?:上午|下午|全天|[:：])")]
    private static partial Regex DayByDay();

    [GeneratedRegex("行程|景|游|旅|门票|第[一二三四五]天|日程|温泉|导游")]
    private static partial Regex TripLine();

    private const string Head = "金河乡2021年支出台账\n凭证号\t日期\t摘要\t收款单位\t科目\t金额\t结算方式\n";

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("红色教育培训付给旅行社", [Head + "[|记-044\t2021-07-06\t村干部红色教育培训\t江州金桥旅行社有限公司\t培训费\t28600\t转账|]\n记-045\t2021-07-07\t7月电费\t县供电公司\t电费\t3600\t转账"]),
        new("报销单的行程以景点为主", ["""
            费用报销单
            报销人：熊立　　报销日期：2021年10月26日
            事由：基层治理考察学习，10月18日至21日，9人
            金额：18,900元
            [|行程：第一天抵达，游览古城；第二天洱海游船、环湖观光；第三天座谈1小时，下午自由活动|]
            审批：同意。田野
            """]),
        new("旅行社只提供租车", [Head + "记-046\t2021-07-09\t防疫志愿者租车费\t江州金桥旅行社有限公司\t租赁费\t1800\t转账"]),
        new("有通知和课程表的培训", ["""
            费用报销单
            报销人：熊立　　报销日期：2021年5月26日
            事由：村党组织书记培训，5月17日至21日，6人
            金额：9,600元
            附件：县委组织部培训通知1份、课程表1份、江州旅行社代订车票发票1张
            审批：同意。田野
            """]),
        new("旅游产业和景区建设", [Head + "记-047\t2021-07-11\t乡村旅游宣传片制作\t江州天行旅游服务有限公司\t宣传费\t26000\t转账\n记-048\t2021-07-12\t青龙景区公厕改造工程款\t江州建安公司\t基础设施建设\t86000\t转账"]),
        new("工会春游", [Head + "记-049\t2021-04-12\t工会会员春游门票\t青龙景区\t工会经费\t2600\t转账"]),
    ];
}
