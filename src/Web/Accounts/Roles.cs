using System.Security.Claims;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What an account may do, and which zones it sees before any other is granted to it.</summary>
/// <param name="Name">As it is stored, and as the command line takes it.</param>
public sealed record Role(string Name, IReadOnlyList<Zone> Zones, IReadOnlyList<Capability> May);

/// <summary>The roles of an inspection group, in one table.</summary>
public static class Roles
{
    public const string Leader = "Leader", Deputy = "Deputy", Liaison = "Liaison", Member = "Member", PetitionClerk = "PetitionClerk", Interviewer = "Interviewer",
        Archivist = "Archivist", Administrator = "Administrator", Reader = "Reader";

    /// <summary>The claim that lists the zones an account sees.</summary>
    public const string Zones = "zones";

    public static IReadOnlyList<Role> Table { get; } =
    [
        new(Leader, Enum.GetValues<Zone>(), Enum.GetValues<Capability>()),
        new(Deputy, [Zone.Ordinary, Zone.Leads, Zone.Interviews],
            [Capability.Read, Capability.Judge, Capability.SignOff, Capability.Intake, Capability.Export, Capability.Interviews]),
        new(Liaison, [Zone.Ordinary], [Capability.Read, Capability.Intake, Capability.Export]),
        new(Member, [Zone.Ordinary], [Capability.Read, Capability.Judge, Capability.Intake, Capability.Export]),
        new(PetitionClerk, [Zone.Petitions], [Capability.Read, Capability.Intake, Capability.Petitions]),
        new(Interviewer, [Zone.Ordinary, Zone.Interviews], [Capability.Read, Capability.Judge, Capability.Interviews]),
        new(Archivist, [Zone.Ordinary], [Capability.Read, Capability.Export]),
        new(Administrator, [], [Capability.Users]),
        new(Reader, [Zone.Ordinary], [Capability.Read]),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Table.Select(role => role.Name)];

    public static bool May(ClaimsPrincipal user, Capability capability) => !user.HasClaim(claim => claim.Type == Sessions.MustChange)
        && user.FindFirstValue(ClaimTypes.Role) is { } name && Find(name)?.May.Contains(capability) == true;

    /// <summary>What of papers the signed-in person sees; nothing where nobody is signed in, or still has the one-time password.</summary>
    public static Sight SightOf(ClaimsPrincipal user) => May(user, Capability.Read) ? Sight.Of(Words(user.FindFirstValue(Zones))) : default;

    /// <summary>The zones of the role and those granted to the account.</summary>
    public static IReadOnlyList<Zone> ZonesOf(User user) => Find(user.Role) is { } role && role.May.Contains(Capability.Read) ? [.. role.Zones.Union(user.Zones).Order()] : [];

    /// <summary>Who may sign as second reader: never the first reader, else whoever may judge or sign off.</summary>
    public static bool MaySign(ClaimsPrincipal user, string? firstReader) => (May(user, Capability.SignOff) || May(user, Capability.Judge)) && user.Identity?.Name != firstReader;

    public static Role? Find(string name) => Table.FirstOrDefault(role => role.Name == name);

    /// <summary>The role by its name or its Chinese word; null where it is neither. Members of the group are also known as inspectors.</summary>
    public static string? Parse(string text) => Called("Inspector", text.Trim()) ? Member : All.FirstOrDefault(role => Called(role, text.Trim()));

    private static bool Called(string role, string text) => role.Equals(text, StringComparison.OrdinalIgnoreCase) || Text.Of($"Role.{role}") == text;

    private static IEnumerable<Zone> Words(string? zones) => (zones ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Zone>);
}
