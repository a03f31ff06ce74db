using System.Security.Claims;

namespace DocReview.Web;

/// <summary>What an account may do: 组长 (everything), 组员 (judge findings), 只读 (look).</summary>
public static class Roles
{
    public const string Leader = "Leader", Member = "Member", Reader = "Reader";

    /// <summary>For attributes: who may change a finding.</summary>
    public const string Judges = Leader + "," + Member;

    /// <summary>Who may change a finding may take papers out, too.</summary>
    public static bool MayJudge(ClaimsPrincipal user) => user.IsInRole(Leader) || user.IsInRole(Member);

    public static IReadOnlyList<string> All { get; } = [Leader, Member, Reader];

    /// <summary>The role by its name or its Chinese word; null where it is neither.</summary>
    public static string? Parse(string text) =>
        All.FirstOrDefault(role => role.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase) || Text.Of($"Role.{role}") == text.Trim());
}
