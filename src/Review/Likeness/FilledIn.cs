using System.Text;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>
/// What was filled into a paper: its figures, date, number and parties. Two vouchers or contracts of one form share the print and differ in these;
/// two versions of one paper share most of them.
/// </summary>
public sealed record FilledIn(IReadOnlySet<string> Figures, Profile? Profile, IReadOnlySet<string> Parties)
{
    /// <summary>A list of many payments has no party of its own.</summary>
    private const int FewPayments = 3;

    public static FilledIn Of(IEnumerable<string> texts, IReadOnlyList<Fact> facts)
    {
        var payees = facts.OfType<Expenditure>().Select(spent => spent.Payee).ToList();
        var parties = facts.OfType<Execution>().SelectMany(act => act.Parties).Concat(payees.Count <= FewPayments ? payees.OfType<string>() : []);
        return new(texts.SelectMany(FiguresOf).ToHashSet(), facts.OfType<Profile>().FirstOrDefault(), parties.ToHashSet());
    }

    /// <summary>What makes two papers with much the same text two papers: other parties, another number, meetings of different days, or mostly other figures.</summary>
    public Likeness LikenessTo(FilledIn other) =>
        (Parties.Count > 0 && other.Parties.Count > 0 && !Parties.Overlaps(other.Parties))
        || Differ(Profile?.DocumentNumber, other.Profile?.DocumentNumber)
        || (IsMeeting && other.IsMeeting && Differ(Profile!.Date, other.Profile!.Date))
        || SharedFigures(other) < 0.5
            ? Likeness.SameForm : Likeness.Version;

    private bool IsMeeting => Profile?.Genre is Genre.MeetingRecord or Genre.MeetingMinutes;

    private double SharedFigures(FilledIn other)
    {
        var both = Figures.Count(other.Figures.Contains);
        var either = Figures.Count + other.Figures.Count - both;
        return either == 0 ? 1 : (double)both / either;
    }

    private static bool Differ(string? a, string? b) => a is not null && b is not null && Shingles.KeyOf(a) != Shingles.KeyOf(b);

    private static bool Differ(PartialDate? a, PartialDate? b) => a is { } one && b is { } two && (one.IsBefore(two) || two.IsBefore(one));

    private static IEnumerable<string> FiguresOf(string text)
    {
        var figure = new StringBuilder();
        foreach (var character in Index.FoldedText.Of(text).Characters.ToArray().Append(' '))
        {
            if (character is >= '0' and <= '9') figure.Append((char)character);
            else if (character is ',' or '.') continue;
            else if (figure.Length > 0)
            {
                yield return figure.ToString();
                figure.Clear();
            }
        }
    }
}
