namespace DocReview.Web;

/// <param name="Look">What to look at in the hits.</param>
public sealed record ReadySearch(string Query, string Look);

/// <summary>Ready searches on one matter.</summary>
/// <param name="Focus">Which of the three focuses of an inspection it belongs to.</param>
/// <param name="Why">Why one looks, and what explains most hits innocently.</param>
public sealed record Checklist(string Focus, string Title, string Why, IReadOnlyList<ReadySearch> Searches)
{
    private static readonly Lazy<IReadOnlyList<Checklist>> Read = new(() =>
    {
        using var reader = new StreamReader(typeof(Checklist).Assembly.GetManifestResourceStream("DocReview.Web.Search.Resources.checklists.txt")!);
        return Parse(reader.ReadToEnd());
    });

    public static IReadOnlyList<Checklist> All => Read.Value;

    /// <summary>"# focus", "## title", "> why", then a search a line: query, two colons, what to look at. "//" begins a remark.</summary>
    public static IReadOnlyList<Checklist> Parse(string text)
    {
        var lists = new List<Checklist>();
        var focus = "";
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) focus = line[2..];
            else if (line.StartsWith("## ", StringComparison.Ordinal)) lists.Add(new(focus, line[3..], "", []));
            else if (line.StartsWith("> ", StringComparison.Ordinal)) lists[^1] = lists[^1] with { Why = line[2..] };
            else lists[^1] = lists[^1] with { Searches = [.. lists[^1].Searches, Search(line)] };
        }

        return lists;
    }

    private static ReadySearch Search(string line) => line.Split(" :: ", 2) is [var query, var look] ? new(query.Trim(), look.Trim()) : throw new FormatException($"no ' :: ' in {line}");
}
