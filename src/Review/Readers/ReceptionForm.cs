using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A filled-in reception paper: approval (审批单), checklist (清单), reimbursement, as table, lines or one paragraph.</summary>
internal static partial class ReceptionForm
{
    public static Reception? Of(Paper paper, Document document, Profile profile)
    {
        var form = Form.Of(paper);
        if (!IsReception(form)) return null;
        var words = ReceptionWords.All;
        var year = PaperContext.YearOf(paper, document, profile);
        var guests = form.All(words, Hosting.Guests).FirstOrDefault(f => f.Text.Length > 0 && !OnlyNumber().IsMatch(f.Text));
        // 用餐单位 on a canteen's slip is who ate, not where.
        guests ??= form.All(words, Hosting.Venue).FirstOrDefault(f => f.Label.EndsWith("单位", StringComparison.Ordinal) && f.Text.Length > 2 && !ColumnValues.ArePlacesToEat([f.Text]));
        var companions = form.All(words, Hosting.Companions).Concat(form.All(words, Hosting.CompanionCount)).Where(f => f.Text.Length > 0).Distinct().ToList();
        var names = companions.Select(f => People.Names(f.Text)).MaxBy(n => n.Count) ?? [];
        var letter = form.HasPlaceFor(words, Hosting.Letter) ? LetterMark.Of(form.Find(words, Hosting.Letter)?.Text) : LetterIn(paper);
        var count = GuestCountOf(form, guests);
        var amount = AmountOf(form);
        var date = DateOf(form, paper, year, profile);
        if (guests is null && count is null && amount is null) return null;
        var anchor = companions.FirstOrDefault() ?? form.Find(words, Hosting.Amount) ?? guests;
        return new Reception(anchor is null ? Citation.Of(paper.Passages[0]) : Quotes.Around(anchor), PaperOf(paper), date, guests?.Text, count, names,
            companions.Select(f => People.Count(f.Text)).FirstOrDefault(n => n is not null) ?? (names.Count > 0 ? names.Count : null),
            VenueOf(form), amount, letter.Shown, letter.Number, form.Find(words, Hosting.Purpose)?.Text, Dishes.In(string.Join('、', form.All(words, Hosting.Items).Where(f => f.Text.Length > 0).Select(f => f.Text).Distinct())))
        { Remark = ReceptionTables.Joined(form.Find(words, Hosting.Remark)?.Text, letter.Words, Loose(form)) };
    }

    private static bool IsReception(Form form)
    {
        if (NoForm().IsMatch(form.Title)) return false;
        var words = ReceptionWords.All;
        var said = new[] { Hosting.Guests, Hosting.Companions, Hosting.CompanionCount, Hosting.Letter, Hosting.GuestCount, Hosting.Venue, Hosting.Amount }.Count(m => form.HasPlaceFor(words, m));
        return Title().IsMatch(form.Title) ? said >= 2 : Labelled(form) && said >= 3;
    }

    private static bool Labelled(Form form) => form.Fields.Any(f => OwnLabel().IsMatch(f.Label));

    private static ReceptionPaper PaperOf(Paper paper) =>
        paper.Title.Contains("清单", StringComparison.Ordinal) ? ReceptionPaper.Checklist
        : SettledTitle().IsMatch(paper.Title) ? ReceptionPaper.Reimbursement
        : ApprovalTitle().IsMatch(paper.Title) ? ReceptionPaper.Approval
        : ReimbursementTitle().IsMatch(paper.Title) ? ReceptionPaper.Reimbursement
        : RegisterTitle().IsMatch(paper.Title) ? ReceptionPaper.Register : ReceptionPaper.Checklist;

    private static int? GuestCountOf(Form form, Field? guests)
    {
        var words = ReceptionWords.All;
        return form.All(words, Hosting.GuestCount).Concat(form.All(words, Hosting.Guests).Where(f => OnlyNumber().IsMatch(f.Text))).Concat(form.All(words, Hosting.TotalCount)).Select(f => People.Count(f.Text)).FirstOrDefault(n => n is not null)
            ?? (guests is not null ? People.Count(guests.Text) : null)
            ?? form.All(words, Hosting.Leader).Select(f => People.Count(f.Text)).FirstOrDefault(n => n is not null)
            ?? (NotCompanions().Match(form.Paper.Text) is { Success: true } loose ? People.Count(loose.Groups["n"].Value) : null);
    }

