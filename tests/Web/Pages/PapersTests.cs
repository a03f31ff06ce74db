using System.IO.Compression;
using System.Net;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>Papers as drafts for the group, and as what leaves it: asked for by one, approved by the leader.</summary>
[Collection(HostTests.Name)]
public sealed class PapersTests(SiteHost host)
{
    private static string Words(byte[] docx, string part = "word/document.xml")
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        return zip.GetEntry(part) is not { } entry ? "" : new StreamReader(entry.Open()).ReadToEnd();
    }

    private static string Marks(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        return string.Concat(zip.Entries.Where(entry => entry.Name.StartsWith("header", StringComparison.Ordinal)).Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }

    [Fact]
    public async Task A_paper_for_outside_is_a_draft_until_the_leader_approves_the_very_file()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        using var leader = await Visitor.SignedIn(host, "宋岚");
        Assert.Contains("草稿", Marks(await (await member.Get("/exports/fact-confirmation")).Content.ReadAsByteArrayAsync()));
        Assert.Equal(HttpStatusCode.OK, (await member.Post("/papers?handler=Request", new() { ["Paper"] = "fact-confirmation" }, from: "/papers")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await member.Post("/papers?handler=Request", new() { ["Paper"] = "fact-confirmation", ["Note"] = "送党政办核对" }, from: "/papers")).StatusCode);
        var id = host.Get<Releases>().All(host.Get<Inspections>().Named(SampleCase.Name).Id)[0].Id.ToString();
        Assert.Equal(HttpStatusCode.NotFound, (await member.Post("/papers?handler=Take", new() { ["Id"] = id }, from: "/papers")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Post("/papers?handler=Decide", new() { ["Id"] = id, ["Approved"] = "true" }, from: "/papers")).StatusCode);
        var seen = await (await leader.Post("/papers?handler=Look", new() { ["Id"] = id }, from: "/papers")).Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await leader.Post("/papers?handler=Decide", new() { ["Id"] = id, ["Approved"] = "true" }, from: "/papers")).StatusCode);
        var taken = await member.Post("/papers?handler=Take", new() { ["Id"] = id }, from: "/papers");
        var content = await taken.Content.ReadAsByteArrayAsync();
        Assert.Equal(seen, content);
        Assert.Equal("", Marks(content));
        Assert.Contains("事实确认单", Words(content));
        Assert.Contains("陈默", await leader.Html("/papers"));
    }

    [Fact]
    public async Task The_register_of_leads_is_there_only_for_those_who_see_leads()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        using var leader = await Visitor.SignedIn(host, "宋岚");
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get("/exports/leads")).StatusCode);
        Assert.DoesNotContain("/exports/leads", await member.Html("/papers"));
        Assert.Equal(HttpStatusCode.OK, (await leader.Get("/exports/leads")).StatusCode);
        Assert.Contains("/exports/leads", await leader.Html("/papers"));
    }

    [Fact]
    public async Task Whoever_is_recused_reads_in_the_trail_nothing_of_that_unit()
    {
        var apart = host.Get<Inspections>().Named("回避的巡察");
        host.Get<Users>().Add("须回避的组长", Roles.Leader, Passwords.Hash(SiteHost.Password), mustChange: false);
        host.Get<AuditTrail>().Append("陈默", "document.view", $"{apart.Name}: 某镇的密语.docx");
        using var leader = await Visitor.SignedIn(host, "须回避的组长");
        Assert.Contains("某镇的密语", await leader.Html("/audit"));
        host.Get<Recusals>().Add(apart.Id, "须回避的组长", "亲属在该镇任职", "宋岚");
        Assert.DoesNotContain("某镇的密语", await leader.Html("/audit"));
    }

    [Fact]
    public async Task A_cited_line_of_a_page_that_can_be_drawn_stands_in_the_paper_as_an_image_cut_to_its_lines()
    {
        var workspace = host.Get<Workspace>();
        var papers = new RealPapers(workspace, "摘图");
        var document = await papers.Take("合同.pdf", File.ReadAllBytes(Path.Combine(Repository.Root, "sample-corpus", "鹤渡镇", "资产", "文化站一楼房屋租赁协议.pdf")));
        var passage = document.Passages.First(passage => passage.Text.Contains('元'));
        workspace.Queue.Replace(papers.Inspection.Id, [], [Samples.Finding("SplitPayment", "x") with { Evidence = [new Evidence(Citation.Of(passage), "合同")] }], 0, "rules/1");
        using var leader = await Visitor.SignedIn(host, "宋岚");
        var docx = await (await leader.Get($"{papers.Root}exports/working-paper")).Content.ReadAsByteArrayAsync();
        using var zip = new ZipArchive(new MemoryStream(docx));
        Assert.Single(zip.Entries, entry => entry.FullName.EndsWith(".jpeg", StringComparison.Ordinal) || entry.FullName.EndsWith(".jpg", StringComparison.Ordinal));
        var cut = System.Text.RegularExpressions.Regex.Match(Words(docx), "<a:srcRect([^>]*)/>").Groups[1].Value;
        int Share(string side) => int.Parse(System.Text.RegularExpressions.Regex.Match(cut, $" {side}=\"([0-9]+)\"").Groups[1].Value);
        Assert.InRange(Share("t") + Share("b"), 70_000, 99_000);
    }
}
