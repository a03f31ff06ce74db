using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Where in a document, in words.</summary>
public static class Places
{
    public static string Words(Place? place, int page) => place switch
    {
        { PageLabel: { } label, Row: { } row } => Text.Of("Place.SheetRow", label, row),
        { Row: { } row } => Text.Of("Place.Row", place.Page, row),
        _ => Text.Of("Place.Page", place?.Page ?? page),
    };
}
