using DocReview.Ledger;

namespace DocReview.Web;

/// <param name="Left">Files of it that are not yet read, understood and searchable, or have pages that wait.</param>
/// <param name="Waiting">Pages that wait for recognition.</param>
public sealed record DeliveryProgress(AccessionRow Row, int Left, int Waiting)
{
    public int Read => Math.Max(0, Row.Files - Row.Unreadable - Left);
}

/// <summary>How far the reading of what came last is.</summary>
public sealed record IntakeProgress(Work Work, IReadOnlyList<DeliveryProgress> Deliveries)
{
    private const int Shown = 6;

    public static IntakeProgress Of(Inspection inspection, Catalogue catalogue, Pipeline pipeline, Workload workload)
    {
        var left = pipeline.UnfinishedDeliveries(inspection, catalogue);
        var rows = catalogue.AccessionRows(inspection.Id);
        return new(workload.Of(inspection),
            [.. rows.Reverse().Take(Shown).Select(row => left.GetValueOrDefault(row.Accession.Id) is var open ? new DeliveryProgress(row, open.Files, open.Pages) : null!)]);
    }
}
