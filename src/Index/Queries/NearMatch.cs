namespace DocReview.Index;

/// <summary>Whether the terms stand near one another in a folded text.</summary>
internal static class NearMatch
{
    public static bool In(ReadOnlySpan<int> text, Query.Near near)
    {
        var places = new List<List<(int Start, int End)>>();
        foreach (var part in near.Parts)
        {
            if (Places(text, part) is not { Count: > 0 } found) return false;
            places.Add(found);
        }
        return Near(places, near.Distance);
    }

    /// <summary>The stretch that begins at the foremost place is the shortest that does; then that term goes on to its next place.</summary>
    private static bool Near(List<List<(int Start, int End)>> places, int distance)
    {
        for (var at = new int[places.Count]; ;)
        {
            var (first, start, end, covered) = (0, int.MaxValue, 0, 0);
            for (var part = 0; part < at.Length; part++)
            {
                var place = places[part][at[part]];
                if (place.Start < start) (first, start) = (part, place.Start);
                (end, covered) = (Math.Max(end, place.End), covered + place.End - place.Start);
            }
            if (end - start - covered <= distance) return true;
            if (++at[first] == places[first].Count) return false;
        }
    }

    private static List<(int Start, int End)> Places(ReadOnlySpan<int> text, Query.Term term)
    {
        var found = new List<(int Start, int End)>();
        foreach (var spelling in term.Spellings)
            for (int from = 0, hit; (hit = text[from..].IndexOf(spelling.Characters)) >= 0; from += hit + 1) found.Add((from + hit, from + hit + spelling.Length));
        found.Sort();
        return found;
    }
}
