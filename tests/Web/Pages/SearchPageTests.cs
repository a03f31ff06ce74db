using System.IO.Compression;
using System.Net;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>The search page, saved searches and the export of hits, asked over HTTP.</summary>
[Collection(HostTests.Name)]
public sealed class SearchPageTests(SiteHost host)
{
    [Fact]
    public async Task A_filter_beside_the_hits_is_set_and_taken_off_by_a_link()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var all = await member.Html("/search?q=围墙");
        Assert.Contains("/search?q=%E5%9B%B4%E5%A2%99&amp;Conditions.Genre=Contract", all);
        Assert.Contains(Text.Of("Facet.HasFinding"), all);
        var contracts = await member.Html("/search?q=围墙&Conditions.Genre=Contract");
        Assert.Contains(Text.Of("Facet.Remove", Text.Of(Genre.Contract)), contracts);
        Assert.Contains($"{Text.Of(Genre.SpendingLedger)}</span>", contracts);
        Assert.Contains(Text.Of("Search.Total", 1), await member.Html("/search?q=围墙&Conditions.Body=PartyCommittee"));
        Assert.Contains(Text.Of("Search.Total", 2), await member.Html("/search?q=围墙&low=18万&high=20万"));
        Assert.Contains(Text.Of("Search.OtherPaths", 1), await member.Html("/search?q=围墙维修合同"));
    }

    [Fact]
    public async Task With_few_hits_it_is_told_what_might_be_missing()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var none = await member.Html("/search?q=高名远 不存在的词");
        Assert.Contains(Text.Of("Search.MightBeMissing"), none);
        Assert.Contains(Text.Of("Search.Unread", 2), none);
        host.Get<Workspace>().Names.Of(host.Get<Inspections>().Find(SampleCase.Name)!);
        var near = await member.Html("/search?q=高名远");
        Assert.Contains(Text.Of("Search.NearNames"), near);
        Assert.Contains(">高明远</a>", near);
        Assert.DoesNotContain(Text.Of("Search.MightBeMissing"), await member.Html("/search?q=围墙"));
    }

    [Fact]
    public async Task A_search_is_kept_opened_renamed_and_removed()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        using var reader = await Visitor.SignedIn(host, "访客");
        var kept = await member.Post("/search?handler=Save&q=围墙&Conditions.Genre=Contract", new() { ["name"] = "围墙<b>合同", ["shared"] = "true" }, from: "/search?q=围墙&Conditions.Genre=Contract");
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        var opened = await member.Html(kept.Headers.Location!.OriginalString);
        Assert.Contains(Text.Of("Saved.Opened", "围墙&lt;b&gt;合同"), opened);
        var saved = host.Get<SavedSearches>().Of(host.Get<Inspections>().Find(SampleCase.Name)!.Id, "陈默").Single(search => search.Name == "围墙<b>合同");
        Assert.Contains("围墙&lt;b&gt;合同", await reader.Html("/searches"));

        // What was seen before counts for nothing new; what came after does, until it is opened.
        host.Get<SavedSearches>().Opened(saved.Id, "陈默", 0);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Contains(Text.Of("Saved.News"), await member.Html("/"));
        Assert.Contains(Text.Of("Saved.Came", 2), await member.Html($"/search?{saved.Asked}&saved={saved.Id}"));
        Assert.DoesNotContain(Text.Of("Saved.News"), await member.Html("/"));

        Assert.Equal(HttpStatusCode.NotFound, (await reader.Post("/searches?handler=Remove", new() { ["id"] = $"{saved.Id}" }, from: "/search?q=围墙")).StatusCode);
        await member.Post("/searches?handler=Change", new() { ["id"] = $"{saved.Id}", ["name"] = "改过的名" }, from: "/searches");
        Assert.Contains("改过的名", await member.Html("/searches"));
        Assert.DoesNotContain("改过的名", await reader.Html("/searches"));
        await member.Post("/searches?handler=Remove", new() { ["id"] = $"{saved.Id}" }, from: "/searches");
        Assert.DoesNotContain("改过的名", await member.Html("/searches"));
    }

    [Fact]
    public async Task All_hits_leave_as_a_sheet_with_what_was_asked_and_leave_a_trace()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        using var reader = await Visitor.SignedIn(host, "访客");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get("/exports/hits?q=围墙")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get("/exports/hits")).StatusCode);
        var answer = await member.Get("/exports/hits?q=围墙&Conditions.Genre=Contract");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var text = await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("一、工程内容：镇政府院内围墙维修", text);
        Assert.Contains("财务/附件/围墙维修合同（副本）.docx", text);
        Assert.Contains($"检索：围墙 [{Text.Of(Genre.Contract)}]", text);
        Assert.Contains("本表列出全部 2 处", text);
        Assert.Contains($"操作日志末条：{host.Get<AuditTrail>().Latest(50).First(entry => entry.Action == "export.hits").Sequence}:", text);
        Assert.DoesNotContain("支出台账", text);
    }

    [Fact]
    public async Task Every_example_and_every_ready_search_is_a_link()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        Assert.Contains("/search?q=zhangming", await member.Html("/search"));
        var lists = await member.Html("/checklists");
        Assert.All(Checklist.All, list => Assert.Contains(list.Title.Replace("“", "&#x201C;").Split('&')[0], lists));
        Assert.Contains("/search?q=%E8%A1%8C%E4%B8%BA%3ADEFER", lists);
    }
}
