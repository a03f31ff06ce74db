using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Web;

/// <summary>What is different between two deliveries of the same papers.</summary>
public static class CompareCommand
{
    /// <summary>So many places of one file are told on a terminal; JSON Lines has them all.</summary>
    private const int PlacesTold = 20;

    private static readonly ComparedFiles Nothing = new(null, null, null, null, null);

    public static ExitCode Run(Workspace workspace, Arguments arguments, Output output)
    {
        var inspection = CommandLine.Existing(workspace, arguments);
        var accessions = workspace.Catalogue.Accessions(inspection.Id);
        var comparing = new Comparing(workspace.Catalogue, workspace.Likenesses);
        var compared = comparing.Deliveries(Named(accessions, arguments.Operands[0]), Named(accessions, arguments.Operands[1]));
        if (!output.IsJson) output.Text($"{Words(compared.Old)}  →  {Words(compared.New)}");
        foreach (var group in compared.Difference.Changes.GroupBy(change => change.Kind))
        {
            if (!output.IsJson) output.Text($"{Text.Of(group.Key)} {group.Count()} 份");
            foreach (var change in group) Tell(change, HasText(change) ? comparing.Files(inspection.Id, change.Old?.File, change.New?.File) : Nothing, output);
        }

        var counts = Enum.GetValues<FileChangeKind>().ToDictionary(kind => kind, kind => compared.Difference.Changes.Count(change => change.Kind == kind));
        if (output.IsJson)
        {
            output.JsonLine(new
            {
                old = compared.Old.Id, @new = compared.New.Id, same = compared.Difference.Same, changed = counts[FileChangeKind.Changed], reworked = counts[FileChangeKind.Reworked],
                added = counts[FileChangeKind.Added], removed = counts[FileChangeKind.Removed], moved = counts[FileChangeKind.Moved],
            });
        }
        else
        {
            output.Text($"未变 {compared.Difference.Same} 份。");
        }

        return ExitCode.Done;
    }

    private static bool HasText(FileChange change) => change.Kind is FileChangeKind.Changed or FileChangeKind.Reworked;

    /// <summary>By its number, or the latest of a folder.</summary>
    private static Accession Named(IReadOnlyList<Accession> accessions, string word) =>
        (long.TryParse(word, out var number) ? accessions.FirstOrDefault(accession => accession.Id == number) : null)
        ?? accessions.LastOrDefault(accession => accession.Root == Path.TrimEndingDirectorySeparator(Path.GetFullPath(word)))
        ?? throw new UsageException($"没有“{word}”这个批次或接收过的文件夹。用 docreview accessions 查看批次号。");

    private static string Words(Accession accession) => $"第 {accession.Id} 批（{Format.Moment(accession.At)}，{accession.Root}{(accession.SuppliedBy is { } by ? $"，{by}" : "")}）";

    private static void Tell(FileChange change, ComparedFiles files, Output output)
    {
        if (output.IsJson)
        {
            output.JsonLine(Json(change, files));
            return;
        }

        output.Text($"  {(change.Old is { } old && change.New is { } now && old.Path != now.Path ? $"{old.Path} → {now.Path}" : change.Path)}{(change.SameAs is { } same ? $"（与 {same} 字节相同）" : "")}");
        if (!HasText(change)) return;
        output.Text($"    原：{Times(change.Old!, files.OldDocument)}");
        output.Text($"    新：{Times(change.New!, files.NewDocument)}");
        if (files.Difference is not { } difference)
        {
            output.Text($"    {Unread(files)}");
            return;
        }

        output.Text(difference.Changes.Count == 0 ? "    文字相同。" : $"    文字有 {difference.Changes.Count} 处不同，相同 {difference.Same} 段。");
        foreach (var place in difference.Changes.Take(PlacesTold)) output.Text($"    第{(place.New ?? place.Old)!.Page}页  {Told(place)}");
        if (difference.Changes.Count > PlacesTold) output.Text($"    另有 {difference.Changes.Count - PlacesTold} 处，用 --format jsonl 或在网页上查看。");
    }

    private static string Told(TextChange place) => string.Concat(place.Stretches.Select(stretch => stretch.Edit switch
    {
        Edit.Removed => $"【原：{stretch.Text}】",
        Edit.Added => $"【新：{stretch.Text}】",
        _ => stretch.Text,
    })).ReplaceLineEndings(" ").Replace('\t', ' ');

    private static string Times(HeldFile file, Document? document) => string.Join("，", new[]
    {
        file.Modified is { } at ? $"文件修改时间 {Format.Second(at)}" : null, document?.Properties?.Created is { } created ? $"文档属性：创建 {created}" : null,
        document?.Properties?.Modified is { } modified ? $"最后保存 {modified}" : null, document?.Properties?.LastAuthor is { } author ? $"最后保存者 {author}" : null, $"{file.Length} 字节",
    }.OfType<string>());

    /// <summary>Which side cannot be compared, and why.</summary>
    private static string Unread(ComparedFiles files) => string.Join("；", new[] { ("原", files.Old, files.OldDocument), ("新", files.New, files.NewDocument) }
        .Where(side => side.Item3 is null).Select(side => $"{side.Item1}件没有可比对的文字（{(side.Item2 is { } row ? row.Status is ContentStatus.Container ? "压缩包等容器，内中各份文件分别比对" : row.Detail ?? Text.Of(row.Status) : "没有收到内容")}）"));

    private static object Json(FileChange change, ComparedFiles files) => new
    {
        change = change.Kind.ToString(), file = change.New?.Path, oldFile = change.Old?.Path, sha256 = change.New?.File?.Value, oldSha256 = change.Old?.File?.Value, sameAs = change.SameAs,
        bytes = change.New?.Length, oldBytes = change.Old?.Length, modified = change.New?.Modified, oldModified = change.Old?.Modified,
        properties = files.NewDocument?.Properties is { } p ? Lists.PropertiesOf(p) : null, oldProperties = files.OldDocument?.Properties is { } q ? Lists.PropertiesOf(q) : null,
        unreadable = HasText(change) && files.Difference is null ? Unread(files) : null,
        same = files.Difference?.Same, moved = files.Difference?.Moved,
        differences = files.Difference?.Changes.Select(place => new
        {
            page = place.New?.Page, oldPage = place.Old?.Page, passage = place.New?.Passage.Id.Number, oldPassage = place.Old?.Passage.Id.Number, text = place.New?.Passage.Text, oldText = place.Old?.Passage.Text,
            stretches = place.Stretches.Select(stretch => new { edit = stretch.Edit.ToString(), text = stretch.Text }),
        }),
    };
}
