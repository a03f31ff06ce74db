namespace DocReview.Index;

/// <summary>
/// The natural logarithm, correctly rounded, so that equal costs are equal on every machine: Math.Log is the platform's and differs in the last bit.
/// Works with pairs of doubles whose sum carries about 106 bits.
/// </summary>
internal static class ExactLog
{
    private readonly record struct Wide(double High, double Low)
    {
        public static Wide operator +(Wide a, Wide b)
        {
            var sum = a.High + b.High;
            var part = sum - a.High;
            var error = (a.High - (sum - part)) + (b.High - part) + a.Low + b.Low;
            return Sum(sum, error);
        }

        public static Wide operator *(Wide a, Wide b)
        {
            var product = a.High * b.High;
            var error = Math.FusedMultiplyAdd(a.High, b.High, -product) + a.High * b.Low + a.Low * b.High;
            return Sum(product, error);
        }

        public static Wide operator /(Wide a, Wide b)
        {
            var first = a.High / b.High;
            var rest = a + b * new Wide(-first, 0);
            var second = rest.High / b.High;
            rest += b * new Wide(-second, 0);
            return Sum(first, second) + new Wide(rest.High / b.High, 0);
        }

        private static Wide Sum(double large, double small)
        {
            var sum = large + small;
            return new(sum, small - (sum - large));
        }
    }

    private const int Terms = 23;

    private static readonly Wide[] OddReciprocals = [.. Enumerable.Range(0, Terms).Select(i => new Wide(1, 0) / new Wide(2 * i + 1, 0))];
    private static readonly Wide LogOf2 = new(0.6931471805599453, 2.319046813846299558e-17);

    public static double Of(double value)
    {
        var exponent = Math.ILogB(value);
        var fraction = Math.ScaleB(value, -exponent);
        if (fraction > 1.4142135623730951)
        {
            fraction /= 2;
            exponent++;
        }
        // ln m = 2 artanh((m - 1) / (m + 1)); both terms are exact.
        var ratio = (new Wide(fraction, 0) + new Wide(-1, 0)) / (new Wide(fraction, 0) + new Wide(1, 0));
        var square = ratio * ratio;
        var sum = new Wide(0, 0);
        for (var term = Terms - 1; term >= 0; term--) sum = sum * square + OddReciprocals[term];
        var log = new Wide(exponent, 0) * LogOf2 + new Wide(2, 0) * ratio * sum;
        return log.High;
    }
}
