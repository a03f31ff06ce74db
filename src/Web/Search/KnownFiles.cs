using System.Collections.Concurrent;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What hits are filtered and counted by, for all files of an inspection: read again when something has changed.</summary>
public sealed class KnownFiles(Catalogue catalogue, Inspections inspections, TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, (string State, InspectionTraits Traits)> known = new();

    /// <summary>While something is being read the figure moves by itself; else it stands, but for a file that is put into the index again.</summary>
    private static readonly TimeSpan Moving = TimeSpan.FromSeconds(2), Standing = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, (long Generation, DateTimeOffset At, int Count)> unread = new();

    /// <summary>How many files are being worked on: counting them takes as long as many searches.</summary>
    public int Unread(Inspection inspection, Func<int> count)
    {
        var (generation, now) = (inspections.Generation(inspection.Id), clock.GetUtcNow());
        if (unread.TryGetValue(inspection.Id, out var last) && last.Generation == generation && now - last.At < (last.Count == 0 ? Standing : Moving)) return last.Count;
        unread[inspection.Id] = last = (generation, now, count());
        return last.Count;
    }

    public InspectionTraits Of(Inspection inspection)
    {
        var now = inspections.Get(inspection.Id);
        var state = $"{inspections.Generation(inspection.Id)} {now.AnalysedAt}";
        if (known.TryGetValue(inspection.Id, out var last) && last.State == state) return last.Traits;
        var traits = catalogue.Traits(inspection.Id);
        known[inspection.Id] = (state, traits);
        return traits;
    }
}
