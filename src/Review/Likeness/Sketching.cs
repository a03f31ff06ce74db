using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>MinHash: of a text of any length so many numbers that the share of equal ones estimates the share of equal shingles.</summary>
public static class Sketching
{
    /// <summary>Raise it when a sketch would come out otherwise for the same text.</summary>
    public const string Version = "likeness/1";

    /// <summary>An estimate may be that much too low.</summary>
    private const double Doubt = 0.15;

    /// <summary>With 16 bands of 4, texts that share 0.7 of their shingles meet in some band 99 times of 100; those that share 0.3 do so 12 times.</summary>
    public const int Bands = 16, Rows = 4, Size = Bands * Rows;

    /// <summary>Shorter texts say too little to be compared at all.</summary>
    private const int LeastShingles = 40;

    private static readonly (ulong Factor, ulong Offset)[] Functions =
        [.. Enumerable.Range(1, Size).Select(i => (Shingles.Mixed((ulong)i * 0x9E3779B97F4A7C15UL) | 1, Shingles.Mixed((ulong)i * 0xD1B54A32D192ED03UL)))];

    /// <summary>Null for a text too short to be compared.</summary>
    public static Sketch? Of(Document document)
    {
        var minima = new uint[Size];
        Array.Fill(minima, uint.MaxValue);
        var count = 0L;
        foreach (var hash in Shingles.Of(Shingles.TextsOf(document)))
        {
            count++;
            for (var i = 0; i < Size; i++)
            {
                var value = (uint)(((hash * Functions[i].Factor) + Functions[i].Offset) >> 32);
                if (value < minima[i]) minima[i] = value;
            }
        }

        return count < LeastShingles ? null : new Sketch(document.File, count, minima, BandsOf(minima), Threshold(count) - Doubt);
    }

    /// <summary>
    /// From what share two texts are called alike: a long paper may be reworked a good deal and stays the same paper; of a short form most is print, so that two of them
    /// share much whatever was filled in.
    /// </summary>
    public static double Threshold(long shingles)
    {
        const double Short = 150, Long = 800;
        return 0.9 - (0.2 * Math.Clamp((shingles - Short) / (Long - Short), 0, 1));
    }

    private static long[] BandsOf(uint[] minima)
    {
        var bands = new long[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var key = (ulong)band;
            for (var row = 0; row < Rows; row++) key = Shingles.Mixed((key * 0x9E3779B97F4A7C15UL) + minima[(band * Rows) + row] + 1);
            bands[band] = (long)key;
        }

        return bands;
    }
}
