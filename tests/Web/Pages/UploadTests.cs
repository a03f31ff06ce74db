using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>Files that come over HTTP, in an inspection of their own: what names they get, what is refused, and that a line that breaks off leaves nothing half.</summary>
[Collection(HostTests.Name)]
public sealed class UploadTests(SiteHost host)
{
    private Inspection Here => host.Get<Inspections>().Named("上传试验");

    private string Address => $"/i/{Here.Id}/intake/upload";

    private async Task<HttpRequestMessage> Form(Visitor visitor, IEnumerable<(string Name, string Bytes)> files, params (string Field, string Value)[] words)
    {
        var form = new MultipartFormDataContent("----part") { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        var token = Visitor.Token(await visitor.Html($"/i/{Here.Id}/intake"));
        foreach (var (field, value) in words.Prepend(("__RequestVerificationToken", token))) form.Add(Plain(value, $"form-data; name=\"{field}\""));
        foreach (var (name, bytes) in files) form.Add(Plain(bytes, $"form-data; name=\"files\"; filename=\"{name}\""));
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = form };
        request.Headers.Add("Accept", "application/json");
        return request;
    }

    /// <summary>The name as a browser writes it: bytes of UTF-8, whatever they are.</summary>
    private static ByteArrayContent Plain(string text, string disposition)
    {
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        part.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return part;
    }

