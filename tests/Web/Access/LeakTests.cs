using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocReview.Ledger;
using DocReview.Review;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>
/// Two inspections that differ only in a record of an interview, a petition and what rests on them. To whoever may not see these, every page of the route table must say
/// the same of both, to the letter: no hit, no count, no list and no finding tells of what is not seen.
/// </summary>
[Collection(HostTests.Name)]
public sealed class LeakTests(SiteHost host)
{
    private const string Word = "紫藤暗号", Talk = "谈话材料/与甲某的谈话.docx", Letter = "信访材料/匿名来信.txt";
    private static readonly Lock One = new();

    private sealed record Twins(long With, long Without, FileId Contract, FileId Talk, string Finding, string Hidden);

    private FileId Put(string bytes) => host.Get<Vault>().Put(new MemoryStream(Encoding.UTF8.GetBytes(bytes))).File;

    private Twins Make()
    {
        lock (One)
        {
            var (contract, talk, letter) = (Put("leak-contract"), Put("leak-talk"), Put("leak-letter"));
            var (with, without) = (host.Get<Inspections>().Named("分区之一").Id, host.Get<Inspections>().Named("分区之二").Id);
            var catalogue = host.Get<Catalogue>();
            if (catalogue.Accessions(with).Count == 0)
            {
                // The twin without comes first, so that nothing of the other can have changed what it is shown.
                Fill(without, contract, null);
                Fill(with, contract, (talk, letter));
            }

            var all = host.Get<ReviewQueue>().All(with);
            return new(with, without, contract, talk, all.Single(f => f.Finding.Subject == "平常的事").Key, all.Single(f => f.Finding.Subject.Contains(Word)).Key);
        }
    }

    private void Fill(long inspection, FileId contract, (FileId Talk, FileId Letter)? apart)
    {
        var (catalogue, facts, inspections) = (host.Get<Catalogue>(), host.Get<FactStore>(), host.Get<Inspections>());
        var accession = catalogue.OpenAccession(inspection, $"/records/{inspection}", new Handover("党政办", "检查员甲"));
        Supplied At(string path, FileId file) => new(path, file, 9, new DateTime(2023, 6, 1, 0, 0, 0, DateTimeKind.Utc));
        catalogue.Receive(accession, At("合同/石桥.docx", contract));
        List<Document> documents = [Paper(contract, "合同/石桥.docx", Genre.Contract, ["石桥维修合同", "甲方支付工程款80,000元。", "工期三十日。"])];
        List<Finding> findings = [Of("平常的事", documents[0])];
        if (apart is { } hidden)
        {
            var talks = catalogue.OpenAccession(inspection, "/talks", new Handover("谈话组", "检查员乙", Zone: Zone.Interviews));
            catalogue.Receive(talks, At(Talk, hidden.Talk));
            catalogue.Receive(talks, new Supplied("谈话材料/打不开.doc", null, 0, null, null, Trouble.Inaccessible, "没有权限"));
            catalogue.Receive(accession, At(Letter, hidden.Letter));
            documents.Add(Paper(hidden.Talk, Talk, Genre.Interview, [$"与甲某的谈话记录 {Word}", $"他说{Word}石桥维修合同有两份。", "工期三十日。"]));
            documents.Add(Paper(hidden.Letter, Letter, Genre.Petition, ["匿名来信", $"反映{Word}石桥工程款80,000元。"]));
            findings.Add(Of($"{Word}的事", documents[1]));
            findings.Add(Of("信里的事", documents[2]));
            host.Get<Likenesses>().Compared([], [new Alike(contract, hidden.Talk, 0.9, Likeness.Version)]);
        }

        var here = inspections.Get(inspection);
        var index = host.Get<Workspace>().Indexes.Writable(here);
        foreach (var document in documents) index.Put(document, default).Wait();
        index.Commit(default).Wait();
        host.Get<IndexState>().Mark(inspection, documents.Select(document => document.File).ToList(), host.Get<Workspace>().Indexes.Version);
        host.Get<ReviewQueue>().Replace(inspection, [.. documents.Select(Matter)], findings, inspections.Generation(inspection), Pipeline.AnalysisVersion);

        Document Paper(FileId file, string path, Genre genre, string[] text)
        {
            var document = SamplePapers.Of(file, path, text[0], "docx", text);
            // The twins share the contract: read once, as it is when two inspections get the same file.
            if (facts.Of(file).Count > 0) return document;
            catalogue.SaveDocument(document);
            var at = Citation.Of(document.Passages.First());
            facts.Replace(file, Pipeline.FactsVersion,
            [
                new Profile(at, genre, text[0], null, null, PartialDate.Parse("2023-06-01")),
                new Meeting(at, MeetingBody.PartyCommittee, $"{text[0]}会", false, PartialDate.Parse("2023-06-01"), null, null, null, null, null, [], [], [], []),
            ]);
            return document;
        }
    }

