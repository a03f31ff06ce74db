using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>超过结算起点的现金支出.</summary>
public sealed partial class LargeCashPayment : IRule
{
    public string Id => "LargeCashPayment";
    public string Title => "用现金支付的款项超过结算起点";
    public string LooksFor => "以现金支付单位、商户的货款、服务费、工程款等，一笔超过1000元（本单位规定另有限额的按该限额）；整数提取大额现金而未写明用途。工资、补助、奖金、零工劳务、慰问、抚恤、补偿，向农户收购农产品和差旅费等依规定可以用现金的不提示。";

    private static readonly Money SettlementPoint = Money.Yuan(1_000);
    private static readonly Money LargeWithdrawal = Money.Yuan(10_000);

    /// <summary>备用金 is a use by itself; what a unit keeps for small expenses of some days does not come near this.</summary>
    private static readonly Money LargeFloat = Money.Yuan(30_000);

    public LegalBasis Basis { get; } = new([
        new Norm("《现金管理暂行条例》", "第五条", "现金用于职工工资和津贴、个人劳务报酬、奖金、劳保福利和对个人的其他支出、向个人收购农副产品、差旅费、结算起点（1000元）以下的零星支出等，其他支出应当通过银行转账结算", new(1988, 10, 1)),
        Norms.Accounting]);

