using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>One payment slip: 资金支付审批单, 用款申请, 报销单, 借款单, as a form or as a few sentences.</summary>
/// <param name="Source">Where the sum stands.</param>
internal sealed partial record PaymentSlip(
    Form Form, Citation Source, Money Amount, PartialDate? Date, string? Payee, string Purpose, string? Account, string? Method, string? Approver, string? Number,
    ClaimedDeliberation? Claim)
{
    private const int LongestTitle = 24;

    /// <summary>Lent to another body or business; an advance to a person of one's own house is none.</summary>
    public bool IsLoan => (LoanTitle().IsMatch(Form.Title) || LoanText().IsMatch(Form.Paper.Text)) && Payee is { } borrower && !Persons.IsName(borrower)
        && (OrganNames.IsBusiness(borrower) || OrganNames.IsPublic(borrower));

    /// <summary>Several payments on one slip (4/12 19,800；4/20 19,800) are several expenditures.</summary>
    public IEnumerable<Expenditure> Expenditures
    {
        get
        {
            var parts = SpendingLines.Dated(Form.Paper, Date, Payee, Form.Find(SpendingWords.All, Spending.Purpose)?.Text).ToList();
            return parts.Count > 1 ? parts : [new Expenditure(Source, Date, Payee, Purpose, Account, Amount, Method, Approver, Number, Claim) { Remark = RemarkOf(Form) }];
        }
    }

    public static PaymentSlip? Of(Paper paper, Document document, Profile profile)
    {
        var form = Form.Of(paper);
        if (!IsSlip(form) || SumOf(form) is not { } sum) return null;
        var words = SpendingWords.All;
        var date = DateOf(form, document, profile);
        var purpose = form.Find(words, Spending.Purpose)?.Text ?? (UsedFor().Match(paper.Text) is { Success: true } use ? use.Groups["what"].Value : OpeningWords(sum.Source, form));
        return new PaymentSlip(form, sum.Source, sum.Amount, date, PayeeOf(form), purpose, form.Find(words, Spending.Account)?.Text, form.Find(words, Spending.Method)?.Text ?? (HandedOver().IsMatch(form.Paper.Text) ? "现金" : null),
            ApproverOf(form), form.Find(words, Spending.Voucher)?.Text, Claims.In(paper.Passages, date) is { Body: not MeetingBody.Unknown } claim ? claim : null);
    }

    /// <summary>By its title; or by its build: a sum, a purpose, and someone who approves or receives it.</summary>
    private static bool IsSlip(Form form)
    {
        var title = form.Title[..Math.Min(LongestTitle, form.Title.Length)];
        if (OtherPaper().IsMatch(title)) return false;
        if (SlipTitle().IsMatch(title)) return true;
        var words = SpendingWords.All;
        return form.Find(words, Spending.Amount) is not null && form.Find(words, Spending.Purpose) is not null
            && (form.HasPlaceFor(words, Spending.Approver) || form.Fields.Any(f => f.Text.StartsWith("同意", StringComparison.Ordinal)))
            && !form.Fields.Any(f => OtherLabel().IsMatch(f.Label));
    }

    private static (Money Amount, Citation Source)? SumOf(Form form)
    {
        foreach (var field in form.All(SpendingWords.All, Spending.Amount).Where(f => f.Text.Length > 0))
            if ((Amounts.OfCell(field.Text, TableUnit.Of(field.Label, "")) ?? (Amounts.In(field.Text) is [var first, ..] ? first.High : null)) is { Fen: > 0 } sum) return (sum, Quotes.Around(field));
        var told =
            from passage in form.Paper.Passages
            from mention in Amounts.In(passage.Text)
            let before = passage.Text[Math.Max(0, mention.Start - 8)..mention.Start]
            where mention.High.Fen > 0 && !NotTheSum().IsMatch(before) && !passage.Text[mention.Start..mention.End].Contains('块', StringComparison.Ordinal)
            orderby SumWord().IsMatch(before) descending, mention.High descending
            select (mention.High, Quotes.Sentence(passage, mention.Start));
        return told.Select(t => ((Money, Citation)?)t).FirstOrDefault();
    }

    private static PartialDate? DateOf(Form form, Document document, Profile profile)
    {
        var year = PaperContext.YearOf(form.Paper, document, profile);
        if (form.Find(SpendingWords.All, Spending.Date)?.Text is { } text && Dates.In(text, year).FirstOrDefault(m => m.Date is not null).Date is { } date) return date;
        var days = form.Paper.Passages.SelectMany(p => Dates.In(p.Text, year).Where(m => m.Date is { Day: not null } && !Later().IsMatch(p.Text[Math.Max(0, m.Start - 8)..m.Start])).Select(m => m.Date!.Value)).ToList();
        return form.Fields.Where(f => Agreed().IsMatch(f.Text)).Select(f => SignedDay(f.Text, year)).LastOrDefault(d => d is not null)
            ?? (days.Count > 0 ? days[^1] : profile.Date);
    }

    /// <summary>The day behind a signature: 同意。某某 2022.6.21, 同意 某某 6.21.</summary>
    internal static PartialDate? SignedDay(string text, PartialDate? year) =>
        Dates.In(text, year).Where(m => m.Date is { Day: not null }).Select(m => m.Date).LastOrDefault()
        ?? (DayAtEnd().Match(text) is { Success: true } day ? Dates.OfCell(day.Value.Trim(), year) : null);

    private static string? PayeeOf(Form form)
    {
        var fields = form.All(SpendingWords.All, Spending.Payee).Where(f => f.Text.Length > 0).ToList();
        var field = fields.Find(f => Receives().IsMatch(f.Label)) ?? fields.FirstOrDefault();
        if (field is null) return HolderOf().Match(form.Paper.Text) is { Success: true } named ? named.Groups["who"].Value : DoneBy().Match(form.Paper.Text) is { Success: true } by ? by.Groups["who"].Value : null;
        var holder = HolderOf().Match(field.Text);
        return holder.Success ? holder.Groups["who"].Value : Parenthesis().Replace(AccountBehind().Replace(field.Text, ""), "").Trim();
    }

    /// <summary>Who signed, as written; the leaders' fields first.</summary>
    private static string? ApproverOf(Form form)
    {
        var leaders = form.All(SpendingWords.All, Spending.Approver).Where(f => f.Text.Length > 0).Select(f => f.Text).Distinct().ToList();
        var others = form.Fields.Where(f => Agreed().IsMatch(f.Text)).Select(f => f.Text).ToList();
        if (leaders.Count > 0) return string.Join('；', leaders);
        return others.Count > 0 ? others[^1] : SignedLine().Match(form.Paper.Text) is { Success: true } line ? line.Value.Trim() : null;
    }

    /// <summary>Without a field for it: the sentence that names the sum, without the paper's title before it.</summary>
    private static string OpeningWords(Citation source, Form form)
    {
        var passage = form.Paper.Passages.First(p => p.Id == source.Passage);
        var head = source.Start == 0 ? Math.Min(Paper.HeadLength(passage), source.Quote.Length) : 0;
        return source.Quote[head..].Split(['。', '　', '\n', '；'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("").Trim();
    }

    private static string? RemarkOf(Form form) => string.Join('；', form.Fields.Where(f => RemarkLabel().IsMatch(f.Label) && f.Text.Length > 0).Select(f => f.Text)) is { Length: > 0 } remark ? remark : null;

    [GeneratedRegex("(?:资金|经费|用款|付款|支付|支出|财务|费用|报账|款项|拨款|请款|借款|开支|工资发放|补助发放).{0,6}(?:审批|申请|呈批|报批|通知|审核|[单表]$)|报[销账](?!员|人)|^(?:付款|用款|经费|资金)申请|借[款支][单据]|^借[据条]|领款|^(?:现金)?[领付][条据]|^今领到|支出[单证]|粘[贴存]单|(?:支出|付款|报销|费用|开支)凭证|支付令|申请支付|付款[单证]|请款|^退还.{0,12}(?:保证金|押金)")]
    private static partial Regex SlipTitle();

    [GeneratedRegex("(?:接待|招待)(?!费|.{0,6}报[销账])|用餐|就餐|派车|合同|协议|比选|中标|成交|招标|公告|公示|办法|制度|细则|规定|请示|报告|批复|函|会议(?!费)|纪要|资产|处理签|发放表|采购(?:申请|审批)|用车|印章|用印|请假|出差审批|(?<!支出|付款|报销|费用|开支)凭证(?!粘)|中标|清单|说明|通知$|流水|台账|明细|日记|现金账|账册")]
    private static partial Regex OtherPaper();

    [GeneratedRegex("^(?:甲方|乙方|来访单位|接待对象|陪餐.*|来文|中标.*|处置方式|原值|合同编号)$")]
    private static partial Regex OtherLabel();

    [GeneratedRegex("(?:费用|费|金额|款|合计|共计|计|需|共|元|金|工资|¥|￥)[:：为]?\\s*(?:人民币)?\\s*$")]
    private static partial Regex SumWord();

    [GeneratedRegex("单价|每[\u4e00-\u9fa5]{1,3}$|标准|人均|预算|余额|余款|已付|合同价|累计|限额|尚欠")]
    private static partial Regex NotTheSum();

    [GeneratedRegex("^(?:情况属实[，,。]?)?同意|同意(?:支付|报销|列支|付款|借支|拨付)?(?:[\\s。，]|$)")]
    private static partial Regex Agreed();

    [GeneratedRegex(@"由(?<who>[\u4e00-\u9fa5（）()]{2,20}?)(?:负责)?(?:制作|承担|施工|供应|承建|实施|提供|承接|供货|印制|安装|承办|维修)")]
    private static partial Regex DoneBy();

    [GeneratedRegex(@"(?<![\d.])\d{1,2}[./]\d{1,2}\s*$")]
    private static partial Regex DayAtEnd();

    [GeneratedRegex("归还|还款|到期|截止|预计|会议|经")]
    private static partial Regex Later();

    /// <summary>领条 and the like say in a sentence that money changed hands.</summary>
    [GeneratedRegex(@"(?:领到|收到|领取|支付|付给)[^。；\n]{0,40}现金|现金\s*[\d¥￥]|[（(]现金[)）]")]
    private static partial Regex HandedOver();

    [GeneratedRegex(@"用于(?<what>[^，,。；;\n]{2,40})")]
    private static partial Regex UsedFor();

    [GeneratedRegex(@"户名\s*[:：]?\s*(?<who>[^\s，,。；;]{2,30})")]
    private static partial Regex HolderOf();

    /// <summary>"某某，账号6217…": the account is no part of the name.</summary>
    [GeneratedRegex(@"\s*[，,；;、\s]\s*(?:银行)?(?:账[号户]|帐号|卡号|开户|电话|身份证).*$", RegexOptions.Singleline)]
    private static partial Regex AccountBehind();

    /// <summary>Who gets the money, beside who delivered or drew the invoice.</summary>
    [GeneratedRegex("收款|户名|领款|受款")]
    private static partial Regex Receives();

    [GeneratedRegex(@"[（(]\s*[章印盖签][^（）()]*[)）]\s*$")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"(?m)^\s*同意.{0,40}$")]
    private static partial Regex SignedLine();

    [GeneratedRegex("^(?:借款|借支)|借款[单据]|借[据条]|借支")]
    private static partial Regex LoanTitle();

    [GeneratedRegex("今借到")]
    private static partial Regex LoanText();

    [GeneratedRegex("备注|说明|附件|依据|附$")]
    private static partial Regex RemarkLabel();
}
