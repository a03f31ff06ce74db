using System.Net;
using System.Text;
using DocReview.Ledger;
using DocReview.Review;
using DocReview.Web;
using Microsoft.Playwright;

namespace DocReview.Tests;

/// <summary>Deliveries, their differences and what a document's page says of its custody, in an inspection of their own.</summary>
[Collection(HostTests.Name)]
public sealed class DeliveryPagesTests(SiteHost host)
{
    private const string Name = "移交比对";
    private static readonly string[] Minutes =
    [
        "柏溪镇党委会议纪要", "时间：2023年3月8日", "会议研究了石桥维修事项，同意支付工程款80,000元，由城建办组织实施，工期三十天，竣工后由镇组织验收并归档。",
        "会议研究了环境整治事项，由各村落实保洁人员，每周检查一次，检查结果在镇公示栏公布，连续两次落后的约谈。", "会议传达了上级关于防汛工作的通知，要求各村备足沙袋、照明设备，落实二十四小时值班制度，有情况立即报告。", "散会。",
    ];

    private sealed record Case(long Inspection, FileId First, FileId Second, FileId Other, FileId Mail);

    private FileId Put(string bytes) => host.Get<Vault>().Put(new MemoryStream(Encoding.UTF8.GetBytes(bytes))).File;

    /// <summary>The same in every test: made by whichever comes first.</summary>
    private Case Make()
    {
        var (catalogue, facts, likenesses) = (host.Get<Catalogue>(), host.Get<FactStore>(), host.Get<Likenesses>());
        var inspection = host.Get<Inspections>().Named(Name).Id;
        var made = new Case(inspection, Put("minutes-1"), Put("minutes-2"), Put("minutes-may"), Put("mail"));
        if (catalogue.Accessions(inspection).Count > 0) return made;

        void Save(FileId file, string path, string day, string[] paragraphs, DocumentProperties? properties)
        {
            var document = SamplePapers.Of(file, path, "柏溪镇党委会议纪要", "docx", paragraphs) with { Properties = properties };
            catalogue.SaveDocument(document);
            var profile = new Profile(Citation.Of(document.Passages.First()), Genre.MeetingMinutes, document.Title, "柏溪镇党委", null, PartialDate.Parse(day));
            facts.Replace(file, Pipeline.FactsVersion, [profile], Likening.TraitsOf(document, [profile]));
        }

        var first = catalogue.OpenAccession(inspection, "/deliveries/first", new Handover("柏溪镇党政办", "检查员甲", "党政办 3 号电脑", DeliveryForm.Copy, "与原件核对无异"));
        Supplied At(string path, FileId file, int day) => new(path, file, 9, new DateTime(2023, 6, day, 1, 2, 3, DateTimeKind.Utc));
        catalogue.Receive(first, [At("会议/三月纪要.docx", made.First, 1), At("会议/五月纪要.docx", made.Other, 2), At("来文.eml", made.Mail, 3), new Supplied("锁.doc", null, 0, null, null, Trouble.Inaccessible, "没有权限")]);
        Save(made.First, "会议/三月纪要.docx", "2023-03-08", Minutes, new DocumentProperties(Author: "李文书", Created: "2023-03-09T02:00:00Z", Modified: "2023-03-09T03:00:00Z", Application: "WPS 文字"));
        Save(made.Other, "会议/五月纪要.docx", "2023-05-10", ["柏溪镇党委会议纪要", "时间：2023年5月10日", Minutes[3], "会议还研究了夏季征兵工作，由武装部负责摸底，各村在月底前上报适龄青年名单，逾期不补，确保不漏一人。"], null);
        catalogue.SaveDocument(SamplePapers.Of(made.Mail, "来文.eml", "转来材料", "eml", ["请查收附件。"]), null, [new Entry("附件.docx", made.First, 9), new Entry("加密.zip", null, 0, Trouble.Encrypted, "设有口令，未能解压")]);
        var second = catalogue.OpenAccession(inspection, "/deliveries/first", new Handover("柏溪镇党政办", "检查员乙", null, DeliveryForm.Original));
        catalogue.Receive(second, [At("会议/三月纪要.docx", made.Second, 20), new Supplied("<b>新增</b>.txt", Put("hostile-name"), 3, new DateTime(2023, 6, 21, 0, 0, 0, DateTimeKind.Utc))]);
        Save(made.Second, "会议/三月纪要.docx", "2023-03-08", [.. Minutes[..2], Minutes[2].Replace("80,000", "120,000"), .. Minutes[3..5], "增加：会议同意购置<script>alert(9)</script>公务用车一辆。", "散会。"],
            new DocumentProperties(Author: "李文书", LastAuthor: "周会计", Created: "2023-03-09T02:00:00Z", Modified: "2023-06-20T08:30:00Z", Printed: "2023-06-20T08:31:00Z", Application: "WPS 文字"));
        likenesses.Compared([], [new Alike(made.First, made.Second, 0.8123, Likeness.Version)]);
        return made;
    }

