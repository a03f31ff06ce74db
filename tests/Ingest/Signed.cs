using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace DocReview.Tests;

/// <summary>Signatures by people who do not exist.</summary>
internal static class Signed
{
    public static byte[] Cms(byte[] content, string name, DateTime? at = null, bool detached = true)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}, O=云岭乡人民政府", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var signed = new SignedCms(new ContentInfo(content), detached);
        var signer = new CmsSigner(certificate) { IncludeOption = X509IncludeOption.EndCertOnly };
        if (at is { } time)
            signer.SignedAttributes.Add(new Pkcs9SigningTime(time));
        signed.ComputeSignature(signer);
        return signed.Encode();
    }
}
