using System.Net;
using System.Text;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>What the pages say, asked over HTTP.</summary>
[Collection(HostTests.Name)]
public sealed class PageTests(SiteHost host)
{
    [Fact]
    public async Task The_original_comes_as_a_download_that_can_do_nothing_with_its_Chinese_name()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var answer = await member.Get($"/documents/{host.Case.Contract}/original");
        Assert.Equal("contract", await answer.Content.ReadAsStringAsync());
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal("围墙维修合同.docx", disposition.FileNameStar);
        Assert.Equal("default-src 'none'; sandbox", string.Join(',', answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);

        var hostile = await member.Get($"/documents/{host.Case.Hostile}/original");
        Assert.Equal("img src=x onerror=alert(1).txt", hostile.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Looking_searching_and_downloading_are_written_down_once_each()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var before = host.Get<AuditTrail>().Head().Sequence;
        await member.Html($"/documents/{host.Case.Minutes}");
        await member.Html("/search?q=化肥");
        await member.Get($"/documents/{host.Case.Minutes}/original");
        await member.Html($"/findings/{host.Case.Findings[0].Key}");
        var actions = host.Get<AuditTrail>().Latest(100).Where(entry => entry.Sequence > before && entry.Who == "陈默").OrderBy(entry => entry.Sequence).Select(entry => entry.Action);
        Assert.Equal(["document.view", "search", "document.download", "finding.view"], actions);
    }

    [Fact]
    public async Task What_could_not_be_read_is_named_with_its_reason_and_what_to_do()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var overview = await member.Html("/");
        Assert.Contains("财务/工资表.xlsx", overview);
        Assert.Contains("财务/打不开.doc", overview);
        Assert.Contains(Text.Of("Advice.Encrypted"), overview);
        Assert.Contains(Text.Of("Search.Unread", 2), await member.Html("/search?q=工资"));
        Assert.Contains("文件设有打开密码。", await member.Html($"/documents/{host.Case.Encrypted}"));
    }

    [Fact]
    public async Task A_search_is_held_to_its_filters()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        Assert.Contains(Text.Of("Search.Total", 2), await member.Html("/search?q=围墙维修&Conditions.Genre=Contract"));
        Assert.Contains(Text.Of("Search.Total", 0), await member.Html("/search?q=围墙维修&Conditions.Folder=党政办"));
        // The workbook is dated 2020: it may be of May.
        Assert.Contains(Text.Of("Search.Total", 4), await member.Html("/search?q=围墙维修&Conditions.To=2020-05-30&Conditions.From=2020-05-01"));
        Assert.Contains(Text.Of("Search.Total", 0), await member.Html("/search?q=围墙维修&Conditions.To=2019-12-31"));
    }

    [Fact]
    public async Task A_file_of_no_inspection_is_not_shown_even_if_its_number_is_known()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var stranger = host.Get<Vault>().Put(new MemoryStream(Encoding.UTF8.GetBytes("elsewhere"))).File;
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/documents/{stranger}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/documents/{stranger}/original")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/documents/{new string('/', 3)}{new string('x', 61)}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get("/findings/0000000000000000")).StatusCode);
    }

    [Fact]
    public async Task Another_inspection_has_addresses_of_its_own()
    {
        var (other, ours) = (host.Get<Inspections>().Named("青石乡 2024").Id, host.Get<Inspections>().Named(SampleCase.Name).Id);
        using var member = await Visitor.SignedIn(host, "陈默");
        var elsewhere = await member.Html($"/i/{other}/documents");
        Assert.Contains(Text.Of("Documents.None"), elsewhere);
        Assert.Contains($"/i/{other}/findings", elsewhere);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/i/{other}/documents/{host.Case.Contract}")).StatusCode);
        Assert.Contains("围墙维修合同", await member.Html($"/i/{ours}/documents"));
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get("/i/9999/")).StatusCode);
    }

    [Fact]
    public async Task Words_typed_before_the_session_ended_survive_the_sign_in()
    {
        var finding = host.Case.Findings.Single(f => f.Finding.Kind == "RecordGap");
        var page = $"/findings/{finding.Key}";
        using var late = new Visitor(host);
        using var post = new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Judgement.Note"] = "写了很久的一段话", ["Judgement.Version"] = "1" }) };
        post.Headers.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        var asked = await late.Send(post);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, asked.StatusCode);

        using var kept = new HttpRequestMessage(HttpMethod.Post, asked.Headers.Location) { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Judgement.Note"] = "写了很久的一段话", ["Judgement.Version"] = "1" }) };
        kept.Headers.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        var form = await (await late.Send(kept)).Content.ReadAsStringAsync();
        var signedIn = await late.Post("/sign-in", new() { ["Name"] = "陈默", ["Password"] = SiteHost.Password, ["To"] = Visitor.Field(form, "To"), ["Kept"] = Visitor.Field(form, "Kept") }, from: "/sign-in");
        var again = await signedIn.Content.ReadAsStringAsync();
        Assert.Contains("写了很久的一段话", again);
        Assert.Contains($"action=\"{page}\"", again);
    }

    [Fact]
    public async Task A_form_that_another_site_sends_is_not_kept()
    {
        using var stranger = new Visitor(host);
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/findings/{host.Case.Findings[0].Key}") { Content = new FormUrlEncodedContent([new("Judgement.Note", "x")]) };
        post.Headers.Add("Origin", "http://elsewhere.example");
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Send(post)).StatusCode);
    }

    [Fact]
    public async Task The_leader_confirms_a_standard_and_it_is_kept_with_its_source()
    {
        using var leader = await Visitor.SignedIn(host, "宋岚");
        Assert.Equal(HttpStatusCode.Redirect, (await leader.Post("/settings/standards?handler=Confirm", new() { ["number"] = "0" }, from: "/settings/standards")).StatusCode);
        var confirmed = Assert.Single(host.Get<Inspections>().Find(SampleCase.Name)!.Settings.Confirmed);
        Assert.Equal(Money.Yuan(50_000), confirmed.From);
        Assert.Contains("2020年党委会记录.docx", confirmed.SourceText);
        Assert.Equal("宋岚", confirmed.ConfirmedBy);
        await leader.Post("/settings/standards?handler=Confirm", new() { ["number"] = "2" }, from: "/settings/standards");
        var second = host.Get<Inspections>().Find(SampleCase.Name)!.Settings.Confirmed[1];
        Assert.Equal(StandardKind.Always, second.Kind);
        Assert.EndsWith("下次再议。", second.SourceText);
        await leader.Post("/settings/standards?handler=Remove", new() { ["number"] = "1" }, from: "/settings/standards");
        await leader.Post("/settings/standards?handler=Remove", new() { ["number"] = "0" }, from: "/settings/standards");
        Assert.Empty(host.Get<Inspections>().Find(SampleCase.Name)!.Settings.Confirmed);
    }
}
