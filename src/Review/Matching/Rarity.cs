namespace DocReview.Review;

/// <summary>How much a pair of characters tells in this inspection: what stands in every record (the town's own name) tells little.</summary>
public sealed class Rarity
{
    private readonly Dictionary<string, double> _weights;
    private readonly double _unknown;

    public Rarity(IEnumerable<IReadOnlySet<string>> texts)
    {
        var frequency = new Dictionary<string, int>(StringComparer.Ordinal);
        var count = 0;
        foreach (var text in texts)
        {
            count++;
            foreach (var gram in text) frequency[gram] = frequency.GetValueOrDefault(gram) + 1;
        }
        _weights = frequency.ToDictionary(f => f.Key, f => Math.Log(1 + (count + 1.0) / (1 + f.Value)), StringComparer.Ordinal);
        _unknown = Math.Log(2.0 + count);
    }

    /// <summary>0 to about ln(n): the rarer the greater.</summary>
    public double Of(string gram) => _weights.GetValueOrDefault(gram, _unknown);

    /// <summary>0 to 1: how much of what <paramref name="subject"/> tells is also in <paramref name="text"/>.</summary>
    public double Covered(IReadOnlySet<string> subject, IReadOnlySet<string> text)
    {
        double all = 0, shared = 0;
        foreach (var gram in subject)
        {
            var weight = Of(gram);
            all += weight;
            if (text.Contains(gram)) shared += weight;
        }
        return all > 0 ? shared / all : 0;
    }

    /// <summary>0 to 1: likeness of two subjects, where one may be the shorter name of the other.</summary>
    public double Alike(IReadOnlySet<string> a, IReadOnlySet<string> b)
    {
        var (x, y) = (Covered(a, b), Covered(b, a));
        var (low, high) = (Math.Min(x, y), Math.Max(x, y));
        return 0.65 * high + 0.35 * low;
    }
}
