using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>收款人不是合同、中标单位.</summary>
public sealed partial class ThirdPartyPayment : IRule
{
    public string Id => "ThirdPartyPayment";
    public string Title => "款项付给合同、中标（成交）、开票单位以外的人";
    public string LooksFor => "付款的收款人与同一事项合同的对方、中标（成交）单位、审批单上写明的施工或开票单位不是同一个人：转入个人账户、另一家单位，或者台账与银行流水的收款人不同。有委托收款、债权转让、更名、分公司、农民工工资专户等材料的不提示。";

    public LegalBasis Basis { get; } = new([
        new Norm("《中华人民共和国招标投标法》", "第四十八条", "中标人不得向他人转让中标项目，也不得将中标项目肢解后分别向他人转让", new(2000, 1, 1)),
        Norms.Accounting]);

    public string FalseAlarms => "有书面委托收款、债权转让、法院协助执行；单位更名、分公司或者个体户的经营者收款；农民工工资专用账户；税务机关代开发票；职工垫付后报销；台账户名登记有误。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var told = new HashSet<Payment>();
        foreach (var (payment, party, paper) in Candidates(study))
            if (!told.Contains(payment) && !IsInnocent(payment, party.Name, study)) { told.Add(payment); yield return Found(payment, party, paper); }
        var files = told.SelectMany(p => p.Papers).Select(a => a.Document).ToHashSet();
        foreach (var document in study.Facts.Documents.Where(d => !files.Contains(d) && MayTell(d)))
            foreach (var passage in document.Document.Passages.Where(p => p.Row is null && ToPrivateAccount().IsMatch(p.Text) && !Entitled().IsMatch(Denied().Replace(p.Text, "")) && !Rule().IsMatch(p.Text)).Take(2))
                if (OrganNames.FirstBusiness(passage.Text) is { } firm) yield return Told(document, passage, firm);
    }

    /// <summary>Explanations and notes beside the books; not measures, circulars and records of talks.</summary>
    private static bool MayTell(CaseDocument document) => !Exemptions.IsVillage(document) && (document.Profile.Genre is Genre.Other or Genre.Reimbursement or Genre.PaymentApproval or Genre.Voucher
        || document.Profile.Genre == Genre.OfficialPaper && Explains().IsMatch(document.Profile.Title));

    private Finding Told(CaseDocument document, Passage passage, string firm)
    {
        var at = ToPrivateAccount().Match(passage.Text).Index;
        var reason = $"发现《{Wording.Short(document.Profile.Title)}》写明“{Wording.Short(Quotes.Sentence(passage, at).Quote)}”，涉及{firm}的款项转入个人账户；在已导入的材料中未见委托收款、债权转让等说明。建议调取付款附件、发票、银行回单和委托材料核实。";
        var sum = DocReview.Index.Amounts.In(passage.Text).Where(m => m.High.Fen > 0).Select(m => (Money?)m.High).FirstOrDefault();
        return new Finding(Id, null, Severity.Medium, document.Profile.Title, sum, document.Profile.Date, reason, Basis.On(document.Profile.Date), [new Evidence(Quotes.Sentence(passage, at), "说明")], [], null, ["委托收款书", "发票和银行回单"]) { FalseAlarms = FalseAlarms };
    }

    [GeneratedRegex("(?:打入|转入|汇入|汇至|转到|转至|付至|付到|支付到|支付至|存入|打到|划入|转给)[^。；\\n]{0,24}?个人(?:的)?(?:银行)?(?:卡|账户|账号|账上|户)")]
    private static partial Regex ToPrivateAccount();

    [GeneratedRegex("不得|严禁|禁止|不准|应当|通报|案例|查处|补贴|补助|工资|报酬|救助|退还个人")]
    private static partial Regex Rule();

    [GeneratedRegex("说明|情况|记录|备忘")]
    private static partial Regex Explains();

    private sealed record Party(string Name, string Role);

    /// <summary>Payments with the one that should have been paid, the surest way of knowing it first.</summary>
    private static IEnumerable<(Payment Payment, Party Party, Act? Paper)> Candidates(CaseStudy study)
    {
        foreach (var payment in Payment.AllOf(study).Where(p => p.SlipText.Length > 0 && p.Payee is { Length: > 0 }))
            if (NamedOnSlip(payment, study) is { } named) yield return (payment, named, null);
        foreach (var contract in PaymentsUnderContracts.Of(study).Where(c => c.Contract.Parties.Count > 0))
            foreach (var payment in contract.Payments.Where(p => IsOther(p, contract.Contract.Parties, contract.Contract, study)))
                yield return (payment, new Party(contract.Contract.Parties[0], "合同对方"), contract.Contract);
        var paymentOf = Payment.AllOf(study).SelectMany(p => p.Papers.Select(a => (Act: a, Payment: p))).ToDictionary(x => x.Act, x => x.Payment);
        foreach (var matter in study.Matters.Where(m => m.Exempt is null && m.Matter.Acts.All(a => a.Kind is not (ExecutionKind.Contract or ExecutionKind.Lease))))
            if (matter.Matter.Acts.FirstOrDefault(a => a.Kind == ExecutionKind.Award && a.Parties.Count > 0) is { } award)
                foreach (var payment in matter.Matter.Acts.Select(a => paymentOf.GetValueOrDefault(a)).OfType<Payment>().Distinct().Where(p => IsOther(p, award.Parties, award, study)))
                    yield return (payment, new Party(award.Parties[0], "中标（成交）单位"), award);
        foreach (var payment in Payment.AllOf(study).Where(p => p.Payee is { Length: > 0 }))
            if (NamedInPurpose(payment, study) is { } named) yield return (payment, named, null);
            else if (TwoPayees(payment, study) is { } first) yield return (payment, first, null);
    }

    /// <summary>合同单位：某公司 … 户名：某人 on one slip.</summary>
    private static Party? NamedOnSlip(Payment payment, CaseStudy study)
    {
        foreach (Match label in SideOnSlip().Matches(payment.SlipText))
        {
            var name = label.Groups["who"].Value;
            if ((OrganNames.IsBusiness(name) || Persons.IsName(name)) && Differs(payment.Payee!, name, study) && !Reimbursed(payment)) return new Party(name, label.Groups["label"].Value);
        }
        return null;
    }

    private static bool IsOther(Payment payment, IReadOnlyList<string> parties, Act paper, CaseStudy study)
    {
        var payees = payment.Rows.Select(r => r.Payee).OfType<string>().Where(p => p.Length > 0).ToList();
        if (payees.Count == 0 || payees.All(p => parties.Any(q => !Differs(p, q, study)))) return false;
        var other = payees.First(p => parties.All(q => Differs(p, q, study)));
        // Another firm may have a contract of its own that was not copied: only what is plainly this contract's money counts.
        if (Payees.Person(other) is null && !(payment.Amount == paper.Amount || ContractMoney().IsMatch(payment.Words))) return false;
        return !paper.Document.Document.Passages.Any(p => SubjectText.Plain(p.Text).Contains(SubjectText.Plain(other), StringComparison.Ordinal)) && !Reimbursed(payment);
    }

    /// <summary>"付恒筑公司工程款" while somebody else is the payee.</summary>
    private static Party? NamedInPurpose(Payment payment, CaseStudy study)
    {
        foreach (var row in payment.Rows)
            if (row.Payee is { Length: > 0 } payee && Persons.IsName(payee) && PayeeInWords.Of(row.Purpose) is { } named && Differs(payee, named, study) && !Reimbursed(payment)) return new Party(named, "摘要写明的单位");
        return null;
    }

    /// <summary>The ledger names one payee and the bank another.</summary>
    private static Party? TwoPayees(Payment payment, CaseStudy study)
    {
        if (payment.Papers.Count < 2) return null;
        var rows = payment.Papers.Where(p => p.Parties.Count > 0).ToList();
        foreach (var bank in rows.Where(r => r.Document.Profile.Genre == Genre.BankStatement))
            foreach (var book in rows.Where(r => r.Document.Profile.Genre != Genre.BankStatement))
                if (Differs(bank.Parties[0], book.Parties[0], study) && study.Rarity.Alike(bank.Grams, book.Grams) >= 0.5 && !Reimbursed(payment)) return new Party(book.Parties[0], "账上收款单位");
        return null;
    }

    private static bool Differs(string payee, string party, CaseStudy study) =>
        !study.Names.Same(payee, party) && !Payees.IsGroup(payee) && !Payees.IsGroup(party) && !(OrganNames.IsPublic(payee) && OrganNames.IsPublic(party)) && !SubjectText.Plain(payee).Contains("分公司", StringComparison.Ordinal)
        && !SubjectText.Plain(party).Contains(SubjectText.Plain(payee), StringComparison.Ordinal) && !SubjectText.Plain(payee).Contains(study.Names.Core(party), StringComparison.Ordinal)
        && !Official().IsMatch(payee);

    /// <summary>An employee who laid the money out.</summary>
    private static bool Reimbursed(Payment payment) => Advanced().IsMatch(payment.Everything) || Reimbursement().IsMatch(payment.Anchor.Document.Profile.Title) && payment.Anchor.Document.Profile.Genre == Genre.Reimbursement && !Payees.IsPrivateAccount(payment.SlipText);

    /// <summary>A paper in custody that entitles the payee, or the payment's own words.</summary>
    private static bool IsInnocent(Payment payment, string party, CaseStudy study)
    {
        if (Entitled().IsMatch(Denied().Replace(payment.Everything, ""))) return true;
        var payees = payment.Rows.Select(r => r.Payee).OfType<string>().Select(p => Payees.Person(p) ?? SubjectText.Plain(p)).Distinct().ToList();
        foreach (var document in study.Facts.Documents)
            foreach (var passage in document.Document.Passages)
            {
                if (!Entitled().IsMatch(Denied().Replace(passage.Text, "")) && !(EntitlingPaper().IsMatch(document.Profile.Title) && !Denied().IsMatch(passage.Text))) continue;
                var text = SubjectText.Plain(passage.Text);
                if (payees.Exists(p => text.Contains(p, StringComparison.Ordinal) || study.Names.NamedIn(p, text)) && (study.Names.NamedIn(party, text) || study.Names.NamedIn(party, SubjectText.Plain(document.Profile.Title)) || EntitlingPaper().IsMatch(document.Profile.Title))) return true;
            }
        return false;
    }

    private Finding Found(Payment payment, Party party, Act? paper)
    {
        var payee = payment.Rows.Select(r => r.Payee).OfType<string>().FirstOrDefault(p => p != party.Name && p.Length > 0) ?? payment.Payee!;
        var person = payment.Rows.Select(r => r.Payee).FirstOrDefault(p => Payees.Person(p) is not null);
        var reason = $"发现{Wording.Day(payment.Date)}支付“{Wording.Short(payment.Main.Purpose)}”{payment.Amount}，收款人为{person ?? payee}，而{party.Role}为{party.Name}；在已导入的材料中未见委托收款、债权转让、更名等说明。建议调取付款附件、发票、银行回单和委托材料，核实收款人与{party.Role}的关系。";
        return new Finding(Id, paper is { Categories.Count: > 0 } ? paper.Categories[0] : null, person is not null ? Severity.High : Severity.Medium, payment.Main.Purpose, payment.Amount, payment.Date, reason, Basis.On(payment.Date),
            [.. payment.EvidenceWith(PayeeLine()), .. paper is null ? [] : Wording.PartyLines(paper).Prepend(new Evidence(paper.Source, paper.Role))], [], null, ["委托收款书或更名、债权转让材料", "发票和银行回单", "合同原件"])
        { FalseAlarms = FalseAlarms };
    }

    [GeneratedRegex(@"(?<label>合同(?:单位|对方|乙方)|施工(?:单位|方)|承包(?:单位|人|方)|承建单位|中标(?:单位|人)|成交(?:单位|供应商)|供货(?:单位|商|方)|供应商|开票(?:单位|方|人)|销售方(?:名称)?|发票开具单位|乙方)\s*[:：\t　]+\s*(?<who>[\u4e00-\u9fa5（）()·]{2,30})")]
    private static partial Regex SideOnSlip();

    [GeneratedRegex("工程款|进度款|货款|首付|预付|尾款|余款|合同款|结算款|设备款|材料款|竣工款|完工款|质保金|\\d{1,3}%|第[一二三]次|第[一二三]期")]
    private static partial Regex ContractMoney();

    [GeneratedRegex("垫付|垫支|代垫|先行支付后报销|公务卡")]
    private static partial Regex Advanced();

    [GeneratedRegex("报[销账]")]
    private static partial Regex Reimbursement();

    [GeneratedRegex("委托(?:[^，。；\\n]{0,16})(?:收款|代收|收取|领取|结算)|委托(?:收款|付款)?书|授权[^，。；\\n]{0,14}(?:收款|收取|领取)|代收(?:[^，。；\\n]{0,10})款|代为收[取款]|债权(?:转让|让与)|更名为|名称变更|变更(?:名称|为)|(?:原名|曾用名|现更名)|分公司|分支机构|(?:农民工|民工)工资(?:专|代发|支付)|协助执行|执行通知|法院|抵偿|代开发票|经营者(?:为|[:：])")]
    private static partial Regex Entitled();

    [GeneratedRegex("(?:未见|没有|无|未附|未提供|缺少?|未办理|口头)(?:书面)?(?:的)?(?:委托|授权)[^，。；\\n]{0,10}|(?:不得|严禁)[^。]{0,20}(?:委托|授权)")]
    private static partial Regex Denied();

    [GeneratedRegex("委托书|授权书|委托收款|收款委托|变更(?:登记|通知)|更名|债权转让")]
    private static partial Regex EntitlingPaper();

    [GeneratedRegex("税务|法院|社保|财政|工会|执行款|供电|电力|自来水|银行$|信用社")]
    private static partial Regex Official();

    [GeneratedRegex("收款|户名|账户|账号|合同单位|施工单位|开票|供应商|个人")]
    private static partial Regex PayeeLine();

    private const string Contract = """
        村道护栏施工合同
        发包方：石坪乡人民政府　承包方：金川县鑫业建设工程有限公司
        工程名称：红岩村道护栏安装　合同价款：126,000元
        签订日期：2021年3月2日
        """;

    private const string Head = "石坪乡2021年支出台账\n凭证号\t日期\t摘要\t收款单位（人）\t科目\t金额\t结算方式\n";

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("合同单位是公司，款项转给个人", [Contract, Head + "[|记-066\t2021-06-11\t红岩村道护栏安装工程款\t牛长顺\t基础设施建设\t126000\t转账|]"]),
        new("审批单上的施工单位与收款户名不同", ["""
            资金支付审批单
            付款事由：便民大厅装修尾款　　日期：2021年8月3日
            施工单位：金川县宜居装饰有限公司
            付款金额：46,000元
            [|收款账户：户名鲍小龙，金川农商行石坪支行|]
            审批：同意。曹万里
            """]),
        new("有书面委托收款", [Contract, Head + "记-066\t2021-06-11\t红岩村道护栏安装工程款\t牛长顺\t基础设施建设\t126000\t转账", """
            委托收款书
            石坪乡人民政府：我公司委托牛长顺代收红岩村道护栏安装工程款126,000元，责任由我公司承担。
            金川县鑫业建设工程有限公司
            2021年6月8日
            """]),
        new("合同单位收款，台账用简称", [Contract, Head + "记-066\t2021-06-11\t红岩村道护栏安装工程款\t鑫业建设公司\t基础设施建设\t126000\t转账"]),
        new("单位已更名", [Contract, Head + "记-066\t2021-06-11\t红岩村道护栏安装工程款\t金川县广厦市政有限公司\t基础设施建设\t126000\t转账", """
            变更登记通知书
            金川县鑫业建设工程有限公司名称变更为金川县广厦市政有限公司，核准变更登记。
            2021年5月10日
            """]),
        new("职工垫付后报销", [Head + "记-070\t2021-07-02\t垫付金川县鑫业公司护栏配件款\t卢梅\t维修费\t860\t公务卡"]),
    ];
}
