using System.Security.Claims;

namespace DocReview.Web;

/// <summary>One entry of the bar at the top.</summary>
public sealed record Navigation(string Path, string Word, string? Policy = null)
{
    private static readonly IReadOnlyList<Navigation> All =
    [
        new("/", "Overview.Title"),
        new("/search", "Search.Title"),
        new("/documents", "Documents.Title"),
        new("/accessions", "Accessions.Title"),
        new("/findings", "Findings.Title"),
        new("/decisions", "Decisions.Title"),
        new("/meetings", "Meetings.Title"),
        new("/rules", "Rules.Title"),
        new("/settings", "Settings.Title"),
        new("/audit", "Audit.Title", Roles.Leader),
        new("/jobs", "Jobs.Title", Roles.Leader),
    ];

    public static IEnumerable<Navigation> For(ClaimsPrincipal user) => All.Where(entry => entry.Policy is null || user.IsInRole(entry.Policy));

    public bool Holds(PathString here) => Path == "/" ? here == "/" : here.StartsWithSegments(Path);
}
