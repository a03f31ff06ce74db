using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>One voice on an agenda item, as the record gives it.</summary>
/// <param name="Leads">The chair, or the secretary where the record calls him by his office alone.</param>
/// <param name="Group">大家, 其余委员: nobody in particular.</param>
/// <param name="Listed">Named in one breath with others: then the order of names is that of rank and says nothing.</param>
internal sealed record Voice(Speech Speech, bool Leads, bool Group, bool Listed)
{
    /// <summary>What was said, without the name before it.</summary>
    public string Words => Speech.Source.Quote.IndexOfAny([':', '：']) is >= 0 and <= 24 and var colon ? Speech.Source.Quote[(colon + 1)..] : Speech.Source.Quote;

    /// <summary>Says what he holds of the matter, or something of his own about it.</summary>
    public bool IsView => Speech.Stance is Stance.Agrees or Stance.Disagrees or Stance.Abstains or Stance.Proposes || Words.Length >= 4;
}

/// <summary>Who of the members was heard on an item, in order; those who only attend or report are left out.</summary>
internal sealed partial record Voices(IReadOnlyList<Voice> InOrder)
{
    public static Voices Of(DeliberatedItem item)
    {
        var speeches = item.Item.Speeches;
        var shared = speeches.GroupBy(s => s.Source).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return new(speeches.Select((s, i) => (Speech: s, First: i == 0)).Where(x => !item.Meeting.Observers.Contains(x.Speech.Speaker) && x.Speech.Stance != Stance.Reports)
            .Select(x => new Voice(x.Speech, Leader.Is(x.Speech.Speaker, item.Meeting.Chair, item.Meeting.Attendees), GroupOf().IsMatch(x.Speech.Speaker), shared.Contains(x.Speech.Source))).ToList());
    }

    /// <summary>Members heard one by one.</summary>
    public IReadOnlyList<string> Heard => InOrder.Where(v => !v.Group && v.IsView).Select(v => v.Speech.Speaker).Distinct().ToList();

    [GeneratedRegex("^(?:各|其余|其他|大家|与会|参会|到会|委员们|众|全体|班子|会议|一致|其它)")]
    private static partial Regex GroupOf();
}
