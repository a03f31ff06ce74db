namespace DocReview.Ledger;

/// <summary>What lists and overviews need of a fact, beside its body; all null where they need nothing of it. Day as far as it is written, amount in fen.</summary>
internal sealed record FactColumns(string? Variety, string? Who, string? Day, long? Amount, string? Words)
{
    /// <summary>Kinds of facts that have them.</summary>
    public static string Kinds { get; } = $"'{nameof(Meeting)}', '{nameof(Expenditure)}', '{nameof(Reception)}'";

    /// <summary>An entry of an index may not be of any length.</summary>
    private const int Longest = 80;

    public static FactColumns Of(Fact fact) => fact switch
    {
        Meeting meeting => new(meeting.IsMinutes ? "Minutes" : "Record", meeting.Body.ToString(), meeting.Date?.ToString(), null,
            Storable.Text(string.Join('\n', [meeting.Name, .. meeting.Agenda.Select(item => item.Title), .. meeting.Attendees])).ToLowerInvariant()),
        Expenditure spent => new(nameof(Expenditure), Name(spent.Payee), spent.Date?.ToString(), spent.Amount.Fen, null),
        Reception reception => new(reception.Paper.ToString(), Name(reception.Guests), reception.Date?.ToString(), reception.Amount?.Fen, null),
        _ => new(null, null, null, null, null),
    };

    private static string? Name(string? text) => text?.Trim() is { Length: > 0 } name ? Storable.Text(name.Length > Longest ? name[..Longest] : name) : null;
}

/// <summary>What lists and overviews need of a decision, beside its body.</summary>
internal sealed record DecisionColumns(string? Day, string Deliberation, string Categories, string Words, string? MeetingFile)
{
    public static DecisionColumns Of(Decision decision) => new(
        decision.Date?.ToString(), decision.Deliberation.ToString(), $" {string.Join(' ', decision.Categories)} ",
        Storable.Text(string.Join('\n', decision.Parties.Append(decision.Subject))).ToLowerInvariant(), decision.Meeting?.Passage.File.Value);
}
