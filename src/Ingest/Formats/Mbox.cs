using System.Text.RegularExpressions;
using DocReview.Ledger;
using MimeKit;

namespace DocReview.Ingest;

/// <summary>A mailbox of many mails in one file, as Thunderbird and most servers keep it: each mail becomes a file of its own, byte for byte.</summary>
internal sealed partial class Mbox(ExtractionLimits limits, string folder) : IExtractor
{
    private const int LongestName = 60;

    public string Name => "mbox/1";

    public IReadOnlyList<string> Endings { get; } = [".mbox", ".mbx"];

    public bool Recognises(FileHead head) => head.StartsWith("From "u8) && MimeFields.AreOfMail(MimeFields.In(head, afterFromLine: true));

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var files = new Unpacking(file, folder, limits);
        if (files.IsTooDeep)
            return new Extraction.Unreadable("mbox", Trouble.TooDeep, $"嵌套超过 {limits.Nesting} 层，未再解开。");
        var mails = Mails(content, cancel);
        for (var i = 0; i < mails.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var start = AfterLine(content, mails[i].Marker);
            var end = i + 1 < mails.Count ? mails[i + 1].Marker : content.Length;
            files.Take($"{i + 1:D4} {mails[i].Subject}.eml", new StreamSlice(content, start, end - start));
        }
        return files.AsContainer("mbox");
    }

    /// <summary>Subject and place of every line that begins a mail.</summary>
    private static List<(string Subject, long Marker)> Mails(Stream content, CancellationToken cancel)
    {
        var parser = new MimeParser(MimeText.Options, content, MimeFormat.Mbox, persistent: true);
        var mails = new List<(string, long)>();
        while (!parser.IsEndOfStream)
        {
            var subject = NoName().Replace(parser.ParseMessage(cancel).Subject ?? "", " ").Trim();
            mails.Add((subject.Length == 0 ? "无主题" : subject.Length > LongestName ? subject[..LongestName] : subject, parser.MboxMarkerOffset));
        }
        return mails;
    }

    private static long AfterLine(Stream content, long at)
    {
        content.Position = at;
        while (content.ReadByte() is >= 0 and not '\n') { }
        return content.Position;
    }

    [GeneratedRegex(@"[\\/:*?""<>|\s]+")]
    private static partial Regex NoName();
}