    [Fact]
    public async Task Deliveries_are_listed_with_their_hand_over_and_lead_to_their_papers()
    {
        var made = Make();
        using var member = await Visitor.SignedIn(host, "陈默");
        var list = await member.Html($"/i/{made.Inspection}/accessions");
        Assert.Contains("党政办 3 号电脑", list);
        Assert.Contains(Text.Of(DeliveryForm.Copy), list);
        Assert.Contains(Text.Of("Accessions.Superseded", 1), list);
        var batch = host.Get<Catalogue>().Accessions(made.Inspection)[0].Id;
        var papers = await member.Html($"/i/{made.Inspection}/documents?Conditions.Accession={batch}");
        Assert.Contains("五月纪要.docx", papers);
        Assert.DoesNotContain("新增", papers);
        Assert.Contains($"value=\"{batch}\"", papers);
    }

    [Fact]
    public async Task Two_deliveries_and_two_papers_are_compared_and_the_look_is_written_down()
    {
        var made = Make();
        using var member = await Visitor.SignedIn(host, "陈默");
        var batches = host.Get<Catalogue>().Accessions(made.Inspection);
        var before = host.Get<AuditTrail>().Head().Sequence;
        var list = await member.Html($"/i/{made.Inspection}/compare?old={batches[0].Id}&new={batches[1].Id}");
        Assert.Contains("&lt;b&gt;新增&lt;/b&gt;.txt", list);
        Assert.Contains($"/compare/{made.First}/{made.Second}", list);
        var difference = await member.Html($"/i/{made.Inspection}/compare/{made.First}/{made.Second}");
        Assert.Contains("同意支付工程款<del>80,000</del><ins>120,000</ins>元", difference);
        Assert.Contains("<ins>增加：会议同意购置&lt;script&gt;alert(9)&lt;/script&gt;公务用车一辆。</ins>", difference);
        Assert.Contains("2023-06-20 16:31:00", difference);
        Assert.Equal(["delivery.compare", "document.compare"], host.Get<AuditTrail>().Latest(20).Where(e => e.Sequence > before && e.Who == "陈默").Reverse().Select(e => e.Action));
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/i/{made.Inspection}/compare?old=1&new=9999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/i/{made.Inspection}/compare/{made.First}/{host.Case.Contract}")).StatusCode);
        var ours = host.Get<Inspections>().Named(SampleCase.Name).Id;
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/i/{ours}/compare/{made.First}/{made.Second}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/i/{ours}/compare?old={batches[0].Id}&new={batches[1].Id}")).StatusCode);
    }

    [Fact]
    public async Task A_paper_tells_its_custody_its_likes_its_making_and_where_its_paragraphs_recur()
    {
        var made = Make();
        using var member = await Visitor.SignedIn(host, "陈默");
        var paper = await member.Html($"/i/{made.Inspection}/documents/{made.Second}");
        Assert.Contains("周会计", paper);
        Assert.Contains("版本相近 81%", paper);
        Assert.Contains($"/compare/{made.First}/{made.Second}", paper);
        Assert.Contains(Text.Of("Document.Elsewhere", 1), paper);
        Assert.Contains("会议/五月纪要.docx（2023-05-10）", paper);
        Assert.Contains("接收：检查员乙，原件", paper);

        var mail = await member.Html($"/i/{made.Inspection}/documents/{made.Mail}");
        Assert.Contains(Text.Of("Document.Attached", 2), mail);
        Assert.Contains("设有口令，未能解压", mail);
    }

    [Fact]
    public async Task Bytes_whose_path_holds_others_now_are_still_shown_where_they_came_by_another_way()
    {
        var made = Make();
        using var member = await Visitor.SignedIn(host, "陈默");
        var old = await member.Html($"/i/{made.Inspection}/documents/{made.First}");
        Assert.Contains("来文.eml!附件.docx", old);
        Assert.Contains(Text.Of("Document.Superseded"), old);

        // Also where no path leads to them any more.
        host.Get<Catalogue>().Receive(host.Get<Catalogue>().OpenAccession(made.Inspection, "/deliveries/third", null, "检查员甲"), new Supplied("换.txt", Put("first bytes"), 1, DateTime.UnixEpoch));
        host.Get<Catalogue>().Receive(host.Get<Catalogue>().OpenAccession(made.Inspection, "/deliveries/third", null, "检查员甲"), new Supplied("换.txt", Put("second bytes"), 1, DateTime.UnixEpoch));
        Assert.Contains(Text.Of("Document.Superseded"), await member.Html($"/i/{made.Inspection}/documents/{Put("first bytes")}"));
        Assert.Equal("first bytes", await (await member.Get($"/i/{made.Inspection}/documents/{Put("first bytes")}/original")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_pages_fit_the_screen_of_a_laptop_and_run_nothing_of_the_records()
    {
        var made = Make();
        await using var browser = await Browser.Start();
        var page = await browser.SignedIn(host, "宋岚");
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}"); };
        page.Dialog += (_, dialog) => complaints.Add(dialog.Message);
        var batches = host.Get<Catalogue>().Accessions(made.Inspection);
        foreach (var (name, address) in new[]
        {
            ("accessions", "accessions"), ("compare", $"compare?old={batches[0].Id}&new={batches[1].Id}"), ("difference", $"compare/{made.First}/{made.Second}"), ("paper", $"documents/{made.Second}"),
            ("paper-old", $"documents/{made.First}"), ("mail", $"documents/{made.Mail}"),
        })
        {
            await page.GotoAsync($"/i/{made.Inspection}/{address}");
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} scrolls sideways");
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            if (Environment.GetEnvironmentVariable("DOCREVIEW_SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"delivery-{name}.png"), FullPage = true });
        }

        Assert.Empty(complaints);
    }
}
