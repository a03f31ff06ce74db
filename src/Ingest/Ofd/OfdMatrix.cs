using System.Globalization;
using System.Xml.Linq;

namespace DocReview.Ingest;

/// <summary>Where the coordinates of an object come to lie on its page: x' = ax + cy + e, y' = bx + dy + f.</summary>
internal readonly record struct OfdMatrix(double A, double B, double C, double D, double E, double F)
{
    public static OfdMatrix None { get; } = new(1, 0, 0, 1, 0, 0);

    public (double X, double Y) At(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    public (double X, double Y) Along(double x, double y) => ((A * x) + (C * y), (B * x) + (D * y));

    /// <summary>How much larger things get.</summary>
    public double Scale => Math.Sqrt(Math.Abs((A * D) - (B * C)));

    /// <summary>This one first, then the other.</summary>
    public OfdMatrix Then(OfdMatrix next)
    {
        var ((a, b), (c, d), (e, f)) = (next.Along(A, B), next.Along(C, D), next.At(E, F));
        return new OfdMatrix(a, b, c, d, e, f);
    }

    /// <summary>The object's own transformation (CTM), then the corner of its frame (Boundary).</summary>
    public static OfdMatrix Of(XElement element)
    {
        var own = Numbers(element.Attr("CTM")) is { Count: >= 6 } ctm ? new OfdMatrix(ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]) : None;
        return Numbers(element.Attr("Boundary")) is { Count: >= 2 } frame ? own.Then(new OfdMatrix(1, 0, 0, 1, frame[0], frame[1])) : own;
    }

    /// <summary>Numbers parted by spaces; what is no number is left out.</summary>
    public static List<double> Numbers(string? text) =>
        [.. (text ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Number).OfType<double>()];

    /// <summary>Distances as DeltaX gives them, where "g n v" stands for n times v.</summary>
    public static List<double> Distances(string? text, int most)
    {
        var distances = new List<double>();
        var words = (text ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length && distances.Count < most; i++)
        {
            if (words[i] is "g" or "G" && i + 2 < words.Length && Number(words[i + 1]) is { } count && Number(words[i + 2]) is { } distance)
            {
                distances.AddRange(Enumerable.Repeat(distance, (int)Math.Clamp(count, 0, most - distances.Count)));
                i += 2;
            }
            else if (Number(words[i]) is { } single)
            {
                distances.Add(single);
            }
        }
        return distances;
    }

    public static double? Number(string? word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && Math.Abs(number) < 1e7 ? number : null;
}
