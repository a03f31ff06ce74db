using Dapper;

namespace DocReview.Ledger;

/// <summary>Meetings of one body in one month; <paramref name="Month"/> null where they are not dated so far.</summary>
public sealed record MeetingFigure(MeetingBody Body, bool IsMinutes, PartialDate? Month, int Count);

/// <summary>Decisions that agree in kind, deliberation and year.</summary>
public sealed record DecisionFigure(IReadOnlyList<DecisionCategory> Categories, Deliberation Deliberation, int? Year, int Count);

/// <summary>A month, a payee: how many entries, and their sum. One payment or reception that several papers tell counts once, where day and name are the same.</summary>
/// <param name="Name">Null where the papers name none.</param>
public sealed record SumFigure(string? Name, Money Sum, int Count);

/// <summary>Which meetings: every condition that is set must hold.</summary>
public sealed record MeetingFilter(MeetingBody? Body = null, int? Year = null, int? Month = null, string? Words = null);

/// <summary>Which decisions: every condition that is set must hold.</summary>
public sealed record DecisionFilter(Deliberation? Deliberation = null, DecisionCategory? Category = null, string? Words = null, int? Year = null);

/// <summary>Figures and long lists, counted and paged in the database.</summary>
public sealed partial class FactStore
{
    /// <summary>Of facts <c>x</c>, those of papers in custody that are seen.</summary>
    private string Held => $"x.file in (select k.file from {sight.Custody} k where k.inspection = @inspection and k.superseded_at is null)";

    public IReadOnlyList<MeetingFigure> MeetingFigures(long inspection) => db.Read(c => c.Query<(string Variety, string Who, string? Month, long Count)>($"""
        select x.variety, x.who, substr(x.day, 1, 7), count(*) from fact x where x.kind = 'Meeting' and {Held} group by 1, 2, 3
        """, new { inspection }).Select(row => new MeetingFigure(Enum.Parse<MeetingBody>(row.Who), row.Variety == "Minutes", PartialDate.Parse(row.Month), (int)row.Count)).ToList());

