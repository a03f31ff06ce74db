using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using DocReview.Ledger;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace DocReview.Web;

public enum SignInOutcome { Welcome, Wrong, Locked }

/// <summary>Who may come in, and for how long.</summary>
public sealed class Sessions(Users users, AuditTrail audit, TimeProvider clock)
{
    public const int Attempts = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Without any request for so long, the session is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>A session never lasts longer, however busy.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public const string MustChange = "must-change";
    private const string Stamp = "stamp", Since = "since";

    // Hashed once: an unknown name takes as long as a wrong password.
    private static readonly Lazy<string> Nobody = new(() => Passwords.Hash(Passwords.OneTime()));

    public async Task<(SignInOutcome Outcome, ClaimsPrincipal? Principal)> SignIn(string name, string password)
    {
        if (IsLocked(name)) return Locked(name);
        var user = users.Find(name);
        var right = await Passwords.VerifyInLine(password, user?.Password ?? Nobody.Value);
        // Guesses made at the same moment have waited in line: the account may be locked by now.
        if (IsLocked(name)) return Locked(name);
        if (!right || user is null)
        {
            var locks = user is not null && users.SignInFailed(name) % Attempts == 0;
            if (locks) users.Lock(name, clock.GetUtcNow() + LockedFor);
            // A name that does not exist is often a password typed into the wrong box: it is not written down.
            audit.Append(user?.Name ?? "?", "sign-in.failed", "");
            return (locks ? SignInOutcome.Locked : SignInOutcome.Wrong, null);
        }

        users.SignedIn(name);
        audit.Append(user.Name, "sign-in", "");
        return (SignInOutcome.Welcome, PrincipalOf(user));
    }

    private bool IsLocked(string name) => users.Find(name)?.LockedUntil > clock.GetUtcNow();

    private (SignInOutcome, ClaimsPrincipal?) Locked(string name)
    {
        audit.Append(name, "sign-in.locked", "");
        return (SignInOutcome.Locked, null);
    }

    /// <summary>Changes the password; all other sessions of the account end, since they carry the old stamp.</summary>
    public ClaimsPrincipal ChangePassword(string name, string password)
    {
        users.SetPassword(name, Passwords.Hash(password), mustChange: false);
        audit.Append(name, "password.change", "");
        return PrincipalOf(users.Find(name)!);
    }

    /// <summary>Whether a session that a cookie tells of still stands.</summary>
    public bool Holds(ClaimsPrincipal principal) =>
        principal.Identity?.Name is { } name && users.Find(name) is { } user
        && principal.FindFirstValue(Stamp) == StampOf(user)
        && DateTimeOffset.TryParse(principal.FindFirstValue(Since), out var since) && clock.GetUtcNow() - since < Longest;

    private ClaimsPrincipal PrincipalOf(User user)
    {
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaims([new(ClaimTypes.Name, user.Name), new(ClaimTypes.Role, user.Role), new(Stamp, StampOf(user)), new(Since, clock.GetUtcNow().ToString("O"))]);
        if (user.MustChange) identity.AddClaim(new(MustChange, "1"));
        return new ClaimsPrincipal(identity);
    }

    private static string StampOf(User user) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Role}|{user.Password}")))[..32];
}
