using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>
/// What was read from an image may be misread: by itself it neither clears a decision nor weighs as much as a written paper. Wherever it is cited, that is said.
/// </summary>
internal sealed class RecognisedSources(CaseFacts facts)
{
    private readonly HashSet<PassageId> _recognised = facts.Documents.SelectMany(d => d.Document.Pages).Where(page => page.Origin == TextOrigin.Recognised)
        .SelectMany(page => page.Passages).Select(passage => passage.Id).ToHashSet();

    public Finding Marked(Finding finding) =>
        !finding.Evidence.Select(e => e.Source).Concat(finding.Exculpatory.Select(e => e.Source)).Any(Is) ? finding : finding with
        {
            Reason = finding.Reason + "所引扫描件的文字由图像识别得出，可能有误，请先对照原页核对。",
            Severity = Is(finding.Evidence[0].Source) && finding.Severity == Severity.High ? Severity.Medium : finding.Severity,
        };

    public Decision Marked(Decision decision) => (Is(decision.Source), decision.Meeting is { } meeting && Is(meeting)) switch
    {
        (_, true) => decision with { Reasons = [.. decision.Reasons, "会议记录的文字由图像识别得出，须对照原页核对"] },
        (true, _) => decision with { Reasons = [.. decision.Reasons, "本件的文字由图像识别得出，须对照原页核对"] },
        _ => decision,
    };

    private bool Is(Citation citation) => _recognised.Contains(citation.Passage);
}
