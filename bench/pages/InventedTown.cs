using System.Security.Cryptography;
using System.Text;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Bench;

/// <summary>A data folder as an inspection leaves it: papers in custody, their texts in the index, facts, decisions, findings, some of them judged. Made from a seed; nothing in it is real.</summary>
internal sealed class InventedTown(Workspace workspace)
{
    public const string Name = "bench", Password = "山高月小 水落石出 1082";
    private const int PartSize = 500;

    /// <summary>One of today's, so that nothing is read anew.</summary>
    private static readonly string Reader = Ingest.Extractors.Names.First(name => name.StartsWith("docx", StringComparison.Ordinal));
    private static readonly string[] Works = "道路硬化工程 饮水管网改造 河堤加固 路灯安装 文化广场建设 污水处理站 校舍维修 办公楼防水 垃圾中转站 农贸市场改造".Split(' ');
    private static readonly string[] People = "罗勇 田甜 葛明 石磊 江涛 何敏 彭海 韦兰 龚平 秦岚".Split(' ');
    private readonly Random random = new(1);
    private readonly List<(Document Document, IReadOnlyList<Fact> Facts)> part = [];
    private readonly List<Citation> contracts = [], meetings = [];

    public async Task Fill(int papers, int findings)
    {
        var inspection = workspace.Inspections.Named(Name);
        workspace.Inspections.Save(inspection.Id, new InspectionSettings { Unit = "鹤渡镇" });
        foreach (var (name, role) in new[] { ("组长", Roles.Leader), ("组员", Roles.Member) }) workspace.Users.Add(name, role, Passwords.Hash(Password), mustChange: false);
        var ordinary = workspace.Catalogue.OpenAccession(inspection.Id, "/records", "党政办", "组员");
        var apart = workspace.Catalogue.OpenAccession(inspection.Id, "/letters", new Handover("信箱", "组长") { Zone = Zone.Petitions });
        for (var number = 0; number < papers; number++)
        {
            part.Add(Paper(number));
            if (part.Count == PartSize || number == papers - 1) await Take(inspection, number / PartSize % 50 == 49 ? apart : ordinary);
        }

        workspace.Queue.Replace(inspection.Id, Decisions(papers / 6), Findings(findings), workspace.Inspections.Generation(inspection.Id), Pipeline.AnalysisVersion);
        Review(inspection);
    }

    private async Task Take(Inspection inspection, Accession accession)
    {
        var index = workspace.Indexes.Writable(inspection);
        workspace.Catalogue.Receive(accession, [.. part.Select(paper => new Supplied(paper.Document.Path, paper.Document.File, 4096, DateTime.UnixEpoch))]);
        workspace.Db.Together(() =>
        {
            foreach (var (document, facts) in part)
            {
                workspace.Catalogue.SaveDocument(document);
                workspace.Facts.Replace(document.File, Pipeline.FactsVersion, facts);
            }
        });
        foreach (var (document, _) in part) await index.Put(document, default);
        await index.Commit(default);
        workspace.IndexState.Mark(inspection.Id, [.. part.Select(paper => paper.Document.File)], workspace.Indexes.Version);
        part.Clear();
    }

