using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace DocReview.Ingest;

/// <summary>Who signed and when, as a signature says it. Nothing is verified: that takes certificates and revocation lists which are not here.</summary>
/// <param name="At">ISO date and time; null where the signature does not say.</param>
internal sealed record Signer(string? Name, string? At)
{
    /// <summary>The text of a passage; null where nothing is known of the signer.</summary>
    public string? Text => (Name, At) switch
    {
        (null, null) => null,
        (_, null) => $"电子签名：{Name}（未核验）",
        _ => $"电子签名：{Name ?? "签名人不详"}，时间 {At}（未核验）",
    };

    /// <param name="cms">Cryptographic message syntax (RFC 5652), as in signed mails and PDFs; zeros may follow it.</param>
    /// <returns>Empty where it cannot be decoded.</returns>
    public static IReadOnlyList<Signer> Of(byte[] cms) => Decoded(cms) is { } signed ? [.. signed.SignerInfos.Cast<SignerInfo>().Select(Of)] : [];

    /// <returns>Null where it cannot be decoded.</returns>
    public static SignedCms? Decoded(byte[] cms)
    {
        try
        {
            var signed = new SignedCms();
            signed.Decode(cms);
            return signed;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The common name of whom the certificate was made out to.</summary>
    public static string? NameOf(X509Certificate2? certificate) =>
        certificate?.GetNameInfo(X509NameType.SimpleName, false) is { Length: > 0 } name ? name : certificate?.Subject is { Length: > 0 } subject ? subject : null;

    private static Signer Of(SignerInfo info)
    {
        var time = info.SignedAttributes.Cast<CryptographicAttributeObject>().SelectMany(attribute => attribute.Values.Cast<AsnEncodedData>()).OfType<Pkcs9SigningTime>().FirstOrDefault();
        return new Signer(NameOf(info.Certificate), time is null ? null : time.SigningTime.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    }
}
