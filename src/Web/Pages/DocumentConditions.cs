using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A filter of documents as it stands in an address. What cannot be understood counts as not set.</summary>
public sealed class DocumentConditions
{
    public Genre? Genre { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? Folder { get; set; }
    public string? Path { get; set; }
    public ContentStatus? Status { get; set; }
    public Trouble? Trouble { get; set; }
    public string? Format { get; set; }
    public bool Duplicates { get; set; }
    public bool Waiting { get; set; }
    public bool Unsure { get; set; }
    public long? Accession { get; set; }
    public Zone? Zone { get; set; }

    public bool IsEmpty => Filter() == new DocumentFilter();

    public DocumentFilter Filter() => new(
        Genre, From, To, Blank(Folder), Blank(Format), Status, Blank(Path), Trouble, Duplicates, Waiting, Accession, Zone, Unsure);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
