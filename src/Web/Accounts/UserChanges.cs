using System.Security.Claims;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Who may change whose account. Whoever manages accounts without seeing papers must not be able to make themselves someone who does.</summary>
public static class UserChanges
{
    /// <summary>The roles that this person may give.</summary>
    public static IEnumerable<string> RolesFor(ClaimsPrincipal user) => user.IsInRole(Roles.Leader) ? Roles.All : Roles.All.Where(role => role != Roles.Leader);

    /// <summary>Which zones are seen beyond those of a role, the leader decides.</summary>
    public static bool MayGrantZones(ClaimsPrincipal user) => user.IsInRole(Roles.Leader);

    /// <summary>Nobody changes their own account here; that of a leader only another leader.</summary>
    public static bool MayChange(ClaimsPrincipal user, User other) =>
        other.Name != user.Identity?.Name && (other.Role != Roles.Leader || user.IsInRole(Roles.Leader));

    /// <summary>Someone must be left who can run the inspection.</summary>
    public static bool IsLastLeader(Users users, User user) =>
        user.Role == Roles.Leader && !users.All().Any(other => other.Name != user.Name && other is { Role: Roles.Leader, DisabledAt: null });
}
