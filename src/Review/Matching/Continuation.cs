using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A meeting whose record runs over two files: the second begins without a head and goes on where the first, its neighbour in the folder, leaves off.</summary>
internal static partial class Continuation
{
    /// <summary>The documents with such records put together; each fact stays with the document that says it.</summary>
    public static IReadOnlyList<DeliberatedItem> Joined(IReadOnlyList<CaseDocument> documents)
    {
        var items = new List<DeliberatedItem>();
        foreach (var folder in documents.Where(d => d.Facts.Any(f => f is Meeting)).GroupBy(d => Folder(d.Document.Path)))
        {
            CaseDocument? before = null;
            foreach (var document in folder.OrderBy(d => d.Document.Path, StringComparer.Ordinal))
            {
                var meetings = document.Facts.OfType<Meeting>().ToList();
                if (before?.Facts.OfType<Meeting>().LastOrDefault() is { } open && GoesOn(document, meetings[0], before))
                {
                    items.AddRange(Continued(items, document, meetings[0], open));
                    meetings.RemoveAt(0);
                }
                items.AddRange(meetings.SelectMany(m => m.Agenda.Select(i => new DeliberatedItem(document, m, i))));
                before = document;
            }
        }
        return items;
    }

    private static string Folder(string path) => path[..(path.LastIndexOfAny(['/', '!']) + 1)];

    private static bool GoesOn(CaseDocument document, Meeting first, CaseDocument before)
    {
        if (first is not { Chair: null, Expected: null, Attendees.Count: 0 }) return false;
        var top = document.Document.Passages.Take(2).Select(p => p.Text).ToList();
        return top.Any(t => GoingOn().IsMatch(t)) || before.Document.Passages.TakeLast(2).Any(p => ToBeContinued().IsMatch(p.Text));
    }

    /// <summary>The items of the second file with the head of the first; what was begun there and is not decided yet is one item with what comes first here.</summary>
    private static IEnumerable<DeliberatedItem> Continued(List<DeliberatedItem> items, CaseDocument document, Meeting second, Meeting head)
    {
        var meeting = head with { FirstPassage = second.FirstPassage, LastPassage = second.LastPassage };
        for (var i = 0; i < second.Agenda.Count; i++)
        {
            var item = second.Agenda[i];
            if (i == 0 && items.Count > 0 && items[^1].Meeting == head && items[^1].Item is { Outcome: Outcome.Noted } begun)
            {
                items.RemoveAt(items.Count - 1);
                item = item with { Title = begun.Title, Text = begun.Text + "\n" + item.Text, Speeches = [.. begun.Speeches, .. item.Speeches], Amounts = [.. begun.Amounts, .. item.Amounts], Sundry = begun.Sundry };
            }
            yield return new DeliberatedItem(document, meeting, item);
        }
    }

    [GeneratedRegex("^[（(\\s]*(?:接|续|承接|上接)(?:上|前)(?:一)?(?:本|页|册|文)?|^[（(]?续(?:页|表|前|记)?[）)]?$")]
    private static partial Regex GoingOn();

    [GeneratedRegex("[（(\\s](?:接|转|续|下转)(?:下|后)(?:一)?(?:本|页|册)?[）)]?\\s*$|未完待续|^[（(]?(?:下接|转下)")]
    private static partial Regex ToBeContinued();
}
