using DocReview.Ledger;
using MimeKit;
using MimeKit.Cryptography;

namespace DocReview.Ingest;

/// <summary>Mails as Outlook saves them: head, text, and the attachments as files of their own, mails among them as mails.</summary>
internal sealed class Msg(ExtractionLimits limits, string folder) : IExtractor
{
    private const int MessageHead = 32, EmbeddedHead = 24, PartHead = 8;

    public string Name => "msg/1";

    public IReadOnlyList<string> Endings { get; } = [".msg", ".oft"];

    public bool Recognises(FileHead head) => head.EntryNames.Any(name => name.StartsWith("__substg1.0_", StringComparison.OrdinalIgnoreCase) || name.Equals(MapiProperties.StreamName, StringComparison.OrdinalIgnoreCase));

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var compound = CompoundFile.Open(content) ?? throw new StopReadingException(Trouble.Damaged, "文件不完整或已损坏，未能读取；请从原处重新复制。");
        var message = new MapiProperties(compound, "", MessageHead);
        var head = HeadOf(compound, message);
        var builder = new DocumentBuilder(file, "msg", Name, limits)
        {
            Title = head.Subject,
            Properties = head.Properties with { LastAuthor = message.Text(0x3FFA), Modified = message.Moment(0x3008)?.ToString("yyyy-MM-dd'T'HH:mm:sszzz") },
        };
        var files = new Unpacking(file, folder, limits);
        builder.StartPage();
        head.Write(builder);
        var secured = message.Text(0x001A)?.StartsWith("IPM.Note.SMIME", StringComparison.OrdinalIgnoreCase) == true;
        var body = new MimeBody(builder, files);
        if (!secured)
            Body(builder, files, message, cancel);
        foreach (var storage in Storages(compound, "__attach_version1.0_#"))
        {
            cancel.ThrowIfCancellationRequested();
            var attachment = new MapiProperties(compound, storage, PartHead, message.CodePage);
            if (secured && attachment.Binary(0x3701) is { } closed)
                Secured(body, closed);
            else
                Attachment(compound, files, attachment);
        }
        return files.Beside(builder.Build());
    }

    private static MailHead HeadOf(CompoundFile compound, MapiProperties message)
    {
        var recipients = Storages(compound, "__recip_version1.0_#").Select(storage => new MapiProperties(compound, storage, PartHead, message.CodePage)).ToList();
        string? Kind(int kind, int shown) => string.Join("；", recipients.Where(one => (one.Number(0x0C15) ?? 1) == kind).Select(one => Person(one.Text(0x3001), one.Text(0x39FE, 0x3003)))) is { Length: > 0 } listed ? listed : message.Text(shown);
        return new MailHead(
            message.Text(0x0037, 0x0E1D), Person(message.Text(0x0042, 0x0C1A), message.Text(0x5D02, 0x5D01, 0x0065, 0x0C1F)),
            Kind(1, 0x0E04), Kind(2, 0x0E03), Kind(3, 0x0E02), message.Moment(0x0039), Received: message.Moment(0x0E06));
    }

    /// <summary>Addresses within an Exchange organisation say nothing to people.</summary>
    private static string Person(string? name, string? address) => (name, address) switch
    {
        (null, _) => address ?? "",
        (_, null) => name,
        _ when name == address || address.StartsWith("/O=", StringComparison.OrdinalIgnoreCase) => name,
        _ => $"{name} <{address}>",
    };

    /// <summary>The plain text; where there is none the page, or the rich text.</summary>
    private void Body(DocumentBuilder builder, Unpacking files, MapiProperties message, CancellationToken cancel)
    {
        var page = message.Binary(0x1013) is { } bytes ? HtmlPage.Decode(bytes, MapiProperties.CharsetOf(message.Number(0x3FDE) ?? 0)).Text : message.Text(0x1013);
        if (message.Text(0x1000) is { } plain && (page is null || !HtmlPage.IsRicher(page, plain)))
            WrittenLines.Add(builder, plain);
        else if (page is not null)
            new HtmlText(builder, files).Write(HtmlPage.Parse(page, builder.Warn).Body);
        else if (message.Binary(0x1009) is { } packed && CompressedRtf.Unpack(packed) is { } rich)
            Rtf.Write(builder, rich, limits, cancel);
    }

    private static void Attachment(CompoundFile compound, Unpacking files, MapiProperties attachment)
    {
        var name = attachment.Text(0x3707, 0x3704, 0x3001) ?? "附件";
        if (attachment.Binary(0x3701) is { } bytes)
            files.Take(name, bytes);
        else if (attachment.Storage(0x3701) is not { } storage)
            files.PassOver(name, Trouble.Inaccessible, $"附件不在邮件中{(attachment.Text(0x370D, 0x3708) is { } elsewhere ? $"（指向 {DocumentBuilder.Clean(elsewhere)}）" : "")}，请另行提供。");
        else if (compound.Read(storage + MapiProperties.StreamName) is not null)
            files.Take(Path.HasExtension(name) && name.EndsWith(".msg", StringComparison.OrdinalIgnoreCase) ? name : name + ".msg", Embedded(compound, storage));
        else if (OleObject.InStorage(compound, storage) is { } inner)
            files.Take(inner.Name ?? name, inner.Bytes);
        else
            files.Take(name, compound.CopyOf(storage));
    }

    /// <summary>An embedded mail as one of its own: the head of its properties is shorter.</summary>
    private static byte[] Embedded(CompoundFile compound, string storage) => CompoundWriter.Write(
        from path in compound.Paths
        where path.StartsWith(storage, StringComparison.OrdinalIgnoreCase)
        let bytes = compound.Read(path)
        where bytes is not null
        let isHead = path.Length == storage.Length + MapiProperties.StreamName.Length && path.EndsWith(MapiProperties.StreamName, StringComparison.OrdinalIgnoreCase) && bytes.Length >= EmbeddedHead
        select (path[storage.Length..], isHead ? [.. bytes[..EmbeddedHead], .. new byte[MessageHead - EmbeddedHead], .. bytes[EmbeddedHead..]] : bytes)) ?? [];

    /// <summary>Signed and encrypted mails hold the whole text in their one attachment.</summary>
    private static void Secured(MimeBody body, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("Content-"u8) || bytes.AsSpan().StartsWith("MIME"u8))
            body.Add(MimeEntity.Load(MimeText.Options, new MemoryStream(bytes)));
        else
            body.Add(new ApplicationPkcs7Mime(SecureMimeType.EnvelopedData, new MemoryStream(bytes)));
    }

    private static IEnumerable<string> Storages(CompoundFile compound, string prefix) =>
        compound.Names.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Select(name => name + "/");
}