    public IReadOnlyList<DecisionFigure> DecisionFigures(long inspection) => db.Read(c => c.Query<(string Categories, string Deliberation, string? Year, long Count)>($"""
        select categories, deliberation, substr(day, 1, 4), count(*) from decision x where inspection = @inspection and {DecisionSeen} group by 1, 2, 3
        """, new { inspection }).Select(row => new DecisionFigure(
            [.. row.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<DecisionCategory>)], Enum.Parse<Deliberation>(row.Deliberation), row.Year is { } year ? int.Parse(year) : null, (int)row.Count)).ToList());

    /// <summary>Named by the month; those that are dated by the year alone, or not at all, under null.</summary>
    public IReadOnlyList<SumFigure> SpendingByMonth(long inspection) => Sums(inspection, Payments, "case when length(x.day) >= 7 then substr(x.day, 1, 7) end", "true", int.MaxValue);

    /// <summary>The payees who got most.</summary>
    public IReadOnlyList<SumFigure> SpendingByPayee(long inspection, int most) => Sums(inspection, Payments, "x.who", "x.who is not null", most);

    public IReadOnlyList<SumFigure> ReceptionsByMonth(long inspection) => Sums(inspection, Receptions, "case when length(x.day) >= 7 then substr(x.day, 1, 7) end", "true", int.MaxValue);

    /// <summary>The same day, payee and sum in a ledger, on a voucher and in the bank's list is one payment.</summary>
    private string Payments => $"""
        select x.who, x.day, case when {Told} then max(x.amount) else sum(x.amount) end as fen, case when {Told} then 1 else count(*) end as entries
        from fact x where x.kind = 'Expenditure' and {Held} group by x.who, x.day, x.amount
        """;

    /// <summary>The same day and guests in the register, on the approval and on the bill are one reception.</summary>
    private string Receptions => $"""
        select x.who, x.day, case when {Told} then max(coalesce(x.amount, 0)) else sum(coalesce(x.amount, 0)) end as fen, case when {Told} then 1 else count(*) end as entries
        from fact x where x.kind = 'Reception' and {Held} group by x.who, x.day
        """;

    private const string Told = "x.who is not null and length(x.day) = 10";

    private IReadOnlyList<SumFigure> Sums(long inspection, string entries, string name, string which, int most) => db.Read(c => c.Query<(string? Name, long Fen, long Count)>($"""
        select {name}, cast(sum(x.fen) as bigint), cast(sum(x.entries) as bigint) from ({entries}) x where {which} group by 1 order by 2 desc limit @most
        """, new { inspection, most = (long)most }).Select(row => new SumFigure(row.Name, new Money(row.Fen), (int)row.Count)).ToList());

    /// <summary>By date, those without one last.</summary>
    public IReadOnlyList<Meeting> Meetings(long inspection, MeetingFilter filter, int skip, int limit) => db.Read(c =>
    {
        var (where, values) = Where(inspection, filter);
        values.AddDynamicParams(new { skip = (long)skip, limit = (long)limit });
        return c.Query<string>($"select x.body from fact x where {where} order by coalesce(x.day, '9999'), x.file, x.number limit @limit offset @skip", values).Select(body => (Meeting)LedgerJson.Read<Fact>(body)).ToList();
    });

    public int CountMeetings(long inspection, MeetingFilter filter) => db.Read(c =>
    {
        var (where, values) = Where(inspection, filter);
        return (int)c.ExecuteScalar<long>($"select count(*) from fact x where {where}", values);
    });

    private (string, DynamicParameters) Where(long inspection, MeetingFilter filter)
    {
        var (where, values) = ($"x.kind = 'Meeting' and {Held}", new DynamicParameters(new { inspection }));
        void And(bool set, string condition, object value)
        {
            if (!set) return;
            where += " and " + condition;
            values.AddDynamicParams(value);
        }

        And(filter.Body is not null, "x.who = @body", new { body = filter.Body?.ToString() });
        And(filter.Year is not null, "substr(x.day, 1, 4) = @year", new { year = $"{filter.Year:0000}" });
        And(filter.Month is not null, "substr(x.day, 6, 2) = @month", new { month = $"{filter.Month:00}" });
        And(!string.IsNullOrWhiteSpace(filter.Words), "x.words like @words escape '!'", new { words = LedgerDb.Like(filter.Words ?? "") });
        return (where, values);
    }

    /// <summary>By date, those without one last.</summary>
    public IReadOnlyList<Decision> Decisions(long inspection, DecisionFilter filter, int skip, int limit)
    {
        var found = db.Read(c =>
        {
            var (where, values) = Where(inspection, filter);
            values.AddDynamicParams(new { skip = (long)skip, limit = (long)limit });
            return c.Query<string>($"select x.body from decision x where {where} order by coalesce(x.day, '9999'), x.number limit @limit offset @skip", values).Select(LedgerJson.Read<Decision>).ToList();
        });
        return sight.IsEverything ? found : [.. Seen(found, catalogue.OutOfSight(inspection))];
    }

    public int CountDecisions(long inspection, DecisionFilter filter) => db.Read(c =>
    {
        var (where, values) = Where(inspection, filter);
        return (int)c.ExecuteScalar<long>($"select count(*) from decision x where {where}", values);
    });

    private (string, DynamicParameters) Where(long inspection, DecisionFilter filter)
    {
        var (where, values) = ($"inspection = @inspection and {DecisionSeen}", new DynamicParameters(new { inspection }));
        void And(bool set, string condition, object value)
        {
            if (!set) return;
            where += " and " + condition;
            values.AddDynamicParams(value);
        }

        And(filter.Deliberation is not null, "x.deliberation = @deliberation", new { deliberation = filter.Deliberation?.ToString() });
        And(filter.Category is not null, "x.categories like @category", new { category = $"% {filter.Category} %" });
        And(filter.Year is not null, "substr(x.day, 1, 4) = @year", new { year = $"{filter.Year:0000}" });
        And(!string.IsNullOrWhiteSpace(filter.Words), "x.words like @words escape '!'", new { words = LedgerDb.Like(filter.Words ?? "") });
        return (where, values);
    }

    /// <summary>A matter is not told of where its paper or its meeting is out of sight.</summary>
    private string DecisionSeen => sight.IsEverything ? "true" : !sight.Holds(Zone.Ordinary) ? "false" :
        $"x.file not in ({sight.OutOfSight}) and (x.meeting_file is null or x.meeting_file not in ({sight.OutOfSight}))";

    /// <summary>Fills in what rows lack that are older than script 0011.</summary>
    internal static void FillIn(LedgerDb db)
    {
        var facts = db.Read(c => c.Query<(string File, long Number, string Body)>($"select file, number, body from fact where kind in ({FactColumns.Kinds}) and variety is null").ToList());
        var decisions = db.Read(c => c.Query<(long Inspection, long Number, string Body)>("select inspection, number, body from decision where deliberation is null").ToList());
        if (facts.Count == 0 && decisions.Count == 0) return;
        db.Write(c =>
        {
            foreach (var (file, number, body) in facts)
            {
                var row = new DynamicParameters(new { file, number });
                row.AddDynamicParams(FactColumns.Of(LedgerJson.Read<Fact>(body)));
                c.Execute("update fact set variety = @Variety, who = @Who, day = @Day, amount = @Amount, words = @Words where file = @file and number = @number", row);
            }

            foreach (var (inspection, number, body) in decisions)
            {
                var row = new DynamicParameters(new { inspection, number });
                row.AddDynamicParams(DecisionColumns.Of(LedgerJson.Read<Decision>(body)));
                c.Execute("update decision set day = @Day, deliberation = @Deliberation, categories = @Categories, words = @Words, meeting_file = @MeetingFile where inspection = @inspection and number = @number", row);
            }
        });
    }
}
