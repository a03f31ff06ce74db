using DocReview.Ledger;

namespace DocReview.Web;

/// <param name="Asked">The search with this value set, or without it where it is set already.</param>
public sealed record FacetValue(string Label, int Count, bool IsSet, SearchAsked Asked);

/// <summary>One kind of filter with its values, each with the hits it leaves.</summary>
public sealed record Facet(string Title, IReadOnlyList<FacetValue> Values)
{
    /// <summary>Shown at once; the others on demand.</summary>
    public const int Shown = 8;
}

/// <summary>
/// The filters beside the hits. A value counts the hits under all other filters that are set, its own kind left aside: so it says what choosing it would leave.
/// Counted from the files of what was found, and from nothing else.
/// </summary>
public static class Facets
{
    public static IReadOnlyList<Facet> Of(SearchAsked asked, FoundHits found)
    {
        var counts = new Counts();
        foreach (var (file, hits) in found.Files)
        {
            if (!found.Known.Files.TryGetValue(file, out var traits)) continue;
            var failing = FileConditions.Failing(asked, traits, out var others);
            if (!others) counts.Add(traits, hits, failing);
        }

        return [.. All(asked, counts).Where(facet => facet.Values.Count > 0)];
    }

    /// <summary>What is set, each with the search without it.</summary>
    public static IEnumerable<(string Label, SearchAsked Without)> Set(SearchAsked asked)
    {
        if (asked.Genre is { } genre) yield return (Text.Of(genre), asked with { Genre = null });
        if (asked.Span is { } span) yield return (Words(span), asked.In(null));
        else if (asked.From is not null || asked.To is not null) yield return (Text.Of("Facet.Days", $"{asked.From:yyyy-MM-dd}", $"{asked.To:yyyy-MM-dd}"), asked.In(null));
        if (asked.Folder is { } folder) yield return (Text.Of("Facet.In", folder), asked with { Folder = null });
        if (asked.Format is { } format) yield return (format, asked with { Format = null });
        if (asked.Body is { } body) yield return (Text.Of(body), asked with { Body = null });
        if (asked.Finding) yield return (Text.Of("Facet.HasFinding"), asked with { Finding = false });
        if (asked.Sum is not null) yield return (Text.Of("Facet.Sum", asked.Low?.ToString() ?? "…", asked.High?.ToString() ?? "…"), asked with { Low = null, High = null });
        if (asked.Exact) yield return (Text.Of("Search.WithoutSynonyms"), asked with { Exact = false });
    }

    private static IEnumerable<Facet> All(SearchAsked asked, Counts counts)
    {
        yield return new(Text.Of("Documents.Genre"), Values(counts.Genres, asked.Genre, genre => Text.Of(genre), genre => asked with { Genre = genre }));
        yield return new(Text.Of("Facet.Year"), [.. Values(counts.Years, asked.Span is { } span ? span.Year : null, year => Words(PartialDate.OfYear(year)), year => asked.In(year is { } y ? PartialDate.OfYear(y) : null)).AsEnumerable().Reverse()]);
        if (asked.Span is { Year: var shown } here)
            yield return new(Text.Of("Facet.Month"), [.. counts.Months(shown).Select(month => new FacetValue(Words(month.Month), month.Count, here.Equals(month.Month), asked.In(here.Equals(month.Month) ? PartialDate.OfYear(shown) : month.Month)))]);
        yield return new(Text.Of("Meetings.Body"), Values(counts.Bodies, asked.Body, body => Text.Of(body), body => asked with { Body = body }));
        yield return new(Text.Of("Filter.Folder"), Named(counts.Folders, asked.Folder, folder => asked with { Folder = folder }));
        yield return new(Text.Of("Facet.Format"), Named(counts.Formats, asked.Format, format => asked with { Format = format }));
        if (counts.Found > 0) yield return new(Text.Of("Facet.Finding"), [new(Text.Of("Facet.HasFinding"), counts.Found, asked.Finding, asked with { Finding = !asked.Finding })]);
    }

    /// <summary>The year in full, the month by itself: it stands under its year.</summary>
    private static string Words(PartialDate span) => span.Month is { } month ? Text.Of("Facet.MonthOf", span.Year, month) : Text.Of("Facet.YearOf", span.Year);

    private static List<FacetValue> Values<T>(Dictionary<T, int> counts, T? set, Func<T, string> label, Func<T?, SearchAsked> with) where T : struct =>
        [.. Ordered(counts).Select(value => (value, IsSet: set is { } chosen && chosen.Equals(value.Key))).Select(pair => new FacetValue(label(pair.value.Key), pair.value.Value, pair.IsSet, with(pair.IsSet ? null : pair.value.Key)))];

    private static List<FacetValue> Named(Dictionary<string, int> counts, string? set, Func<string?, SearchAsked> with) =>
        [.. Ordered(counts).Select(value => new FacetValue(value.Key, value.Value, value.Key == set, with(value.Key == set ? null : value.Key)))];

    /// <summary>Years in their order, all else by how much there is of it.</summary>
    private static IEnumerable<KeyValuePair<T, int>> Ordered<T>(Dictionary<T, int> counts) where T : notnull =>
        typeof(T) == typeof(int) ? counts.OrderBy(value => value.Key) : counts.OrderByDescending(value => value.Value).ThenBy(value => $"{value.Key}", StringComparer.Ordinal);

    /// <summary>Hits by the values of the files they stand in. A file that fails one kind of condition counts for that kind alone.</summary>
    private sealed class Counts
    {
        private readonly Dictionary<PartialDate, int> _dates = [];

        public Dictionary<Genre, int> Genres { get; } = [];
        public Dictionary<int, int> Years { get; } = [];
        public Dictionary<string, int> Folders { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, int> Formats { get; } = new(StringComparer.Ordinal);
        public Dictionary<MeetingBody, int> Bodies { get; } = [];
        public int Found { get; private set; }

        public void Add(FileTraits file, int hits, FacetKind? failing)
        {
            bool Is(FacetKind kind) => failing is null || failing == kind;
            if (Is(FacetKind.Genre) && file.Genre is { } genre) Add(Genres, genre, hits);
            if (Is(FacetKind.Date) && file.Date is { } date)
            {
                Add(Years, date.Year, hits);
                Add(_dates, date.Month is { } month ? PartialDate.OfMonth(date.Year, month) : PartialDate.OfYear(date.Year), hits);
            }

            if (Is(FacetKind.Folder)) foreach (var folder in file.Paths.Select(FileConditions.TopFolder).OfType<string>().Distinct()) Add(Folders, folder, hits);
            if (Is(FacetKind.Format) && file.Format is { } format) Add(Formats, format, hits);
            if (Is(FacetKind.Body)) foreach (var body in file.Bodies) Add(Bodies, body, hits);
            if (Is(FacetKind.Finding) && file.HasFinding) Found += hits;
        }

        /// <summary>The months of a year that some paper is dated by. Papers of which only the year is known may be of any month: choosing one shows them, too.</summary>
        public IEnumerable<(PartialDate Month, int Count)> Months(int year)
        {
            var somewhen = _dates.GetValueOrDefault(PartialDate.OfYear(year));
            return _dates.Where(date => date.Key.Year == year && date.Key.Month is not null).OrderBy(date => date.Key).Select(date => (date.Key, date.Value + somewhen));
        }

        private static void Add<T>(Dictionary<T, int> counts, T value, int hits) where T : notnull => counts[value] = counts.GetValueOrDefault(value) + hits;
    }
}