    private async Task<JsonElement> Sent(Visitor visitor, (string Name, string Bytes)[] files, params (string Field, string Value)[] words)
    {
        var answer = await visitor.Send(await Form(visitor, files, words));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private IReadOnlyList<DocumentRow> Of(JsonElement came) => host.Get<Catalogue>().Documents(Here.Id, new DocumentFilter(Accession: came.GetProperty("batch").GetInt64()));

    [Fact]
    public async Task Files_and_folders_come_into_custody_with_their_hand_over()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var came = await Sent(member, [("会议/2021年/三月.txt", "三月记录"), ("合同.txt", "合同一份"), ("~$合同.docx", "锁"), ("Thumbs.db", "x")],
            ("SuppliedBy", "党政办 李某"), ("From", "3 号电脑"), ("DeliveryForm", "Copy"), ("Note", "缺第 4 页"), ("Zone", "Leads"));
        Assert.Equal((2, 2, 0), (came.GetProperty("received").GetInt32(), came.GetProperty("passedOver").GetInt32(), came.GetProperty("refused").GetArrayLength()));
        Assert.Equal(["会议/2021年/三月.txt", "合同.txt"], Of(came).Select(row => row.Path).Order());
        var delivery = host.Get<Catalogue>().Accessions(Here.Id).Single(delivery => delivery.Id == came.GetProperty("batch").GetInt64());
        Assert.Equal(new Handover("党政办 李某", "陈默", "3 号电脑", DeliveryForm.Copy, "缺第 4 页", Zone.Leads), delivery.Handover);
        Assert.True(delivery.IsUpload);

        // The rest of a delivery in a second request; the same name with other bytes is another file, the same bytes are the same.
        var later = await Sent(member, [("合同.txt", "合同另一份"), ("合同.txt", "合同一份")], ("Batch", $"{delivery.Id}"), ("SuppliedBy", "别人"));
        Assert.Equal(delivery.Id, later.GetProperty("batch").GetInt64());
        Assert.Equal(["会议/2021年/三月.txt", "合同 (2).txt", "合同.txt"], Of(came).Select(row => row.Path).Order(StringComparer.Ordinal));
        Assert.Contains(host.Get<AuditTrail>().Latest(50), entry => entry.Action == "custody.take" && entry.Subject.Contains($"upload:{delivery.Id}"));
        Assert.Equal("合同另一份", new StreamReader(host.Get<Vault>().Open(Of(came).Single(row => row.Path == "合同 (2).txt").File)).ReadToEnd());
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", null)]
    [InlineData("a/..\\..\\b.txt", null)]
    [InlineData("/etc/shadow.txt", "etc/shadow.txt")]
    [InlineData("C:\\Users\\li\\桌面\\清单.txt", "Users/li/桌面/清单.txt")]
    [InlineData("//server/share/x.txt", "server/share/x.txt")]
    [InlineData("./a/./b.txt", "a/b.txt")]
    [InlineData("CON", "_CON")]
    [InlineData("报表/nul.txt", "报表/_nul.txt")]
    [InlineData("com1.txt. . ", "_com1.txt")]
    [InlineData("发票\u202Etxt.exe", "发票txt.exe")]
    [InlineData("空\0字\u0001符\u2066.txt", "空字符.txt")]
    [InlineData("外.zip!内.txt", "外.zip！内.txt")]
    [InlineData("a:b.txt", "a：b.txt")]
    [InlineData("...", null)]
    [InlineData("   ", null)]
    public void A_name_is_made_safe_or_refused(string sent, string? path)
    {
        var (made, refused) = UploadedName.Of(sent);
        if (path is null) Assert.NotNull(refused);
        else Assert.Equal((path, null), (made, refused));
        Assert.DoesNotContain("..", made.Split('/'));
        Assert.False(made.StartsWith('/'));
    }

    [Fact]
    public void Long_names_keep_their_ending_and_endless_paths_are_refused()
    {
        var (path, refused) = UploadedName.Of($"{new string('长', 400)}𠮷.docx");
        Assert.Null(refused);
        Assert.True(path.Length <= UploadedName.LongestPart && path.EndsWith("….docx"));
        Assert.Equal("Upload.LongPath", UploadedName.Of(string.Join('/', Enumerable.Repeat("一层", 600)) + "/a.txt").Refused);
    }

    [Fact]
    public async Task What_is_refused_is_on_record_and_nothing_is_written_outside_the_vault()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var folder = host.Get<Workspace>().Folder;
        IReadOnlySet<string> Outside() => Directory.EnumerateFiles(Path.GetDirectoryName(folder)!, "越界*", SearchOption.TopDirectoryOnly)
            .Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/vault/") && !Path.GetFileName(file).StartsWith("ledger.db") && !file.Contains("/index/") && !file.Contains("/keys/"))).ToHashSet();
        var before = Outside();
        var came = await Sent(member, [("../越界.txt", "一"), ("../../../../tmp/越界2.txt", "二"), ("好的.txt", "三")]);
        Assert.Equal(1, came.GetProperty("received").GetInt32());
        Assert.Equal(2, came.GetProperty("refused").GetArrayLength());
        Assert.Equal(before, Outside());
        Assert.False(File.Exists("/tmp/越界2.txt"));
        var refused = Of(came).Where(row => row.Status == ContentStatus.Unreadable).ToList();
        Assert.Equal(2, refused.Count);
        Assert.All(refused, row => Assert.Equal((Trouble.Refused, Text.Of("Upload.WayOut"), ""), (row.Trouble!.Value, row.Detail, row.File.Value)));
        var unread = await member.Html($"/i/{Here.Id}/unread?batch={came.GetProperty("batch").GetInt64()}");
        Assert.Contains(Text.Of("Upload.WayOut"), unread);
        Assert.Contains(Text.Of("Advice.Refused"), unread);
    }

    [Fact]
    public async Task A_line_that_breaks_off_leaves_whole_files_and_no_other()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var whole = await (await Form(member, [("先到.txt", "先到的一份"), ("没传完.txt", new string('字', 200_000))])).Content!.ReadAsByteArrayAsync();
        var cookies = await Cookies();
        var before = host.Get<Catalogue>().Accessions(Here.Id).Count;
        var incoming = Path.Combine(host.Get<Workspace>().Folder, "vault", "incoming");
        using (var line = new TcpClient(host.Address.Host, host.Address.Port))
        {
            var head = $"POST {Address} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=\"----part\"\r\nContent-Length: {whole.Length}\r\nCookie: {cookies}\r\n\r\n";
            var stream = line.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            await stream.WriteAsync(whole.AsMemory(0, whole.Length / 2));
            await stream.FlushAsync();
            var clock = System.Diagnostics.Stopwatch.StartNew();
            while (!(host.Get<Catalogue>().Accessions(Here.Id) is var all && all.Count > before && Paths(all[^1]).Any()) && clock.Elapsed < TimeSpan.FromSeconds(20)) await Task.Delay(50);
        }