    public string FalseAlarms => "发给个人的工资、补助、劳务、慰问、补偿；向农户收购农产品；出差人员必须随身携带的差旅费；偏远地区、停电断网等一时无法转账；台账结算方式登记有误，实际为公务卡或转账。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        foreach (var payment in Payment.AllOf(study))
        {
            var limit = study.Thresholds.Cash(payment.Date);
            var from = limit?.From ?? SettlementPoint;
            if (!InCash(payment) || !(limit?.Reaches(payment.Amount) ?? payment.Amount > from) || PersonalMoney().IsMatch(NotPersonal().Replace(payment.Words, ""))) continue;
            if (Withdrawal().IsMatch(payment.Words)) { if (payment.Amount >= (Float().IsMatch(payment.Words) ? LargeFloat : LargeWithdrawal) && !SpentAsTold(payment, study)) yield return Found(payment, from, limit, true, study); }
            else if (IsForBody(payment)) yield return Found(payment, from, limit, false, study);
        }
    }

    /// <summary>A slip of the days around tells what was paid with exactly this sum: it is looked at by itself, with the withdrawal beside it.</summary>
    private static bool SpentAsTold(Payment withdrawal, CaseStudy study) => Payment.AllOf(study).Any(p => IsSpentFrom(p, withdrawal));

    private static bool IsSpentFrom(Payment payment, Payment withdrawal) =>
        payment.Amount == withdrawal.Amount && !ReferenceEquals(payment, withdrawal) && !Withdrawal().IsMatch(payment.Words) && InCash(payment)
        && payment.Date is { Day: not null } paid && withdrawal.Date is { Day: not null } drawn && Math.Abs(paid.First.DayNumber - drawn.First.DayNumber) <= DaysBetween;

    /// <summary>The books say cash, and no paper of the same payment says otherwise.</summary>
    private static bool InCash(Payment payment)
    {
        var methods = payment.Rows.Select(r => r.Method).OfType<string>().Where(m => m.Length > 0).ToList();
        return methods.Count > 0 ? methods.TrueForAll(m => Cash().IsMatch(m) && !NoCash().IsMatch(m)) : CashInWords().IsMatch(payment.Everything) && !CashDenied().IsMatch(payment.Everything);
    }

    /// <summary>A firm, a shop, another body; or a person who sold goods, works or rent.</summary>
    private static bool IsForBody(Payment payment) =>
        payment.Payee is not { Length: > 0 } payee || !(Payees.Person(payee) is not null || Payees.IsGroup(payee)) || GoodsOrWorks().IsMatch(payment.Words);

    private Finding Found(Payment payment, Money from, Limit? limit, bool withdrawn, CaseStudy study)
    {
        var rule = limit is null ? $"结算起点{from}" : $"本单位规定的现金限额{from}（{limit.Source}）";
        var reason = withdrawn
            ? $"发现{Wording.Day(payment.Date)}提取现金{payment.Amount}，摘要“{Wording.Short(payment.Main.Purpose)}”，未写明按规定可以用现金支付的用途。建议调取现金日记账、备用金领用和冲账凭证，核实这笔现金的实际去向。"
            : $"发现{Wording.Day(payment.Date)}以现金支付{payment.Payee ?? "（收款人未写明）"}{payment.Amount}，用途“{Wording.Short(payment.Main.Purpose)}”，高于{rule}。建议调取发票、收款收据和现金日记账，核实收款人和未转账的原因。";
        return new Finding(Id, null, payment.Amount.Fen >= from.Fen * 10 ? Severity.Medium : Severity.Low, payment.Main.Purpose, payment.Amount, payment.Date, reason, Basis.On(payment.Date),
            [.. payment.Evidence, .. withdrawn ? [] : DrawnFor(payment, study), .. limit?.Citation is { } source ? new[] { new Evidence(source, "现金限额依据") } : []], [], null, ["发票、收款收据和领款签字", "现金日记账和银行取款记录"])
        { FalseAlarms = FalseAlarms };
    }

    /// <summary>From the bank to the hand.</summary>
    private const int DaysBetween = 7;

    private static IEnumerable<Evidence> DrawnFor(Payment payment, CaseStudy study) =>
        Payment.AllOf(study).Where(w => Withdrawal().IsMatch(w.Words) && IsSpentFrom(payment, w)).SelectMany(w => w.Evidence).Select(e => e with { Role = "提取现金" });

    [GeneratedRegex("备用金|备用款|周转金")]
    private static partial Regex Float();

    [GeneratedRegex("现金|现钞|现付|现支")]
    private static partial Regex Cash();

    [GeneratedRegex("非现金|现金支票|转账|公务卡")]
    private static partial Regex NoCash();

    [GeneratedRegex("(?:以|用|付|支付|支取|提取|取|领取)现金|提取?现(?!场|代|有)|提(?:取)?备用金|取现|现金(?:支付|付讫|付款|支取|结算|结清)|贷[:：]?\\s*(?:库存)?现金|付款方式[:：\\s]*现金")]
    private static partial Regex CashInWords();

    [GeneratedRegex("(?:不得|严禁|禁止|不用|未用|非)[^，。；]{0,4}现金")]
    private static partial Regex CashDenied();

    /// <summary>What the law lets cash be used for.</summary>
    [GeneratedRegex("工资|薪|津贴|补贴|补助|奖金|奖励|绩效|报酬|劳务|误工|误餐|零工|民工|用工|工钱|工时|人工费|值班费|加班费|慰问|抚恤|救助|救济|丧葬|抚养|遗属|补偿|青苗|征地|占地|赔偿|差旅|出差|住宿费|伙食|稿费|讲课费|评审费|专家费|低保|五保|特困|困难|临时救助|收购|农户|农副产品|分红|退(?:还|回|付)|退[^，。；]{0,12}(?:金|款)|保证金|借支|押金|扶贫款|到户|务工|家属|津补")]
    private static partial Regex PersonalMoney();

    /// <summary>Services and goods that only carry such a word.</summary>
    [GeneratedRegex("慰问品|慰问物资|慰问.{0,6}(?:米|油|牛奶|物品)|奖品|奖牌|奖状|劳务(?:派遣|公司|外包)|工资(?:条|表|软件|系统)|救助站|补助(?:材料|台账)|困难党员.{0,8}(?:米|油)")]
    private static partial Regex NotPersonal();

    [GeneratedRegex("备用金|提(?:取)?现(?!场)|取现|支取|提取|提备用|取款")]
    private static partial Regex Withdrawal();

    [GeneratedRegex("材料|货款|购|买|采购|办公|印|制作|安装|维修|修理|修缮|工程|装修|租金|租赁|租车|运费|运输|搬运费|机械|挖机|铲车|广告|设备|家具|用品|电脑|耗材|餐|招待|接待|烟|酒|油料|加油|食材|菜|砂石|水泥|苗木|绿化|清淤|化肥|宣传|服务费")]
    private static partial Regex GoodsOrWorks();

    private const string Head = "古渡镇2021年支出台账\n凭证号\t日期\t摘要\t收款单位\t科目\t金额\t结算方式\n";

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("印刷费用现金付给印务部", [Head + "[|记-018\t2021-03-16\t印制宣传单、横幅\t大明印务部\t印刷费\t18600\t现金|]\n记-019\t2021-03-18\t复印纸\t大明印务部\t办公费\t860\t现金"]),
        new("现金日记账里付修理厂", ["古渡镇现金日记账\n日期\t凭证号\t摘要\t收入\t支出\t余额\n[|2021-05-08\t现-11\t付恒顺汽修厂修理费\t\t4680\t3120|]\n2021-05-09\t现-12\t付清淤零工工资（6人）\t\t2160\t960"]),
        new("挖机台班费凭领条付现金，取现是同一笔钱", ["""
            领条
            [|今领到石坪村便道挖机台班费现金26,600元（贰万陆仟陆佰元整），140小时。|]
            领款人：查木　2021年5月20日
            付款：卞大山（现金）
            """, "古渡镇财政所银行对账单\n交易日期\t摘要\t对方户名\t借方\t贷方\t余额\n[|20210519\t取现\t现金支票\t26600\t\t88120.50|]"]),
        new("提取少量备用金", ["古渡镇财政所银行对账单\n交易日期\t摘要\t对方户名\t借方\t贷方\t余额\n20210519\t提备用金\t现金\t12000\t\t88120.50"]),
        new("零工劳务、慰问和补偿可以用现金", [Head + "记-020\t2021-03-20\t清淤零工劳务费12人\t甘石等人\t劳务费\t4320\t现金\n记-021\t2021-03-22\t慰问困难群众慰问金\t困难群众名册\t社会福利\t6000\t现金\n记-022\t2021-03-25\t青苗补偿款\t卞大山\t征地补偿\t8600\t现金"]),
        new("不到结算起点的零星支出", [Head + "记-023\t2021-03-26\t购买扫帚、拖把\t便民超市\t办公费\t386\t现金"]),
        new("本单位规定2000元以上才须转账", ["""
            古渡镇财务管理制度
            第八条　2000元以上的支出一律通过银行转账或公务卡结算，不得支付现金。
            第九条　本制度自2020年1月1日起施行。
            古渡镇人民政府
            2019年12月28日
            """, Head + "记-024\t2021-03-28\t购置文件柜\t振兴家具店\t办公费\t1680\t现金"]),
        new("转账支付", [Head + "记-025\t2021-03-29\t印制宣传单、横幅\t大明印务部\t印刷费\t18600\t转账"]),
    ];
}
