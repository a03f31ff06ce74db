using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>Facts of an inspection made by hand, for what is judged after reading.</summary>
internal sealed class HandMade
{
    private readonly List<CaseDocument> _documents = [];
    private int _count;

    public InspectionSettings Settings { get; init; } = new();

    public static PartialDate Day(string text) => PartialDate.Parse(text)!.Value;

    public CaseFacts Facts => new(_documents, [], Settings);

    public CaseStudy Study => CaseStudy.Of(Facts);

    public HandMade Meeting(string day, int? number, params AgendaItem[] agenda) => Meeting(MeetingBody.PartyCommittee, day, number, agenda);

    public HandMade Meeting(MeetingBody body, string day, int? number, params AgendaItem[] agenda)
    {
        var source = Passage($"会议 {day} 第{number}次");
        return Add($"会议{day}", Genre.MeetingRecord, day, new Meeting(source, body, Coverage.NameOf("", body), false, Day(day), number, "甲", "乙", 9, 9, [], [], [], agenda));
    }

    public HandMade Attended(string day, int expected, int present, params AgendaItem[] agenda) =>
        Add($"会议{day}", Genre.MeetingRecord, day, new Meeting(Passage($"会议 {day}"), MeetingBody.PartyCommittee, "党委会议", false, Day(day), null, "甲", "乙", expected, present, [], [], [], agenda));

    public static AgendaItem Item(string title, Outcome outcome, string text, params decimal[] amounts) =>
        new(Passage(title), title, outcome, title + "\n" + text, [], null, outcome == Outcome.Noted ? null : Passage(text)) { Amounts = [.. amounts.Select(Money.Yuan)] };

    public HandMade Contract(string day, string subject, decimal amount, params string[] parties) => Execution(ExecutionKind.Contract, day, subject, amount, parties);

    public HandMade Execution(ExecutionKind kind, string day, string subject, decimal? amount, params string[] parties) =>
        Add(subject, Genre.Contract, day, new Execution(Passage(subject + amount), kind, [DecisionCategory.Project], subject, amount is { } m ? Money.Yuan(m) : null, Day(day), parties, "某镇人民政府", null, null));

    public HandMade Paid(string day, string purpose, decimal amount, string payee) =>
        Add("支出台账", Genre.SpendingLedger, day, new Expenditure(Passage($"{day}\t{purpose}\t{payee}\t{amount}"), Day(day), payee, purpose, null, Money.Yuan(amount), "转账", "丙", null, null));

    /// <summary>Rows of one ledger: day, purpose, sum, payee.</summary>
    public HandMade Ledger(params (string Day, string Purpose, decimal Sum, string Payee)[] rows)
    {
        Paid(rows[0].Day, rows[0].Purpose, rows[0].Sum, rows[0].Payee);
        var first = _documents[^1];
        var facts = rows.Skip(1).Select((r, i) => new Expenditure(new Citation(new PassageId(first.Document.File, i + 2), 0, r.Purpose.Length, r.Purpose), Day(r.Day), r.Payee, r.Purpose, null, Money.Yuan(r.Sum), "转账", "丙", null, null));
        _documents[^1] = first with { Facts = [.. first.Facts, .. facts] };
        return this;
    }

    /// <summary>One paper that both approves a payment and tells of it.</summary>
    public HandMade Slip(string day, string purpose, decimal amount, string payee)
    {
        Paid(day, purpose, amount, payee);
        var only = _documents[^1];
        var approval = new Execution(only.Facts[^1].Source, ExecutionKind.PaymentApproval, [DecisionCategory.LargeFund], purpose, Money.Yuan(amount), Day(day), [payee], null, null, null);
        _documents[^1] = only with { Facts = [.. only.Facts, approval] };
        return this;
    }

    public HandMade Served(Reception reception) => Add("接待登记簿", Genre.ReceptionRecord, "2021-12-31", reception);

    public HandMade Received(Letter letter) => Add("公函", Genre.OfficialLetter, "2021-12-31", letter);

    public HandMade Measure(string day, StandardKind kind, decimal? from, MeetingBody body = MeetingBody.PartyCommittee) =>
        Add("三重一大实施办法", Genre.Regulation, day, new Standard(Passage($"{kind} {from}元以上由党委会议研究"), kind, from is { } m ? Money.Yuan(m) : null, null, body, "党委会议", Day(day)));

    public static Citation Passage(string text)
    {
        var passage = new Passage(new PassageId(new FileId(text.GetHashCode(StringComparison.Ordinal).ToString("x8")), 1), text);
        return Citation.Of(passage);
    }

    private HandMade Add(string title, Genre genre, string day, Fact fact)
    {
        var file = new FileId($"{++_count:x64}");
        var moved = fact with { Source = fact.Source with { Passage = new PassageId(file, 1) } };
        var document = new Document(file, $"{_count}.txt", title, "txt", [new Page(1, TextOrigin.Written, [new Passage(new PassageId(file, 1), fact.Source.Quote)])], "text/1");
        var profile = new Profile(moved.Source, genre, title, null, null, Day(day));
        _documents.Add(new CaseDocument(document, profile, [profile, moved]));
        return this;
    }
}
