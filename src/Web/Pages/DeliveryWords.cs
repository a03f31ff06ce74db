using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Deliveries in words.</summary>
public static class DeliveryWords
{
    /// <summary>The folder it came from, or that a browser sent it.</summary>
    public static string Root(Accession delivery) => delivery.IsUpload ? Text.Of("Intake.Uploaded") : delivery.Root;
}
