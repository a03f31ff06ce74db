using System.Net;
using System.Text;
using DocReview.Ledger;
using DocReview.Web;
using DocumentFormat.OpenXml.Packaging;

namespace DocReview.Tests;

/// <summary>调阅清单: what is missing is listed, what people say of it is kept, and the letter asks for what was chosen. In an inspection of its own.</summary>
[Collection(HostTests.Name)]
public sealed class RequestsTests(SiteHost host)
{
    private static readonly Lock One = new();

    private Inspection Make()
    {
        lock (One)
        {
            var (catalogue, inspections) = (host.Get<Catalogue>(), host.Get<Inspections>());
            var inspection = inspections.Named("调阅试验");
            if (catalogue.Accessions(inspection.Id).Count > 0) return inspection;
            inspections.Save(inspection.Id, new InspectionSettings { Unit = "柏溪镇", Round = "第三轮巡察", PeriodFrom = new DateOnly(2022, 1, 1), PeriodTo = new DateOnly(2022, 6, 30) });
            var delivery = catalogue.OpenAccession(inspection.Id, "/records/requests", new Handover("党政办", "检查员甲"));
            var petitions = catalogue.OpenAccession(inspection.Id, "/petitions/requests", new Handover("信箱", "信访专员", Zone: Zone.Petitions));
            var minutes = Take(delivery, "会议/三月.docx");
            catalogue.SaveUnreadable(Take(delivery, "账册/工资表.xlsx"), "xlsx", Trouble.Encrypted, "文件设有打开密码。");
            catalogue.SaveUnreadable(Take(delivery, "标密.docx"), "docx", Trouble.Classified, "首页标有密级标志。");
            catalogue.SaveUnreadable(Take(petitions, "信封/匿名来信.docx"), "docx", Trouble.Damaged, "文件已损坏。");
            var document = SamplePapers.Of(minutes, "会议/三月.docx", "党委会记录", "docx", ["柏溪镇党委会议记录", "第三次会议", "第五次会议"]);
            catalogue.SaveDocument(document);
            var at = Citation.Of(document.Passages.First());
            host.Get<FactStore>().Replace(minutes, Pipeline.FactsVersion,
            [
                new Profile(at, Genre.MeetingRecord, "党委会记录", null, null, PartialDate.Parse("2022-03-09")),
                new Meeting(at, MeetingBody.PartyCommittee, "党委会议", false, PartialDate.Parse("2022-03-09"), 3, null, null, null, null, [], [], [], []),
            ]);
            Finding Gap(string subject, string kind, int passage, params string[] requests) => new(kind, null, Severity.Low, subject, null, PartialDate.Parse("2022-04"), $"{subject}的疑点说明", "依据一条",
                [new Evidence(Citation.Of(document.Passages.ElementAt(passage)), "会议记录")], [], null, requests);
            host.Get<ReviewQueue>().Replace(inspection.Id, [], [Gap("记-87号", "RecordGap", 1, "2022年记账凭证记-87号"), Gap("别的事", "NoDeliberation", 2, "议题审批单")], inspections.Generation(inspection.Id), Pipeline.AnalysisVersion);
            return inspection;

            FileId Take(Accession accession, string path)
            {
                var entry = host.Get<Vault>().Put(new MemoryStream(Encoding.UTF8.GetBytes($"requests {path}")));
                catalogue.Receive(accession, new Supplied(path, entry.File, entry.Length, new DateTime(2023, 6, 1, 0, 0, 0, DateTimeKind.Utc)));
                return entry.File;
            }
        }
    }

    private string Gap => RequestSource.Finding(host.Get<ReviewQueue>().All(Make().Id).Single(f => f.Finding.Kind == "RecordGap").Key);

    private static string Months => RequestSource.Months(MeetingBody.PartyCommittee, 2022);

    [Fact]
    public async Task What_is_missing_is_listed_once_from_what_the_rules_and_the_coverage_know()
    {
        var page = $"/i/{Make().Id}/requests";
        using var member = await Visitor.SignedIn(host, "陈默");
        var list = await member.Html(page);
        Assert.Contains("2022年" + Text.Of(MeetingBody.PartyCommittee), list);
        Assert.Contains("1月、2月、4月至6月", list);
        Assert.Contains("2022年记账凭证记-87号", list);
        Assert.Contains("账册/工资表.xlsx", list);
        // Not asked for: what a finding wants that nobody holds for records, what bears a mark, what is out of sight.
        foreach (var other in new[] { "议题审批单", "标密.docx", "匿名来信" }) Assert.DoesNotContain(other, list);
        using var leader = await Visitor.SignedIn(host, "宋岚");
        Assert.Contains("匿名来信", await leader.Html(page));
    }

    [Fact]
    public async Task What_people_say_of_entries_is_kept_with_its_day_and_what_they_write_stands_beside()
    {
        var page = $"/i/{Make().Id}/requests";
        using var member = await Visitor.SignedIn(host, "陈默");
        Assert.Contains(Text.Of("Requests.NoneChosen"), await (await member.Post($"{page}?handler=Tell", new() { ["State"] = "Asked", ["Day"] = "2023-07-01", ["Note"] = "打字未丢" }, from: page)).Content.ReadAsStringAsync());
        Assert.Contains(Text.Of("Requests.DayNeeded"), await (await member.Post($"{page}?handler=Tell", new() { ["Chosen"] = Months, ["State"] = "Asked", ["Day"] = "2999-07-01" }, from: page)).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await member.Post($"{page}?handler=Tell", new() { ["Chosen"] = Months, ["State"] = "Refused", ["Day"] = "2023-07-01", ["Note"] = "称未开会" }, from: page)).StatusCode);
        var told = host.Get<Workspace>().Requests.All(Make().Id).Single(request => request.Source == Months);
        Assert.Equal((RequestState.Refused, new DateOnly(2023, 7, 1), "称未开会", "陈默"), (told.State, told.Day, told.Note, told.ChangedBy));
        Assert.Contains(host.Get<AuditTrail>().Latest(20), entry => entry.Action == "request.Refused" && entry.Subject.Contains("称未开会"));