        var delivery = host.Get<Catalogue>().Accessions(Here.Id)[^1];
        var wait = System.Diagnostics.Stopwatch.StartNew();
        while (Directory.EnumerateFiles(incoming).Any() && wait.Elapsed < TimeSpan.FromSeconds(20)) await Task.Delay(50);
        Assert.Equal(["先到.txt"], Paths(delivery));
        Assert.Empty(Directory.EnumerateFiles(incoming));

        IEnumerable<string> Paths(Accession of) => host.Get<Catalogue>().Documents(Here.Id, new DocumentFilter(Accession: of.Id)).Select(row => row.Path);

        async Task<string> Cookies()
        {
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
            var page = await client.GetAsync("/sign-in");
            var form = page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]).ToList();
            using var enter = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
            {
                Content = new FormUrlEncodedContent([new("Name", "陈默"), new("Password", SiteHost.Password), new("__RequestVerificationToken", Visitor.Token(await page.Content.ReadAsStringAsync()))]),
            };
            enter.Headers.Add("Cookie", string.Join("; ", form));
            var session = (await client.SendAsync(enter)).Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
            using var open = new HttpRequestMessage(HttpMethod.Get, $"/i/{Here.Id}/intake");
            var all = string.Join("; ", form.Concat(session));
            open.Headers.Add("Cookie", all);
            // The token of the form belongs to these cookies, not to those of the visitor: it is put in its place.
            var token = Visitor.Token(await (await client.SendAsync(open)).Content.ReadAsStringAsync());
            var text = Encoding.Latin1.GetString(whole);
            whole = Encoding.Latin1.GetBytes(text.Replace(Visitor.Token(await member.Html($"/i/{Here.Id}/intake")), token).Replace(TokenIn(text), token));
            return all;
        }
    }

    private static string TokenIn(string text) => System.Text.RegularExpressions.Regex.Match(text, "__RequestVerificationToken\"\r\n\r\n([^\r]+)\r\n").Groups[1].Value;

    [Fact]
    public async Task Without_the_token_of_the_form_nothing_is_taken()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var request = await Form(member, [("a.txt", "x")]);
        var form = new MultipartFormDataContent("----part") { Plain("x", "form-data; name=\"files\"; filename=\"a.txt\"") };
        request.Content = form;
        var before = host.Get<Catalogue>().Accessions(Here.Id).Count;
        Assert.Equal(HttpStatusCode.BadRequest, (await member.Send(request)).StatusCode);
        Assert.Equal(before, host.Get<Catalogue>().Accessions(Here.Id).Count);
    }

    [Fact]
    public async Task A_delivery_of_somebody_else_cannot_be_added_to()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        using var leader = await Visitor.SignedIn(host, "宋岚");
        var came = await Sent(leader, [("组长的.txt", "组长交来")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await member.Send(await Form(member, [("混入.txt", "x")], ("Batch", $"{came.GetProperty("batch").GetInt64()}")))).StatusCode);
        Assert.Single(Of(came));
    }

    [Fact]
    public async Task Who_may_not_take_deliveries_cannot_send_any()
    {
        using var reader = await Visitor.SignedIn(host, "访客");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/i/{Here.Id}/intake")).StatusCode);
        using var form = new MultipartFormDataContent { Plain("x", "form-data; name=\"files\"; filename=\"a.txt\"") };
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = form };
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Send(request)).StatusCode);
    }
}