    private static Money? AmountOf(Form form)
    {
        foreach (var field in form.All(ReceptionWords.All, Hosting.Amount).Where(f => f.Text.Length > 0))
            if ((Amounts.OfCell(field.Text, TableUnit.Of(field.Label, "")) ?? (Amounts.In(field.Text) is [var first, ..] ? first.High : null)) is { } sum) return sum;
        return Spent().Match(form.Paper.Text) is { Success: true } spent && Amounts.In(spent.Groups["sum"].Value) is [var told, ..] ? told.High : null;
    }

    private static PartialDate? DateOf(Form form, Paper paper, PartialDate? year, Profile profile)
    {
        var fields = form.All(ReceptionWords.All, Hosting.Date).Concat(form.All(ReceptionWords.All, Hosting.Venue)).Concat(form.All(ReceptionWords.All, Hosting.Purpose));
        foreach (var field in fields)
            if (Day(field.Text, year) is { } date) return date;
        return paper.Passages.Select(p => Day(Signed().Replace(p.Text, ""), year)).FirstOrDefault(d => d is not null) ?? profile.Date;
    }

    private static PartialDate? Day(string text, PartialDate? year) => Dates.In(text, year).Where(m => m.Date is { Day: not null }).Select(m => m.Date).FirstOrDefault() ?? Dates.OfCell(text, year);

    /// <summary>"2020年10月22日中午，机关食堂": the place without the time.</summary>
    private static string? VenueOf(Form form) =>
        form.All(ReceptionWords.All, Hosting.Venue).Where(f => !f.Label.EndsWith("单位", StringComparison.Ordinal) || ColumnValues.ArePlacesToEat([f.Text])).Select(f => Times().Replace(f.Text, "").Trim(' ', '，', ',', '、', '　', '；')).FirstOrDefault(t => t.Length > 1);

    /// <summary>Sentences besides the fields (驾驶员2人另桌 …): they often explain.</summary>
    private static string? Loose(Form form) =>
        form.Paper.Passages.Skip(1).Where(p => p.Row is null && p.Text.Trim().EndsWith('。') && !form.Fields.Any(f => f.Passage == p)).Select(p => p.Text.Trim()).FirstOrDefault();

    private static LetterMark LetterIn(Paper paper) =>
        LetterMark.PaperNumber().Match(paper.Text) is { Success: true } number && number.Value.Contains('函', StringComparison.Ordinal) ? new(true, number.Value, null) : LetterMark.NoPlace;

    [GeneratedRegex(@"^\s*(?:共|约)?\s*[\d０-９一二三四五六七八九十]{1,3}\s*[人位名]?\s*$")]
    private static partial Regex OnlyNumber();

    [GeneratedRegex("接待|招待|来访|来宾|用餐|就餐|派餐|商务活动|宴请")]
    private static partial Regex Title();

    [GeneratedRegex("办法|制度|规定|标准|细则|通知|通报|会议|总结|报告|汇总|预算|方案|合同|协议|收据|说明|函$|明细账?|计划")]
    private static partial Regex NoForm();

    [GeneratedRegex("^(?:来访|来宾|接待对象|来客|陪餐|陪同|招待对象)")]
    private static partial Regex OwnLabel();

    /// <summary>Approval and settlement on one sheet: its sum was spent.</summary>
    [GeneratedRegex("结算|报[销账]")]
    private static partial Regex SettledTitle();

    [GeneratedRegex("审批|申请|呈批|报批|派餐|通知")]
    private static partial Regex ApprovalTitle();

    [GeneratedRegex("报销|报账|费用|结算|支付")]
    private static partial Regex ReimbursementTitle();

    [GeneratedRegex("台账|登记|记录")]
    private static partial Regex RegisterTitle();

    [GeneratedRegex(@"(?<![陪餐同客]|用餐|[\d.])(?<n>[\d０-９一二三四五六七八九十]{1,3}\s*[人位名])(?!均|员|/)")]
    private static partial Regex NotCompanions();

    [GeneratedRegex(@"(?:费用|餐费|支出|花费|金额|消费|合计|共计)[^\d\n]{0,6}(?<sum>[¥￥]?[\d,，.]+\s*元?)")]
    private static partial Regex Spent();

    [GeneratedRegex(@"(?:审批|审签|批准|签批|同意)[^；;\n　]*")]
    private static partial Regex Signed();

    [GeneratedRegex(@"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[:：]\d{2}|上午|下午|中午|晚上|晚餐|午餐|早餐|中餐|晚$|工作餐|桌餐|自助餐")]
    private static partial Regex Times();
}
