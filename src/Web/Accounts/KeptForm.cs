using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace DocReview.Web;

/// <summary>
/// Words typed into a form whose session ended meanwhile. They travel through the sign-in as a sealed text, so that nothing is lost and
/// nothing is stored; the person sees them again and sends them off anew.
/// </summary>
public sealed class KeptForm(IDataProtectionProvider protection)
{
    private const string Token = "__RequestVerificationToken";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("kept-form").ToTimeLimitedDataProtector();

    /// <summary>Only forms of our own pages are kept: another site could have words sent off in someone's name. Files are sent anew.</summary>
    public static bool IsOurs(HttpRequest request) =>
        request.HasFormContentType && request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true && request.Headers.Origin == $"{request.Scheme}://{request.Host}";

    public string Seal(IFormCollection form) => _seal.Protect(JsonSerializer.Serialize(
        form.Where(field => field.Key != Token).ToDictionary(field => field.Key, field => field.Value.ToString())), Lasts);

    /// <summary>The fields; none where the text was tampered with or is too old.</summary>
    public Dictionary<string, string> Open(string? kept)
    {
        try
        {
            return string.IsNullOrEmpty(kept) ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(_seal.Unprotect(kept)) ?? [];
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return [];
        }
    }
}
