using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The facts of an inspection, put together: which papers are one matter, which meeting dealt with it, what is covered, which limits were in force. Rules read it.</summary>
public sealed record CaseStudy(
    CaseFacts Facts, IReadOnlyList<Act> Acts, IReadOnlyList<JudgedMatter> Matters, IReadOnlyList<DeliberatedItem> Items, Coverage Coverage, Thresholds Thresholds, PartyNames Names, Rarity Rarity, Quorum Quorum)
{
    public static CaseStudy Of(CaseFacts facts)
    {
        var acts = Act.AllOf(facts);
        var items = DeliberatedItem.AllOf(facts);
        var rarity = new Rarity(items.Select(i => i.Grams).Concat(acts.Select(a => a.Grams)));
        var names = new PartyNames(acts.SelectMany(a => a.Parties));
        var coverage = new Coverage(facts);
        var thresholds = new Thresholds(facts);
        var quorum = new Quorum(facts);
        var judge = new Judgement(facts, new SameMatter(rarity, names), new ItemFinder(items, rarity, names), coverage, thresholds, quorum);
        var exempt = acts.Select(a => (Act: a, Why: Exemptions.For(a, facts))).ToLookup(x => x.Why is not null && x.Act.Kind is null);
        var alone = exempt[true].Select(x => new JudgedMatter(new Matter([x.Act]), x.Why, null, Deliberation.None, null, [], []));
        // The one step that costs more than reading the facts: each matter is judged for itself, as many at once as there are cores.
        var judged = Review.Matters.Of(exempt[false].Select(x => x.Act).ToList(), rarity, names).AsParallel().AsOrdered().Select(judge.Of);
        return new CaseStudy(facts, acts, [.. judged, .. alone], items, coverage, thresholds, names, rarity, quorum);
    }

    private readonly Dictionary<FileId, CaseDocument> _documents = Facts.Documents.DistinctBy(d => d.Document.File).ToDictionary(d => d.Document.File);
    private readonly ILookup<CaseDocument, Act> _actsOf = Acts.ToLookup(a => a.Document);

    /// <summary>Papers that call to meetings.</summary>
    internal IReadOnlyList<CaseDocument> Notices { get; } = Announcement.Notices(Facts);

    public CaseDocument DocumentOf(Citation source) => _documents[source.Passage.File];

    /// <summary>In the order in which the document tells them.</summary>
    public IEnumerable<Act> ActsOf(CaseDocument document) => _actsOf[document];
}

/// <summary>Which agenda items are worth comparing with a paper: those that share a telling pair of characters, a person or a party with it.</summary>
public sealed class ItemFinder
{
    private readonly Dictionary<string, List<DeliberatedItem>> _byGram = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<DeliberatedItem> _items;
    private readonly Rarity _rarity;
    private readonly PartyNames _names;

    public ItemFinder(IReadOnlyList<DeliberatedItem> items, Rarity rarity, PartyNames names)
    {
        (_items, _rarity, _names) = (items, rarity, names);
        foreach (var item in items)
            foreach (var gram in item.Grams)
            {
                if (!_byGram.TryGetValue(gram, out var list)) _byGram[gram] = list = [];
                list.Add(item);
            }
    }

    public IEnumerable<DeliberatedItem> For(Act act)
    {
        if (_items.Count <= 200) return _items; // few enough to look at all of them
        var telling = act.Grams.Concat(act.Parties.SelectMany(p => SubjectText.Grams(_names.Core(p)))).Distinct().OrderByDescending(_rarity.Of).Take(10);
        var common = Math.Max(60, _items.Count / 25);
        return telling.Select(gram => _byGram.GetValueOrDefault(gram) ?? []).Where((list, i) => i < 3 || list.Count <= common).SelectMany(list => list).Distinct();
    }
}