    private static Finding Of(string subject, Document document) => new("NoDeliberation", null, Severity.Medium, subject, Money.Yuan(80_000), null, $"{subject}的情况", "议事规则",
        [new Evidence(Citation.Of(document.Passages.ElementAt(1)), "合同")], [], null, ["原件"]);

    private static Decision Matter(Document document) => new(Citation.Of(document.Passages.First()), [DecisionCategory.Project], document.Title, Money.Yuan(80_000), null, [], Deliberation.None, null, null, 0);

    [Fact]
    public async Task Every_page_says_the_same_to_whoever_may_not_see_as_if_it_were_not_there()
    {
        var made = Make();
        using var member = await Visitor.SignedIn(host, "陈默");
        foreach (var address in await Addresses(made))
        {
            var (with, without) = (await Said(member, made.With, address), await Said(member, made.Without, address));
            Assert.True(with == without, $"{address} tells of what is not seen:\n{Difference(with, without)}");
            Assert.DoesNotContain("匿名来信", with);
        }
    }

    [Fact]
    public async Task The_same_pages_tell_the_leader()
    {
        var made = Make();
        using var leader = await Visitor.SignedIn(host, "宋岚");
        foreach (var address in new[] { "", "documents", "findings", "meetings", "decisions", "accessions", $"search?q={Word}", $"documents/{made.Contract}" })
            Assert.NotEqual(await Said(leader, made.Without, address), await Said(leader, made.With, address));
    }

