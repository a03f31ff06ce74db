using System.Text.Json.Serialization;

namespace DocReview.Ledger;

/// <summary>What one document says, read by one reader: the unit of law. Facts are derived and can be thrown away.</summary>
/// <param name="Source">The place that says it.</param>
[JsonDerivedType(typeof(Profile), "profile")]
[JsonDerivedType(typeof(Meeting), "meeting")]
[JsonDerivedType(typeof(Execution), "execution")]
[JsonDerivedType(typeof(Expenditure), "expenditure")]
[JsonDerivedType(typeof(Reception), "reception")]
[JsonDerivedType(typeof(Letter), "letter")]
[JsonDerivedType(typeof(Standard), "standard")]
[JsonDerivedType(typeof(VehicleUse), "vehicleUse")]
public abstract record Fact(Citation Source);

/// <summary>文书体裁: what kind of paper a document is.</summary>
public enum Genre
{
    MeetingRecord, MeetingMinutes, OfficialPaper, Appointment, Regulation, Contract, Procurement, PaymentApproval, SpendingLedger, Voucher,
    BankStatement, Reimbursement, ReceptionRecord, OfficialLetter, AllowanceList, AssetRecord, VillageRecord, StudyRecord, SelfCriticism,
    Register, Petition, Interview, Other,
}

/// <summary>The head of a document. Every document has exactly one.</summary>
/// <param name="Issuer">The organ that issued it, as written; null where it does not say.</param>
/// <param name="DocumentNumber">发文字号 or contract number, as written.</param>
/// <param name="Date">Date of the act (meeting day, day of issue, day of signing), not of printing.</param>
public sealed record Profile(Citation Source, Genre Genre, string Title, string? Issuer, string? DocumentNumber, PartialDate? Date) : Fact(Source);

/// <summary>会议主体: which body met (see docs/glossary.md).</summary>
public enum MeetingBody { PartyCommittee, Joint, Government, Secretary, Topic, Village, Branch, Study, Other, Unknown }

/// <summary>One meeting, from its record (会议记录) or its minutes (会议纪要). One document may hold several.</summary>
/// <param name="Name">The body as the paper writes it: 党委会, 党政联席会议 …</param>
/// <param name="IsMinutes">True for 纪要, which state results and by custom no discussion.</param>
/// <param name="Number">第N次 / 第N期 within its year; null where it is not numbered.</param>
/// <param name="Expected">应到; null where not written.</param>
/// <param name="Present">实到: as written, else counted from the names where they are listed.</param>
public sealed record Meeting(
    Citation Source, MeetingBody Body, string Name, bool IsMinutes, PartialDate? Date, int? Number, string? Chair, string? Recorder, int? Expected, int? Present,
    IReadOnlyList<string> Attendees, IReadOnlyList<string> Absent, IReadOnlyList<string> Observers, IReadOnlyList<AgendaItem> Agenda) : Fact(Source)
{
    /// <summary>The whole stretch of the document that records this meeting: first and last passage number.</summary>
    public int FirstPassage { get; init; }
    public int LastPassage { get; init; }

    /// <summary>Topics listed above the items, as made known before; empty where the record lists none.</summary>
    public IReadOnlyList<string> Announced { get; init; } = [];
    public Citation? AnnouncedAt { get; init; }
}

public enum Outcome { Decided, Noted, Deferred, Rejected }

/// <summary>What became of an item, more closely than its <see cref="Outcome"/>: the last three are ways of being noted.</summary>
public enum Course { Decided, DecidedWithConditions, Ratified, Deferred, Rejected, Reported, Transmitted, Proposed }

/// <param name="Title">The item's subject, verbatim from the record.</param>
/// <param name="Text">All that was recorded under the item, its title included: what matching looks at.</param>
/// <param name="Resolution">The sentence that decides (or defers, rejects); null where nothing was decided.</param>
public sealed record AgendaItem(Citation Source, string Title, Outcome Outcome, string Text, IReadOnlyList<Speech> Speeches, Vote? Vote, Citation? Resolution)
{
    /// <summary>同意，但附条件 (原则同意 …): must come back to a meeting or was left to someone.</summary>
    public bool Conditional { get; init; }

    /// <summary>追认: approves what was already done.</summary>
    public bool Ratifies { get; init; }

    public Course Course { get; init; } = Outcome switch { Outcome.Decided => Course.Decided, Outcome.Deferred => Course.Deferred, Outcome.Rejected => Course.Rejected, _ => Course.Reported };

    /// <summary>Stands under 其他事项: it had no heading of its own.</summary>
    public bool Sundry { get; init; }

    /// <summary>Sums named under the item, in order of appearance.</summary>
    public IReadOnlyList<Money> Amounts { get; init; } = [];
}

public enum Stance { Agrees, Disagrees, Abstains, Proposes, Reports, Neutral }

public sealed record Speech(string Speaker, Stance Stance, Citation Source);

/// <summary>票数 as written; null where the record gives no number for it.</summary>
public sealed record Vote(int? For, int? Against, int? Abstained, string Text);

/// <summary>三重一大.</summary>
public enum DecisionCategory { MajorDecision, Personnel, Project, LargeFund }

public enum ExecutionKind
{
    Appointment, Hiring, Contract, Supplement, Lease, Award, DirectAward, PaymentApproval, Allowance, AssetDisposal, Loan, Circulation, Resolution, Plan, Guarantee, Variation, Settlement,
}

