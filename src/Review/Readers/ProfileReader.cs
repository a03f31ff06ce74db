using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The head of a document: genre, title, issuer, number, date of the act. From its structure; file name and folders are weak hints.</summary>
internal static partial class ProfileReader
{
    private const int HeadLines = 14;

    public static Profile Read(Document document)
    {
        var lines = Line.Of(document);
        var name = NameOf(document.Path);
        var head = lines.Take(HeadLines).ToList();
        var title = TitleOf(head, out var at);
        var genre = GenreOf(document, lines, title, name);
        var source = at >= 0 ? lines[at].Cite() : lines.Count > 0 ? lines[0].Cite() : Citation.Of(document.Passages.FirstOrDefault() ?? new Passage(new PassageId(document.File, 1), ""));
        return new(source, genre, title ?? (document.Title.Length > 0 ? document.Title : name), IssuerOf(lines, title, genre), NumberOf(lines, genre), DateOf(document, lines, head, title, genre));
    }

    private static string NameOf(string path) => Extension().Replace(path.Split('/', '\\', '!')[^1], "");

    [GeneratedRegex(@"(?:\.[A-Za-z][A-Za-z0-9]{1,4})+$")]
    private static partial Regex Extension();

    // ---- title

    /// <summary>The first line that names the paper: with 关于…的…, or a word for a kind of paper, and no sentence; a title broken over lines is put together.</summary>
    private static string? TitleOf(IReadOnlyList<Line> head, out int at)
    {
        at = -1;
        for (var i = 0; i < Math.Min(head.Count, 9); i++)
        {
            var text = MeetingLabels.In(head[i]) is [{ Start: > 3 } label, ..] ? head[i].Text[..label.Start].Trim() : head[i].Text;
            if (!CanBeTitle(text) || MeetingLabels.In(head[i]) is [{ Start: 0 }, ..]) continue;
            var joined = i + 1 < head.Count && !Complete(text) && CanBeTitle(head[i + 1].Text) && Complete(text + head[i + 1].Text) ? text + head[i + 1].Text : text;
            if (GenreTable.ByTitle(joined) is null && !Complete(joined)) continue;
            at = i;
            return Trailing().Replace(joined, "").Trim(' ', '\u3000', '：', ':');
        }
        return null;
    }

    [GeneratedRegex(@"[\s　]+(?:[\u4e00-\u9fa5]{1,8}[〔\[（(【［](?:19|20)\d{2}[〕\]）)】］].{0,8}号|编号[:：].*|第\s*\d+\s*期.*)$")]
    private static partial Regex Trailing();

    private static bool CanBeTitle(string text) =>
        text.Length is >= 2 and <= 90 && !text.Contains('。') && !LetterHead().IsMatch(text) && !NumberLine().IsMatch(text) && !Salutation().IsMatch(text) && !text.Contains('\t')
        && !DateLine().IsMatch(text) && !Attending().IsMatch(text) && text[0] is not (>= '①' and <= '⑳');

    /// <summary>某委员出差没来, 某某主持，某某记: who met, not what the paper is called.</summary>
    [GeneratedRegex("^[^《》]{2,40}(?:没来|没到|未到会?|请假|缺席|主持[^。]{0,12}记录?)(?:[，,（(].*)?$")]
    private static partial Regex Attending();

    private static bool Complete(string text) => KindOfPaper().IsMatch(text);

    [GeneratedRegex(@"关于.{2,80}的(?:通知|请示|报告|批复|意见|决定|通报|公告|通告|公示|函|决议|说明|方案|汇报|议案)(?:[（(][^）)]*[）)])*$|(?:会议?记录|纪要|合同|协议书?|审批单|台账|登记簿|办法|细则|制度|清单|报销单|借款单|公示|通知书?)(?:[（(][^）)]*[）)])*$")]
    private static partial Regex KindOfPaper();

    [GeneratedRegex(@"^[\u4e00-\u9fa5（）()\s]{3,40}文\s*件$|^(?:秘密|机密|绝密|特急|加急|急件|内部资料)|^【工作表")]
    private static partial Regex LetterHead();

    [GeneratedRegex(@"^[^，。]{2,30}[:：]$")]
    private static partial Regex Salutation();

    // ---- genre

