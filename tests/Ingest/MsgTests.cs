using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

[Collection("ingest")]
public sealed class MsgTests(IngestFixture ingest)
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("gbk")!;
    private static readonly long Sent = new DateTime(2021, 3, 5, 1, 30, 0, DateTimeKind.Utc).ToFileTimeUtc();

    /// <summary>The streams of a message as Outlook writes them.</summary>
    private sealed class Message(bool unicode = true, int head = 32)
    {
        private readonly List<(string Path, byte[] Bytes)> _streams = [];
        private readonly MemoryStream _values = new();
        private int _recipients, _attachments;

        public Message Text(int id, string text)
        {
            var bytes = unicode ? Encoding.Unicode.GetBytes(text) : Gbk.GetBytes(text);
            return Add(id, unicode ? 0x1F : 0x1E, bytes, bytes.Length + (unicode ? 2 : 1));
        }

        public Message Binary(int id, byte[] bytes) => Add(id, 0x102, bytes, bytes.Length);

        public Message Value(int id, int type, long value)
        {
            _values.Write([.. BitConverter.GetBytes((id << 16) | type), 6, 0, 0, 0, .. BitConverter.GetBytes(value)]);
            return this;
        }

        public Message Recipient(int kind, string name, string address) => Inner($"__recip_version1.0_#{_recipients++:X8}", new Message(unicode, 8).Value(0x0C15, 3, kind).Text(0x3001, name).Text(0x39FE, address));

        public Message Attachment(Message attachment) => Inner($"__attach_version1.0_#{_attachments++:X8}", attachment);

        /// <summary>A storage that is the value of a property.</summary>
        public Message Object(int id, Message inner) => Value(id, 0x0D, -1).Inner($"__substg1.0_{id:X4}000D", inner);

        public static Message Part() => new(head: 8);

        public byte[] Bytes() => CompoundWriter.Write(Streams())!;

        private List<(string Path, byte[] Bytes)> Streams() => [("__properties_version1.0", [.. new byte[head], .. _values.ToArray()]), .. _streams];

        private Message Add(int id, int type, byte[] bytes, int length)
        {
            _streams.Add(($"__substg1.0_{id:X4}{type:X4}", bytes));
            return Value(id, type, length);
        }

        private Message Inner(string storage, Message inner)
        {
            _streams.AddRange(inner.Streams().Select(stream => ($"{storage}/{stream.Path}", stream.Bytes)));
            return this;
        }
    }

    private static Message Mail(bool unicode = true) => new Message(unicode).Text(0x001A, "IPM.Note").Text(0x0037, "关于召开党委会的通知").Text(0x0C1A, "张三").Text(0x5D01, "zhang@lin.example").Value(0x0039, 0x40, Sent).Value(0x3FFD, 3, 936);

    private async Task<(Extraction.Text Text, Dictionary<string, byte[]> Files)> Read(byte[] bytes, string name = "来文.msg")
    {
        using var outcome = await ingest.Extract(name, bytes);
        var text = Assert.IsType<Extraction.Text>(outcome.Extraction);
        return (text, text.Files.ToDictionary(file => file.Name, file => File.ReadAllBytes(file.TemporaryPath)));
    }

    private static string[] Texts(Extraction.Text text) => [.. text.Document.Passages.Select(passage => passage.Text)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Head_recipients_and_text_are_read_in_both_kinds_of_strings(bool unicode)
    {
        var (text, files) = await Read(Mail(unicode).Recipient(1, "李四", "li@lin.example").Recipient(2, "党政办", "/O=LIN/CN=DZB").Value(0x0E06, 0x40, Sent + 600_000_000).Text(0x1000, "各支部：\r\n请参会。").Bytes());
        Assert.Equal(["主题：关于召开党委会的通知", "发件人：张三 <zhang@lin.example>", "收件人：李四 <li@lin.example>", "抄送：党政办", "时间：2021年3月5日 09:30:00（UTC+08:00）", "收到时间：2021年3月5日 09:31:00（UTC+08:00）", "各支部：", "请参会。"], Texts(text));
        Assert.Equal(("msg", "关于召开党委会的通知", "2021-03-05T09:30:00+08:00"), (text.Document.Format, text.Document.Title, text.Document.Properties?.Created));
        Assert.Empty(files);
    }

    [Fact]
    public async Task Attachments_and_mails_among_them_become_files_of_their_own()
    {
        var inner = new Message(head: 24).Text(0x0037, "原件").Text(0x1000, "原文").Attachment(Message.Part().Text(0x3707, "底稿.txt").Binary(0x3701, "底稿"u8.ToArray()));
        var (text, files) = await Read(Mail().Text(0x1000, "见附件")
            .Attachment(Message.Part().Text(0x3704, "QINGSH~1.TXT").Text(0x3707, "请示.txt").Binary(0x3701, "甲"u8.ToArray()))
            .Attachment(Message.Part().Text(0x3001, "原件").Value(0x3705, 3, 5).Object(0x3701, inner))
            .Attachment(Message.Part().Text(0x3707, "远处.docx").Text(0x3708, "\\\\server\\a.docx").Value(0x3705, 3, 2)).Bytes());
        Assert.Equal(["请示.txt", "原件.msg"], files.Keys);
        Assert.Equal("甲"u8.ToArray(), files["请示.txt"].AsSpan().TrimEnd((byte)0).ToArray());
        Assert.Equal(3, files["请示.txt"].Length);
        Assert.Equal(("远处.docx", Trouble.Inaccessible), (text.PassedOver.Single().Name, text.PassedOver.Single().Trouble));
        var (original, within) = await Read(files["原件.msg"], "原件.msg");
        Assert.Equal(["主题：原件", "原文"], Texts(original));
        Assert.Equal("底稿"u8.ToArray(), within["底稿.txt"]);
    }

    [Fact]
    public async Task Without_plain_text_the_page_or_the_rich_text_is_read()
    {
        var (page, _) = await Read(Mail().Value(0x3FDE, 3, 936).Binary(0x1013, Gbk.GetBytes("<html><body><p>定于三楼</p><table><tr><td>甲</td><td>乙</td></tr></table></body></html>")).Bytes());
        Assert.Equal(["定于三楼", "甲\t乙"], Texts(page)[^2..]);
        var rich = "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\\f0 \\'b6\\'a8\\'d3\\'da\\par \\'c8\\'fd\\'c2\\'a5\\par}"u8.ToArray();
        foreach (var body in new[] { Plain(rich), Packed(rich) })
            Assert.Equal(["定于", "三楼"], Texts((await Read(Mail().Binary(0x1009, body).Bytes())).Text)[^2..]);
    }

    [Fact]
    public async Task An_encrypted_mail_keeps_its_head_and_a_signed_one_says_who_signed()
    {
        var (closed, _) = await Read(new Message().Text(0x001A, "IPM.Note.SMIME").Text(0x0037, "密").Attachment(Message.Part().Text(0x3707, "smime.p7m").Binary(0x3701, [0x30, 0x82, 1, 0, 6, 9])).Bytes());
        Assert.Equal(Trouble.Encrypted, closed.PassedOver.Single().Trouble);
        var inner = "Content-Type: text/plain; charset=utf-8\r\n\r\n同意拨付。\r\n";
        var (signed, _) = await Read(new Message().Text(0x001A, "IPM.Note.SMIME").Text(0x0037, "签").Attachment(Message.Part().Text(0x3707, "smime.p7m").Binary(0x3701, Signed.Cms(Encoding.UTF8.GetBytes(inner), "刘二", detached: false))).Bytes());
        Assert.Equal(["主题：签", "同意拨付。", "电子签名：刘二（未核验）"], Texts(signed));
    }

    [Fact]
    public async Task A_truncated_mail_is_damaged_and_one_damaged_anywhere_has_a_name()
    {
        var mail = Mail().Text(0x1000, "正文").Attachment(Message.Part().Text(0x3707, "a.txt").Binary(0x3701, new byte[9000])).Bytes();
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.msg", mail[..9000])).Trouble);
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var damaged = (byte[])mail.Clone();
            for (var i = 0; i < 12; i++)
                damaged[random.Next(8, damaged.Length)] = (byte)random.Next(256);
            using var outcome = await ingest.Extract("a.msg", damaged);
            Assert.True(outcome.Extraction is Extraction.Text or Extraction.Unreadable { Detail.Length: > 0 } and not Extraction.Unreadable { Trouble: Trouble.TimedOut });
        }
    }

    private static byte[] Plain(byte[] rich) => [.. BitConverter.GetBytes(rich.Length + 12), .. BitConverter.GetBytes(rich.Length), .. "MELA"u8, 0, 0, 0, 0, .. rich];

    /// <summary>Every eighth item is a reference into the words that every ring begins with, where one fits; the last ends the text.</summary>
    private static byte[] Packed(byte[] rich)
    {
        const string words = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
        var (items, write, text) = (new List<(bool IsReference, byte[] Bytes)>(), words.Length, Encoding.Latin1.GetString(rich));
        for (var at = 0; at < rich.Length;)
        {
            var length = Enumerable.Range(2, 15).LastOrDefault(length => at + length <= text.Length && words.Contains(text.Substring(at, length), StringComparison.Ordinal));
            if (length > 0)
            {
                var from = words.IndexOf(text.Substring(at, length), StringComparison.Ordinal);
                items.Add((true, [(byte)(from >> 4), (byte)((from << 4) | (length - 2))]));
            }
            else
            {
                items.Add((false, [rich[at]]));
            }
            at += Math.Max(1, length);
            write += Math.Max(1, length);
        }
        items.Add((true, [(byte)(write % 4096 >> 4), (byte)(write % 4096 << 4)]));
        var packed = items.Chunk(8).SelectMany(run => (byte[])[(byte)run.Select((item, bit) => item.IsReference ? 1 << bit : 0).Sum(), .. run.SelectMany(item => item.Bytes)]).ToArray();
        return [.. BitConverter.GetBytes(packed.Length + 12), .. BitConverter.GetBytes(rich.Length), .. "LZFu"u8, 0, 0, 0, 0, .. packed];
    }
}
