using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>整改台账: one row for everything that was asked to be put right at once.</summary>
internal sealed class CorrectionList : IExport
{
    private static readonly ExportedSheet Sheet = new("整改台账",
    [
        ("序号", 6), ("疑点编号", 18), ("反映的问题", 36), ("整改要求", 50), ("责任单位或责任人", 24), ("提出人", 12), ("提出时间", 18), ("完成时限", 12), ("进展与佐证材料", 60), ("反馈日期", 12), ("登记人", 12),
        ("是否完成", 10), ("追责问责、退缴、建章立制", 30), ("验收意见", 30),
    ]);

    public string Id => "corrections";
    public string Title => "整改台账";
    public string Ending => "xlsx";

    public int Write(ExportScope scope, string path)
    {
        var queue = scope.Workspace.Queue;
        var corrections = queue.Corrections(scope.Inspection.Id, scope.Finding);
        var subjects = queue.Subjects(scope.Inspection.Id, corrections.Select(asked => asked.Key));
        var today = Format.Day(scope.Workspace.Db.Clock.GetUtcNow());
        object?[] Row(Correction asked, int number) =>
        [
            number, asked.Key, subjects.GetValueOrDefault(asked.Key), asked.Asked, asked.AskedOf, asked.AskedBy, Format.Moment(asked.AskedAt), Day(asked.Due), asked.Answer,
            asked.AnsweredOn is { } on ? Day(on) : null, asked.AnsweredBy, asked.Settled ? "完成" : asked.IsOverdue(today) ? "逾期" : "未到期", null, null,
        ];
        Sheet.Write(path, corrections.Select((asked, i) => Row(asked, i + 1)).Concat(scope.Foot().Select(line => (object?[])["说明", line])));
        return corrections.Count;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
