namespace DocReview.Ingest;

/// <summary>Finds long thin strokes along the rows of an image.</summary>
internal static class RuledStrokes
{
    private const int Break = 2;

    /// <param name="em">Height of a character, pixels.</param>
    /// <param name="least">Shortest stroke worth while, pixels.</param>
    /// <param name="widestBreak">Pixels by which two pieces of one line may be apart.</param>
    public static List<RuledStroke> In(Ink ink, double em, double least, double widestBreak)
    {
        var thick = Math.Max(3, (int)(em / 4));
        var thin = Thin(ink, thick);
        var runs = new List<Run>();
        for (var y = 0; y < ink.Height; y++)
            FindRuns(ink, thin, y, (int)Math.Max(8, least * 0.45), runs);
        return Joined([.. Linked(runs).Select(Straight).Where(stroke => stroke.Y2 - stroke.Y1 is var fall && Math.Abs(fall) < 0.05 * (stroke.X2 - stroke.X1) + 2)], em, least, widestBreak);
    }

    private readonly record struct Run(int Y, int From, int To);

    /// <summary>Ink that is no higher than a line is thick.</summary>
    private static bool[] Thin(Ink ink, int thick)
    {
        var thin = new bool[ink.Dark.Length];
        for (var x = 0; x < ink.Width; x++)
            for (var y = 0; y < ink.Height; y++)
            {
                if (!ink.Dark[(y * ink.Width) + x])
                    continue;
                var end = y;
                while (end < ink.Height && ink.Dark[(end * ink.Width) + x])
                    end++;
                for (var i = y; end - y <= thick && i < end; i++)
                    thin[(i * ink.Width) + x] = true;
                y = end;
            }
        return thin;
    }

    /// <summary>Thin ink in one row; what crosses it does not end it, nor does a speck of dust.</summary>
    private static void FindRuns(Ink ink, bool[] thin, int y, int least, List<Run> runs)
    {
        var row = y * ink.Width;
        var (start, last, blank, solid) = (-1, 0, 0, 0);
        for (var x = 0; x <= ink.Width; x++)
        {
            var isThin = x < ink.Width && thin[row + x];
            if (isThin)
            {
                if (start < 0)
                    (start, solid) = (x, 0);
                (last, blank) = (x, 0);
                solid++;
            }
            else if (start >= 0 && (x == ink.Width || (!ink.Dark[row + x] && ++blank > Break)))
            {
                if (last + 1 - start >= least && solid > 0.75 * (last + 1 - start))
                    runs.Add(new Run(y, start, last + 1));
                start = -1;
            }
        }
    }

    /// <summary>Runs of neighbouring rows that meet are one stroke, level or not quite.</summary>
    private static IEnumerable<List<Run>> Linked(List<Run> runs)
    {
        var groups = new List<List<Run>>();
        var open = new List<(List<Run> Group, Run Last)>();
        foreach (var run in runs)
        {
            open.RemoveAll(stroke => stroke.Last.Y < run.Y - 2);
            var touching = open.Where(stroke => stroke.Last.From <= run.To + 3 && stroke.Last.To >= run.From - 3 && stroke.Last.Y < run.Y + 1).Select(stroke => stroke.Group).Distinct().ToList();
            List<Run> group;
            if (touching.Count == 0)
            {
                groups.Add(group = []);
            }
            else
            {
                group = touching[0];
                foreach (var other in touching.Skip(1))
                {
                    group.AddRange(other);
                    groups.Remove(other);
                    open = [.. open.Select(stroke => stroke.Group == other ? (group, stroke.Last) : stroke)];
                }
            }
            group.Add(run);
            open.Add((group, run));
        }
        return groups;
    }

    /// <summary>The straight line through the runs, each counting by its length.</summary>
    private static RuledStroke Straight(List<Run> runs)
    {
        var (from, to) = (runs.Min(run => run.From), runs.Max(run => run.To));
        double weight = 0, sumX = 0, sumY = 0;
        foreach (var run in runs)
        {
            double length = run.To - run.From;
            (weight, sumX, sumY) = (weight + length, sumX + (length * (run.From + run.To) / 2), sumY + (length * (run.Y + 0.5)));
        }
        var (meanX, meanY) = (sumX / weight, sumY / weight);
        double xx = 0, xy = 0;
        foreach (var run in runs)
        {
            double length = run.To - run.From;
            var dx = ((run.From + run.To) / 2.0) - meanX;
            // A run is a stretch, not a point: its own extent holds the line level.
            xx += length * ((dx * dx) + (length * length / 12));
            xy += length * dx * (run.Y + 0.5 - meanY);
        }
        var slope = xx > 0 ? xy / xx : 0;
        return new RuledStroke(from, meanY + (slope * (from - meanX)), to, meanY + (slope * (to - meanX)));
    }

    /// <summary>Pieces of one line that a fold or a pale copy has parted.</summary>
    private static List<RuledStroke> Joined(List<RuledStroke> strokes, double em, double least, double widestBreak)
    {
        var result = new List<RuledStroke>();
        foreach (var stroke in strokes.OrderBy(stroke => stroke.X1))
        {
            var before = result.FindIndex(other => stroke.X1 - other.X2 < widestBreak && stroke.X1 > other.X1 && Math.Abs(stroke.Y1 - At(other, stroke.X1)) < Math.Max(2.5, em / 8));
            if (before < 0)
                result.Add(stroke);
            else if (stroke.X2 > result[before].X2)
                result[before] = result[before] with { X2 = stroke.X2, Y2 = stroke.Y2 };
        }
        return [.. result.Where(stroke => stroke.Length >= least)];
    }

    private static double At(RuledStroke stroke, double x) => stroke.Y1 + ((stroke.Y2 - stroke.Y1) * (x - stroke.X1) / Math.Max(1, stroke.X2 - stroke.X1));
}
