using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

[Collection("ingest")]
public sealed class MailTests(IngestFixture ingest)
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    private const string Head = "From: zhang@lin.example\r\nTo: li@lin.example\r\nDate: Fri, 5 Mar 2021 09:30:00 +0800\r\nMIME-Version: 1.0\r\n";

    private static string Base64(string text, Encoding encoding) => Convert.ToBase64String(encoding.GetBytes(text));

    private async Task<(Extraction.Text Text, Dictionary<string, string> Files)> Read(string mail, string name = "来文.eml") => await Read(Encoding.UTF8.GetBytes(mail), name);

    private async Task<(Extraction.Text Text, Dictionary<string, string> Files)> Read(byte[] mail, string name = "来文.eml", string? path = null)
    {
        using var outcome = await ingest.Extract(name, mail, path);
        var text = Assert.IsType<Extraction.Text>(outcome.Extraction);
        return (text, text.Files.ToDictionary(file => file.Name, file => File.ReadAllText(file.TemporaryPath)));
    }

    private static string[] Texts(Extraction.Text text) => [.. text.Document.Passages.Select(passage => passage.Text)];

    private static string Multipart(string type, params string[] parts) =>
        $"Content-Type: multipart/{type}; boundary=\"=_b_{parts.Length}_{type}\"\r\n\r\n" + string.Concat(parts.Select(part => $"--=_b_{parts.Length}_{type}\r\n{part}\r\n")) + $"--=_b_{parts.Length}_{type}--\r\n";

    [Fact]
    public async Task Head_and_text_are_passages_and_the_head_is_kept_as_properties()
    {
        var (text, files) = await Read(
            "Received: from mx.example by mail.example; Fri, 5 Mar 2021 09:30:09 +0800\r\n"
            + $"From: =?gb2312?B?{Base64("张镕基", Gbk)}?= <zhang@lin.example>\r\nTo: =?utf-8?Q?=E6=9D=8E=E5=9B=9B?= <li@lin.example>, wang@lin.example\r\n"
            + $"Cc: =?gb18030?B?{Base64("党政办", Gbk)}?= <dzb@lin.example>\r\nSubject: =?GBK?B?{Base64("关于召开", Gbk)}?=\r\n =?GBK?B?{Base64("党委会的通知", Gbk)}?=\r\n"
            + "Date: Fri, 5 Mar 2021 09:30:00 +0800\r\nX-Mailer: Foxmail 7.2\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=\"gb2312\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Base64("各支部：\r\n定于3月8日召开党委会，请镕基同志准备。", Gbk) + "\r\n");
        Assert.Equal(["主题：关于召开党委会的通知", "发件人：张镕基 <zhang@lin.example>", "收件人：李四 <li@lin.example>；wang@lin.example", "抄送：党政办 <dzb@lin.example>", "时间：2021年3月5日 09:30:00（UTC+08:00）", "收到时间：2021年3月5日 09:30:09（UTC+08:00）", "各支部：", "定于3月8日召开党委会，请镕基同志准备。"], Texts(text));
        Assert.Equal("关于召开党委会的通知", text.Document.Title);
        Assert.Equal(("eml", "2021-03-05T09:30:00+08:00", "Foxmail 7.2"), (text.Document.Format, text.Document.Properties?.Created, text.Document.Properties?.Application));
        Assert.Contains("张镕基", text.Document.Properties?.Author, StringComparison.Ordinal);
        Assert.Empty(files);
        Assert.Empty(text.Document.Warnings);
    }

    [Fact]
    public async Task Raw_GBK_bytes_in_head_and_body_are_read_whatever_the_mail_claims()
    {
        var mail = Gbk.GetBytes("From: 张三 <zhang@lin.example>\r\nTo: li@lin.example\r\nSubject: 关于经费的请示\r\nDate: Fri, 5 Mar 2021 09:30:00 +0800\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 8bit\r\n\r\n请予拨付经费三万元。\r\n");
        var (text, _) = await Read(mail);
        Assert.Equal("主题：关于经费的请示", Texts(text)[0]);
        Assert.Equal("发件人：张三 <zhang@lin.example>", Texts(text)[1]);
        Assert.Equal("请予拨付经费三万元。", Texts(text)[^1]);
    }

    [Fact]
    public async Task Attachments_keep_their_names_and_bytes()
    {
        var (text, files) = await Read(Head + "Subject: a\r\n" + Multipart("mixed",
            "Content-Type: text/plain; charset=utf-8\r\n\r\n见附件",
            $"Content-Type: application/octet-stream; name=\"=?gb2312?B?{Base64("请示.txt", Gbk)}?=\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"=?gb2312?B?{Base64("请示.txt", Gbk)}?=\"\r\n\r\n{Base64("甲", Encoding.UTF8)}",
            "Content-Type: text/plain\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''%E7%BA%AA;\r\n filename*1*=%E8%A6%81.txt\r\n\r\n乙",
            $"Content-Type: message/rfc822\r\n\r\n{Head}Subject: inner\r\nContent-Type: text/plain\r\n\r\nforwarded",
            $"Content-Type: image/png\r\nContent-ID: <p1>\r\nContent-Transfer-Encoding: base64\r\n\r\n{Base64("png", Encoding.UTF8)}",
            "Content-Type: text/plain; name=\"../../x.txt\"\r\n\r\n丙"));
        Assert.Equal("见附件", Texts(text)[^1]);
        Assert.Equal("甲", files["请示.txt"]);
        Assert.Equal("乙", files["纪要.txt"].Trim());
        Assert.Contains("forwarded", files["inner.eml"], StringComparison.Ordinal);
        Assert.Equal("png", files["附件1.png"]);
        Assert.Equal("丙", files["x.txt"].Trim());
        Assert.Equal(5, files.Count);
    }

    [Fact]
    public async Task Of_two_forms_of_a_text_one_is_read_and_the_one_with_a_table_is_preferred()
    {
        string Mail(string html) => Head + "Subject: a\r\n" + Multipart("alternative", "Content-Type: text/plain; charset=utf-8\r\n\r\n金额 三万元",
            Multipart("related", $"Content-Type: text/html; charset=utf-8\r\n\r\n{html}", "Content-Type: image/png; name=a.png\r\nContent-ID: <p>\r\n\r\npng"));
        var (plain, pictures) = await Read(Mail("<p>金额 三万元</p><img src='cid:p'>"));
        Assert.Single(Texts(plain), line => line.Contains("三万元", StringComparison.Ordinal));
        Assert.Equal(["a.png"], pictures.Keys);
        var (rich, _) = await Read(Mail("<table><tr><td>项目</td><td>金额</td></tr><tr><td>会议</td><td>三万元</td></tr></table><img src='http://track.example/a.gif'>"));
        Assert.Equal(["项目\t金额", "会议\t三万元"], rich.Document.Passages.Where(passage => passage.Row is not null).Select(passage => passage.Text));
        Assert.DoesNotContain("金额 三万元", Texts(rich));
        Assert.Contains(rich.Document.Warnings, warning => warning.Contains("1 处网络图片", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_encrypted_mail_keeps_its_head_and_names_what_is_closed()
    {
        var (text, _) = await Read(Head + "Subject: secret\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIBAAYJKoZIhvcNAQcDoIIA\r\n");
        Assert.Equal("主题：secret", Texts(text)[0]);
        Assert.Equal(Trouble.Encrypted, Assert.Single(text.PassedOver).Trouble);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_signed_mail_is_read_and_says_who_signed(bool detached)
    {
        const string inner = "Content-Type: text/plain; charset=utf-8\r\n\r\n同意拨付。\r\n";
        var signature = Convert.ToBase64String(Signed.Cms(Encoding.UTF8.GetBytes(inner), "刘二", new DateTime(2021, 3, 5, 1, 30, 0, DateTimeKind.Utc), detached));
        var (text, files) = await Read(Head + "Subject: a\r\n" + (detached
            ? Multipart("signed", inner, $"Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\n{signature}")
            : $"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n{signature}\r\n"));
        Assert.Contains("同意拨付。", Texts(text));
        Assert.Equal("电子签名：刘二，时间 2021-03-05T01:30:00Z（未核验）", Assert.Single(text.Document.Passages, passage => passage.Kind == PassageKind.Seal).Text);
        Assert.Empty(files);
    }

    [Fact]
    public async Task A_text_that_quotes_a_head_is_a_text()
    {
        var document = await ingest.Document("记录.txt", Encoding.UTF8.GetBytes("主题：关于会议\n发件人：张三\n\n正文"));
        Assert.Equal("txt", document.Format);
        Assert.Equal("txt", (await ingest.Document("a.txt", "From: a\nTo: b\nSubject: c\n\nnotes"u8.ToArray())).Format);
    }

    [Fact]
    public async Task A_mailbox_is_parted_into_its_mails()
    {
        var mail = Head + "Subject: one/two\r\nContent-Type: text/plain\r\n\r\nfirst\r\n>From the town\r\n\r\n";
        using var outcome = await ingest.Extract("收件箱", Encoding.UTF8.GetBytes($"From - Fri Mar 05 09:30:00 2021\r\n{mail}From - Fri Mar 05 09:31:00 2021\r\n{mail.Replace("first", "second", StringComparison.Ordinal)}"));
        var container = Assert.IsType<Extraction.Container>(outcome.Extraction);
        Assert.Equal(["0001 one two.eml", "0002 one two.eml"], container.Files.Select(file => file.Name));
        Assert.Equal(mail, File.ReadAllText(container.Files[0].TemporaryPath));
        Assert.Contains("second", File.ReadAllText(container.Files[1].TemporaryPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attachments_beyond_the_allowed_depth_are_named()
    {
        var mail = Head + "Subject: a\r\n" + Multipart("mixed", "Content-Type: text/plain\r\n\r\ntext", "Content-Type: application/pdf; name=a.pdf\r\n\r\nx");
        var (text, files) = await Read(Encoding.UTF8.GetBytes(mail), path: "1.zip!2.zip!3.zip!4.zip!5.zip!6.zip!a.eml");
        Assert.Equal("text", Texts(text)[^1]);
        Assert.Empty(files);
        Assert.Equal(("a.pdf", Trouble.TooDeep), (text.PassedOver[0].Name, text.PassedOver[0].Trouble));
    }

    [Fact]
    public async Task A_mail_of_parts_within_parts_without_end_is_read_to_a_depth()
    {
        var mail = new StringBuilder(Head + "Subject: a\r\n");
        for (var i = 0; i < 3000; i++)
            mail.Append($"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        var (text, _) = await Read(mail.ToString());
        Assert.Equal("主题：a", Texts(text)[0]);
    }
}
