using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The way of a matter through the papers, in the order in which it should go.</summary>
public enum MatterStage { Proposal, Meeting, Publicity, Contract, Acceptance, Payment }

/// <summary>One paper of a matter at its stage.</summary>
public sealed record ChainStep(MatterStage Stage, Citation Source, PartialDate? Date, Money? Amount);

/// <summary>A paper by its title, which may name a stage and a matter (道路硬化工程验收单).</summary>
public sealed record TitledPaper(FileId File, string Title);

/// <summary>Proposal, meeting, publicity or tender, contract, acceptance and payment of one matter: what is in custody, what is not, and what came too early.</summary>
/// <param name="Steps">By stage, then by date.</param>
/// <param name="Missing">Stages such a matter goes through by custom, of which no paper was found.</param>
/// <param name="Early">A step that is certainly dated before one that should come first.</param>
public sealed record MatterChain(IReadOnlyList<ChainStep> Steps, IReadOnlyList<MatterStage> Missing, IReadOnlyList<(ChainStep Step, ChainStep ShouldBeFirst)> Early)
{
    /// <summary>Pairs whose order tells something; an advance payment before the acceptance does not.</summary>
    private static readonly (MatterStage First, MatterStage Then)[] Order =
        [(MatterStage.Meeting, MatterStage.Contract), (MatterStage.Meeting, MatterStage.Payment), (MatterStage.Publicity, MatterStage.Contract), (MatterStage.Contract, MatterStage.Payment)];

    /// <summary>Words in a title that name the stage of a paper.</summary>
    private static readonly (MatterStage Stage, string[] Words)[] Titles =
    [
        (MatterStage.Acceptance, ["验收", "竣工", "决算"]), (MatterStage.Publicity, ["公示", "招标", "比选", "询价", "中标", "成交", "磋商"]), (MatterStage.Proposal, ["请示", "申请", "方案", "建议", "立项"]),
    ];

    /// <summary>Words by which papers of a stage are looked for among all titles.</summary>
    public static IReadOnlyList<string> TitleWords { get; } = [.. Titles.SelectMany(title => title.Words)];

    /// <param name="evidence">What a finding cites besides.</param>
    /// <param name="titled">Papers whose titles hold one of <see cref="TitleWords"/>.</param>
    /// <param name="factsOf">All facts of a file; the first is its profile. Empty for a file that may not be seen.</param>
    public static MatterChain Of(Decision decision, IEnumerable<Citation> evidence, IEnumerable<TitledPaper> titled, Func<FileId, IReadOnlyList<Fact>> factsOf)
    {
        var cited = evidence.Prepend(decision.Source).Concat(decision.Related.Select(related => related.Source)).DistinctBy(source => source.Passage).Select(source => Step(source, factsOf(source.Passage.File)));
        var meeting = decision.Meeting is { } source ? new ChainStep(MatterStage.Meeting, source, decision.MeetingDate, null) : null;
        var named = titled.Where(paper => IsOf(decision.Subject, paper.Title)).Select(paper => factsOf(paper.File)).Where(facts => facts.Count > 0).Select(facts => Step(facts[0].Source, facts));
        // A contract cited for its price and for its date is one paper; each row of a ledger is a payment.
        var steps = cited.Append(meeting).Concat(named).OfType<ChainStep>().GroupBy(step => (step.Stage, step.Source.Passage.File, step.Stage is MatterStage.Payment ? step.Source.Passage.Number : 0)).Select(same => same.First())
            .OrderBy(step => step.Stage).ThenBy(step => step.Date is null).ThenBy(step => step.Date).ToList();
        return new(steps, [.. Usual(decision).Where(stage => steps.All(step => step.Stage != stage))], [.. TooEarly(steps)]);
    }

