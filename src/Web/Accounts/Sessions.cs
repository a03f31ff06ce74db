using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using DocReview.Ledger;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace DocReview.Web;

public enum SignInOutcome { Welcome, Wrong, Locked, AddressLocked, Disabled }

/// <summary>Who may come in, and for how long.</summary>
public sealed class Sessions(Users users, AuditTrail audit, TimeProvider clock)
{
    public const int Attempts = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>So many failures from one address, whatever the names, close it for as long.</summary>
    public const int AttemptsFromAddress = 30;

    /// <summary>Without any sign of a person for so long, the screen is locked, unless the site is told otherwise.</summary>
    public static readonly TimeSpan ScreenLock = TimeSpan.FromMinutes(15);

    /// <summary>A browser that does not lock its screen by itself is signed out so much later.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>A session never lasts longer, however busy.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public const string MustChange = "must-change";
    private const string Stamp = "stamp", Since = "since";

    // Hashed once: an unknown name takes as long as a wrong password.
    private static readonly Lazy<string> Nobody = new(() => Passwords.Hash(Passwords.OneTime()));

    /// <param name="address">Of the browser; null where there is none.</param>
    public async Task<(SignInOutcome Outcome, ClaimsPrincipal? Principal)> SignIn(string name, string password, string? address = null)
    {
        if (address is not null && users.AddressFailures(address, clock.GetUtcNow() - LockedFor) >= AttemptsFromAddress) return AddressLocked(address);
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
            audit.Append(user?.Name ?? "?", "sign-in.failed", address ?? "");
            if (address is not null && users.AddressFailed(address, clock.GetUtcNow() - LockedFor) >= AttemptsFromAddress) return AddressLocked(address);
            return (locks ? SignInOutcome.Locked : SignInOutcome.Wrong, null);
        }

        // Told only to whoever knows the password.
        if (user.DisabledAt is not null) return Refused(user.Name, SignInOutcome.Disabled, "sign-in.disabled");
        users.SignedIn(name);
        if (Passwords.IsOutdated(user.Password)) users.Rehash(name, user.Password, Passwords.Hash(password));
        audit.Append(user.Name, "sign-in", address ?? "");
        return (SignInOutcome.Welcome, PrincipalOf(user));
    }

    private bool IsLocked(string name) => users.Find(name)?.LockedUntil > clock.GetUtcNow();

    private (SignInOutcome, ClaimsPrincipal?) Locked(string name) => Refused(name, SignInOutcome.Locked, "sign-in.locked");

    private (SignInOutcome, ClaimsPrincipal?) AddressLocked(string address) => Refused(address, SignInOutcome.AddressLocked, "sign-in.address-locked");

    private (SignInOutcome, ClaimsPrincipal?) Refused(string who, SignInOutcome outcome, string action)
    {
        audit.Append(who, action, "");
        return (outcome, null);
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
        principal.Identity?.Name is { } name && users.Find(name) is { DisabledAt: null } user
        && principal.FindFirstValue(Stamp) == StampOf(user)
        && DateTimeOffset.TryParse(principal.FindFirstValue(Since), out var since) && clock.GetUtcNow() - since < Longest;

    private ClaimsPrincipal PrincipalOf(User user)
    {
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        // The name alone makes forms theirs: what a page holds can still be sent after the screen was locked and opened again.
        identity.AddClaims([new(ClaimTypes.Name, user.Name), new(ClaimTypes.NameIdentifier, user.Name), new(ClaimTypes.Role, user.Role), new(Roles.Zones, string.Join(' ', Roles.ZonesOf(user))), new(Stamp, StampOf(user)), new(Since, clock.GetUtcNow().ToString("O"))]);
        if (user.MustChange) identity.AddClaim(new(MustChange, "1"));
        return new ClaimsPrincipal(identity);
    }

    private static string StampOf(User user) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Role}|{string.Join(' ', user.Zones)}|{user.Session}")))[..32];
}
