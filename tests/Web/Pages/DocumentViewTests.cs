using System.Net;
using System.Text;
using System.Text.Json;
using DocReview.Ledger;
using DocReview.Web;
using Microsoft.Playwright;

namespace DocReview.Tests;

/// <summary>Real papers on the screen: the page as it is seen at the left, its text at the right, the same place marked on both.</summary>
[Collection(HostTests.Name)]
public sealed class DocumentViewTests(SiteHost host) : IAsyncLifetime
{
    private Browser _browser = null!;
    private readonly RealPapers _papers = new(host.Get<Workspace>(), "原页");

    public async ValueTask InitializeAsync() => _browser = await Browser.Start();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    private static byte[] Sample(string path) => File.ReadAllBytes(Path.Combine(Repository.Root, "sample-corpus/鹤渡镇", path));

    private Task<Document> Contract() => _papers.Take("产业路/施工合同.pdf", Sample("项目办/产业路/施工合同.pdf"));

    private Task<Document> Scan() => _papers.Take("签到表.tif", Sample("学习资料/2022年7月警示教育会签到表.tif"));

    private string Address(Document document, string rest = "") => $"{_papers.Root}documents/{document.File}{rest}";

    private string Image(Document document, int page, string rest = "") => Address(document, $"/pages/{page}/image{rest}");

    private async Task<IPage> Open(string address)
    {
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.leaf img')].some(image => image.complete && image.naturalWidth > 0)");
        return page;
    }

