using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;
using static DocReview.Tests.OfdFiles;

namespace DocReview.Tests;

/// <summary>What an OFD holds beside its pages.</summary>
[Collection("ingest")]
public sealed class OfdPartsTests(IngestFixture ingest)
{
    private static readonly byte[] Png = [0x89, .. "PNG"u8, 1, 2, 3];

    private static byte[] Utf8(string xml) => Encoding.UTF8.GetBytes(xml);

    private async Task<(Extraction.Text Text, Dictionary<string, byte[]> Files)> Read(string body, string document, params (string Path, byte[] Bytes)[] parts)
    {
        using var outcome = await ingest.Extract("a.ofd", Ofd(body, "", document, [Line(30, 30, "首页"), Line(30, 30, "次页")], parts));
        var text = Assert.IsType<Extraction.Text>(outcome.Extraction);
        return (text, text.Files.ToDictionary(file => file.Name, file => File.ReadAllBytes(file.TemporaryPath)));
    }

    /// <summary>A signature with a seal, as GB/T 38540 (2020) or the older GM/T 0031 (2014) codes it.</summary>
    private static byte[] Seal(string name, bool old)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=梁会计", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(80));
        var time = new DateTimeOffset(2021, 3, 5, 1, 30, 0, TimeSpan.Zero);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(old ? 1 : 4);
                using (writer.PushSequence())
                {
                    using (writer.PushSequence())
                    {
                        using (writer.PushSequence())
                        {
                            writer.WriteCharacterString(UniversalTagNumber.IA5String, "ES");
                            writer.WriteInteger(4);
                            writer.WriteCharacterString(UniversalTagNumber.IA5String, "maker");
                        }
                        writer.WriteCharacterString(UniversalTagNumber.IA5String, "33010001");
                        using (writer.PushSequence())
                        {
                            writer.WriteInteger(1);
                            writer.WriteCharacterString(UniversalTagNumber.UTF8String, name);
                            if (!old)
                                writer.WriteInteger(1);
                            using (writer.PushSequence())
                                writer.WriteOctetString([1]);
                            writer.WriteGeneralizedTime(time);
                        }
                        using (writer.PushSequence())
                        {
                            writer.WriteCharacterString(UniversalTagNumber.IA5String, "PNG");
                            writer.WriteOctetString(Png);
                            writer.WriteInteger(40);
                            writer.WriteInteger(40);
                        }
                    }
                    writer.WriteOctetString([2]);
                }
                if (old)
                    writer.WriteBitString([3]);
                else
                    writer.WriteGeneralizedTime(time);
                writer.WriteBitString([4]);
                writer.WriteCharacterString(UniversalTagNumber.IA5String, "/Doc_0/Signs/Sign_0/Signature.xml");
                if (old)
                    writer.WriteOctetString(certificate.RawData);
            }
            if (!old)
                writer.WriteOctetString(certificate.RawData);
            writer.WriteObjectIdentifier("1.2.156.10197.1.501");
            writer.WriteBitString([5]);
        }
        return writer.Encode();
    }

    private static (string, byte[])[] Signs(byte[] value, string info, string type = "Seal") =>
    [
        ("Doc_0/Signs/Signatures.xml", Utf8($"<ofd:Signatures {Names}><ofd:Signature ID=\"1\" Type=\"{type}\" BaseLoc=\"/Doc_0/Signs/Sign_0/Signature.xml\"/></ofd:Signatures>")),
        ("Doc_0/Signs/Sign_0/Signature.xml", Utf8($"<ofd:Signature {Names}><ofd:SignedInfo><ofd:Provider ProviderName=\"maker\" Company=\"某签章软件\"/>{info}</ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>")),
        ("Doc_0/Signs/Sign_0/SignedValue.dat", value),
    ];

    private const string Signatures = "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>";

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "<ofd:SignatureDateTime>20210305013000Z</ofd:SignatureDateTime>")]
    public async Task A_seal_is_named_on_its_page_and_its_picture_is_kept(bool old, string dated)
    {
        var (text, files) = await Read(Signatures, "", Signs(Seal("云岭乡人民政府", old), dated + "<ofd:StampAnnot ID=\"9\" PageRef=\"11\" Boundary=\"1 1 40 40\"/>"));
        var seal = Assert.Single(text.Document.Passages, passage => passage.Kind == PassageKind.Seal);
        Assert.Equal("电子印章：云岭乡人民政府，时间 2021-03-05T01:30:00Z（未核验）；签章人：梁会计；签章软件：某签章软件", seal.Text);
        Assert.Contains(seal, text.Document.Pages[1].Passages);
        Assert.Equal(Png, files["印章1（云岭乡人民政府）.png"]);
    }

    [Fact]
    public async Task A_signature_without_seal_and_one_that_is_broken_are_named_too()
    {
        var (text, _) = await Read(Signatures, "", Signs(Signed.Cms([1], "刘二", new DateTime(2021, 3, 5, 1, 30, 0, DateTimeKind.Utc)), "", "Sign"));
        Assert.Equal("电子签名：刘二，时间 2021-03-05T01:30:00Z（未核验）；签章软件：某签章软件", text.Document.Passages.Last().Text);
        var (broken, files) = await Read(Signatures, "", Signs(Seal("印", false)[..60], "<ofd:SignatureDateTime>2021-03-05 09:30:00</ofd:SignatureDateTime>"));
        Assert.Equal("电子印章：名称不详，时间 2021-03-05 09:30:00（未核验）；签章软件：某签章软件", broken.Document.Passages.Last().Text);
        Assert.Empty(files);
    }

    [Fact]
    public async Task Attachments_become_files_of_their_own_and_a_missing_one_is_named()
    {
        var (text, files) = await Read("", "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>",
            ("Doc_0/Attachs/Attachments.xml", Utf8($"<ofd:Attachments {Names}><ofd:Attachment ID=\"1\" Name=\"预算表\" Format=\"TXT\" Visible=\"false\"><ofd:FileLoc>b.dat</ofd:FileLoc></ofd:Attachment><ofd:Attachment ID=\"2\" Name=\"远处.docx\"/></ofd:Attachments>")),
            ("Doc_0/Attachs/b.dat", Utf8("甲")));
        Assert.Equal(Utf8("甲"), files["预算表.txt"]);
        Assert.Equal(("远处.docx", Trouble.Inaccessible), (text.PassedOver.Single().Name, text.PassedOver.Single().Trouble));
        var (_, none) = await Read("", "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>", ("Doc_0/Attachs/Attachments.xml", Utf8("<broken")));
        Assert.Empty(none);
    }

    [Fact]
    public async Task Properties_and_the_values_of_an_invoice_are_kept()
    {
        var (text, _) = await Read("<ofd:DocInfo><ofd:DocID>1</ofd:DocID><ofd:Author>党政办</ofd:Author><ofd:CreationDate>2021-03-05</ofd:CreationDate><ofd:Creator>WPS</ofd:Creator><ofd:CreatorVersion>11.8</ofd:CreatorVersion>"
            + "<ofd:CustomDatas><ofd:CustomData Name=\"发票号码\">00012345</ofd:CustomData><ofd:CustomData Name=\"空\"/></ofd:CustomDatas></ofd:DocInfo>", "");
        Assert.Equal(new DocumentProperties("党政办", Created: "2021-03-05", Application: "WPS 11.8"), text.Document.Properties);
        var value = Assert.Single(text.Document.Passages, passage => passage.Kind == PassageKind.FormField);
        Assert.Equal(("发票号码：00012345", true), (value.Text, value.Hidden));
    }
}
