using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Leaves a reader from any depth when a limit is reached or a mark forbids going on; becomes an <see cref="Extraction.Unreadable"/> in <see cref="Reading"/>, nowhere else.</summary>
internal sealed class StopReadingException(Trouble trouble, string detail) : Exception(detail)
{
    public Trouble Trouble { get; } = trouble;
}
