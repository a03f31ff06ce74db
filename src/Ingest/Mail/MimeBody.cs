using DocReview.Ledger;
using MimeKit;
using MimeKit.Cryptography;
using MimeKit.Tnef;

namespace DocReview.Ingest;

/// <summary>The parts of a mail below its head: texts become passages, everything else files.</summary>
internal sealed class MimeBody(DocumentBuilder builder, Unpacking files)
{
    private const int Deepest = 100;
    private readonly HtmlText _html = new(builder, files);
    private int _unnamed;

    /// <summary>Pictures that a text shows from elsewhere.</summary>
    public int Elsewhere => _html.Elsewhere;

    public void Add(MimeEntity? entity, int depth = 0)
    {
        switch (entity)
        {
            case null:
                break;
            case Multipart when depth > Deepest:
                files.PassOver("（更深的部分）", Trouble.TooDeep, $"邮件各部分嵌套超过 {Deepest} 层，未读取。");
                break;
            case MultipartEncrypted:
                files.PassOver("加密正文", Trouble.Encrypted, "邮件正文已加密，需要收件人的密钥；请提供解密后的副本。");
                break;
            case MultipartSigned signed when signed.Count > 0:
                Add(signed[0], depth + 1);
                foreach (var signature in signed.Skip(1).OfType<MimePart>())
                    Signers(Bytes(signature));
                break;
            case MultipartAlternative alternatives:
                Alternatives(alternatives, depth);
                break;
            case Multipart parts:
                foreach (var part in parts)
                    Add(part, depth + 1);
                break;
            case MessagePart message:
                files.Take(NameOf(message, message.Message?.Subject is { Length: > 0 } subject ? subject + ".eml" : "转发邮件.eml"), _ => Written(message.Message));
                break;
            case TnefPart packed:
                Tnef(packed, depth);
                break;
            case ApplicationPkcs7Mime secured:
                Secured(secured, depth);
                break;
            case TextPart { IsAttachment: false, FileName: null } text when text.IsHtml || text.IsPlain || text.IsFlowed:
                Text(text);
                break;
            case MimePart part:
                File(part);
                break;
        }
    }

    /// <summary>The same text in several forms: the plain one, unless the other shows a table or much more.</summary>
    private void Alternatives(MultipartAlternative alternatives, int depth)
    {
        var plain = alternatives.OfType<TextPart>().LastOrDefault(part => part.IsPlain);
        var rich = alternatives.LastOrDefault(part => part != plain && (part is TextPart { IsHtml: true } or MultipartRelated or Multipart));
        var html = rich as TextPart ?? (rich as Multipart)?.OfType<TextPart>().FirstOrDefault(part => part.IsHtml);
        var usesHtml = html is not null && (plain is null || HtmlPage.IsRicher(MimeText.Of(html), MimeText.Of(plain)));
        foreach (var part in alternatives)
        {
            if (part == plain ? !usesHtml : part == rich && (usesHtml || plain is null))
                Add(part, depth + 1);
            else if (part == rich && rich is Multipart related)
                foreach (var picture in related.Where(picture => picture != html))
                    Add(picture, depth + 1);
            else if (part != plain && part != rich && part is not TextPart { IsHtml: true } and not TextPart { IsPlain: true })
                Add(part, depth + 1);
        }
    }

    private void Text(TextPart part)
    {
        if (part.IsHtml)
            _html.Write(HtmlPage.Parse(MimeText.Of(part), builder.Warn).Body);
        else
            WrittenLines.Add(builder, MimeText.Of(part));
    }

    private void File(MimePart part)
    {
        if (part.Content is null)
            files.PassOver(NameOf(part), Trouble.Damaged, "附件没有内容。");
        else
            files.Take(NameOf(part), _ => part.Content.Open());
    }

    /// <summary>What Outlook packs into winmail.dat.</summary>
    private void Tnef(TnefPart packed, int depth)
    {
        MimeMessage message;
        try
        {
            message = packed.ConvertToMessage();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            File(packed);
            return;
        }
        Add(message.Body, depth + 1);
    }

    private void Secured(ApplicationPkcs7Mime secured, int depth)
    {
        var bytes = Bytes(secured);
        if (Signer.Decoded(bytes) is not { } signed || signed.ContentInfo.Content.Length == 0)
        {
            files.PassOver("加密正文", Trouble.Encrypted, "邮件正文已加密（S/MIME），需要收件人的证书；请提供解密后的副本。");
            return;
        }
        Add(MimeEntity.Load(MimeText.Options, new MemoryStream(signed.ContentInfo.Content)), depth + 1);
        Signers(bytes);
    }

    private void Signers(byte[] signature)
    {
        foreach (var signer in Signer.Of(signature))
            builder.Add(signer.Text ?? "", PassageKind.Seal);
    }

    private string NameOf(MimeEntity part, string? otherwise = null)
    {
        var name = part.ContentDisposition?.FileName ?? part.ContentType.Name;
        if (!string.IsNullOrWhiteSpace(name))
            return part is MessagePart && !Path.HasExtension(name) ? name + ".eml" : name;
        return otherwise ?? $"附件{++_unnamed}{(MimeTypes.TryGetExtension(part.ContentType.MimeType, out var ending) ? ending : "")}";
    }

    private static byte[] Bytes(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return bytes.ToArray();
    }

    private static MemoryStream Written(MimeMessage? message)
    {
        var bytes = new MemoryStream();
        message?.WriteTo(bytes);
        bytes.Position = 0;
        return bytes;
    }
}
