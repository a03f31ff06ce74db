namespace DocReview.Web;

/// <summary>One figure of a chart.</summary>
/// <param name="Shown">As people read it; null: the number itself.</param>
/// <param name="Address">Where its papers are; null where there are none.</param>
public sealed record ChartValue(double Value, string? Address = null, string? Shown = null)
{
    public string Words => Shown ?? Value.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Values">One for each series; null where there is nothing to say.</param>
public sealed record ChartRow(string Label, IReadOnlyList<ChartValue?> Values)
{
    public double Sum => Values.Sum(value => value?.Value ?? 0);
}

/// <summary>What a chart shows: drawn as stacked bars, and told as a table below.</summary>
/// <param name="Id">Names it within the page.</param>
/// <param name="Hint">What is to be known of the figures; null where they speak for themselves.</param>
/// <param name="Head">What the labels of the rows are.</param>
/// <param name="Lying">Bars lie, for names; else they stand, for months.</param>
public sealed record Chart(string Id, string Title, string? Hint, string Head, IReadOnlyList<string> Series, IReadOnlyList<ChartRow> Rows, bool Lying = false)
{
    /// <summary>A series of no figures is not told.</summary>
    public IEnumerable<int> SeriesShown => Enumerable.Range(0, Series.Count).Where(series => Rows.Any(row => row.Values[series] is { Value: not 0 }));

    public double Most => Rows.Count == 0 ? 0 : Rows.Max(row => row.Sum);
}