        Assert.Equal(HttpStatusCode.Redirect, (await member.Post($"{page}?handler=Add", new() { ["NewTitle"] = "<b>固定资产台账</b>", ["NewSpan"] = "2019至2022年" }, from: page)).StatusCode);
        var list = await member.Html(page);
        Assert.Contains("&lt;b&gt;固定资产台账&lt;/b&gt;", list);
        Assert.Contains(Text.Of(RequestState.Refused), list);
        using var reader = await Visitor.SignedIn(host, "访客");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post($"{page}?handler=Add", new() { ["NewTitle"] = "x" }, from: page)).StatusCode);
    }

    [Fact]
    public async Task What_was_said_of_a_paper_out_of_sight_is_told_to_nobody_who_does_not_see_it()
    {
        var page = $"/i/{Make().Id}/unread";
        var letter = host.Get<Catalogue>().Documents(Make().Id).Single(row => row.Path.EndsWith("匿名来信.docx"));
        using var leader = await Visitor.SignedIn(host, "宋岚");
        await leader.Post(page, new() { ["Chosen"] = RequestSource.Unread(letter) }, from: page);
        Assert.Contains("匿名来信", await leader.Html($"/i/{Make().Id}/requests"));
        using var member = await Visitor.SignedIn(host, "陈默");
        foreach (var address in new[] { "unread", "requests", "intake?handler=Progress" }) Assert.DoesNotContain("匿名来信", await member.Html($"/i/{Make().Id}/{address}"));
        // Nor can it be marked by whoever does not see it, or asked for though it bears a mark.
        var marked = host.Get<Catalogue>().Documents(Make().Id).Single(row => row.Path == "标密.docx");
        var before = host.Get<Workspace>().Requests.All(Make().Id).Count;
        await member.Post(page, new() { ["Chosen"] = RequestSource.Unread(marked) }, from: page);
        Assert.Equal(before, host.Get<Workspace>().Requests.All(Make().Id).Count);
    }

    [Fact]
    public async Task The_letter_asks_for_what_was_chosen_and_for_nothing_else()
    {
        var page = $"/i/{Make().Id}/requests";
        using var member = await Visitor.SignedIn(host, "陈默");
        var wages = RequestSource.Unread(host.Get<Catalogue>().Documents(Make().Id).Single(row => row.Path == "账册/工资表.xlsx"));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Visitor.Token(await member.Html(page))), new("Chosen", Gap), new("Chosen", wages), new("Due", "2023-08-05"), new("AlsoAsked", "true")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{page}?handler=Letter") { Content = form };
        var answer = await member.Send(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith(".docx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        using var paper = WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), false);
        var text = paper.MainDocumentPart!.Document!.Body!.InnerText;
        foreach (var part in new[] { "补充调阅清单", "柏溪镇", "第三轮巡察", "2022年1月1日至2022年6月30日", "2023年8月5日前", "2022年记账凭证记-87号", "账册/工资表.xlsx", "文件设有打开密码" }) Assert.Contains(part, text);
        foreach (var other in new[] { "疑点说明", "依据一条", "会议记录本", "匿名来信", "标密" }) Assert.DoesNotContain(other, text);
        Assert.Contains(host.Get<AuditTrail>().Latest(20), entry => entry.Action == "export.request-list");

        // What is to leave waits for the leader, holds nothing of papers kept apart, and its entries are asked for from now on.
        var hidden = RequestSource.Unread(host.Get<Catalogue>().Documents(Make().Id).Single(row => row.Path.EndsWith("匿名来信.docx")));
        using var leader = await Visitor.SignedIn(host, "宋岚");
        using var outside = new FormUrlEncodedContent([new("__RequestVerificationToken", Visitor.Token(await leader.Html(page))), new("Chosen", Gap), new("Chosen", hidden), new("AlsoAsked", "true")]);
        using var release = new HttpRequestMessage(HttpMethod.Post, $"{page}?handler=Release") { Content = outside };
        Assert.Equal(HttpStatusCode.Redirect, (await leader.Send(release)).StatusCode);
        var asked = host.Get<Releases>().All(Make().Id)[0];
        Assert.Equal(("request-list", ReleaseState.Requested, 1, "宋岚"), (asked.Paper, asked.State, asked.Entries, asked.RequestedBy));
        using var leaving = WordprocessingDocument.Open(new MemoryStream(host.Get<Releases>().Content(Make().Id, asked.Id)!), false);
        Assert.DoesNotContain("匿名来信", leaving.MainDocumentPart!.Document!.Body!.InnerText);
        Assert.Equal(RequestState.Asked, host.Get<Workspace>().Requests.All(Make().Id).Single(told => told.Source == Gap).State);
        using var reader = await Visitor.SignedIn(host, "访客");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post($"{page}?handler=Letter", new() { ["Chosen"] = Gap }, from: page)).StatusCode);
    }
}
