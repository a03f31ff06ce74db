using DocReview.Ingest;
using DocReview.Ledger;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocReview.Web;

/// <summary>Compares what the ledger says with what there is: originals, index, audit trail. Changes nothing.</summary>
public static class VerifyCommand
{
    private sealed record Problem(string Part, string Subject, string Says);

    public static async Task<ExitCode> Run(Workspace workspace, Arguments arguments, Output output, CancellationToken cancel)
    {
        var head = HeadOf(arguments);
        var problems = new List<Problem>();
        problems.AddRange(Originals(workspace, cancel));
        foreach (var inspection in workspace.Inspections.All()) problems.AddRange(await Index(workspace, inspection));
        var trail = workspace.Audit.Verify(head);
        if (!trail.Whole) problems.Add(new("audit", $"{trail.BrokenAt}", trail.Detail));
        Write(workspace, problems, trail, await workspace.Extraction.CheckSandbox(cancel), output);
        return problems.Count > 0 ? ExitCode.SomeUnread : ExitCode.Done;
    }

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

        var held = index.Files();
        var rows = workspace.Catalogue.Documents(inspection.Id).Where(row => row.DuplicateOf is null).ToList();
        problems.AddRange(rows.Where(row => row.Characters > 0 && marked.ContainsKey(row.File) && !held.Contains(row.File))
            .Select(row => new Problem("index", $"{inspection.Name}/{row.Path}", "登记为已索引，但索引中没有")));
        var current = rows.Select(row => row.File).ToHashSet();
        problems.AddRange(held.Where(file => !current.Contains(file)).Select(file => new Problem("index", file.Value, "索引中有、目录中已没有的文件")));
        return problems;
    }

    private static void Write(Workspace workspace, List<Problem> problems, AuditCheck trail, SandboxReport sandbox, Output output)
    {
        var head = workspace.Audit.Head();
        if (output.IsJson)
        {
            foreach (var problem in problems) output.JsonLine(new { part = problem.Part, subject = problem.Subject, problem = problem.Says });
            output.JsonLine(new { problems = problems.Count, files = workspace.Catalogue.AllFiles().Count, auditEntries = trail.Entries, auditHead = $"{head.Sequence}:{head.Hash}", sandbox = sandbox.IsWhole });
            return;
        }

        foreach (var problem in problems) output.Text($"{problem.Says}：{problem.Subject}");
        output.Text($"原件 {workspace.Catalogue.AllFiles().Count} 份，操作日志 {trail.Entries} 条，问题 {problems.Count} 处。");
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
