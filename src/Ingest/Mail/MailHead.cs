using System.Globalization;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>The head of a mail, whatever program wrote it.</summary>
/// <param name="Sent">With the offset of the sender's clock.</param>
/// <param name="Received">By the clock of the last server: a sender's clock can be set.</param>
/// <param name="SentAsWritten">Stands where the time could not be understood.</param>
internal sealed record MailHead(string? Subject, string? From, string? To, string? Cc, string? Bcc, DateTimeOffset? Sent, string? SentAsWritten = null, string? Application = null, DateTimeOffset? Received = null)
{
    public DocumentProperties Properties =>
        new(From, Created: Sent?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), Application: Application, Subject: Subject);

    /// <summary>One labelled line for each thing the head says.</summary>
    public void Write(DocumentBuilder builder)
    {
        Line("主题", Subject);
        Line("发件人", From);
        Line("收件人", To);
        Line("抄送", Cc);
        Line("密送", Bcc);
        Line("时间", Sent is { } sent ? Written(sent) : SentAsWritten);
        Line("收到时间", Received is { } received ? Written(received) : null);

        static string Written(DateTimeOffset time) => time.ToString("yyyy'年'M'月'd'日' HH:mm:ss（'UTC'zzz）", CultureInfo.InvariantCulture);

        void Line(string label, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                builder.Add($"{label}：{value.Trim()}");
        }
    }
}
