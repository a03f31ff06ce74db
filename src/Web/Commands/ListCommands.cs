using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Web;

/// <summary>The lists of what was understood, with the field names of the contract.</summary>
public static class ListCommands
{
    public static ExitCode Run(Workspace workspace, Arguments arguments, Output output, string list)
    {
        var inspection = CommandLine.Existing(workspace, arguments);
        var lists = new Lists(workspace, inspection);
        var (headers, rows) = list switch
        {
            "documents" => lists.Documents(arguments.Has("text")),
            "accessions" => lists.Accessions(),
            "meetings" => lists.Meetings(),
            "decisions" => lists.Decisions(),
            "expenditures" => lists.Expenditures(),
            "receptions" => lists.Receptions(),
            "findings" => lists.Findings(arguments.Has("withdrawn")),
            _ => throw new UsageException($"没有“{list}”这个命令。"),
        };
        output.Rows(headers, rows);
        return ExitCode.Done;
    }
}

/// <summary>Rows of the lists of one inspection.</summary>
internal sealed class Lists(Workspace workspace, Inspection inspection)
{
    public (string[] Headers, IEnumerable<OutputRow> Rows) Documents(bool withText)
    {
        var rows = workspace.Catalogue.Documents(inspection.Id);
        var accounts = workspace.Catalogue.Accounts(inspection.Id);
        var paths = workspace.Catalogue.Histories(inspection.Id);
        var versions = workspace.Likenesses.Versions(inspection.Id);
        var firstPaths = rows.Where(row => row.DuplicateOf is null).GroupBy(row => row.File).ToDictionary(group => group.Key, group => group.First().Path);
        return (["状态", "体裁", "日期", "页", "路径", "标题", "说明"], rows.Select(row =>
        {
            var account = accounts.GetValueOrDefault(row.File);
            var values = new Dictionary<string, object?>
            {
                ["id"] = row.Id, ["file"] = row.Path, ["sha256"] = row.File.Value.Length > 0 ? row.File.Value : null, ["bytes"] = row.Length, ["format"] = row.Format,
                ["status"] = row.Status.ToString(), ["reason"] = row.Detail, ["trouble"] = row.Trouble?.ToString(), ["genre"] = row.Genre?.ToString(),
                ["title"] = row.Headline, ["issuer"] = row.Issuer, ["documentNumber"] = row.DocumentNumber, ["date"] = row.Date?.ToString(), ["pages"] = row.Pages, ["pagesWaiting"] = row.Waiting,
                ["characters"] = row.Characters, ["duplicateOf"] = row.DuplicateOf,
                ["similarTo"] = versions.TryGetValue(row.File, out var first) && first != row.File ? firstPaths.GetValueOrDefault(first) : null,
                ["accession"] = row.Accession, ["paths"] = paths[row.File].Where(_ => row.File.Value.Length > 0).Select(PathOf),
                ["extractor"] = account?.Extractor, ["recogniser"] = account?.Recogniser, ["warnings"] = account?.Warnings ?? [], ["properties"] = account?.Properties is { } p ? PropertiesOf(p) : null,
                ["quality"] = account?.Pages.Select(page => new { page = page.Number, origin = page.Origin.ToString(), quality = page.Quality, waiting = page.Waiting?.ToString() }) ?? [],
                ["hidden"] = account?.Hidden ?? 0, ["contained"] = account?.Contained.Count ?? 0,
            };
            if (withText) values["text"] = TextOf(row);
            return new OutputRow(values, Text.Of(row.Status), Word(row.Genre), row.Date?.ToString(), $"{row.Pages}", row.Path, row.Headline, row.Detail);
        }));
    }

    private static object PathOf(CustodyPath at) => new
    {
        path = at.Path, accession = at.Accession.Id, suppliedBy = at.Accession.SuppliedBy, receivedBy = at.Accession.ReceivedBy, at = at.Accession.At.UtcDateTime,
        supersededAt = at.SupersededAt?.UtcDateTime,
    };

    internal static object PropertiesOf(DocumentProperties p) => new
    {
        author = p.Author, lastAuthor = p.LastAuthor, created = p.Created, modified = p.Modified, printed = p.Printed, application = p.Application, company = p.Company, title = p.Title,
        subject = p.Subject, keywords = p.Keywords, template = p.Template, revision = p.Revision, editingMinutes = p.EditingMinutes,
    };

