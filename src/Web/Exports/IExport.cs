using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A list or paper that leaves the program: what the command line writes and the site sends.</summary>
public interface IExport
{
    /// <summary>Names it on the command line and in addresses.</summary>
    string Id { get; }

    /// <summary>Chinese: what it is called, and so the name of the file.</summary>
    string Title { get; }

    /// <summary>"xlsx" or "docx".</summary>
    string Ending { get; }

    /// <summary>Only who sees this zone may have it.</summary>
    Zone Zone => Zone.Ordinary;

    /// <summary>Meant for the inspected unit: made of ordinary papers alone, and a draft until the leader has approved it.</summary>
    bool LeavesTheGroup => false;

    /// <summary>Writes the file beside its place, reads it back and puts it there. Returns how many entries it holds.</summary>
    /// <exception cref="IOException">It could not be written, or what was read back is not what was written.</exception>
    int Write(ExportScope scope, string path);
}

/// <summary>What is exported of which inspection, and what is printed at the end of every export.</summary>
/// <param name="Head">The last entry of the audit trail, the one about this export included: who keeps the paper can prove later that the trail was not rewritten.</param>
/// <param name="Finding">The key of the one finding that is wanted; null for all.</param>
public sealed record ExportScope(Workspace Workspace, Inspection Inspection, AuditHead Head, string? Finding = null)
{
    /// <summary>Printed on every page; null where nothing is.</summary>
    public string? Mark { get; init; }

    /// <summary>Chinese: for papers that go to the inspected side, by what the group finds its own copy again. Nothing of how it works.</summary>
    public IEnumerable<string> OutsideFoot() => [$"编号依据：操作日志 {Head.Sequence}:{Head.Hash[..16]}"];

    /// <summary>Chinese: the inspected unit, as far as it is set.</summary>
    public string Unit => Inspection.Settings.Unit ?? "（被巡察单位）";

    /// <summary>Chinese: unit, round, period and time on site, as far as they are set; empty where nothing is. Heads papers.</summary>
    public string About => string.Join("　", new[]
    {
        Inspection.Settings.Unit, Inspection.Settings.Round, Span("巡察时段", Inspection.Settings.PeriodFrom, Inspection.Settings.PeriodTo),
        Span("进驻时间", Inspection.Settings.OnSiteFrom, Inspection.Settings.OnSiteTo),
    }.OfType<string>());

    private static string? Span(string what, DateOnly? from, DateOnly? to) =>
        from is null && to is null ? null : $"{what}：{(from is { } first ? $"{first:yyyy年M月d日}" : "起始不限")}至{(to is { } last ? $"{last:yyyy年M月d日}" : "今")}";

    /// <summary>Chinese: what the inspection is about, program and rules, audit trail, time, and what was not searched.</summary>
    public IEnumerable<string> Foot()
    {
        if (About.Length > 0) yield return $"{About}。";
        yield return $"程序版本：{Exports.Program}；规则版本：{Inspection.AnalysedBy ?? "尚未分析"}；分析时间：{(Inspection.AnalysedAt is { } at ? Format.Second(at) : "尚未分析")}。";
        var counts = Workspace.Figures.Of(Inspection).Documents;
        var waiting = Workspace.Catalogue.WaitingPages(Inspection.Id);
        yield return $"检索范围：在册材料 {counts.Files} 份；其中未能读取 {counts.ByStatus.GetValueOrDefault(ContentStatus.Unreadable)} 份，等待识别 {waiting.Pages} 页，均不在检索范围内。";
        yield return $"操作日志末条：{Head.Sequence}:{Head.Hash}。导出时间：{Format.Second(Workspace.Db.Clock.GetUtcNow())}（北京时间）。";
    }
}

/// <summary>Everything that can be exported.</summary>
public static class Exports
{
    public static IReadOnlyList<IExport> All { get; } = [new DocumentList(), new FindingList(), new RequestList(), new WorkingPapers(), new CorrectionList(), new LeadRegister(), new FactConfirmation()];

    public static string Program { get; } = $"DocReview {System.Reflection.CustomAttributeExtensions.GetCustomAttribute<System.Reflection.AssemblyInformationalVersionAttribute>(typeof(Exports).Assembly)?.InformationalVersion}";

    private const string Draft = "组内草稿，未经审批，不得外送";

    /// <summary>Puts the export into the audit trail, then writes it: an export that leaves no trace is worse than an entry without a file.</summary>
    /// <param name="about">What the trail says of it besides: which search.</param>
    /// <param name="approved">It is written to be approved, not as a draft.</param>
    public static int Write(IExport export, Workspace workspace, Inspection inspection, string who, string path, string? finding = null, string? about = null, bool approved = false)
    {
        workspace.Audit.Append(who, $"export.{export.Id}", $"{inspection.Name}: {Path.GetFileName(path)} {finding ?? about}".TrimEnd());
        var seen = export.LeavesTheGroup ? workspace.ForOutside : workspace;
        return export.Write(new(seen, inspection, workspace.Audit.Head(), finding) { Mark = export.LeavesTheGroup && !approved ? Draft : null }, path);
    }

    /// <summary>The export as a whole, with its name and the number of its entries.</summary>
    public static (string Name, byte[] Content, int Entries) Whole(IExport export, Workspace workspace, Inspection inspection, string who, string? finding = null, string? about = null, bool approved = false)
    {
        var name = $"{export.Title}-{workspace.Db.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMdd-HHmm", System.Globalization.CultureInfo.InvariantCulture)}.{export.Ending}";
        var folder = Directory.CreateTempSubdirectory("docreview-export-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            var entries = Write(export, workspace, inspection, who, path, finding, about, approved);
            return (name, File.ReadAllBytes(path), entries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
