using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>公款购买礼品、特产、购物卡.</summary>
public sealed partial class GiftPurchase : IRule
{
    public string Id => "GiftPurchase";
    public string Title => "购买礼品、土特产、购物卡等，用于走访或赠送";
    public string LooksFor => "支出摘要、审批单、接待记录、会议决定写明购买礼品、礼盒、土特产、购物卡（券）、提货券等，或者茶叶、月饼、年货等用于走访、拜访、赠送上级、部门、客人和参会人员。慰问困难群众、老党员、军属、一线人员，群众活动奖品，工会节日慰问，宣传用品，产业样品和展销不提示。";

    public LegalBasis Basis { get; } = new([
        new Norm("《中华人民共和国公职人员政务处分法》", "第三十四条", "对收受可能影响公正行使公权力的礼品、礼金、有价证券等财物作出规定", new(2020, 7, 1)),
        Norms.Accounting]);

    public string FalseAlarms => "慰问困难群众、老党员、驻军有名册；文体活动、评比的奖品；工会经费节日慰问会员；宣传活动向群众发放的宣传品；招商推介、展销的样品；消费帮扶由职工自费或工会采购；会议室、食堂自用。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var paid = Payment.AllOf(study).Where(IsGift).ToList();
        return
        [
            .. paid.Select(Found),
            .. study.Facts.Documents.SelectMany(d => d.Facts.OfType<Reception>().Where(r => r.Remark is { } said && Given().IsMatch(said) && IsGift(said, null)).Select(r => Served(r))),
            .. study.Items.Where(i => i.Decided && i.Item.Resolution is { } decided && IsGift(Said(i, decided), null) && Recipient().IsMatch(Said(i, decided)) && !Forbidden().IsMatch(decided.Quote) && !IsPaid(i, paid, study)).Select(Resolved),
        ];
    }

    /// <summary>The payment's own words; of a slip that lists more, only what is said together with somebody to be given it.</summary>
    private static bool IsGift(Payment payment) => !Trades.IsRestaurant(payment.Payee) && !payment.Anchor.Document.Profile.Title.Contains("工会", StringComparison.Ordinal) &&
        (IsGift(payment.Words, payment.Payee) || (payment.SlipText.Length > 0 && Given().IsMatch(payment.SlipText) && IsGift(payment.SlipText, payment.Payee) && !Needy().IsMatch(payment.Words) && !Innocent().IsMatch(payment.Words)));

    /// <summary>A thing that is nothing but a gift; or one that may be, with somebody to be given it.</summary>
    private static bool IsGift(string text, string? payee)
    {
        var words = LooksAlike().Replace(text, "");
        if (Forbidden().IsMatch(words)) return false;
        var given = Recipient().IsMatch(words);
        if (Needy().IsMatch(words) && !ToSuperiors().IsMatch(words)) return false;
        if (Innocent().IsMatch(words) && !ToSuperiors().IsMatch(words)) return false;
        return Gift().IsMatch(words) || (Thing().IsMatch(words) && (given || (Season().IsMatch(words) && Office().IsMatch(words)))) || (given && Trades.IsLiquorShop(payee));
    }

    /// <summary>"同意。" says nothing of what: then the item's title does.</summary>
    private static string Said(DeliberatedItem item, Citation decided) => decided.Quote.Length < 14 ? item.Item.Title + "，" + decided.Quote : decided.Quote;

    /// <summary>The payment itself is in custody: it tells.</summary>
    private static bool IsPaid(DeliberatedItem item, List<Payment> gifts, CaseStudy study) =>
        gifts.Exists(p => p.Papers.Any(a => item.Item.Amounts.Contains(a.Amount ?? default) || study.Rarity.Covered(a.Grams, item.Grams) >= 0.5));

    private Finding Found(Payment payment)
    {
        var reason = $"发现{Wording.Day(payment.Date)}支付{payment.Payee}{payment.Amount}，事由“{Wording.Short(payment.Main.Purpose)}”{(payment.Account is { } a ? $"，列“{a}”" : "")}；从摘要看可能是购买礼品、特产等用于走访或赠送。建议调取发票、清单和领用（发放）登记，核实物品去向和接收人。";
        return Make(payment.Main.Purpose, payment.Amount, payment.Date, reason, payment.EvidenceWith(GiftLine()));
    }

    private Finding Served(Reception reception)
    {
        var reason = $"发现{Wording.Day(reception.Date)}接待{reception.Guests}的记录写明“{Wording.Short(reception.Remark!)}”。建议调取该次接待的清单、票据和物品领用登记，核实有无赠送及经费来源。";
        return Make($"{Wording.Day(reception.Date)}接待{reception.Guests}", reception.Amount, reception.Date, reason, [new Evidence(reception.Source, Receptions.Role(reception.Paper))]);
    }

    private Finding Resolved(DeliberatedItem item)
    {
        var reason = $"发现{Wording.MeetingName(item)}就“{Wording.Short(item.Item.Title)}”的决定写明购买礼品、特产等用于走访或赠送。集体研究不能代替对用途的核实，建议调取采购、领用登记和付款凭证，核实是否实施和物品去向。";
        return Make(item.Item.Title, item.Item.Amounts.Count > 0 ? item.Item.Amounts[0] : null, item.Meeting.Date, reason, [Wording.Meeting(item), new Evidence(item.Item.Source, "议题")]) with { Exculpatory = [.. Wording.Dissent(item)] };
    }

    private Finding Make(string subject, Money? amount, PartialDate? date, string reason, IReadOnlyList<Evidence> evidence) =>
        new(Id, null, amount?.Fen >= 500_000 ? Severity.High : Severity.Medium, subject, amount, date, reason, Basis.On(date), evidence, [], null, ["发票和物品清单", "领用（发放）登记和接收人名单"]) { FalseAlarms = FalseAlarms };

    /// <summary>Nothing but gifts.</summary>
    [GeneratedRegex("礼品|礼金|伴手礼|礼物|送礼|节礼|贺礼|红包|购物[卡券]|超市[卡券]|商场卡|提货[卡券单]|储值卡|消费卡|代金[卡券]|礼券|蟹[卡券]|(?<!健康|防疫|爱心|暖心|开学|新生|新生儿|文化|宣传|安全|法律|电子|政策|服务|学习)(?:礼盒|礼包)|月饼券|粽子券|蛋糕券(?!.{0,6}生日)|水果[卡券]|油卡(?=.{0,12}(?:赠|送|走访|慰问|领导))|加油卡(?=.{0,12}(?:赠|送|走访|领导))|福卡|电影卡|健身卡|美容卡|纪念品")]
    private static partial Regex Gift();

    /// <summary>May be a gift: local produce, tea, spirits, festival food, gift boxes.</summary>
    [GeneratedRegex("礼盒|礼包|走访[^，。；]{0,8}(?:物品|用品|物资|礼)|水产|海产|海味|干货|腊味|糕点|土特产|特产|茶叶|名茶|香烟|烟酒|名酒|白酒|红酒|酒水|月饼|粽子|年货|腊肉|火腿|土鸡|土鸡蛋|蜂蜜|木耳|香菇|枸杞|虫草|人参|燕窝|海参|海鲜|大闸蟹|水果|坚果|干果|蜜饯|橙子?|柑橘?|脐橙|苹果|樱桃|枇杷|杨梅|猕猴桃|葡萄|瓷器|字画|书画|工艺品|丝绸|丝巾|围巾|保健品|滋补品|牛羊肉|羊肉|牛肉|大米|食用油|山货|特色农产品|农特产品|农产品|手工艺|刺绣|银饰|手表|玉器|摆件|酒")]
    private static partial Regex Thing();

    [GeneratedRegex("走访(?!.{0,8}(?:困难|群众|贫困|脱贫|农户|入户|慰问老|慰问困))|拜访|拜年|赠送|馈赠|赠予|送(?:给|往|至|与)|打点|协调关系|感谢|答谢|致谢|酬谢|回馈|汇报工作|争取(?:项目|资金|支持)|跑项目|对接(?:工作|项目)|(?:联系|挂钩|共建|协作|兄弟|友好|合作|关系|业务|对口|有关|相关)(?:单位|部门)|客户|关系户|老领导|联络感情|(?:慰问|看望|走访)[^，。；]{0,8}(?:领导|上级|部门|单位|机关|[县市区省]直|局)|用于接待|接待用|来宾|宾客|客商|考察团|参会(?:人员|嘉宾|代表)|与会(?:人员|嘉宾)|嘉宾|每人一[份盒]|领导")]
    private static partial Regex Recipient();

    [GeneratedRegex("(?:[县市区省州]直|上级|主管部门|相关部门|有关部门|(?:包联|挂钩|挂联|包抓|帮扶|派出|联系|共建|协作|定点帮扶|归口|兄弟|友好|合作|关系|业务|对口)(?:单位|领导|部门)|客户|关系户|领导|局长|处长|科长|部门)")]
    private static partial Regex ToSuperiors();

    [GeneratedRegex("春节|中秋|端午|元旦|国庆|过年|年底|年终|节前|节日|双节|两节|五一|重阳|年前")]
    private static partial Regex Season();

    /// <summary>Booked or said as something of the office: nobody in need stands behind it.</summary>
    [GeneratedRegex("办公|接待|招待|会议|会务|其他|宣传|差旅|工作经费|印刷|劳务|礼|公关|业务费|维稳|招商|党建")]
    private static partial Regex Office();

    [GeneratedRegex("困难|群众|党员(?!领导)|老人|五保|低保|特困|残疾|残联|军[人属]|退役|优抚|烈属|敬老院|福利院|养老院|孤儿|留守|儿童|学生|学校|教师|一线|环卫|医护|隔离|防疫|抗疫|值守|执勤|交警|消防|武警|部队|驻军|官兵|驻村|工作队|住院|病号|生病|离退休|退休|老干部|贫困|脱贫|监测户|受灾|灾民|建档立卡|[老农贫]户|百岁|高龄|重阳节.{0,6}老|失独|劳模|见义勇为|遗属|家属|孕产|妇女.{0,4}节|母亲|网格员|护林员|保洁员|志愿者|患者")]
    private static partial Regex Needy();

    [GeneratedRegex("工会|会员福利|职工福利|奖品|比赛|竞赛|运动会|文艺|演出|晚会|联欢|评比|表彰|先进|游园|群众性|文体活动|问答|抽奖|宣传(?:品|礼品|活动|用品|材料|袋|册|纪念)|普法|反诈|平安建设|满意度|展销|推介|样品|展示|展览|产业|合作社|种植|养殖|苗|育种|食堂|食材|职工餐|伙食|值班|加班|助农|消费(?:扶贫|帮扶)|以购代捐|爱心|义卖|捐赠|自费|个人(?:承担|出资)|拍摄|包装设计|品牌|商标|评审样|检测|抽检|农贸|市场|会议室|饮用水|办公室用|生日|培训教材|党徽|图书")]
    private static partial Regex Innocent();

    /// <summary>Rules, reports on others, and looks alike.</summary>
    [GeneratedRegex("严禁|不得|禁止|不准|不许|杜绝|严查|查处|通报|登记(?:制度|上交)|上交|退回|拒收")]
    private static partial Regex Forbidden();

    [GeneratedRegex("礼品登记|礼品上交|茶叶(?:产业|基地|加工|园|局|协会|种植|节)|特产(?:馆|中心|展示)|酒精|酒店|酒楼|酒家|酒驾|料酒|烟酒店整治|礼仪|礼堂|婚礼|敬礼|特产品牌|燕窝酥|宴会厅|酒[瓶糟曲]|水果(?:基地|种植|产业|套袋)|果[园苗]")]
    private static partial Regex LooksAlike();

    [GeneratedRegex("赠送|馈赠|礼品|土特产|特产|纪念品|伴手礼|茶叶")]
    private static partial Regex Given();

    [GeneratedRegex("礼|特产|茶|卡|券|酒|烟|月饼|粽|年货|赠|走访")]
    private static partial Regex GiftLine();

    private const string Head = "双桂镇2021年支出台账\n凭证号\t日期\t摘要\t收款单位\t科目\t金额\t结算方式\n";

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("茶叶礼盒走访县直部门", [Head + "[|记-007\t2021-01-28\t购高山茶叶礼盒50盒（春节走访县直部门）\t云雾茶庄\t办公费\t19500\t转账|]\n记-008\t2021-01-29\t春节慰问困难党员米油80份\t惠民超市\t社会福利\t12800\t转账"]),
        new("超市购物卡列办公费", [Head + "[|记-099\t2021-09-15\t购超市购物卡30张\t惠民超市\t办公费\t15000\t转账|]"]),
        new("慰问困难群众和老党员", [Head + "记-101\t2021-09-17\t中秋慰问老党员月饼60盒\t惠民超市\t社会福利\t4200\t转账"]),
        new("工会端午慰问", [Head + "记-062\t2021-06-10\t端午节慰问会员粽子、食用油（工会经费）\t惠民超市\t工会经费\t9900\t转账"]),
        new("活动奖品和宣传品", [Head + "记-055\t2021-05-04\t青年篮球赛奖品\t惠民超市\t其他商品和服务支出\t2600\t转账\n记-056\t2021-05-12\t平安建设宣传礼品（围裙、环保袋）\t彩印广告部\t宣传费\t5800\t转账"]),
        new("茶叶产业样品和会议室用茶", [Head + "记-071\t2021-07-02\t茶叶产业推介会样品\t云雾茶叶合作社\t产业发展\t3600\t转账\n记-072\t2021-07-05\t会议室茶叶、纸杯\t惠民超市\t办公费\t460\t转账"]),
    ];
}
