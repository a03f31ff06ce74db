using System.Collections.Concurrent;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What the papers of an inspection add up to, as someone sees them.</summary>
/// <param name="Payees">Those who got most, the first first.</param>
/// <param name="Unread">The first of the paths that could not be read.</param>
public sealed record InspectionFigures(
    DocumentCounts Documents, IReadOnlyList<MeetingFigure> Meetings, IReadOnlyList<DecisionFigure> Decisions, IReadOnlyList<SumFigure> Spending, IReadOnlyList<SumFigure> Payees,
    IReadOnlyList<SumFigure> Receptions, IReadOnlyList<DocumentRow> Unread);

/// <summary>Figures of each inspection: counted again when a paper or the analysis has changed.</summary>
public sealed class KnownFigures(Workspace workspace)
{
    private const int PayeesShown = 15, UnreadShown = 30;

    private readonly ConcurrentDictionary<long, (string State, Lazy<InspectionFigures> Figures)> known = new();

    public InspectionFigures Of(Inspection inspection)
    {
        var state = $"{workspace.Inspections.Generation(inspection.Id)} {workspace.Inspections.Get(inspection.Id).AnalysedAt}";
        // Who asks while they are being counted waits for the one who counts.
        return known.AddOrUpdate(inspection.Id, _ => (state, Count(inspection.Id)), (_, last) => last.State == state ? last : (state, Count(inspection.Id))).Figures.Value;
    }

    private Lazy<InspectionFigures> Count(long inspection) => new(() => new(
        workspace.Catalogue.Counts(inspection), workspace.Facts.MeetingFigures(inspection), workspace.Facts.DecisionFigures(inspection), workspace.Facts.SpendingByMonth(inspection),
        workspace.Facts.SpendingByPayee(inspection, PayeesShown), workspace.Facts.ReceptionsByMonth(inspection),
        workspace.Catalogue.Documents(inspection, new DocumentFilter(Status: ContentStatus.Unreadable), 0, UnreadShown)));
}
