using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Bench;

/// <summary>Queries of the kinds that are typed, made of the papers that are searched.</summary>
internal sealed class QueryKinds
{
    private static readonly string[] Subjects = ["公务接待", "道路硬化", "会议纪要", "慰问金", "工程款", "车辆", "补贴", "验收", "采购", "培训费", "合同", "库存现金", "租赁", "危房", "低保", "预算"];
    private readonly List<string> texts, names;
    private readonly Knowledge files;

    public QueryKinds(int documents)
    {
        var records = new InventedRecords();
        // Enough of them that no query is seen often.
        var sample = Enumerable.Range(0, Math.Min(documents, 400)).Select(i => records.Document(i * Math.Max(1, documents / 400))).ToList();
        texts = [.. sample.SelectMany(document => document.Passages).Select(passage => passage.Text).Where(text => text.Length > 24 && !text.Contains('"'))];
        names = [.. records.Names.Where(name => name.Length == 3)];
        files = new(Enumerable.Range(0, documents).Where(InventedRecords.IsContract).Select(InventedRecords.File));
    }

    public IReadOnlyList<(string Name, Func<Random, SearchQuery> Make)> All =>
    [
        ("one character", random => Ask(Han(random, 1))),
        ("pair", random => Ask(Han(random, 2))),
        ("phrase of 4", random => Ask($"\"{Stretch(random, 4)}\"")),
        ("phrase of 8", random => Ask($"\"{Stretch(random, 8)}\"")),
        ("phrase of 20", random => Ask($"\"{Stretch(random, 20)}\"")),
        ("two words", random => Ask($"{Subject(random)} {Subject(random)}")),
        ("or, not, brackets", random => Ask($"({Subject(random)} 或 {Subject(random)}) {Han(random, 2)} 非 {Subject(random)}")),
        ("near: \"a b\"~20", random => Ask($"\"{Subject(random)} {Han(random, 2)}\"~20")),
        ("wildcard 张*明", random => names[random.Next(names.Count)] is var name ? Ask($"{name[0]}*{name[2]}") : Ask("")),
        ("sum range", random => random.Next(1, 80) is var low ? Ask($"金额:{low}万..{low + random.Next(1, 20)}万") : Ask("")),
        ("date range and word", random => Ask($"日期:{2019 + random.Next(6)}-{random.Next(1, 13):00} {Subject(random)}")),
        ("same file", random => Ask($"同文件:({Subject(random)} {names[random.Next(names.Count)]})")),
        ("kind of paper and word", random => Ask($"类型:合同 {Subject(random)}")),
    ];

    private SearchQuery Ask(string text) => new(text) { Knowledge = files };

    private static string Subject(Random random) => Subjects[random.Next(Subjects.Length)];

    private string Stretch(Random random, int length) => texts[random.Next(texts.Count)] is var text ? text.Substring(random.Next(text.Length - length), length) : "";

    private string Han(Random random, int length)
    {
        while (true)
            if (Stretch(random, length) is var stretch && stretch.All(c => c is >= '\u4E00' and <= '\u9FFF')) return stretch;
    }

    /// <summary>What the ledger would know: which papers are contracts.</summary>
    private sealed class Knowledge(IEnumerable<FileId> papers) : IQueryKnowledge
    {
        private readonly HashSet<FileId> contracts = [.. papers];

        public IReadOnlyCollection<string> Names => [];
        public IReadOnlySet<FileId>? Files(FileCondition condition, string value) => contracts;
        public IReadOnlySet<FileId> Dated(DateOnly first, DateOnly last) => contracts;
        public IReadOnlySet<PassageId>? Passages(PassageCondition condition, string value) => null;
    }
}