    public (string[] Headers, IEnumerable<OutputRow> Rows) Accessions() => (
        ["批次", "接收时间", "提供人", "接收人", "原件/复制件", "来源", "份", "字节", "未能读取", "重复", "已被取代", "没有了", "文件夹", "说明"],
        workspace.Catalogue.AccessionRows(inspection.Id).Select(row => row.Accession is var a ? new OutputRow(new
        {
            id = a.Id, at = a.At.UtcDateTime, root = a.Root, whole = a.Whole, suppliedBy = a.SuppliedBy, receivedBy = a.ReceivedBy, from = a.Handover.From, form = a.Handover.Form?.ToString(), note = a.Handover.Note,
            files = row.Files, contained = row.Contained, bytes = row.Bytes, unreadable = row.Unreadable, duplicates = row.Duplicates, superseded = row.Superseded, missing = row.Missing,
        }, $"{a.Id}", Format.Moment(a.At), a.SuppliedBy, a.ReceivedBy, Word(a.Handover.Form), a.Handover.From, $"{row.Files}", $"{row.Bytes}", $"{row.Unreadable}", $"{row.Duplicates}", $"{row.Superseded}", $"{row.Missing}", a.Root, a.Handover.Note) : null!));

    private static string? Word(Enum? value) => value is null ? null : Text.Of(value);

    private string? TextOf(DocumentRow row) => row.Status is ContentStatus.Text or ContentStatus.Ocr && workspace.Catalogue.LoadDocument(inspection.Id, row.File) is { } document
        ? string.Join('\n', document.Passages.Select(passage => passage.Text)) : null;

    public (string[] Headers, IEnumerable<OutputRow> Rows) Meetings()
    {
        var meetings = workspace.Facts.All<Meeting>(inspection.Id);
        var places = Places(meetings.Select(m => m.Source));
        return (["日期", "会议", "主持", "应到", "实到", "议题", "文件"], meetings.Select(m => new OutputRow(new
        {
            id = Id(m.Source), file = places.Path(m.Source), page = places.Page(m.Source), kind = MeetingKind.Of(m.Name, m.Body), name = m.Name, body = m.Body.ToString(), minutes = m.IsMinutes, date = m.Date?.ToString(), number = m.Number,
            chair = m.Chair, recorder = m.Recorder, expected = m.Expected, present = m.Present, absent = m.Absent, attendees = m.Attendees, observers = m.Observers,
            agenda = m.Agenda.Select(item => new
            {
                title = item.Title, outcome = item.Outcome.ToString(), course = item.Course.ToString(), speakers = item.Speeches.Select(s => s.Speaker).Distinct(), vote = item.Vote?.Text,
                quote = (item.Resolution ?? item.Source).Quote, conditional = item.Conditional, ratifies = item.Ratifies, amounts = item.Amounts.Select(a => a.InYuan),
            }),
            quote = m.Source.Quote,
        }, m.Date?.ToString(), m.Name, m.Chair, $"{m.Expected}", $"{m.Present}", string.Join("；", m.Agenda.Select(a => a.Title)), places.Path(m.Source))));
    }

    public (string[] Headers, IEnumerable<OutputRow> Rows) Decisions()
    {
        var decisions = workspace.Facts.Decisions(inspection.Id);
        var places = Places(decisions.SelectMany(d => (IEnumerable<Citation>)[d.Source, .. d.Meeting is { } meeting ? new[] { meeting } : [], .. d.Related.Select(e => e.Source)]));
        return (["日期", "类别", "事项", "金额", "集体讨论", "会议日期", "文件"], decisions.Select(d => new OutputRow(new
        {
            id = Id(d.Source), file = places.Path(d.Source), page = places.Page(d.Source), row = places.Row(d.Source), quote = d.Source.Quote,
            category = d.Categories.Count > 0 ? d.Categories[0].ToString() : null, categories = d.Categories.Select(c => c.ToString()), subject = d.Subject,
            amount = d.Amount?.InYuan, date = d.Date?.ToString(), parties = d.Parties, deliberation = d.Deliberation.ToString(),
            meeting = d.Meeting is { } m ? new { file = places.Path(m), page = places.Page(m), quote = m.Quote, date = d.MeetingDate?.ToString() } : null,
            score = d.Score, reasons = d.Reasons,
            related = d.Related.Select(e => new { file = places.Path(e.Source), page = places.Page(e.Source), row = places.Row(e.Source), quote = e.Source.Quote, role = e.Role }),
        }, d.Date?.ToString(), string.Join("、", d.Categories.Select(c => Text.Of(c))), d.Subject, d.Amount?.ToString(), Text.Of(d.Deliberation), d.MeetingDate?.ToString(), places.Path(d.Source))));
    }

