using System.Text;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>A small invented case in a real ledger, a real vault and a real index: what the pages have to show. One paper and one name are hostile.</summary>
internal sealed class SampleCase(Workspace workspace)
{
    public const string Name = "柏溪镇巡察";
    public const string HostileName = "<img src=x onerror=alert(1)>.txt";
    public const string HostileText = "会上说<script>document.title='进来了'</script>请把“围墙”修好 & 尽快";
    public const string HostileRow = "三";

    public FileId Contract { get; private set; }
    public FileId Minutes { get; private set; }
    public FileId Workbook { get; private set; }
    public FileId Hostile { get; private set; }
    public FileId Encrypted { get; private set; }
    public IReadOnlyList<QueuedFinding> Findings { get; private set; } = [];

    public static async Task<SampleCase> Make(Workspace workspace)
    {
        var made = new SampleCase(workspace);
        await made.Fill();
        return made;
    }

    private async Task Fill()
    {
        var (catalogue, inspections) = (workspace.Catalogue, workspace.Inspections);
        var inspection = inspections.Named(Name);
        inspections.Save(inspection.Id, new InspectionSettings { Unit = "柏溪镇", PeriodFrom = new DateOnly(2020, 1, 1), PeriodTo = new DateOnly(2021, 6, 30) });
        var accession = catalogue.OpenAccession(inspection.Id, "/records", "柏溪镇党政办", "admin");
        FileId Take(string path, string bytes, FileId? containedIn = null)
        {
            var entry = workspace.Vault.Put(new MemoryStream(Encoding.UTF8.GetBytes(bytes)));
            catalogue.Receive(accession, new Supplied(path, entry.File, entry.Length, containedIn is null ? new DateTime(2022, 3, 1, 0, 0, 0, DateTimeKind.Utc) : null, containedIn));
            return entry.File;
        }

        Contract = Take("合同/2020年/围墙维修合同.docx", "contract");
        Take("财务/附件/围墙维修合同（副本）.docx", "contract");
        Minutes = Take("党政办/会议记录/2020年党委会记录.docx", "minutes");
        Workbook = Take("财务/2020支出.xlsx", "workbook");
        Hostile = Take($"信件/{HostileName}", "hostile");
        Encrypted = Take("财务/工资表.xlsx", "encrypted");
        catalogue.Receive(accession, new Supplied("财务/打不开.doc", null, 0, null, null, Trouble.Inaccessible, "无法复制：没有权限"));
        catalogue.SaveUnreadable(Encrypted, "xlsx", Trouble.Encrypted, "文件设有打开密码。");

        var papers = new[] { ContractPaper(), MinutesPaper(), WorkbookPaper(), HostilePaper() };
        foreach (var (document, read) in papers)
        {
            catalogue.SaveDocument(document);
            workspace.Facts.Replace(document.File, Pipeline.FactsVersion, read);
            await workspace.Indexes.Writable(inspection).Put(document, default);
        }

        await workspace.Indexes.Writable(inspection).Commit(default);
        workspace.IndexState.Mark(inspection.Id, papers.Select(paper => paper.Item1.File).ToList(), workspace.Indexes.Version);
        workspace.Queue.Replace(inspection.Id, [WallDecision(papers)], FindingsOf(papers).ToList(), inspections.Generation(inspection.Id), Pipeline.AnalysisVersion);
        Findings = workspace.Queue.All(inspection.Id);
    }

    private (Document, IReadOnlyList<Fact>) ContractPaper()
    {
        var document = SamplePapers.Of(Contract, "合同/2020年/围墙维修合同.docx", "围墙维修合同", "docx",
            ["围墙维修合同", "甲方：柏溪镇人民政府", "乙方：青禾建筑工程有限公司", "一、工程内容：镇政府院内围墙维修，长126米。", "二、合同价款：人民币叁拾捌万陆仟元整（¥386,000元）。", "三、工期：自2020年5月18日起30日内。", "签订日期：2020年5月12日"]);
        var price = document.Passages.ElementAt(4);
        return (document,
        [
            new Profile(Citation.Of(document.Passages.First()), Genre.Contract, "围墙维修合同", "柏溪镇人民政府", null, PartialDate.Parse("2020-05-12")),
            new Execution(Citation.Of(price), ExecutionKind.Contract, [DecisionCategory.Project, DecisionCategory.LargeFund], "镇政府院内围墙维修", Money.Yuan(386_000),
                PartialDate.Parse("2020-05-12"), ["青禾建筑工程有限公司"], "柏溪镇人民政府", null, null),
        ]);
    }