    private static Genre GenreOf(Document document, IReadOnlyList<Line> lines, string? title, string name)
    {
        var folders = document.Path.Split('/', '\\', '!').SkipLast(1).Reverse().ToList();
        if (title is not null && GenreTable.ByTitle(title) is { } byTitle) return Refined(byTitle, lines, title);
        var whole = string.Join('\n', lines.Take(60).Select(l => l.Text));
        var first = lines.Count > 0 && lines[0].Text.Length < 120 ? GenreTable.ByTitle(FirstClause().Match(lines[0].Text).Value) : null;
        if (first is { } g && g is not (Genre.OfficialPaper or Genre.Register)) return Refined(g, lines, lines[0].Text);
        return GenreTable.ByStructure(whole) ?? GenreTable.ByTitle(name) ?? (document.Pages.Count > 0 && document.Pages[0].Label is { } label ? GenreTable.ByTitle(label) : null)
            ?? first ?? folders.Select(GenreTable.ByTitle).FirstOrDefault(f => f is not null) ?? Genre.Other;
    }

    [GeneratedRegex(@"^[^，。；：:\s　\t]*")]
    private static partial Regex FirstClause();

    /// <summary>A title can mislead where the paper's build says otherwise: a table headed 接待费支出明细 with vouchers and accounts is a ledger.</summary>
    private static Genre Refined(Genre genre, IReadOnlyList<Line> lines, string title)
    {
        if (genre == Genre.ReceptionRecord && LedgerTitle().IsMatch(title) && GenreTable.ByStructure(string.Join('\n', lines.Take(6).Select(l => l.Text))) is Genre.SpendingLedger) return Genre.SpendingLedger;
        if (genre == Genre.MeetingMinutes && title.Contains("转发")) return Genre.OfficialPaper;
        return genre;
    }

    [GeneratedRegex("明细|支出|台账|登记簿|登记表|收支|流水|登记(?=$|[（(])")]
    private static partial Regex LedgerTitle();

    // ---- number

    private const string Year = @"[〔\[\(（【［]\s*(?:19|20)[0-9]{2}\s*[〕\]\)）】］]";

    /// <summary>A line that is nothing but a 文号, save a signatory beside it.</summary>
    [GeneratedRegex(@$"^(?:文号|发文字号|编号)?[:：]?\s*(?<no>[\u4e00-\u9fa5]{{0,14}}\s*{Year}\s*第?\s*[0-9]{{1,4}}\s*号)(?:\s*(?:签发人|会签人)?[:：]?.{{0,16}})?$")]
    private static partial Regex NumberLine();

    /// <summary>At the end of the title's line.</summary>
    [GeneratedRegex(@$"(?:^|[\s　])(?<no>[\u4e00-\u9fa5]{{1,12}}\s*{Year}\s*第?\s*[0-9]{{1,4}}\s*号)(?=$|[\s　])")]
    private static partial Regex NumberBeside();

