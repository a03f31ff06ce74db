using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A saved search with what it finds by now.</summary>
/// <param name="Total">Null while it is being counted.</param>
public sealed record SavedCount(SavedSearch Search, int? Total)
{
    /// <summary>Hits more than when it was opened last; none for those who never opened it.</summary>
    public int Came => Search.OpenedTotal is { } before && Total is { } now ? (int)Math.Max(0, now - before) : 0;

    public SearchAsked Asked => SearchAsked.Of(Search.Asked);

    /// <summary>Where it is opened, and with that counts as seen.</summary>
    public string Address => $"{Search.Asked}&saved={Search.Id}";

    public static async Task<IReadOnlyList<SavedCount>> Of(Workspace workspace, Inspection inspection, string account, TimeSpan patience)
    {
        var saved = workspace.Searches.Of(inspection.Id, account);
        if (saved.Count == 0) return [];
        try
        {
            var totals = await workspace.Totals.Of(inspection, saved.Select(search => search.Asked), patience);
            return [.. saved.Select(search => new SavedCount(search, totals.TryGetValue(search.Asked, out var total) ? total : null))];
        }
        catch (IndexInUseException)
        {
            return [.. saved.Select(search => new SavedCount(search, null))];
        }
    }
}