    public (string[] Headers, IEnumerable<OutputRow> Rows) Expenditures()
    {
        var spent = workspace.Facts.All<Expenditure>(inspection.Id);
        var places = Places(spent.Select(e => e.Source));
        return (["日期", "收款", "用途", "金额", "方式", "审批", "文件"], spent.Select(e => new OutputRow(new
        {
            id = Id(e.Source), file = places.Path(e.Source), page = places.Page(e.Source), row = places.Row(e.Source), date = e.Date?.ToString(), payee = e.Payee, purpose = e.Purpose,
            amount = e.Amount.InYuan, method = e.Method, approver = e.Approver, quote = e.Source.Quote, account = e.Account, voucherNumber = e.VoucherNumber,
        }, e.Date?.ToString(), e.Payee, e.Purpose, e.Amount.ToString(), e.Method, e.Approver, places.Path(e.Source))));
    }

    public (string[] Headers, IEnumerable<OutputRow> Rows) Receptions()
    {
        var receptions = workspace.Facts.All<Reception>(inspection.Id);
        var places = Places(receptions.Select(r => r.Source));
        return (["日期", "来客", "人数", "陪餐", "地点", "金额", "人均", "公函", "文件"], receptions.Select(r => new OutputRow(new
        {
            id = Id(r.Source), file = places.Path(r.Source), page = places.Page(r.Source), row = places.Row(r.Source), date = r.Date?.ToString(), guests = r.Guests, guestCount = r.GuestCount,
            companionCount = r.CompanionCount, venue = r.Venue, amount = r.Amount?.InYuan, perHead = r.PerHead?.InYuan, letter = r.Letter, items = r.Items, quote = r.Source.Quote,
            paper = r.Paper.ToString(), letterNumber = r.LetterNumber, purpose = r.Purpose, companions = r.Companions, remark = r.Remark,
        }, r.Date?.ToString(), r.Guests, $"{r.GuestCount}", $"{r.CompanionCount}", r.Venue, r.Amount?.ToString(), r.PerHead?.ToString(),
            r.Letter switch { true => "有", false => "无", null => "" }, places.Path(r.Source))));
    }

    public (string[] Headers, IEnumerable<OutputRow> Rows) Findings(bool withdrawn)
    {
        var queue = workspace.Queue.All(inspection.Id, withdrawn);
        var places = Places(queue.SelectMany(q => q.Finding.Evidence.Select(e => e.Source).Concat(q.Finding.Exculpatory.Select(e => e.Source))));
        return (["编号", "种类", "程度", "事项", "金额", "日期", "状态", "依据材料"], queue.Select(q => new OutputRow(new
        {
            id = q.Key, kind = q.Finding.Kind, category = q.Finding.Category?.ToString(), severity = q.Finding.Severity.ToString(), subject = q.Finding.Subject,
            amount = q.Finding.Amount?.InYuan, date = q.Finding.Date?.ToString(), reason = q.Finding.Reason, basis = q.Finding.Basis,
            evidence = q.Finding.Evidence.Select(e => new { file = places.Path(e.Source), page = places.Page(e.Source), row = places.Row(e.Source), quote = e.Source.Quote, role = e.Role }),
            exculpatory = q.Finding.Exculpatory.Select(e => new { file = places.Path(e.Source), page = places.Page(e.Source), row = places.Row(e.Source), quote = e.Source.Quote, why = e.Why }),
            searched = q.Finding.Searched is { } s ? new { documents = s.Documents, from = s.From?.ToString(), to = s.To?.ToString(), missing = s.Missing } : null,
            status = q.Status.ToString(), assignee = q.Assignee, requests = q.Finding.Requests, falseAlarms = q.Finding.FalseAlarms, withdrawnAt = q.WithdrawnAt,
        }, q.Key, Kinds.Title(q.Finding.Kind), Text.Of(q.Finding.Severity), q.Finding.Subject, q.Finding.Amount?.ToString(), q.Finding.Date?.ToString(), Text.Of(q.Status),
            q.Finding.Evidence.Count > 0 ? places.Path(q.Finding.Evidence[0].Source) : "")));
    }

    /// <summary>Made of the place, so that it is the same in every run over the same papers.</summary>
    private static string Id(Citation source) => $"{source.Passage.File.Value[..12]}-{source.Passage.Number}-{source.Start}";

    private Located Places(IEnumerable<Citation> citations) => new(workspace.Catalogue.Places(inspection.Id, citations.Select(c => c.Passage)));

    private sealed record Located(IReadOnlyDictionary<PassageId, Place> Places)
    {
        public string? Path(Citation citation) => Places.GetValueOrDefault(citation.Passage)?.Path;
        public int? Page(Citation citation) => Places.GetValueOrDefault(citation.Passage)?.Page;
        public int? Row(Citation citation) => Places.GetValueOrDefault(citation.Passage)?.Row;
    }
}
