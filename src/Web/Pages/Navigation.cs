using System.Security.Claims;

namespace DocReview.Web;

/// <summary>One entry of the bar at the top.</summary>
public sealed record Navigation(string Path, string Word, Capability Demands = Capability.Read)
{
    /// <summary>Pages that belong to it beside those below its own address.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    private static readonly IReadOnlyList<Navigation> All =
    [
        new("/", "Overview.Title"),
        new("/search", "Search.Title"),
        new("/documents", "Documents.Title"),
        new("/accessions", "Intake.Title") { Also = ["/intake", "/unread", "/requests", "/compare"] },
        new("/findings", "Findings.Title"),
        new("/decisions", "Decisions.Title"),
        new("/meetings", "Meetings.Title"),
        new("/papers", "Papers.Title", Capability.Export),
        new("/petitions", "Register.Petitions", Capability.Petitions),
        new("/interviews", "Register.Interviews", Capability.Interviews),
        new("/rules", "Rules.Title"),
        new("/settings", "Settings.Title"),
        new("/users", "Users.Title", Capability.Users),
        new("/audit", "Audit.Title", Capability.Audit),
        new("/jobs", "Jobs.Title", Capability.Jobs),
    ];

    public static IEnumerable<Navigation> For(ClaimsPrincipal user) => All.Where(entry => Roles.May(user, entry.Demands));

    /// <summary>Where someone begins who came for nothing in particular.</summary>
    public static string Home(ClaimsPrincipal user) => For(user).FirstOrDefault()?.Path ?? "/account";

    public bool Holds(PathString here) => Path == "/" ? here == "/" : Also.Append(Path).Any(path => here.StartsWithSegments(path));
}
