using System.Text;

namespace DocReview.Ingest;

/// <summary>Tells mails and web archives by the names of the fields in their head: both have no mark of their own.</summary>
internal static class MimeFields
{
    private const int Longest = 60;
    private static readonly string[] OfMail = ["received", "from", "to", "cc", "subject", "date", "message-id", "return-path", "delivered-to", "sender", "reply-to", "x-mailer", "mime-version", "content-type"];

    /// <summary>Lower case, in order, up to the empty line; empty where the text begins with anything else.</summary>
    public static IReadOnlyList<string> In(FileHead head, bool afterFromLine = false)
    {
        var fields = new List<string>();
        var lines = Encoding.Latin1.GetString(head.Bytes.Span).TrimStart('\u00EF', '\u00BB', '\u00BF', '\r', '\n').Split('\n');
        foreach (var line in afterFromLine ? lines.Skip(1) : lines)
        {
            if (line.Trim().Length == 0)
                break;
            if (line[0] is ' ' or '\t')
                continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon is <= 0 or > Longest || !line.AsSpan(0, colon).TrimEnd().ToString().All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
                break;
            fields.Add(line[..colon].Trim().ToLowerInvariant());
        }
        return fields;
    }

    /// <summary>Three fields that mails have, one of them such as notes typed by hand have not.</summary>
    public static bool AreOfMail(IReadOnlyList<string> fields) =>
        fields.Count >= 3 && fields.Intersect(OfMail).Count() >= 3 && fields.Any(field => field is "received" or "message-id" or "mime-version" or "return-path" or "delivered-to" or "x-mailer" or "date" or "content-type");

    /// <summary>A page saved with its pictures: written like a mail, sent to nobody.</summary>
    public static bool AreOfWebArchive(IReadOnlyList<string> fields) =>
        fields.Contains("mime-version") && fields.Contains("content-type") && !fields.Any(field => field is "to" or "received" or "message-id" or "cc" or "delivered-to" or "return-path" or "x-mailer");
}
