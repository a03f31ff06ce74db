using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class LikenessesOnSqlite() : LikenessesTests(new TestLedger(null));

public sealed class LikenessesOnPostgres(PostgresServer server) : LikenessesTests(new TestLedger(server));

public abstract class LikenessesTests(TestLedger ledger) : IDisposable
{
    private readonly Likenesses _likenesses = new(ledger.Db);

    public void Dispose() => ledger.Dispose();

    /// <summary>A file whose sketch has these four minima, each a band of its own.</summary>
    private FileId Put(string name, params uint[] minima)
    {
        var id = Samples.Id(name);
        ledger.Catalogue.Receive(ledger.Accession, Samples.File($"{name}.txt", name));
        ledger.Facts.Replace(id, "facts/1", [], new TextTraits(new Sketch(id, 900, minima, minima.Select(m => (long)m).ToList(), 0.5), []));
        return id;
    }

    private void Meeting(string name, params (long Words, string Date)[] paragraphs)
    {
        ledger.Catalogue.Receive(ledger.Accession, Samples.File($"{name}.txt", name));
        ledger.Facts.Replace(Samples.Id(name), "facts/1", [], new TextTraits(null, paragraphs.Select((p, i) => new MeetingParagraph(i + 1, p.Words, PartialDate.Parse(p.Date)!.Value)).ToList()));
    }

    [Fact]
    public void Files_that_share_enough_are_to_be_compared_and_what_came_of_it_is_kept()
    {
        var (a, b) = (Put("a", 1, 2, 3, 4), Put("b", 1, 2, 3, 9));
        Put("c", 1, 20, 30, 40);
        var pair = Assert.Single(_likenesses.ToCompare());
        Assert.Equal([a, b], new[] { pair.File, pair.Other }.Order(Comparer<FileId>.Create((x, y) => x == a ? -1 : 1)));
        Assert.Equal(pair, Assert.Single(_likenesses.ToCompare([b])));
        Assert.Empty(_likenesses.Of(ledger.Inspection, a));

        _likenesses.Compared([pair], [new Alike(b, a, 0.8765, Likeness.Version)]);
        Assert.Empty(_likenesses.ToCompare());
        Assert.Equal(new Alike(a, b, 0.8765, Likeness.Version), Assert.Single(_likenesses.Of(ledger.Inspection, a)));
        Assert.Equal(new Alike(b, a, 0.8765, Likeness.Version), Assert.Single(_likenesses.Of(ledger.Inspection, b)));
        Assert.Empty(_likenesses.Of(ledger.Inspections.Named("巡察二").Id, a));
    }

    [Fact]
    public void A_pair_that_is_not_alike_is_forgotten_and_a_text_read_anew_is_compared_anew()
    {
        var a = Put("a", 1, 2, 3, 4);
        Put("b", 1, 2, 3, 9);
        _likenesses.Compared(_likenesses.ToCompare().ToList(), []);
        Assert.Empty(_likenesses.Of(ledger.Inspection, a));
        Assert.Empty(_likenesses.ToCompare());

        Put("b", 1, 2, 3, 4);
        Assert.Single(_likenesses.ToCompare());
        ledger.Catalogue.SaveUnreadable(Samples.Id("b"), "txt", Trouble.Damaged, "文件损坏");
        Assert.Empty(_likenesses.ToCompare());
        Put("d", 1, 2, 3, 4);
        Assert.Equal(Samples.Id("d"), Assert.Single(_likenesses.ToCompare()) is var pair && pair.File == a ? pair.Other : pair.File);
    }

    [Fact]
    public void Versions_go_back_to_the_one_that_came_first_and_forms_do_not()
    {
        var (first, second, third, form) = (Put("一", 1), Put("二", 2), Put("三", 3), Put("表", 4));
        _likenesses.Compared([], [new Alike(third, second, 0.9, Likeness.Version), new Alike(second, first, 0.9, Likeness.Version), new Alike(form, first, 0.95, Likeness.SameForm)]);
        var versions = _likenesses.Versions(ledger.Inspection);
        Assert.Equal([first, first, first], new[] { first, second, third }.Select(f => versions[f]));
        Assert.False(versions.ContainsKey(form));
        Assert.Equal([Likeness.SameForm, Likeness.Version], _likenesses.Of(ledger.Inspection, first).Select(x => x.Kind));
    }

    [Fact]
    public void In_a_crowd_of_forms_a_new_one_is_compared_with_few()
    {
        for (var i = 0; i < 80; i++) Put($"表{i}", 1, 2, 3, (uint)(100 + i));
        _likenesses.Compared(_likenesses.ToCompare().ToList(), []);
        var last = Put("新表", 1, 2, 3, 999);
        Assert.Equal(8, _likenesses.ToCompare([last]).Count);
        // Its own version is found all the same, by what the crowd does not share.
        var version = Put("新表改", 1, 2, 3, 999);
        Assert.Contains(_likenesses.ToCompare([version]), pair => pair.File == last || pair.Other == last);
    }

    [Fact]
    public void Paragraphs_under_meetings_of_other_days_are_found_and_formulas_are_not()
    {
        Meeting("三月记录", (1, "2023-03-08"), (2, "2023-03-08"), (3, "2023-03-08"));
        Meeting("三月纪要", (1, "2023-03-08"));
        Meeting("五月记录", (1, "2023-05-10"), (3, "2023"));
        for (var i = 1; i <= 6; i++) Meeting($"例会{i}", (2, $"2022-0{i}-01"));
        var found = _likenesses.Recurrences(ledger.Inspection, Samples.Id("三月记录"));
        Assert.Equal([(1, new PassageId(Samples.Id("五月记录"), 1), "2023-05-10")], found.Select(r => (r.Number, r.Elsewhere, r.Date.ToString())));
        Assert.Equal(["三月纪要", "三月记录"], _likenesses.Recurrences(ledger.Inspection, Samples.Id("五月记录")).Select(r => r.Elsewhere.File).Select(f => f == Samples.Id("三月纪要") ? "三月纪要" : "三月记录").Order(StringComparer.Ordinal));
        Assert.Empty(_likenesses.Recurrences(ledger.Inspections.Named("巡察二").Id, Samples.Id("三月记录")));
    }

    [Fact]
    public void Days_of_one_record_book_are_different_meetings()
    {
        Meeting("记录本", (7, "2023-03-08"), (7, "2023-04-02"));
        Assert.Equal([(1, 2), (2, 1)], _likenesses.Recurrences(ledger.Inspection, Samples.Id("记录本")).Select(r => (r.Number, r.Elsewhere.Number)));
    }
}
