using MimeKit;

namespace DocReview.Ingest;

/// <summary>Texts of mails: the encoding they claim is not always the one they are written in.</summary>
internal static class MimeText
{
    /// <summary>Raw bytes in heads are GB18030 where they are not UTF-8.</summary>
    public static ParserOptions Options { get; } = new() { CharsetEncoding = Encodings.StrictGb18030 };

    public static string Of(TextPart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        var charset = part.ContentType.Charset;
        if (part.IsHtml)
            return HtmlPage.Decode(bytes.ToArray(), charset).Text;
        var text = Encodings.Decode(bytes.ToArray(), charset).Text;
        return part.IsFlowed ? Unfold(text) : text;
    }

    public static string? Of(InternetAddressList addresses) => addresses.Count == 0 ? null : string.Join("；", addresses.Select(Of));

    private static string Of(InternetAddress address) => address switch
    {
        MailboxAddress { Name: { Length: > 0 } name } mailbox when name != mailbox.Address => $"{name} <{mailbox.Address}>",
        MailboxAddress mailbox => mailbox.Address,
        GroupAddress group => $"{group.Name}（{string.Join("、", group.Members.Select(Of))}）",
        _ => address.ToString(),
    };

    /// <summary>A line that ends with a space runs on (RFC 3676); the mark of a signature does not.</summary>
    private static string Unfold(string text)
    {
        var lines = new List<string>();
        var open = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var own = line.StartsWith(' ') ? line[1..] : line;
            if (open)
                lines[^1] += own;
            else
                lines.Add(own);
            open = own.EndsWith(' ') && own != "-- ";
            if (open && own.Length > 1 && Glyph.IsWide(own[^2]))
                lines[^1] = lines[^1][..^1];
        }
        return string.Join('\n', lines);
    }
}
