namespace DocReview.Ledger;

/// <summary>How far a request for records (调阅) is: not yet asked, asked, received, or the unit says there is none.</summary>
public enum RequestState { Open, Asked, Received, Refused }

/// <summary>An entry of the hand-over list with which somebody has dealt, or which somebody wrote.</summary>
/// <param name="Source">What it came from; see <see cref="RequestSource"/>.</param>
/// <param name="Title">Chinese: what is asked for.</param>
/// <param name="Span">Chinese: of which time; empty where it does not say.</param>
/// <param name="Day">Since when it is in this state.</param>
public sealed record RecordRequest(
    long Id, string Source, Zone Zone, string Title, string Span, string Note, RequestState State, DateOnly? Day, string ChangedBy, DateTimeOffset ChangedAt);

/// <summary>What an entry of the hand-over list came from, as one word that stays the same when it is computed anew.</summary>
public static class RequestSource
{
    public const string ByHand = "hand:";

    public static string Months(MeetingBody body, int year) => $"months:{body}:{year}";

    public static string Finding(string key) => $"finding:{key}";

    /// <summary>A paper that could not be read; by its path where no bytes could be taken.</summary>
    public static string Unread(DocumentRow row) => row.File.Value.Length > 0 ? $"file:{row.File}" : $"path:{row.Accession}:{row.Path}";

    internal static FileId? FileOf(string source) => source.StartsWith("file:", StringComparison.Ordinal) ? new(source["file:".Length..]) : null;

    internal static string? FindingOf(string source) => source.StartsWith("finding:", StringComparison.Ordinal) ? source["finding:".Length..] : null;
}