    private (Document, IReadOnlyList<Fact>) Paper(int number)
    {
        var (subject, date) = ($"{(char)('甲' + (number % 7))}村{One(Works)}{number}", PartialDate.OfDay(new DateOnly(2019, 1, 1).AddDays(random.Next(6 * 365))));
        var (genre, title) = (number % 20) switch
        {
            < 3 => (Genre.MeetingRecord, $"党委会会议记录{number}"), < 9 => (Genre.SpendingLedger, $"支出明细{number}"), < 11 => (Genre.ReceptionRecord, $"公务接待台账{number}"),
            < 15 => (Genre.Contract, $"{subject}合同"), 15 => (Genre.OfficialPaper, $"{subject}验收报告"), _ => (Genre.OfficialPaper, $"关于{subject}的通知"),
        };
        var file = new FileId(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"town {number}"))));
        var passages = Enumerable.Range(1, 8).Select(i => new Passage(new(file, i), i == 1 ? title : $"{date}，{subject}第{i}项，{One(People)}汇报情况，支付{random.Next(1, 900) * 100}元，会议同意由{One(People)}负责，{One(Works)}一并研究。")).ToList();
        var document = new Document(file, $"{date.Year}年/{genre}/{number / 1000:000}/{title}.docx", title, "docx", [new Page(1, TextOrigin.Written, passages)], Reader);
        var source = Citation.Of(passages[1]);
        if (genre == Genre.Contract) contracts.Add(source);
        if (genre == Genre.MeetingRecord) meetings.Add(source);
        return (document, [new Profile(Citation.Of(passages[0]), genre, title, "鹤渡镇人民政府", null, date), .. Facts(genre, passages, date, subject)]);
    }

    private IEnumerable<Fact> Facts(Genre genre, List<Passage> passages, PartialDate date, string subject) => genre switch
    {
        Genre.MeetingRecord => [new Meeting(Citation.Of(passages[0]), random.Next(4) == 0 ? MeetingBody.Government : MeetingBody.PartyCommittee, "党委会", random.Next(3) == 0, date, null, People[0], People[1], 9, 8, People, [], [],
            [.. passages.Skip(1).Take(5).Select(p => new AgendaItem(Citation.Of(p), subject, Outcome.Decided, p.Text, [], null, null))])],
        Genre.SpendingLedger => passages.Skip(1).Take(5).Select(p => new Expenditure(Citation.Of(p), date, $"{One(Works)}{random.Next(200)}公司", subject, null, Money.Yuan(random.Next(1, 9000) * 10), "转账", People[0], null, null)),
        Genre.ReceptionRecord => passages.Skip(1).Take(3).Select(p => new Reception(Citation.Of(p), ReceptionPaper.Register, date, $"县{One(Works)}调研组", 6, People[..2], 2, "机关食堂", Money.Yuan(random.Next(3, 20) * 100), true, null, null, [])),
        Genre.Contract => [new Execution(Citation.Of(passages[1]), ExecutionKind.Contract, [DecisionCategory.Project], subject, Money.Yuan(50_000), date, [One(Works) + "公司"], "鹤渡镇人民政府", null, null)],
        _ => [],
    };

    private List<Decision> Decisions(int count) => [.. contracts.Take(count).Select((contract, i) => new Decision(contract, [(DecisionCategory)(i % 4)], $"{One(Works)}{i}", Money.Yuan(50_000 + i),
        PartialDate.OfDay(new DateOnly(2019, 1, 1).AddDays(i % 2000)), [One(Works) + "公司"], i % 3 == 0 ? Deliberation.None : Deliberation.Prior, i % 3 == 0 ? null : meetings[i % meetings.Count], null, 0.9))];

    private List<Finding> Findings(int count) => [.. Enumerable.Range(0, count).Select(i => new Finding(
        i % 3 == 0 ? "SplitPayment" : "NoDeliberation", (DecisionCategory)(i % 4), (Severity)(i % 3), $"{One(Works)}{i}", Money.Yuan(30_000 + i), PartialDate.OfDay(new DateOnly(2019, 1, 1).AddDays(i % 2000)),
        $"在已导入的会议记录中未见研究“{One(Works)}{i}”的记载。", "议事规则第四条", [new Evidence(contracts[i % contracts.Count], "合同"), new Evidence(meetings[i % meetings.Count], "会议记录")], [],
        new SearchedFor(400, null, null, ["2020年3月"]), ["会议记录原本"]))];

    /// <summary>A third is judged, in bulk; some are held to be so and wait for a second reader; some are to be put right.</summary>
    private void Review(Inspection inspection)
    {
        var queue = workspace.Queue;
        var all = queue.All(inspection.Id).Select(finding => (finding.Key, finding.Version)).ToList();
        queue.ClearAll(inspection.Id, all.Take(all.Count / 3), "组员", "有会议记录，另册存放。");
        queue.AssignAll(inspection.Id, all.Skip(all.Count / 3).Take(all.Count / 3), "组员", "组长");
        foreach (var (key, _) in all.Skip(all.Count / 3).Take(200))
        {
            queue.Move(inspection.Id, key, queue.Find(inspection.Id, key)!.Version, ReviewStatus.InReview, "组员", "");
            queue.Move(inspection.Id, key, queue.Find(inspection.Id, key)!.Version, ReviewStatus.Substantiated, "组员", "两类材料互证。", "可能另有纪要，已查未见。");
            queue.AskCorrection(inspection.Id, key, queue.Find(inspection.Id, key)!.Version, "补记会议记录", "党政办", new DateOnly(2026, 1, 31), "组员");
        }

        for (var i = 0; i < 20; i++) queue.CutBatch(inspection.Id, new QueueFilter(), FindingOrder.Severity, 40, $"第{i}批", "组员", "组长");
    }

    private string One(string[] choices) => choices[random.Next(choices.Length)];
}
