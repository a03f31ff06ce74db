using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace DocReview.Web;

/// <summary>What a register keeps of people, sealed with the keys of the site: who copies the database alone cannot read it.</summary>
public sealed class RegisterSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("register");

    public string Seal(IReadOnlyDictionary<string, string?> values) => _seal.Protect(JsonSerializer.Serialize(values));

    /// <summary>Null where the keys are not those that sealed it.</summary>
    public Dictionary<string, string?>? Open(string sealedText)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(_seal.Unprotect(sealedText));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
