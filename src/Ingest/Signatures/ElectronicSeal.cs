using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DocReview.Ingest;

/// <summary>A seal as Chinese electronic seals are coded (GB/T 38540, GM/T 0031): its name, its picture, and where it was put under a document, by whom and when. Nothing is verified.</summary>
/// <param name="Holder">Whom the certificate was made out to; null where it cannot be read.</param>
/// <param name="At">ISO date and time; null where it stands in a time stamp or nowhere.</param>
/// <param name="PictureType">"png", "ofd" …, lower case.</param>
internal sealed record ElectronicSeal(string? Name, string? Holder, string? At, string? PictureType, byte[]? Picture)
{
    /// <param name="bytes">A signature made with a seal, or a seal by itself.</param>
    /// <returns>Null where it is neither.</returns>
    public static ElectronicSeal? Of(byte[] bytes) => Tried(() => OfSignature(bytes)) ?? Tried(() => OfSeal(new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence(), null, null));

    /// <summary>SEQUENCE { toSign { version, seal, time, hash, property, [certificate] }, [certificate] … }: the older edition keeps the certificate within.</summary>
    private static ElectronicSeal? OfSignature(byte[] bytes)
    {
        var signature = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
        var signed = signature.ReadSequence();
        signed.ReadInteger();
        var seal = signed.ReadSequence();
        var time = signed.PeekTag().HasSameClassAndValue(Asn1Tag.GeneralizedTime) ? signed.ReadGeneralizedTime().ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") : null;
        var certificate = Octets(signed) ?? Octets(signature);
        return OfSeal(seal, time, HolderOf(certificate));
    }

    /// <summary>SEQUENCE { info { header, id, property { type, name … }, picture { type, data … } } … }</summary>
    private static ElectronicSeal? OfSeal(AsnReader seal, string? time, string? holder)
    {
        var info = seal.ReadSequence();
        info.ReadSequence();
        info.ReadEncodedValue();
        var property = info.ReadSequence();
        property.ReadInteger();
        var name = Characters(property);
        var picture = info.HasData ? info.ReadSequence() : null;
        var type = picture is null ? null : Characters(picture)?.ToLowerInvariant();
        return string.IsNullOrWhiteSpace(name) ? null : new ElectronicSeal(name.Trim(), holder, time, type, picture is null ? null : Octets(picture));
    }

    private static string? Characters(AsnReader reader) => reader.PeekTag().TagValue switch
    {
        (int)UniversalTagNumber.UTF8String => reader.ReadCharacterString(UniversalTagNumber.UTF8String),
        (int)UniversalTagNumber.IA5String => reader.ReadCharacterString(UniversalTagNumber.IA5String),
        (int)UniversalTagNumber.PrintableString => reader.ReadCharacterString(UniversalTagNumber.PrintableString),
        (int)UniversalTagNumber.BMPString => reader.ReadCharacterString(UniversalTagNumber.BMPString),
        _ => null,
    };

    /// <summary>The next run of bytes; what stands before it is passed over.</summary>
    private static byte[]? Octets(AsnReader reader)
    {
        while (reader.HasData)
        {
            if (reader.PeekTag().HasSameClassAndValue(Asn1Tag.PrimitiveOctetString))
                return reader.ReadOctetString();
            reader.ReadEncodedValue();
        }
        return null;
    }

    private static string? HolderOf(byte[]? certificate)
    {
        try
        {
            using var read = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate);
            return Signer.NameOf(read);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ElectronicSeal? Tried(Func<ElectronicSeal?> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is AsnContentException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
