using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A fact in one line, for people.</summary>
public static class FactWords
{
    public static string Of(Fact fact) => fact switch
    {
        Meeting m => Line(m.Date, m.Name, m.Number is { } number ? Text.Of("Meeting.Number", number) : null, Text.Of("Meeting.Items", m.Agenda.Count)),
        Execution e => Line(e.Date, Text.Of(e.Kind), e.Subject, e.Amount, Joined(e.Parties)),
        Expenditure e => Line(e.Date, e.Purpose, e.Amount, e.Payee),
        Reception r => Line(r.Date, r.Guests, r.Purpose, r.Amount, r.PerHead is { } perHead ? Text.Of("Reception.PerHead", perHead) : null),
        Letter l => Line(l.Date, l.From, l.Number, l.Purpose),
        Standard s => Line(Text.Of(s.Kind), Span(s), Before(s)),
        Profile p => Line(Text.Of(p.Genre), p.Title, p.DocumentNumber, p.Date),
        _ => fact.Source.Quote,
    };

    /// <summary>From what sum and below what sum a standard holds.</summary>
    public static string Span(Standard standard) => (standard.From, standard.Below) switch
    {
        ({ } from, _) when standard.Kind is StandardKind.ReceptionPerHead => Text.Of("Standard.PerHead", from),
        ({ } from, { } below) => Text.Of("Standard.Between", from, below),
        ({ } from, null) => Text.Of(standard.Exclusive ? "Standard.Above" : "Standard.From", from),
        (null, { } below) => Text.Of("Standard.Below", below),
        _ => Text.Of("Standard.Any"),
    };

    /// <summary>Before which body a matter goes; null where the standard is not about one (餐标, 现金).</summary>
    public static string? Before(Standard standard) => standard.BodyName ?? (standard.Body is MeetingBody.Unknown ? null : Text.Of(standard.Body));

    public static string Joined(IEnumerable<string> names) => string.Join("、", names);

    private static string Line(params object?[] parts) => string.Join(" · ", parts.Select(part => part?.ToString()).Where(part => !string.IsNullOrWhiteSpace(part)));
}
