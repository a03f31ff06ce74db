using DocReview.Ingest;
using DocReview.Ledger;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocReview.Web;

/// <summary>
/// Compares what the ledger says with what there is: supplied folders, originals, index, audit trail. Changes nothing. What was added to a supplied folder or worked on since it was
/// received is told, but is no problem: nothing of ours is wrong.
/// </summary>
public static class VerifyCommand
{
    private sealed record Problem(string Part, string Subject, string Says);

    public static async Task<ExitCode> Run(Workspace workspace, Arguments arguments, Output output, CancellationToken cancel)
    {
        var head = HeadOf(arguments);
        var inspections = workspace.Inspections.All();
        var disk = arguments.Has("no-disk") ? [] : inspections.SelectMany(inspection => new DiskCheck(workspace, inspection).Differences(cancel)).Distinct().ToList();
        var problems = disk.Where(difference => difference.State is DiskState.Altered).Select(difference => new Problem("disk", difference.Path, Says(difference.State))).ToList();
        problems.AddRange(Originals(workspace, cancel));
        problems.AddRange(workspace.Catalogue.Inconsistent().Select(file => new Problem("catalogue", $"{file} {NameOf(workspace, file)}", "台账中的页数或路径前后不符")));
        foreach (var inspection in inspections) problems.AddRange(await Index(workspace, inspection));
        var trail = workspace.Audit.Verify(head);
        if (!trail.Whole) problems.Add(new("audit", $"{trail.BrokenAt}", trail.Detail));
        Write(workspace, problems, disk.Where(difference => difference.State is not DiskState.Altered).ToList(), trail, await workspace.Extraction.CheckSandbox(cancel), output);
        return problems.Count > 0 ? ExitCode.SomeUnread : ExitCode.Done;
    }

    private static string Says(DiskState state) => state switch
    {
        DiskState.Added => "接收之后新增，尚未接收",
        DiskState.Changed => "接收之后有改动，改动后的内容尚未接收",
        DiskState.Gone => "接收之后已不在文件夹中（原件仍在保管库）",
        DiskState.Unreachable => "现在打不开，未能比对",
        _ => "内容与接收时不同，而大小和修改时间没有变",
    };

    private static IEnumerable<Problem> Originals(Workspace workspace, CancellationToken cancel)
    {
        var onRecord = workspace.Catalogue.AllFiles();
        var classified = workspace.Catalogue.Classified();
        foreach (var file in classified.Where(workspace.Vault.Holds)) yield return new("vault", $"{file} {NameOf(workspace, file)}", "标有密级标志的原件不应保存在保管库中");
        foreach (var file in onRecord.Except(classified))
        {
            cancel.ThrowIfCancellationRequested();
            var says = workspace.Vault.Verify(file) switch
            {
                Vault.Condition.Missing => "保管库中缺少原件",
                Vault.Condition.Changed => "原件的内容与登记的校验值不符",
                Vault.Condition.Writable => "原件文件的只读属性被取消（内容未变）",
                _ => null,
            };
            if (says is not null) yield return new("vault", $"{file} {NameOf(workspace, file)}", says);
        }

        foreach (var stray in workspace.Vault.Files().Except(onRecord)) yield return new("vault", stray.Value, "保管库中有台账没有登记的文件");
    }

    private static string NameOf(Workspace workspace, FileId file) => string.Join("；", workspace.Inspections.All()
        .SelectMany(inspection => workspace.Catalogue.Paths(inspection.Id, file).Select(row => $"{inspection.Name}/{row.Path}")));