/// <summary>An act by which something is carried out or bound: a contract, an appointment notice, an approval. Needs a deliberation where the unit's measures say so.</summary>
/// <param name="Parties">Who is on the other side: suppliers, tenants, payees, as written. For personnel: the persons.</param>
/// <param name="Claim">"经3月5日党委会研究": a claim until the meeting is found.</param>
/// <param name="Issuer">The organ that acts, as written; a superior organ's act needs no deliberation of the inspected unit.</param>
public sealed record Execution(
    Citation Source, ExecutionKind Kind, IReadOnlyList<DecisionCategory> Categories, string Subject, Money? Amount, PartialDate? Date,
    IReadOnlyList<string> Parties, string? Issuer, string? DocumentNumber, ClaimedDeliberation? Claim) : Fact(Source);

/// <summary>A meeting to which a paper appeals.</summary>
public sealed record ClaimedDeliberation(MeetingBody Body, PartialDate? Date, int? Number, Citation Source);

/// <summary>One payment: a row of a spending ledger, a voucher, a payment approval, a bank line.</summary>
/// <param name="Account">会计科目 / 预算科目 as booked.</param>
/// <param name="Method">转账, 现金, 公务卡 … as written.</param>
public sealed record Expenditure(
    Citation Source, PartialDate? Date, string? Payee, string Purpose, string? Account, Money Amount, string? Method, string? Approver, string? VoucherNumber,
    ClaimedDeliberation? Claim) : Fact(Source)
{
    /// <summary>备注, 附件, 派车单 and the like, as written: where the innocent explanation often stands.</summary>
    public string? Remark { get; init; }
}

public enum ReceptionPaper { Register, Approval, Checklist, Reimbursement, Menu, Canteen }

/// <summary>One official reception (公务接待) as one paper tells it.</summary>
/// <param name="Guests">The visiting unit, as written.</param>
/// <param name="Letter">Whether this paper shows a letter (公函): null where it has no place for one.</param>
/// <param name="Items">Dishes, drinks, cigarettes as listed.</param>
public sealed record Reception(
    Citation Source, ReceptionPaper Paper, PartialDate? Date, string? Guests, int? GuestCount, IReadOnlyList<string> Companions, int? CompanionCount,
    string? Venue, Money? Amount, bool? Letter, string? LetterNumber, string? Purpose, IReadOnlyList<string> Items) : Fact(Source)
{
    /// <summary>人均 over guests and companions together; null where a number is missing.</summary>
    public Money? PerHead => Amount is { } sum && GuestCount is { } guests && guests + (CompanionCount ?? 0) > 0
        ? new Money(sum.Fen / (guests + (CompanionCount ?? 0))) : null;

    /// <summary>备注 and the like, as written: where the innocent explanation often stands.</summary>
    public string? Remark { get; init; }
}

/// <summary>公函: the letter that announces a visit.</summary>
public sealed record Letter(Citation Source, string? From, string? Number, PartialDate? Date, PartialDate? VisitDate, int? People, string? Purpose) : Fact(Source);

public enum StandardKind
{
    /// <summary>From what sum a single payment goes before <see cref="Standard.Body"/>.</summary>
    LargeFund,
    /// <summary>From what sum a project or purchase goes before <see cref="Standard.Body"/>.</summary>
    Project,
    /// <summary>From what sum several quotes (比选, 询价) are demanded.</summary>
    Quotes,
    /// <summary>餐标, yuan a head and meal.</summary>
    ReceptionPerHead,
    /// <summary>From what sum cash is forbidden.</summary>
    Cash,
    /// <summary>A matter that goes before <see cref="Standard.Body"/> whatever its sum (appointments, leases, loans …).</summary>
    Always,
}

/// <summary>A threshold or norm read from the unit's own measures; provisional until a person confirms it.</summary>
/// <param name="From">The sum from which it applies (inclusive unless <see cref="Exclusive"/>); null for <see cref="StandardKind.Always"/>.</param>
/// <param name="Below">Up to, not including, this sum; null where it is open.</param>
/// <param name="EffectiveFrom">First day on which it is in force.</param>
public sealed record Standard(Citation Source, StandardKind Kind, Money? From, Money? Below, MeetingBody Body, string? BodyName, PartialDate? EffectiveFrom) : Fact(Source)
{
    /// <summary>"以上" marked as not including the sum itself.</summary>
    public bool Exclusive { get; init; }

    /// <summary>The sum that an amendment puts this one in the place of (“5万元以上”调整为…); null where it amends nothing.</summary>
    public Money? Replaces { get; init; }
}

public enum VehicleUseKind { Fuel, Repair, Toll, Trip }

/// <summary>A vehicle was refuelled, repaired, drove through a toll gate or was sent out: one row of a fuel list, repair register, toll statement or trip book.</summary>
/// <param name="Until">The last day where the row spans several (送修, 取车); null where it names one day.</param>
/// <param name="Plate">号牌 without marks between its characters; null where neither row nor table names one.</param>
/// <param name="Place">Filling station, workshop, toll gate or destination, as written.</param>
/// <param name="Product">油品, as written.</param>
/// <param name="Slip">派车单: as written, empty where the place for it is empty, null where the table has none.</param>
public sealed record VehicleUse(
    Citation Source, VehicleUseKind Kind, PartialDate? Date, PartialDate? Until, string? Plate, string? Place, string? Product, decimal? Litres, Money? Amount, string? Slip) : Fact(Source)
{
    /// <summary>备注, 事由, 驾驶人 and the table's title: where duty or another explanation stands.</summary>
    public string? Remark { get; init; }
}