    /// <summary>The marked place that is looked at, in shares of the image it lies on, and the share of dark pixels under it.</summary>
    private static async Task<(double X, double Y, double Width, double Height, double Ink)> Marked(IPage page)
    {
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => {
              const rect = document.querySelector(".leaf rect.hit.current");
              const image = rect.closest(".leaf").querySelector("img");
              await image.decode();
              const [box, frame] = [rect.getBoundingClientRect(), image.getBoundingClientRect()];
              const at = [(box.left - frame.left) / frame.width, (box.top - frame.top) / frame.height, box.width / frame.width, box.height / frame.height];
              const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext("2d");
              canvas.drawImage(image, 0, 0);
              const [w, h] = [image.naturalWidth, image.naturalHeight];
              const data = canvas.getImageData(at[0] * w, at[1] * h, at[2] * w, at[3] * h).data;
              let dark = 0;
              for (let i = 0; i < data.length; i += 4) if (data[i] < 140) dark++;
              return [...at, dark / (data.length / 4)];
            }
            """);
        var numbers = found.EnumerateArray().Select(number => number.GetDouble()).ToList();
        return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    [Fact]
    public async Task A_hit_in_a_PDF_is_marked_on_the_drawn_page_and_in_the_text()
    {
        var document = await Contract();
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync($"{_papers.Root}search?q=质保金");
        await page.ClickAsync(".hit a");
        await page.WaitForSelectorAsync(".leaf rect.hit.current");
        Assert.Equal("质保金", await page.InnerTextAsync("mark#cited"));

        var (x, y, width, height, ink) = await Marked(page);
        var passage = document.Passages.Single(passage => passage.Text.Contains("质保金", StringComparison.Ordinal));
        var (sheet, at) = (document.Pages[0], passage.Text.IndexOf("质保金", StringComparison.Ordinal));
        var line = passage.Boxes.Single(box => box.Start <= at && at < box.Start + box.Length);
        Assert.Equal(line.Y / sheet.Height, y, 0.005);
        Assert.Equal(line.Height / sheet.Height, height, 0.005);
        Assert.InRange(x, line.X / sheet.Width, (line.X + line.Width - width) / sheet.Width);
        Assert.InRange(ink, 0.05, 0.6);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.leaf rect.hit.current').getBoundingClientRect().bottom < innerHeight"), "the place is in sight");
    }

    [Fact]
    public async Task A_hit_in_a_scan_lies_on_the_line_that_was_recognised()
    {
        var document = await Scan();
        var page = await Open(Address(document, "?q=鲁小波"));
        var (x, y, width, height, ink) = await Marked(page);
        var seen = host.Get<Workspace>().Catalogue.RecognisedLines(document.File, 1)!;
        var corners = seen.Lines.Single(line => line.Text.Contains("鲁小波", StringComparison.Ordinal)).Corners;
        Assert.Equal(0, seen.Turned);
        Assert.InRange(x + (width / 2), corners.Where((_, i) => i % 2 == 0).Min() / seen.PixelWidth, corners.Where((_, i) => i % 2 == 0).Max() / seen.PixelWidth);
        Assert.InRange(y + (height / 2), corners.Where((_, i) => i % 2 == 1).Min() / seen.PixelHeight, corners.Where((_, i) => i % 2 == 1).Max() / seen.PixelHeight);
        Assert.InRange(ink, 0.05, 0.6);
    }

    [Fact]
    public async Task N_and_P_go_from_one_marked_place_to_the_next_across_pages()
    {
        var page = await Open(Address(await Scan(), "?q=签到表"));
        Assert.Equal("1", await page.InnerTextAsync("[data-hit]"));
        await page.Keyboard.PressAsync("n");
        Assert.Equal("2", await page.InnerTextAsync("[data-hit]"));
        Assert.Equal("leaf-2", await page.EvaluateAsync<string>("document.querySelector('.leaf rect.hit.current').closest('.leaf').id"));
        Assert.Equal("签到表", await page.InnerTextAsync("#page-2 mark.current"));
        await page.Keyboard.PressAsync("n");
        Assert.Equal("2", await page.InnerTextAsync("[data-hit]"));
        await page.Keyboard.PressAsync("p");
        Assert.Equal("1", await page.InnerTextAsync("[data-hit]"));
    }

    [Fact]
    public async Task A_sentence_that_is_clicked_has_its_lines_marked_and_an_address_that_leads_back_to_it()
    {
        var page = await Open(Address(await Contract()));
        await page.ClickAsync(".words .passage:has-text('质保金')", new() { Position = new() { X = 60, Y = 12 } });
        // The page takes up what was chosen a moment after the click.
        await page.WaitForSelectorAsync(".leaf rect.line.chosen", new() { State = WaitForSelectorState.Attached });
        var sentence = await page.EvaluateAsync<string>("getSelection().toString()");
        var link = await page.InputValueAsync("#here");
        Assert.Contains(_papers.Root + "documents/", link, StringComparison.Ordinal);
        await page.GotoAsync(link);
        Assert.Equal(sentence.ReplaceLineEndings(""), (await page.InnerTextAsync("mark#cited")).ReplaceLineEndings(""));
    }

    [Fact]
    public async Task The_letters_of_an_OFD_are_laid_over_its_page()
    {
        var document = await _papers.Take("值守通知.ofd", Sample("党政办/来文/县防指值守通知（澄汛电〔2022〕11号）.ofd"));
        var page = await Open(Address(document, "?q=值守"));
        var line = document.Passages.First(passage => passage.Text.Contains("汛期值守", StringComparison.Ordinal));
        var text = page.Locator($"#leaf-1 svg text:has-text('{line.Text}')");
        Assert.Equal(1, await text.CountAsync());
        Assert.Equal(line.Boxes[0].X, double.Parse((await text.GetAttributeAsync("x"))!), 0.1);
    }

    [Fact]
    public async Task A_page_that_cannot_be_drawn_says_so_beside_its_text()
    {
        var broken = await _papers.Pretend("坏.pdf", "%PDF-1.4 nothing"u8.ToArray(), file => SamplePapers.Of(file, "坏.pdf", "坏", "pdf", ["文字还在。"]));
        using var member = await Visitor.SignedIn(host, "陈默");
        var answer = await member.Get(Image(broken, 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var why = await answer.Content.ReadAsStringAsync();
        Assert.Contains("第 1 页", why, StringComparison.Ordinal);

        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync(Address(broken));
        await page.WaitForSelectorAsync(".not-drawn:not([hidden])");
        Assert.Equal(why, await page.InnerTextAsync(".not-drawn"));
        Assert.Contains("文字还在。", await page.InnerTextAsync(".words"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_is_sent_only_to_who_may_see_it_and_only_for_pages_there_are()
    {
        var document = await Contract();
        using var member = await Visitor.SignedIn(host, "陈默");
        using var stranger = new Visitor(host);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Get(Image(document, 1))).StatusCode);
        foreach (var missing in new[] { Image(document, 0), Image(document, 2), Image(document, -1), Image(document, 99_999), Image(document, 1).Replace("/1/image", "/1x/image") })
            Assert.Equal(HttpStatusCode.NotFound, (await member.Get(missing)).StatusCode);
        // A file of another inspection, one without pages to be drawn, one that does not exist, one that is no id.
        foreach (var other in new[] { $"/documents/{document.File}", $"/documents/{host.Case.Contract}", $"/documents/{new string('0', 64)}", $"/documents/{new string('.', 64)}", $"/documents/..%2F..%2F{new string('a', 58)}" })
            Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"{other}/pages/1/image")).StatusCode);
    }

    [Fact]
    public async Task An_image_is_what_it_says_kept_by_the_browser_alone_and_written_down()
    {
        var document = await Contract();
        using var member = await Visitor.SignedIn(host, "陈默");
        var before = host.Get<AuditTrail>().Head().Sequence;
        var answer = await member.Get(Image(document, 1));
        Assert.Equal([0xFF, 0xD8, 0xFF], (await answer.Content.ReadAsByteArrayAsync())[..3]);
        Assert.Equal(("image/jpeg", "nosniff", "no-cache, private"), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.GetValues("X-Content-Type-Options").Single(), $"{answer.Headers.CacheControl}"));
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        using var again = new HttpRequestMessage(HttpMethod.Get, Image(document, 1));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await member.Send(again)).StatusCode);
        var small = await (await member.Get(Image(document, 1, "?small=true"))).Content.ReadAsByteArrayAsync();
        Assert.InRange(small.Length, 100, 20_000);
        Assert.Equal(["document.image", "document.image"], host.Get<AuditTrail>().Latest(50).Where(entry => entry.Sequence > before && entry.Who == "陈默").Select(entry => entry.Action));
    }

    [Fact]
    public async Task Of_a_long_document_only_the_pages_near_the_one_looked_at_are_sent()
    {
        var document = await _papers.Pretend("五百页.pdf", "%PDF-1.4 long"u8.ToArray(), file => new Document(file, "五百页.pdf", "五百页", "pdf", [.. Enumerable.Range(1, 500).Select(number =>
            new Page(number, TextOrigin.Written, [.. Enumerable.Range((number * 3) - 2, 3).Select(n => new Passage(new PassageId(file, n), $"第{number}页第{n}段"))]) { Width = 595, Height = 842 })], "pdf/3"));
        using var member = await Visitor.SignedIn(host, "陈默");
        var jump = await member.Get(Address(document, "?at=250"));
        Assert.EndsWith("?part=21#page-250", jump.Headers.Location!.ToString(), StringComparison.Ordinal);
        var html = await member.Html(jump.Headers.Location.ToString());
        Assert.Contains("第250页第748段", html, StringComparison.Ordinal);
        Assert.DoesNotContain("第300页", html, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1_000, 60_000);
        Assert.Contains("id=\"p-1500\"", await member.Html(Address(document, "?p=1500")), StringComparison.Ordinal);
    }
}