    private static async Task<IReadOnlyList<Problem>> Index(Workspace workspace, Inspection inspection)
    {
        var pipeline = new Pipeline(workspace, NullLogger<Pipeline>.Instance) { Recogniser = null };
        var problems = pipeline.Unfinished(inspection)
            .Select(file => new Problem("catalogue", $"{inspection.Name}/{file.Source.Path}", file.Stage switch
            {
                Stage.Extract => "尚未读取",
                Stage.Read => "尚未识别要素",
                _ => "尚未建立索引",
            })).ToList();
        var marked = workspace.IndexState.Marked(inspection.Id);
        await using var index = workspace.Indexes.Readable(inspection);
        if (index is null)
        {
            if (marked.Count > 0) problems.Add(new("index", inspection.Name, "索引缺失或已损坏，下次导入、检索或启动网站时会自动重建"));
            return problems;
        }

        if (index.Damage() is { } damage) return [.. problems, new("index", inspection.Name, damage)];
        problems.AddRange(Postings(workspace, inspection, index.Passages(), marked));
        return problems;
    }

    /// <summary>Every passage on record must stand in the index, and nothing else.</summary>
    private static IEnumerable<Problem> Postings(
        Workspace workspace, Inspection inspection, IReadOnlyDictionary<FileId, int> held, IReadOnlyDictionary<FileId, string> marked)
    {
        var onRecord = workspace.Catalogue.PassageCounts(inspection.Id);
        var rows = workspace.Catalogue.Documents(inspection.Id).Where(row => row.DuplicateOf is null).ToList();
        foreach (var row in rows.Where(row => marked.ContainsKey(row.File)))
        {
            var (written, there) = (onRecord.GetValueOrDefault(row.File), held.GetValueOrDefault(row.File));
            if (written > 0 && there == 0) yield return new("index", $"{inspection.Name}/{row.Path}", "登记为已索引，但索引中没有");
            else if (written != there) yield return new("index", $"{inspection.Name}/{row.Path}", $"索引中有 {there} 段，台账中有 {written} 段");
        }

        foreach (var file in held.Keys.Except(rows.Select(row => row.File))) yield return new("index", file.Value, "索引中有、目录中已没有的文件");
    }

    private static void Write(Workspace workspace, List<Problem> problems, List<DiskDifference> disk, AuditCheck trail, SandboxReport sandbox, Output output)
    {
        var (head, files) = (workspace.Audit.Head(), workspace.Catalogue.AllFiles().Count);
        var waiting = workspace.Inspections.All().Sum(inspection => workspace.Catalogue.WaitingPages(inspection.Id).Pages);
        if (output.IsJson)
        {
            foreach (var problem in problems) output.JsonLine(new { part = problem.Part, subject = problem.Subject, problem = problem.Says });
            foreach (var difference in disk) output.JsonLine(new { part = "disk", subject = difference.Path, state = difference.State.ToString(), information = Says(difference.State) });
            output.JsonLine(new
            {
                problems = problems.Count, files, pagesWaiting = waiting, disk = disk.GroupBy(difference => difference.State).ToDictionary(group => group.Key.ToString(), group => group.Count()),
                auditEntries = trail.Entries, auditHead = $"{head.Sequence}:{head.Hash}", sandbox = sandbox.IsWhole,
            });
            return;
        }

        foreach (var problem in problems) output.Text($"{problem.Says}：{problem.Subject}");
        foreach (var difference in disk) output.Text($"提示  {Says(difference.State)}：{difference.Path}");
        output.Text($"原件 {files} 份，操作日志 {trail.Entries} 条，问题 {problems.Count} 处。{(waiting > 0 ? $"等待识别 {waiting} 页（不算问题）。" : "")}{(disk.Count > 0 ? $"文件夹在接收之后的变化 {disk.Count} 处（不算问题，再次 ingest 即可接收）。" : "")}");
        output.Text($"操作日志末条：{head.Sequence}:{head.Hash}（另行抄存，下次用 --audit-head 核对，可发现被截去的记录）");
        output.Text(sandbox.Says);
    }

    private static AuditHead? HeadOf(Arguments arguments)
    {
        if (!arguments.Options.TryGetValue("audit-head", out var text)) return null;
        return text.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, out var sequence) ? new AuditHead(sequence, hash)
            : throw new UsageException("--audit-head 应为“序号:校验值”，即上次核对时抄存的那一行。");
    }
}
