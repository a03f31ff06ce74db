using DocReview.Index;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

public sealed class HitSearchOnSqlite() : HitSearchTests(null);

public sealed class HitSearchOnPostgres(PostgresServer server) : HitSearchTests(server.NewDatabase());

/// <summary>Filters, counts and order over a real ledger and a real index of either kind.</summary>
public abstract class HitSearchTests(string? postgres) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docreview-hits-").FullName;
    private Workspace _workspace = null!;
    private Inspection _here = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _workspace = Workspace.Open(_folder, postgres);
        _here = _workspace.Inspections.Named("柏溪镇");
        var accession = _workspace.Catalogue.OpenAccession(_here.Id, "/records", "党政办", "甲");
        await Put(accession, "甲", "合同/甲.docx", Genre.Contract, "2020-05-12", null, "石桥维修，价款38,000元。", "石桥工期。", "石桥验收。");
        await Put(accession, "乙", "会议/乙.docx", Genre.MeetingRecord, "2021-03-09", MeetingBody.PartyCommittee, "研究石桥维修，资金三万八千元。", "石桥另议。");
        await Put(accession, "丙", "会议/旧/丙.docx", Genre.MeetingRecord, "2019", MeetingBody.Joint, "石桥的想法。");
        await Put(accession, "丁", "丁.txt", Genre.Other, null, null, "没有日期的石桥。");
        await _workspace.IndexOf(_here).Commit(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _workspace.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    private async Task Put(Accession accession, string name, string path, Genre genre, string? date, MeetingBody? body, params string[] passages)
    {
        var file = Samples.Id(name);
        _workspace.Catalogue.Receive(accession, Samples.File(path, name));
        var document = SamplePapers.Of(file, path, name, Path.GetExtension(path)[1..], passages);
        _workspace.Catalogue.SaveDocument(document);
        var at = Citation.Of(document.Passages.First());
        List<Fact> facts = [new Profile(at, genre, name, null, null, PartialDate.Parse(date))];
        if (body is { } met) facts.Add(new Meeting(at, met, "会议", false, null, null, null, null, null, null, [], [], [], []));
        _workspace.Facts.Replace(file, "facts/1", facts);
        await _workspace.IndexOf(_here).Put(document, Cancel);
    }

    private Task<FoundHits> Find(SearchAsked asked, int skip = 0, int limit = 20) => _workspace.HitsOf(_here).Find(asked, skip, limit, Cancel, Widening.Never);

    private string Names(FoundHits found) => string.Concat(found.Result.Hits.Select(hit => found.Known.Files[hit.Passage.File].Headline));

    [Fact]
    public async Task Hits_are_counted_by_file_and_a_filter_leaves_the_counts_of_the_others_alone()
    {
        var all = await Find(new("石桥"), limit: 2);
        Assert.Equal(7, all.Result.Total);
        Assert.Equal([("甲", 3), ("乙", 2), ("丙", 1), ("丁", 1)], all.Files.Select(file => (all.Known.Files[file.Key].Headline!, file.Value)).OrderByDescending(file => file.Item2).ThenBy(file => file.Item1 == "丁"));
        var meetings = await Find(new("石桥", Genre: Genre.MeetingRecord));
        Assert.Equal(3, meetings.Result.Total);
        Assert.Equal(7, meetings.Files.Values.Sum());
        Assert.Equal(3, meetings.Result.Searched);
    }

    [Theory]
    [InlineData("Conditions.Body=Joint", "丙"), InlineData("Conditions.Folder=会议", "丙乙乙"), InlineData("Conditions.Format=txt", "丁"), InlineData("Conditions.From=2020-01-01&Conditions.To=2020-12-31", "甲甲甲")]
    [InlineData("Conditions.From=2019-07-01&Conditions.To=2019-07-31", "丙"), InlineData("low=3.8万&high=38000", "乙甲"), InlineData("low=3万&Conditions.Genre=Contract", "甲"), InlineData("low=39000", "")]
    public async Task Every_filter_holds(string filter, string names) =>
        Assert.Equal(names.Order(), Names(await Find(SearchAsked.Of($"q=石桥&{filter}"))).Order());

    [Fact]
    public async Task A_sum_alone_is_a_question()
    {
        var found = await Find(SearchAsked.Of("low=38000&high=38000"));
        Assert.Equal(2, found.Result.Total);
        Assert.Null(found.Result.Note);
    }

    [Theory]
    [InlineData(HitOrder.Newest, "乙乙甲甲甲丙丁"), InlineData(HitOrder.Oldest, "丙甲甲甲乙乙丁"), InlineData(HitOrder.Path, "丁乙乙丙甲甲甲")]
    public async Task Hits_in_order_of_their_papers_stand_on_pages_that_neither_overlap_nor_leave_out(HitOrder order, string names)
    {
        var whole = await Find(new("石桥", Order: order));
        Assert.Equal(names, Names(whole));
        for (var size = 1; size <= 4; size++)
        {
            var parts = new List<SearchHit>();
            for (var skip = 0; skip < 7; skip += size) parts.AddRange((await Find(new("石桥", Order: order), skip, size)).Result.Hits);
            Assert.Equal(whole.Result.Hits.Select(hit => hit.Passage), parts.Select(hit => hit.Passage));
        }
    }

    [Fact]
    public async Task A_value_beside_the_hits_says_what_choosing_it_leaves()
    {
        var asked = new SearchAsked("石桥", Genre: Genre.MeetingRecord);
        foreach (var value in Facets.Of(asked, await Find(asked)).SelectMany(facet => facet.Values).Where(value => !value.IsSet))
            Assert.Equal((value.Label, value.Count), (value.Label, (await Find(value.Asked)).Result.Listed));
        var year = new SearchAsked("石桥").In(PartialDate.OfYear(2020));
        var months = Facets.Of(year, await Find(year)).Single(facet => facet.Title == Text.Of("Facet.Month"));
        Assert.Equal((Text.Of("Facet.MonthOf", 2020, 5), 3), months.Values.Select(value => (value.Label, value.Count)).Single());
    }

    [Fact]
    public async Task A_saved_search_counts_anew_when_something_came()
    {
        var asked = new SearchAsked("石桥").Address;
        Assert.Equal(7, (await _workspace.Totals.Of(_here, [asked], TimeSpan.FromSeconds(30)))[asked]);
        var accession = _workspace.Catalogue.OpenAccession(_here.Id, "/records", "党政办", "甲");
        await Put(accession, "戊", "戊.docx", Genre.Contract, null, null, "石桥又一份。");
        await _workspace.IndexOf(_here).Commit(Cancel);
        Assert.Equal(8, (await _workspace.Totals.Of(_here, [asked], TimeSpan.FromSeconds(30)))[asked]);
    }
}