    [GeneratedRegex(@"(?:合同|协议)?(?:编\s*号|合同号|协议号|文号)\s*[:：]?\s*(?<no>[A-Za-z0-9\u4e00-\u9fa5][A-Za-z0-9\u4e00-\u9fa5〔〕\[\]（）()\-—_/]{3,40})")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^(?<no>[A-Z]{2,8}[-—][A-Z0-9\-—]{3,20})$")]
    private static partial Regex Code();

    private static string? NumberOf(IReadOnlyList<Line> lines, Genre genre)
    {
        foreach (var line in lines.Take(10))
            if (!line.Text.Contains('\t') && NumberLine().Match(line.Text) is { Success: true } own) return Plain(own.Groups["no"].Value);
        foreach (var line in lines.Take(3))
            if (line.Text.Length < 140 && !line.Text.Contains('\t') && NumberBeside().Match(line.Text) is { Success: true } beside) return Plain(beside.Groups["no"].Value);
        if (genre is not (Genre.Contract or Genre.Procurement)) return null;
        foreach (var line in lines)
        {
            if (Code().Match(line.Text) is { Success: true } code) return code.Groups["no"].Value;
            if (Labelled().Match(line.Text) is { Success: true } label && label.Groups["no"].Value.Any(char.IsDigit)) return label.Groups["no"].Value;
        }
        return null;
    }

    private static string Plain(string number) => Blanks().Replace(number, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    // ---- issuer

    private const string Organ = "(?:委员会|工委|党委|党组|人民政府|政府|办事处|办公室|财政所|财政局|局|组织部|宣传部|纪委|纪工委|中心|总工会|工会|指挥部|管委会|党政办|领导小组|合作社|村委会|居委会|村民委员会|支部|站|所|院|公司|交易中心|人大主席团|人大工委)";

    [GeneratedRegex($@"^(?<who>(?:中共|中国共产党)?[\u4e00-\u9fa5]{{2,30}}{Organ})(?:文件)?$")]
    private static partial Regex OrganLine();

    [GeneratedRegex($@"^(?<who>(?:中共|中国共产党)?[\u4e00-\u9fa5]{{2,28}}?{Organ}(?:办公室|（[^）]*）)?)(?=关于|会议|党|第|\s|20|纪要|专题|常务|办公)")]
    private static partial Regex OrganInTitle();

    [GeneratedRegex(@"^(?:甲\s*方|发包人|发包方|出租方|采购人|委托方|需方|买方|建设单位)[^:：]{0,8}[:：]?\s*(?<who>[\u4e00-\u9fa5（）()]{4,30})")]
    private static partial Regex FirstParty();

    /// <summary>The signature above or beside the date, the letterhead, the title's beginning; of a contract its first party.</summary>
    private static string? IssuerOf(IReadOnlyList<Line> lines, string? title, Genre genre)
    {
        if (genre == Genre.Contract)
            return lines.Select(l => FirstParty().Match(l.Text)).FirstOrDefault(m => m.Success)?.Groups["who"].Value;
        if (genre is not (Genre.MeetingRecord or Genre.MeetingMinutes))
            for (var i = lines.Count - 1; i > 0 && i >= lines.Count - 60; i--)
                if (DateLine().IsMatch(lines[i].Text) && OrganLine().Match(lines[i - 1].Text) is { Success: true } signed) return signed.Groups["who"].Value;
        foreach (var line in lines.Take(3))
            if (OrganLine().Match(line.Text) is { Success: true } head) return Letterhead().Replace(head.Groups["who"].Value, "");
        if (title is not null && OrganInTitle().Match(title) is { Success: true } named) return named.Groups["who"].Value;
        return null;
    }

    [GeneratedRegex("文件$")]
    private static partial Regex Letterhead();

    // ---- date

    [GeneratedRegex(@"^[（(]?\s*(?:[\u4e00-\u9fa5（）()]{0,30}\s+)?(?:[12][0-9]{3}|[一二三四五六七八九〇零○OoО0]{4})\s*(?:年.{1,8}[日号曰]|[.\-/]\s?[0-9]{1,2}[.\-/]\s?[0-9]{1,2})\s*(?:印)?[）)。]?$")]
    private static partial Regex DateLine();

    [GeneratedRegex(@"(?:签订|签约|签字|签署|订立|合同|立约)(?:日期|时间)?\s*[:：]?|签$|起生效")]
    private static partial Regex Signing();

    [GeneratedRegex(@"(?:申请|报销|填报|填制|填表|制单|制表|接待|审批|付款|开票|借款|公务|来访|评审|开标|谈判|会议|登记|移交|发放)?(?:日\s*期|时\s*间)(?:地点)?\s*[:：\t]?")]
    private static partial Regex FormDate();

    private static PartialDate? DateOf(Document document, IReadOnlyList<Line> lines, IReadOnlyList<Line> head, string? title, Genre genre)
    {
        var hint = Dates.InFileName(document.Path);
        var context = head.SelectMany(l => Dates.In(l.Text)).Where(d => d is { Inferred: false, Date: not null }).Select(d => d.Date).FirstOrDefault() ?? hint ?? YearOfNumber(head);
        if (genre is Genre.MeetingRecord or Genre.MeetingMinutes or Genre.StudyRecord or Genre.VillageRecord && MeetingDate(document, genre, title) is { } met) return met;
        PartialDate? Day(string text) => Dates.In(text, context).Where(d => d.Date?.Day is not null).Select(d => d.Date).FirstOrDefault();
        PartialDate? LastDay(string text) => Dates.In(text, context).Where(d => d.Date?.Day is not null).Select(d => d.Date).LastOrDefault();
        if (genre == Genre.Contract)
            return lines.Reverse().Where(l => Signing().IsMatch(l.Text)).Select(l => Signing().Match(l.Text) is var m && m.Value.EndsWith('签') || m.Value.EndsWith("生效", StringComparison.Ordinal) ? LastDay(l.Text) : Day(l.Text[m.Index..])).FirstOrDefault(d => d is not null)
                ?? lines.Reverse().Take(12).Where(l => DateLine().IsMatch(l.Text) || EndsWithDate().IsMatch(l.Text)).Select(l => LastDay(l.Text)).FirstOrDefault(d => d is not null) ?? hint;
        var titled = title is null ? null : Dates.In(title).Select(d => d.Date).FirstOrDefault(d => d?.Day is not null);
        var ledger = genre is Genre.SpendingLedger or Genre.BankStatement or Genre.AssetRecord || (genre is Genre.ReceptionRecord or Genre.Register && LedgerTitle().IsMatch(title ?? NameOf(document.Path)));
        if (ledger && Span(document, lines, title, context) is { } span) return span;
        if (titled is not null && genre is not (Genre.OfficialPaper or Genre.Regulation or Genre.Appointment)) return titled;
        if (genre is Genre.PaymentApproval or Genre.Reimbursement or Genre.ReceptionRecord or Genre.AllowanceList or Genre.Voucher or Genre.Procurement or Genre.Register)
            foreach (var line in lines.Take(12))
                if (FormDate().Match(line.Text) is { Success: true } label && Day(line.Text[label.Index..]) is { } filled && !Table(line)) return filled;
        var own = lines.Where(l => DateLine().IsMatch(l.Text)).Select(l => LastDay(l.Text)).FirstOrDefault(d => d is not null);
        var official = genre is Genre.OfficialPaper or Genre.Regulation or Genre.Appointment or Genre.OfficialLetter;
        if (official)
            return own ?? lines.Reverse().Take(6).Where(l => EndsWithDate().IsMatch(l.Text)).Select(l => LastDay(l.Text)).FirstOrDefault(d => d is not null)
                ?? head.Take(4).Where(l => NumberBeside().IsMatch(l.Text)).Select(l => LastDay(l.Text)).FirstOrDefault(d => d is not null) ?? titled ?? hint ?? YearOfNumber(head) ?? (title is null ? null : Dates.In(title).Select(d => d.Date).FirstOrDefault(d => d is not null));
        return own ?? lines.Reverse().Take(5).Where(l => !Table(l)).Select(l => LastDay(l.Text)).FirstOrDefault(d => d is not null)
            ?? (title is null ? null : Dates.In(title).Select(d => d.Date).FirstOrDefault(d => d is not null))
            ?? head.Select(l => Day(l.Text)).FirstOrDefault(d => d is not null) ?? hint ?? Span(document, lines, title, context);
    }

    private static bool Table(Line line) => line.Passage.Row is { Cells.Count: > 4 };

    [GeneratedRegex(@"[日号\d]\s*[。）)]?$")]
    private static partial Regex EndsWithDate();

    [GeneratedRegex(Year)]
    private static partial Regex YearMark();

    private static PartialDate? YearOfNumber(IReadOnlyList<Line> head) =>
        head.Select(l => YearMark().Match(l.Text)).FirstOrDefault(m => m.Success) is { } mark && Digits().Match(mark.Value) is { Success: true } year ? PartialDate.OfYear(int.Parse(year.Value)) : null;

    [GeneratedRegex("[0-9]{4}")]
    private static partial Regex Digits();

    /// <summary>A ledger's date is what its rows span: a day, a month, a year; the last year where it spans several.</summary>
    private static PartialDate? Span(Document document, IReadOnlyList<Line> lines, string? title, PartialDate? context)
    {
        var titled = (title is null ? [] : Dates.In(title).Where(d => d.Date is not null).Select(d => d.Date!.Value)).ToList();
        var days = lines.SelectMany(l => Dates.In(l.Text)).Where(d => d is { Inferred: false, Date: not null }).Select(d => d.Date!.Value).ToList();
        if (titled.Count == 0 && days.Count == 0) return context;
        if (titled.Count == 1 && titled[0].Month is not null) return titled[0];
        if (titled.Count == 0 && days.Distinct().Count() == 1) return days[0];
        var labels = document.Pages.Select(p => p.Label).OfType<string>().SelectMany(l => Dates.In(l).Select(d => d.Date?.Year).OfType<int>().Concat(Years(l)));
        var years = titled.Select(d => d.Year).Concat(labels).Concat(Years(title ?? "")).ToList();
        // A row may hold any number: a year counts that a fair part of the rows bear.
        var year = years.Count > 0 ? years.Max() : days.GroupBy(d => d.Year).Where(g => g.Count() * 5 >= days.Count).Select(g => g.Key).DefaultIfEmpty(days.Count > 0 ? days[0].Year : 0).Max();
        var months = days.Where(d => d.Year == year).Select(d => d.Month).Distinct().ToList();
        return titled.Count == 0 && months is [{ } month] && years.Count == 0 ? PartialDate.OfMonth(year, month) : PartialDate.OfYear(year);
    }

    /// <summary>A worksheet called 2023, a register of 2022—2024.</summary>
    private static IEnumerable<int> Years(string text) => YearAlone().Matches(text).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<![0-9])20[0-3][0-9](?=\s*年?\s*(?:$|[-—–~至到]|[）)]))")]
    private static partial Regex YearAlone();

    private static PartialDate? MeetingDate(Document document, Genre genre, string? title)
    {
        var days = MeetingReader.Days(document, genre, title ?? document.Title);
        if (days.Count == 0) return null;
        return days.TrueForAll(d => d == days[0]) ? days[0]
            : days.TrueForAll(d => d.Year == days[0].Year && d.Month == days[0].Month && d.Month is not null) ? PartialDate.OfMonth(days[0].Year, days[0].Month!.Value)
            : PartialDate.OfYear(days.Max().Year);
    }
}
