using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>入库清单: one row for every path in custody, read or not.</summary>
internal sealed class DocumentList : IExport
{
    private static readonly ExportedSheet Sheet = new("入库清单",
    [
        ("序号", 7), ("路径", 60), ("批次", 6), ("接收时间", 18), ("提供人", 16), ("接收人", 12), ("原件/复制件", 12), ("状态", 10), ("原因与提示", 50), ("格式", 8), ("大小（字节）", 12),
        ("读取程序", 12), ("识别引擎", 16), ("页", 6), ("等待识别页", 11), ("字数", 10), ("最差一页质量", 13), ("体裁", 12), ("标题", 40), ("文号", 20), ("日期", 12),
        ("内容相同于", 40), ("版本相近于", 40), ("文档作者", 12), ("创建", 20), ("最后保存", 20), ("打印", 20), ("SHA-256", 66),
    ]);

    public string Id => "documents";
    public string Title => "入库清单";
    public string Ending => "xlsx";

    public int Write(ExportScope scope, string path)
    {
        var foot = scope.Foot().ToList();
        var written = Sheet.Write(path, Rows(scope.Workspace, scope.Inspection).Concat(foot.Select(line => (object?[])["说明", line]))) - 1 - foot.Count;
        if (written != scope.Workspace.Catalogue.CountDocuments(scope.Inspection.Id)) throw new IOException($"导出期间又有材料入库，清单只有 {written} 行，请重新导出。");
        return written;
    }

    private static IEnumerable<object?[]> Rows(Workspace workspace, Inspection inspection)
    {
        var accessions = workspace.Catalogue.Accessions(inspection.Id).ToDictionary(accession => accession.Id);
        var accounts = workspace.Catalogue.Accounts(inspection.Id);
        var versions = workspace.Likenesses.Versions(inspection.Id);
        var firstPaths = new Dictionary<FileId, string>();
        var (count, unread, waiting) = (0, 0, 0);
        foreach (var row in workspace.Catalogue.Documents(inspection.Id))
        {
            firstPaths.TryAdd(row.File, row.Path);
            count++;
            if (row.Status is ContentStatus.Unreadable) unread++;
            if (row.DuplicateOf is null) waiting += row.Waiting;
            yield return Row(count, row, accessions[row.Accession], accounts.GetValueOrDefault(row.File), versions.TryGetValue(row.File, out var first) && first != row.File ? firstPaths.GetValueOrDefault(first) : null);
        }

        yield return ["合计", $"{inspection.Name}：共 {count} 条路径，未能读取 {unread} 份，等待识别 {waiting} 页。"];
    }

    private static object?[] Row(int number, DocumentRow row, Accession accession, FileAccount? account, string? similarTo) =>
    [
        number, row.Path, accession.Id, Format.Second(accession.At), accession.SuppliedBy, accession.ReceivedBy, accession.Handover.Form is { } form ? Text.Of(form) : null, Text.Of(row.Status),
        Why(row, account), row.Format, row.Length, account?.Extractor, account?.Recogniser, row.Pages > 0 ? row.Pages : null, row.Waiting > 0 ? row.Waiting : null, row.Characters > 0 ? row.Characters : null,
        account?.Pages.Min(page => page.Quality), row.Genre is { } genre ? Text.Of(genre) : null, row.Headline, row.DocumentNumber, row.Date?.ToString(), row.DuplicateOf, similarTo,
        account?.Properties?.Author, account?.Properties?.Created, account?.Properties?.Modified, account?.Properties?.Printed, row.File.Value.Length > 0 ? row.File.Value : null,
    ];

    /// <summary>Why it could not be read and what can be done, or what is to be known of the reading.</summary>
    private static string Why(DocumentRow row, FileAccount? account) => string.Join(" ", new[]
    {
        row.Trouble is { } trouble ? $"【{Text.Of(trouble)}】" : null, row.Detail, row.Trouble is { } what ? Text.Of($"Advice.{what}") : null,
    }.OfType<string>().Concat(account?.Warnings ?? []));
}