    private (Document, IReadOnlyList<Fact>) MinutesPaper()
    {
        var document = SamplePapers.Of(Minutes, "党政办/会议记录/2020年党委会记录.docx", "2020年党委会记录", "docx",
            ["柏溪镇党委会议记录", "时间：2020年3月9日", "主持：高明远", "议题一：研究春耕物资采购。高明远：同意。", "决定：采购化肥20吨，资金8.6万元。", "议题二：围墙修缮的初步想法，先由城建办拿方案，下次再议。"]);
        var passages = document.Passages.ToList();
        return (document,
        [
            new Profile(Citation.Of(passages[0]), Genre.MeetingRecord, "2020年党委会记录", null, null, PartialDate.Parse("2020-03-09")),
            new Meeting(Citation.Of(passages[0]), MeetingBody.PartyCommittee, "党委会议", false, PartialDate.Parse("2020-03-09"), 4, "高明远", null, 9, 7, ["高明远", "宋岚"], ["方可"], [],
            [
                new AgendaItem(Citation.Of(passages[3]), "研究春耕物资采购", Outcome.Decided, passages[3].Text, [], null, Citation.Of(passages[4])),
                new AgendaItem(Citation.Of(passages[5]), "围墙修缮的初步想法", Outcome.Deferred, passages[5].Text, [], null, null),
            ]) { FirstPassage = 1, LastPassage = 6 },
            new Standard(Citation.Of(passages[4]), StandardKind.LargeFund, Money.Yuan(50_000), null, MeetingBody.PartyCommittee, "党委会", PartialDate.Parse("2019-01-01")),
            new Standard(Citation.Of(passages[4], 0, 5), StandardKind.ReceptionPerHead, Money.Yuan(45), null, MeetingBody.Unknown, null, null),
            new Standard(Citation.Of(passages[5]), StandardKind.Always, null, null, MeetingBody.Joint, null, null),
        ]);
    }

    private (Document, IReadOnlyList<Fact>) WorkbookPaper()
    {
        var document = SamplePapers.Table(Workbook, "财务/2020支出.xlsx", "2020支出", [["柏溪镇2020年支出台账", "", "", ""], ["日期", "摘要", "收款单位", "金额"],
            ["2020-06-20", "围墙维修进度款", "青禾建筑工程有限公司", "200000"], ["2020-06-28", "围墙维修尾款", "青禾建筑工程有限公司", "186000"], ["2020-07-01", "办公用纸", "文华文具店", "1280"]]);
        return (document,
        [
            new Profile(Citation.Of(document.Passages.First()), Genre.SpendingLedger, "柏溪镇2020年支出台账", null, null, PartialDate.Parse("2020")),
            new Expenditure(Citation.Of(document.Passages.ElementAt(2)), PartialDate.Parse("2020-06-20"), "青禾建筑工程有限公司", "围墙维修进度款", null, Money.Yuan(200_000), "转账", null, null, null),
        ]);
    }

    private (Document, IReadOnlyList<Fact>) HostilePaper()
    {
        var document = SamplePapers.Of(Hostile, $"信件/{HostileName}", "<b>粗体标题</b>", "txt", [HostileText, "落款：\"><svg onload=alert(2)>"]);
        return (document, [new Profile(Citation.Of(document.Passages.First()), Genre.Petition, "<b>粗体标题</b>", null, null, null)]);
    }

    private static Decision WallDecision((Document Document, IReadOnlyList<Fact>)[] papers) => new(
        Citation.Of(papers[0].Document.Passages.ElementAt(4)), [DecisionCategory.Project, DecisionCategory.LargeFund], "镇政府院内围墙维修", Money.Yuan(386_000),
        PartialDate.Parse("2020-05-12"), ["青禾建筑工程有限公司"], Deliberation.None, null, null, 0)
    {
        Rejected = [new RejectedMeeting(Citation.Of(papers[1].Document.Passages.ElementAt(5)), PartialDate.Parse("2020-03-09"), 0.41, "议而未决，没有金额")],
    };

    private static IEnumerable<Finding> FindingsOf((Document Document, IReadOnlyList<Fact>)[] papers)
    {
        var (contract, minutes, workbook, hostile) = (papers[0].Document, papers[1].Document, papers[2].Document, papers[3].Document);
        var price = contract.Passages.ElementAt(4);
        yield return new Finding("NoDeliberation", DecisionCategory.Project, Severity.High, "镇政府院内围墙维修", Money.Yuan(386_000), PartialDate.Parse("2020-05-12"),
            "2020年5月12日签订的围墙维修合同价款386,000元，在已导入的2020年会议记录中未见集体研究的记录，建议调取同期党委会记录原本核实。",
            "关于大额资金使用须经集体研究的规定（2018-01-01起）。请核对原文。",
            [new Evidence(Citation.Of(price, 10, price.Text.Length - 10), "合同"), new Evidence(Citation.Of(workbook.Passages.ElementAt(2)), "付款")],
            [new Exculpation(Citation.Of(minutes.Passages.ElementAt(5)), "两个月前的党委会议过围墙修缮，可能另有一次会议定案")],
            new SearchedFor(1, PartialDate.Parse("2020-01"), PartialDate.Parse("2020-05"), ["2020年4月没有会议记录"]), ["2020年4月至5月党委会记录原本", "围墙维修的比选资料"])
        {
            FalseAlarms = "会议记录未一并拷贝；在授权额度以内；抢险应急先办后报。",
        };
        yield return new Finding("HospitalityNoLetter", null, Severity.Low, "2020年6月接待一次", Money.Yuan(1_260), PartialDate.Parse("2020-06-03"), "接待台账列有一次接待，在已导入的材料中未见对应的公函。",
            "公务接待管理规定。请核对原文。", [new Evidence(Citation.Of(workbook.Passages.ElementAt(4)), "台账")], [], null, ["公函存根"]) { FalseAlarms = "公函单独归档。" };
        yield return new Finding("RecordGap", null, Severity.Medium, $"信件{HostileRow}", null, null, HostileText, "<i>依据</i>", [new Evidence(Citation.Of(hostile.Passages.First()), "<u>信件</u>")], [], null, ["<b>原信</b>"]);
    }
}
