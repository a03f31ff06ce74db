using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// The second pass over what has no text of its own: pages are recognised one by one and kept as they are done; the document is put together from what it
/// had and what was recognised. What was once recognised is never lost: reading a file anew puts it together again.
/// </summary>
internal sealed class ScanReading(Workspace workspace, ILogger log)
{
    private const int DeathsToGiveUp = 2;
    private readonly Catalogue _catalogue = workspace.Catalogue;

    /// <summary>Every page that this engine has not seen.</summary>
    public async Task Recognise(Inspection inspection, SourceFile file, string engine, CancellationToken cancel)
    {
        if (_catalogue.LoadDocument(inspection.Id, file.Id) is not { } document) return;
        var seen = _catalogue.Recognitions(file.Id).Where(page => Recogniser.HasRead(page, engine)).Select(page => page.Page).ToHashSet();
        var open = document.Pages.Where(page => (page.Waiting is not null || page.Origin == TextOrigin.Recognised) && !seen.Contains(page.Number)).Select(page => page.Number).ToList();
        if (!workspace.Vault.Holds(file.Id)) open.Clear();
        if (await Pages(file, document.Format, open, engine, cancel) is { Trouble: Trouble.Classified } marked)
        {
            workspace.GiveUpClassified(file.Id, document.Format, marked.Detail);
            return;
        }

        var whole = Recognised.Into(document, _catalogue.Recognitions(file.Id));
        _catalogue.SaveRecognised(whole, engine, Recognised.WhyNoText(whole));
    }

    /// <returns>Why the file came to an end before its last page; null where it did not.</returns>
    private async Task<Extraction.Unreadable?> Pages(SourceFile file, string format, List<int> open, string engine, CancellationToken cancel)
    {
        var deaths = 0;
        while (open.Count > 0)
        {
            var outcome = await workspace.Extraction.Recognise(file, workspace.Vault.PathOf(file.Id), format, [.. open], workspace.Recogniser.Models, page =>
            {
                _catalogue.SaveRecognition(file.Id, new PageRecognition(page.Page, engine, page.Text, page.Lines, page.Detail));
                open.Remove(page.Page);
                deaths = 0;
            }, cancel);
            if (!outcome.ChildDied)
            {
                if (outcome.Trouble is { } trouble && trouble.Trouble != Trouble.Classified) GiveUp(file, open, engine, trouble.Detail);
                return outcome.Trouble;
            }

            var why = outcome.Trouble?.Detail ?? "";
            log.LogWarning("The child died over page {Page} of {Path}: {Why}", open.FirstOrDefault(), file.Path, why);
            if (++deaths < DeathsToGiveUp || open.Count == 0) continue;
            GiveUp(file, open[..1], engine, why);
            open.RemoveAt(0);
            deaths = 0;
        }

        return null;
    }

    private void GiveUp(SourceFile file, IEnumerable<int> pages, string engine, string why)
    {
        foreach (var page in pages.ToList()) _catalogue.SaveRecognition(file.Id, new PageRecognition(page, engine, null, null, why));
    }
}
