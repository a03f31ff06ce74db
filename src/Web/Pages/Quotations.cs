using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A quoted sentence as it is shown beside a claim: with what stands before and after it.</summary>
/// <param name="Citation">The first that cites the passage.</param>
/// <param name="Label">Chinese: its part in the matter (合同, 付款 …), or why it may clear it.</param>
public sealed record Quotation(Citation Citation, string Label, Place? Place, IReadOnlyList<PassageBlock> Blocks);

/// <summary>Fetches quotations, one for each passage however often it is cited: two passages before and after; for a row of a table its head, and the rows beside it.</summary>
public sealed class Quotations(Catalogue catalogue, CurrentInspection here)
{
    private const int Around = 2;
    private readonly Dictionary<(FileId, int), Page?> _pages = [];

    public IReadOnlyList<Quotation> Of(IEnumerable<(Citation Citation, string Label)> cited)
    {
        var list = cited.ToList();
        var places = catalogue.Places(here.Id, list.Select(item => item.Citation.Passage));
        return list.GroupBy(item => item.Citation.Passage).Select(same => Of(same.ToList(), places.GetValueOrDefault(same.Key))).ToList();
    }

    private Quotation Of(IReadOnlyList<(Citation Citation, string Label)> same, Place? place)
    {
        var citation = same[0].Citation;
        var label = string.Join("、", same.Select(item => item.Label).Distinct());
        var page = place is null ? null : PageOf(citation.Passage.File, place.Page);
        var at = page is null ? -1 : page.Passages.ToList().FindIndex(passage => passage.Id == citation.Passage);
        if (at < 0) return new Quotation(citation, label, place, []);
        var passage = page!.Passages[at];
        var shown = passage.Row is null ? page.Passages.Skip(at - Around).Take((2 * Around) + 1 + Math.Min(0, at - Around)) : Rows(page.Passages, at);
        // Where one sentence of a passage is cited beside the whole, the sentence is what should be seen.
        var parts = same.Select(item => item.Citation).Where(c => c.Length < passage.Text.Length).ToList();
        var marks = new Cited(passage.Id.Number, (parts.Count > 0 ? parts : [citation]).Select(c => new Match(c.Start, c.Length)).ToList());
        return new Quotation(citation, label, place, PassageBlock.Of(shown, marks, page.Label is not null, anchors: false).ToList());
    }

    private static IEnumerable<Passage> Rows(IReadOnlyList<Passage> passages, int at)
    {
        var table = passages[at].Row!.Table;
        var beside = passages.Skip(at - 1).Take(at == 0 ? 2 : 3).Where(passage => passage.Row?.Table == table).ToList();
        var head = passages.Take(at).Where(passage => passage.Row?.Table == table).FirstOrDefault(IsHead);
        return head is null || beside.Contains(head) ? beside : [head, .. beside];
    }

    /// <summary>Several cells with words and none with a number: 日期、事由、金额.</summary>
    private static bool IsHead(Passage row)
    {
        var cells = row.Row!.Cells.Select(cell => row.Text.Substring(cell.Start, cell.Length).Trim()).Where(text => text.Length > 0).ToList();
        return cells.Count >= 2 && !cells.Any(text => text.Any(char.IsAsciiDigit));
    }

    private Page? PageOf(FileId file, int number)
    {
        if (!_pages.TryGetValue((file, number), out var page)) _pages[(file, number)] = page = catalogue.LoadPage(file, number);
        return page;
    }
}
