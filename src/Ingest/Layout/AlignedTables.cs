namespace DocReview.Ingest;

/// <summary>Tables without lines: several lines in a row whose parts stand under each other.</summary>
internal static class AlignedTables
{
    private const int LeastLines = 3;

    /// <summary>The runs of lines that are tables (start, count, columns as stretches of the line).</summary>
    public static List<(int Start, int Count, List<(double U0, double U1)> Columns)> In(IReadOnlyList<TextLine> lines)
    {
        var found = new List<(int, int, List<(double, double)>)>();
        var segments = lines.Select(line => line.Segments()).ToList();
        for (var start = 0; start < lines.Count;)
        {
            var count = 0;
            List<(double U0, double U1)>? columns = null;
            while (start + count < lines.Count && segments[start + count].Count >= 2)
            {
                var widened = Columns(segments.Skip(start).Take(count + 1));
                if (widened.Count < 2 || segments.Skip(start).Take(count + 1).Any(line => !FitsInto(line, widened)))
                    break;
                columns = widened;
                count++;
            }
            if (columns is not null && count >= LeastLines)
            {
                found.Add((start, count, columns));
                start += count;
            }
            else
            {
                start++;
            }
        }
        return found;
    }

    public static int ColumnOf(TextLine segment, List<(double U0, double U1)> columns) =>
        columns.FindIndex(column => segment.U0 < column.U1 && segment.U1 > column.U0);

    /// <summary>Stretches that overlap are one column.</summary>
    private static List<(double U0, double U1)> Columns(IEnumerable<List<TextLine>> lines)
    {
        var columns = new List<(double U0, double U1)>();
        foreach (var segment in lines.SelectMany(line => line).OrderBy(segment => segment.U0))
        {
            if (columns.Count > 0 && segment.U0 < columns[^1].U1)
                columns[^1] = (columns[^1].U0, Math.Max(columns[^1].U1, segment.U1));
            else
                columns.Add((segment.U0, segment.U1));
        }
        return columns;
    }

    private static bool FitsInto(List<TextLine> line, List<(double U0, double U1)> columns) => line.Select(segment => ColumnOf(segment, columns)).Distinct().Count() == line.Count;
}