    private static IEnumerable<(ChainStep, ChainStep)> TooEarly(List<ChainStep> steps) =>
        from pair in Order
        let first = steps.Where(step => step.Stage == pair.First && step.Date is not null).MinBy(step => step.Date)
        let then = steps.Where(step => step.Stage == pair.Then && step.Date is not null).MinBy(step => step.Date)
        where first is not null && then is not null && then.Date!.Value.IsBefore(first.Date!.Value)
        select (then, first);

    private static MatterStage[] Usual(Decision decision) =>
        decision.Categories.Contains(DecisionCategory.Personnel) ? [MatterStage.Proposal, MatterStage.Meeting, MatterStage.Publicity, MatterStage.Contract]
        : decision.Categories.Contains(DecisionCategory.Project) ? Enum.GetValues<MatterStage>()
        : decision.Categories.Contains(DecisionCategory.LargeFund) ? [MatterStage.Proposal, MatterStage.Meeting, MatterStage.Payment]
        : [MatterStage.Proposal, MatterStage.Meeting];

    /// <summary>What a cited place is: by the fact read from it, else by the paper it stands in; null where neither tells.</summary>
    private static ChainStep? Step(Citation source, IReadOnlyList<Fact> facts)
    {
        var here = facts.Skip(1).Where(fact => fact.Source.Passage == source.Passage).ToList();
        if (here.OfType<Execution>().FirstOrDefault() is { } act) return new(StageOf(act.Kind), source, act.Date ?? (facts[0] as Profile)?.Date, act.Amount);
        if (here.OfType<Expenditure>().FirstOrDefault() is { } payment) return new(MatterStage.Payment, source, payment.Date, payment.Amount);
        if (facts is not [Profile paper, ..]) return null;
        if (paper.Genre is Genre.MeetingRecord or Genre.MeetingMinutes)
            return new(MatterStage.Meeting, source, facts.OfType<Meeting>().FirstOrDefault(m => source.Passage.Number >= m.FirstPassage && source.Passage.Number <= m.LastPassage)?.Date ?? paper.Date, null);
        return StageOf(paper) is { } stage ? new(stage, source, paper.Date, null) : null;
    }

    private static MatterStage StageOf(ExecutionKind kind) => kind switch
    {
        ExecutionKind.Award or ExecutionKind.DirectAward => MatterStage.Publicity,
        ExecutionKind.PaymentApproval or ExecutionKind.Allowance => MatterStage.Payment,
        ExecutionKind.Circulation or ExecutionKind.Plan => MatterStage.Proposal,
        ExecutionKind.Resolution => MatterStage.Meeting,
        _ => MatterStage.Contract,
    };

    private static MatterStage? StageOf(Profile paper)
    {
        foreach (var (stage, words) in Titles)
            if (words.Any(word => paper.Title.Contains(word, StringComparison.Ordinal))) return stage;
        return paper.Genre switch
        {
            Genre.Procurement => MatterStage.Publicity,
            Genre.Contract or Genre.Appointment => MatterStage.Contract,
            Genre.PaymentApproval or Genre.Voucher or Genre.BankStatement or Genre.SpendingLedger => MatterStage.Payment,
            _ => null,
        };
    }

    /// <summary>Most of what tells this matter from others stands in the title, and no other place or section.</summary>
    private static bool IsOf(string subject, string title)
    {
        const double Most = 0.6;
        var (wanted, found) = (SubjectText.Grams(subject), SubjectText.Grams(title));
        var shared = wanted.Count(found.Contains);
        return shared >= 2 && shared >= Most * Math.Min(wanted.Count, found.Count) && Agree(SubjectText.Places(subject), SubjectText.Places(title)) && Agree(SubjectText.Years(subject), SubjectText.Years(title))
            && (SubjectText.Section(subject) is not { } section || SubjectText.Section(title) is not { } other || section == other);
    }

    private static bool Agree<T>(IReadOnlySet<T> a, IReadOnlySet<T> b) => a.Count == 0 || b.Count == 0 || a.Overlaps(b);
}