    [Fact]
    public async Task A_paper_that_is_not_seen_is_not_there_at_any_address()
    {
        var made = Make();
        using var member = await Visitor.SignedIn(host, "陈默");
        using var leader = await Visitor.SignedIn(host, "宋岚");
        var routes = (await Route.Of(host)).Where(route => route.Demands is Capability.Read && Regex.IsMatch(route.Path, @"\{(id|old|new|file|key)\b")).ToList();
        Assert.True(routes.Count >= 5);
        foreach (var route in routes)
        {
            var address = $"/i/{made.With}{route.Fill(name => name == "key" ? made.Hidden : route.Path.Contains("{old:long") || route.Path.Contains("{old:int") ? LastAccession(made) : name is "id" or "old" or "new" or "file" ? made.Talk.Value : "1")}";
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await member.Get(address)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.OK, (await leader.Get($"/i/{made.With}/documents/{made.Talk}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await leader.Get($"/i/{made.With}/documents/{made.Talk}/original")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await leader.Get($"/i/{made.With}/findings/{made.Hidden}")).StatusCode);
    }

    [Fact]
    public async Task Exports_hold_only_what_is_seen()
    {
        var made = Make();
        using var member = await Visitor.SignedIn(host, "陈默");
        foreach (var export in Exports.All)
        {
            var answer = await member.Get($"/i/{made.With}/exports/{export.Id}");
            Assert.Equal(export.Zone is Zone.Ordinary ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
            if (export.Zone is not Zone.Ordinary) continue;
            using var zip = new System.IO.Compression.ZipArchive(await answer.Content.ReadAsStreamAsync());
            var all = string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
            Assert.DoesNotContain(Word, all);
            Assert.DoesNotContain("匿名来信", all);
            Assert.DoesNotContain(made.Talk.Value, all);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/i/{made.With}/exports/working-paper?finding={made.Hidden}")).StatusCode);
    }

    [Fact]
    public async Task Who_is_recused_sees_nothing_of_the_inspection_and_all_of_the_others()
    {
        var made = Make();
        host.Get<Users>().Add("须回避的人", Roles.Member, Passwords.Hash(SiteHost.Password), mustChange: false);
        using var person = await Visitor.SignedIn(host, "须回避的人");
        Assert.Equal(HttpStatusCode.OK, (await person.Get($"/i/{made.With}/documents")).StatusCode);
        host.Get<Recusals>().Add(made.With, "须回避的人", "配偶在该镇任职", "宋岚");
        foreach (var address in new[] { "", "documents", "findings", "search?q=石桥", $"documents/{made.Contract}", $"documents/{made.Contract}/original", "exports/findings", "settings" })
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await person.Get($"/i/{made.With}/{address}")).StatusCode));
        Assert.DoesNotContain("分区之一", await person.Html($"/i/{made.Without}/documents"));
        host.Get<Recusals>().Lift(made.With, "须回避的人", "宋岚");
        Assert.Equal(HttpStatusCode.OK, (await person.Get($"/i/{made.With}/documents")).StatusCode);
    }

    [Fact]
    public async Task A_paper_that_is_put_apart_is_gone_for_the_others_at_once_and_it_is_written_down_who_did_it()
    {
        var made = Make();
        var inspection = host.Get<Inspections>().Named("分区之三").Id;
        var paper = Put("leak-third");
        var catalogue = host.Get<Catalogue>();
        catalogue.Receive(catalogue.OpenAccession(inspection, "/third", null, "检查员甲"), new Supplied("病历.txt", paper, 3, DateTime.UnixEpoch));
        using var member = await Visitor.SignedIn(host, "陈默");
        var page = $"/i/{inspection}/documents/{paper}/zone";
        Assert.Equal(HttpStatusCode.Redirect, (await member.Post(page, new() { ["Zone"] = nameof(Zone.Personal) }, from: page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get(page)).StatusCode);
        Assert.DoesNotContain("病历", await member.Html($"/i/{inspection}/documents"));
        using var leader = await Visitor.SignedIn(host, "宋岚");
        Assert.Equal(HttpStatusCode.Redirect, (await leader.Post(page, new() { ["Zone"] = nameof(Zone.Ordinary) }, from: page)).StatusCode);
        Assert.Contains("病历", await member.Html($"/i/{inspection}/documents"));
        Assert.Equal(["Personal→Ordinary", "Ordinary→Personal"], host.Get<AuditTrail>().Latest(200).Where(entry => entry.Action == "document.zone").Take(2).Select(entry => entry.Subject[^"Personal→Ordinary".Length..]));
        Assert.NotEqual(made.With, inspection);
    }

    /// <summary>Every page that shows papers, with what can be asked of it.</summary>
    private async Task<IReadOnlyList<string>> Addresses(Twins made) =>
    [
        .. (await Route.Of(host)).Where(route => route.Demands is Capability.Read && !route.Path.Contains("compare") && !route.Path.EndsWith("/original"))
            .Select(route => route.Fill(name => name == "key" ? made.Finding : name == "id" ? made.Contract.Value : "1")[1..]),
        "?handler=Progress", "documents?Conditions.Path=谈话", $"documents?Conditions.Zone={Zone.Interviews}", "documents?Conditions.Genre=Interview", "search?q=石桥&sort=Newest", "search?q=石桥&Conditions.Genre=Contract", "search?q=石桥&Conditions.Genre=Interview&sort=Path", "search?low=8万", "findings?Conditions.Withdrawn=true", $"findings?Conditions.Words={Word}",
        .. new[] { Word, $"{Word} OR 石桥", "石桥", "石桥 合同", "紫藤", "紫藤暗*", "体裁:谈话", "文件名:谈话", "同文件:(石桥 紫藤)", "zitenganhao", "金额:8万", "石桥维修合同有两份" }.Select(query => $"search?q={Uri.EscapeDataString(query)}"),
    ];

    private string LastAccession(Twins made) => host.Get<Catalogue>().Accessions(made.With)[^1].Id.ToString();

    /// <summary>A page without what may differ: tokens, the inspection's own name and number, the numbers of deliveries and moments.</summary>
    private async Task<string> Said(Visitor visitor, long inspection, string address)
    {
        var answer = await visitor.Get($"/i/{inspection}/{address}");
        var html = $"{answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}";
        foreach (var accession in host.Get<Catalogue>().Accessions(inspection).Take(1)) html = Regex.Replace(html, $@"(Accession=|<td[^>]*>(<a[^>]*>)?){accession.Id}\b", "$1#");
        html = Regex.Replace(html, "name=\"__RequestVerificationToken\"[^>]*>", "");
        html = Regex.Replace(html, $@"/i/\d+|分区之[一二三]|/records/\d+|/talks|第 \d+ 批|aria-current=""\w+""|\d\d:\d\d(:\d\d)?", "~");
        return Regex.Replace(html, @"<div class=""menu-body"">.*?</div>", "", RegexOptions.Singleline);
    }

    private static string Difference(string with, string without)
    {
        var (left, right) = (with.Split('\n'), without.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(left.Length, right.Length)).FirstOrDefault(i => left[i] != right[i]);
        return string.Join('\n', left.Skip(at).Take(4).Append("---").Concat(right.Skip(at).Take(4)));
    }
}
