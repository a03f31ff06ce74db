using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>What the labels of one kind of paper mean, in the words of many clerks. Used for column headers and for the labels of forms alike.</summary>
public sealed class Vocabulary<T>(params Meaning<T>[] meanings) where T : struct, Enum
{
    public IReadOnlyList<Meaning<T>> Meanings { get; } = meanings;

    /// <summary>The best meaning of a label by its words alone; null where it says nothing to us.</summary>
    public T? Of(string label)
    {
        var best = Meanings.Select(m => (m.Kind, Fit: m.Fit(label))).MaxBy(x => x.Fit);
        return best.Fit > 0 ? best.Kind : null;
    }

    }

/// <param name="Words">Alternatives of a regular expression, best first.</param>
/// <param name="Never">A label with one of these does not mean it, whatever else it says.</param>
public sealed class Meaning<T>(T kind, string words, string never = "") where T : struct, Enum
{
    public const int Whole = 1000;
    private const int WeakWhole = 400;
    private readonly Regex whole = new($"^(?:{words})$", RegexOptions.CultureInvariant);
    private readonly Regex part = new($"(?:{words})", RegexOptions.CultureInvariant);
    private readonly Regex? never = never.Length == 0 ? null : new Regex(never, RegexOptions.CultureInvariant);

    public T Kind { get; } = kind;

    /// <summary>What the values under the label look like; a column whose values do not is not taken.</summary>
    public Func<IReadOnlyList<string>, bool>? Values { get; init; }

    /// <summary>Take a column by its values alone where no header names this meaning.</summary>
    public bool ByValues { get; init; }

    /// <summary>An empty cell repeats the one above, where the table clearly does that or the cell is merged.</summary>
    public bool CarriesDown { get; init; }

    /// <summary>Even a single empty cell repeats the one above: a month beside its days is written once.</summary>
    public bool AlwaysCarries { get; init; }

    /// <summary>A vague word for it: taken where no better column or label is there.</summary>
    public bool Weak { get; init; }

    public bool Excludes(string label) => never?.IsMatch(Labels.Compact(label)) == true;

    /// <summary>0 for no fit; a whole label beats its end, the end beats its beginning, longer words beat shorter ones.</summary>
    public int Fit(string label)
    {
        var bare = Labels.Bare(label);
        if (bare.Length is 0 or > 24 || Excludes(label)) return 0;
        if (whole.IsMatch(bare)) return (Weak ? WeakWhole : Whole) + bare.Length;
        var best = 0;
        foreach (var hit in part.EnumerateMatches(bare))
        {
            var place = hit.Index + hit.Length == bare.Length ? 300 : hit.Index == 0 ? 200 : 100;
            best = Math.Max(best, (Weak ? place / 2 : place) + hit.Length);
        }
        return best;
    }
}
