namespace DocReview.Bench;

/// <summary>How many characters must be put in, taken out or changed.</summary>
internal static class Distance
{
    public static int Of(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }

    /// <returns>Where in the text the line fits best: the place of its end.</returns>
    public static int PlaceIn(string text, string line)
    {
        var column = Enumerable.Range(0, line.Length + 1).ToArray();
        var (best, place) = (int.MaxValue, 0);
        for (var i = 1; i <= text.Length; i++)
        {
            var diagonal = column[0];
            for (var j = 1; j <= line.Length; j++)
                (diagonal, column[j]) = (column[j], Math.Min(Math.Min(column[j], column[j - 1]) + 1, diagonal + (text[i - 1] == line[j - 1] ? 0 : 1)));
            if (column[^1] < best)
                (best, place) = (column[^1], i);
        }
        return place;
    }
}
