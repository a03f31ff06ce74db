using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Seals and signatures under an OFD document: who, when, and on which page. Their pictures become files, where lettering can be recognised.</summary>
internal sealed class OfdSeals
{
    private const int MostBytes = 16 << 20;
    private readonly OfdPackage _package;
    private readonly Unpacking _files;
    private readonly List<(string? Page, string Text)> _seals = [];

    /// <param name="body">The document's entry in the list of documents.</param>
    public OfdSeals(OfdPackage package, XElement body, Unpacking files)
    {
        (_package, _files) = (package, files);
        if (package.Find("OFD.xml", body.Child("Signatures")?.Value) is not { } list)
            return;
        foreach (var signature in Loaded(list).Children("Signature"))
        {
            if (package.Find(list, signature.Attr("BaseLoc")) is { } part && Loaded(part) is { } described)
                Read(part, described, signature.Attr("Type") == "Sign");
        }
    }

    /// <summary>Those that stand on a page first.</summary>
    public void Write(DocumentBuilder builder, string page)
    {
        foreach (var (_, text) in _seals.Where(seal => seal.Page == page))
            builder.Add(text, PassageKind.Seal);
        _seals.RemoveAll(seal => seal.Page == page);
    }

    /// <summary>Those that stand on none.</summary>
    public void WriteRest(DocumentBuilder builder)
    {
        foreach (var (_, text) in _seals)
            builder.Add(text, PassageKind.Seal);
        _seals.Clear();
    }

    private void Read(string part, XElement signature, bool isSignatureAlone)
    {
        var info = signature.Child("SignedInfo");
        var value = Bytes(part, signature.Child("SignedValue")?.Value);
        var seal = (value is null ? null : ElectronicSeal.Of(value)) ?? (Bytes(part, info.Child("Seal").Child("BaseLoc")?.Value) is { } alone ? ElectronicSeal.Of(alone) : null);
        var signer = seal is null && value is not null && Signer.Of(value) is [var first, ..] ? first : null;
        var at = info.Child("SignatureDateTime")?.Value.Trim() is { Length: > 0 } stated ? PdfProperties.Iso(stated) : seal?.At ?? signer?.At;
        var stamps = info.Children("StampAnnot").Select(stamp => stamp.Attr("PageRef")).OfType<string>().Distinct().ToList();
        var text = $"{(isSignatureAlone ? "电子签名" : "电子印章")}：{seal?.Name ?? signer?.Name ?? "名称不详"}{(at is null ? "" : $"，时间 {at}")}（未核验）";
        if (seal?.Holder is { } holder && holder != seal.Name)
            text += $"；签章人：{holder}";
        if (info.Child("Provider") is { } provider && (provider.Attr("Company") ?? provider.Attr("ProviderName")) is { Length: > 0 } maker)
            text += $"；签章软件：{maker}";
        _seals.Add((stamps.Count > 0 ? stamps[0] : null, text + (stamps.Count > 1 ? $"；盖于 {stamps.Count} 页" : "")));
        if (seal is { Picture: { Length: > 0 } picture, PictureType: { } type })
            _files.Take($"印章{_seals.Count}（{seal.Name}）.{type}", picture);
    }

    private byte[]? Bytes(string from, string? path)
    {
        if (_package.Find(from, path) is not { } part)
            return null;
        try
        {
            using var stream = _package.Open(part, MostBytes);
            using var bytes = new MemoryStream();
            stream?.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or StopReadingException)
        {
            return null;
        }
    }

    private XElement? Loaded(string part)
    {
        try
        {
            return _package.Load(part);
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }
}
