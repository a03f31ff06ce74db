using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Comments on the cells of a workbook: notes of the old kind, and threads of the new, whose authors are listed for the whole workbook.</summary>
internal sealed class SheetComments(OfficePackage package)
{
    private readonly Dictionary<string, string> _persons = package.Relations(package.MainPart).Where(relation => relation.Type == "person")
        .SelectMany(relation => package.Load(relation.Target).Children("person")).GroupBy(person => person.Attr("id") ?? "").ToDictionary(same => same.Key, same => same.First().Attr("displayName") ?? "");

    /// <param name="relations">Those of the worksheet.</param>
    public IEnumerable<(int Row, string Text, Revision By)> Of(IReadOnlyList<(string Id, string Type, string Target)> relations)
    {
        var threads = relations.Where(relation => relation.Type == "threadedComment").SelectMany(relation => package.Load(relation.Target).Children("threadedComment"))
            .Select(comment => (Worksheet.Place(comment.Attr("ref")).Row, comment.Child("text")?.Value ?? "", new Revision(_persons.GetValueOrDefault(comment.Attr("personId") ?? ""), comment.Attr("dT")))).ToList();
        var part = package.Load(relations.FirstOrDefault(relation => relation.Type == "comments").Target);
        var authors = part.Child("authors").Children("author").Select(author => author.Value).ToList();
        var notes = part.Child("commentList").Children("comment").Select(comment => (
            Worksheet.Place(comment.Attr("ref")).Row,
            Workbook.TextOf(comment.Child("text")),
            By: new Revision(comment.Number("authorId") is >= 0 and var author && author < authors.Count ? authors[author] : null, null)));
        // A thread is said again as a note for older programs, in the name of the thread.
        return [.. notes.Where(note => threads.Count == 0 || note.By.Author?.StartsWith("tc=", StringComparison.Ordinal) != true), .. threads];
    }
}
