using System.Collections.Concurrent;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What hits are filtered and counted by, for all files of an inspection: read again when something has changed.</summary>
public sealed class KnownFiles(Catalogue catalogue, Inspections inspections)
{
    private readonly ConcurrentDictionary<long, (string State, InspectionTraits Traits)> known = new();

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
