namespace DocReview.Ingest;

/// <summary>Reads a box that is higher than wide: a narrow character, a line that lies on its side, or characters one below the other.</summary>
internal static class TallText
{
    private const double Sure = 0.75;
    private const double ManyCharacters = 3;
    private const int Size = 48, Print = 42;

    public static LineText Read(LineReader reader, Raster image, TextBox box)
    {
        var asItIs = box.Height < ManyCharacters * box.Width ? reader.Read(image, box) : new LineText("", [], []);
        if (asItIs.Confidence >= Sure)
            return asItIs;
        var downwards = box with { Width = box.Height, Height = box.Width, Angle = box.Angle + (Math.PI / 2) };
        LineText[] ways = [asItIs, Stacked(reader, image, box), reader.Read(image, downwards), reader.Read(image, downwards with { Angle = downwards.Angle + Math.PI })];
        return ways.MaxBy(way => way.Confidence)!;
    }

    /// <summary>The characters are laid side by side and read as a line; their places are those along the column.</summary>
    private static LineText Stacked(LineReader reader, Raster image, TextBox box)
    {
        var column = image.Warped(box.Corners, Math.Max(1, (int)box.Width), Math.Max(1, (int)box.Height));
        var brightness = column.Brightness();
        var paper = brightness.Order().ElementAt(brightness.Length * 9 / 10);
        var rows = Characters([.. Enumerable.Range(0, column.Height).Select(y => brightness.AsSpan(y * column.Width, column.Width).IndexOfAnyInRange((byte)0, (byte)Math.Max(0, paper - 50)) >= 0)], column.Width);
        if (rows.Count is 0 or > 60)
            return new LineText("", [], []);
        var strip = new Strip(rows.Count * Size, paper);
        for (var i = 0; i < rows.Count; i++)
        {
            var (from, to) = rows[i];
            var part = new Raster(column.Width, to - from, column.Rgb[(from * column.Width * 3)..(to * column.Width * 3)], image.Dpi);
            var scale = (double)Print / Math.Max(part.Width, part.Height);
            strip.Put(part.Resized(Math.Max(1, (int)(part.Width * scale)), Math.Max(1, (int)(part.Height * scale))), (i * Size) + (Size / 2));
        }
        return reader.Read(strip.Image);
    }

    /// <summary>Stretches of rows with ink; what is no higher than a character together is one (二, 三).</summary>
    private static List<(int From, int To)> Characters(bool[] ink, int width)
    {
        var result = new List<(int From, int To)>();
        for (var y = 0; y < ink.Length; y++)
        {
            if (!ink[y])
                continue;
            var end = y;
            while (end < ink.Length && ink[end])
                end++;
            if (result.Count > 0 && end - result[^1].From <= 0.95 * width)
                result[^1] = (result[^1].From, end);
            else
                result.Add((y, end));
            y = end;
        }
        return result;
    }
}
