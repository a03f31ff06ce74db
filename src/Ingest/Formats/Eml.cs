using DocReview.Ledger;
using MimeKit;
using MimeKit.Utils;

namespace DocReview.Ingest;

/// <summary>Mails as they went over the wire (RFC 5322, MIME): head, text, and the attachments as files of their own.</summary>
internal sealed class Eml(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "eml/1";

    public IReadOnlyList<string> Endings { get; } = [".eml"];

    public bool Recognises(FileHead head) => MimeFields.In(head) is var fields && MimeFields.AreOfMail(fields) && !MimeFields.AreOfWebArchive(fields);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var message = new MimeParser(MimeText.Options, content, MimeFormat.Entity, persistent: true).ParseMessage(cancel);
        var head = HeadOf(message);
        var builder = new DocumentBuilder(file, "eml", Name, limits) { Title = head.Subject, Properties = head.Properties };
        var files = new Unpacking(file, folder, limits);
        builder.StartPage();
        head.Write(builder);
        var body = new MimeBody(builder, files);
        body.Add(message.Body);
        if (body.Elsewhere > 0)
            builder.Warn($"正文引用了 {body.Elsewhere} 处网络图片，未取用。");
        return files.Beside(builder.Build());
    }

    public static MailHead HeadOf(MimeMessage message) => new(
        message.Subject,
        MimeText.Of(message.From) ?? message.Headers[HeaderId.From] ?? MimeText.Of(new InternetAddressList(message.Sender is null ? [] : [message.Sender])),
        MimeText.Of(message.To) ?? message.Headers[HeaderId.To],
        MimeText.Of(message.Cc) ?? message.Headers[HeaderId.Cc],
        MimeText.Of(message.Bcc) ?? message.Headers[HeaderId.Bcc],
        message.Date == default ? null : message.Date,
        message.Headers[HeaderId.Date],
        message.Headers[HeaderId.XMailer] ?? message.Headers[HeaderId.UserAgent],
        ReceivedOf(message));

    /// <summary>Every server puts its line on top: date and time stand behind the last semicolon.</summary>
    private static DateTimeOffset? ReceivedOf(MimeMessage message) =>
        message.Headers[HeaderId.Received] is { } line && DateUtils.TryParse(line[(line.LastIndexOf(';') + 1)..].Trim(), out var time) ? time : null;
}
