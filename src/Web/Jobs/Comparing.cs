using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Web;

/// <summary>Two deliveries compared.</summary>
public sealed record ComparedDeliveries(Accession Old, Accession New, DeliveryDifference Difference);

/// <summary>Two files compared. Where one of them has no text the difference is null.</summary>
public sealed record ComparedFiles(DocumentRow? Old, DocumentRow? New, Document? OldDocument, Document? NewDocument, TextDifference? Difference);

/// <summary>Differences of deliveries and of papers, from the ledger: for the command line and for the pages.</summary>
public sealed class Comparing(Catalogue catalogue, Likenesses likenesses)
{
    public ComparedDeliveries Deliveries(Accession old, Accession @new) =>
        new(old, @new, DeliveryDifference.Of(catalogue.Held(old), catalogue.Held(@new), file => likenesses.Of(@new.Inspection, file)));

    /// <summary>Also files that came under a path where others came later: their text is kept.</summary>
    public ComparedFiles Files(long inspection, FileId? old, FileId? @new)
    {
        var (before, now) = (Load(inspection, old), Load(inspection, @new));
        return new(Row(inspection, old), Row(inspection, @new), before, now, before is not null && now is not null ? TextDifference.Of(before, now) : null);
    }

    private Document? Load(long inspection, FileId? file) => file is { } id && catalogue.LoadDocument(inspection, id) is { } document && document.Passages.Any() ? document : null;

    private DocumentRow? Row(long inspection, FileId? file) => file is { } id ? catalogue.AnyPath(inspection, id) : null;
}
