using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A stretch of a page's image: the whole image, and the part that is shown, in shares of its width and height from the top left.</summary>
/// <param name="Width">Of the page, in points.</param>
public sealed record Excerpt(byte[] Jpeg, string Name, double Left, double Top, double Right, double Bottom, double Width, double Height);

/// <summary>Images of cited places for papers: the lines a citation stands on, over the whole width of the page. Where no image can be drawn, or enough have been, the words alone stand there.</summary>
internal sealed class Excerpts(ExportScope scope)
{
    /// <summary>A paper of thousands of matters is a list, and nobody waits for hours.</summary>
    private const int Most = 80;

    /// <summary>Room around the lines, in points.</summary>
    private const double Above = 26, Beside = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly long began = scope.Workspace.Db.Clock.GetTimestamp();
    private readonly Dictionary<(FileId, int), Page?> pages = [];
    private int drawn;

    public Excerpt? Of(Citation citation, Place? place)
    {
        if (place is null || drawn >= Most || scope.Workspace.Db.Clock.GetElapsedTime(began) > Patience) return null;
        if (scope.Workspace.Catalogue.AnyPath(scope.Inspection.Id, citation.Passage.File) is not { Format: { } format } row || !PageDrawings.Draws(format)) return null;
        if (PageOf(row.File, place.Page) is not { } page || page.Passages.FirstOrDefault(passage => passage.Id == citation.Passage) is not { } passage || PageDrawings.WithoutLetters(format, page)) return null;
        var boxes = Leaf.Boxes(passage, new Match(citation.Start, citation.Length)).ToList();
        if (boxes.Count == 0) return null;
        // Whoever writes a paper waits for its images, one after the other; each is drawn by a child within its limits.
        var drawing = scope.Workspace.Drawings.Of(new SourceFile(row.File, row.Path, row.Length), format, page, thumbnail: false).GetAwaiter().GetResult();
        if (drawing.Jpeg is null) return null;
        drawn++;
        return Cut(drawing, new Leaf(row.File, page, false, []), boxes);
    }

    private static Excerpt Cut(PageDrawing drawing, Leaf leaf, List<Box> boxes)
    {
        double top = Math.Max(0, boxes.Min(box => box.Y) - Above), bottom = Math.Min(leaf.Height, boxes.Max(box => box.Y + box.Height) + Above);
        double left = Math.Max(0, Math.Min(leaf.Width * 0.08, boxes.Min(box => box.X) - Beside)), right = Math.Min(leaf.Width, Math.Max(leaf.Width * 0.92, boxes.Max(box => box.X + box.Width) + Beside));
        return new(drawing.Jpeg!, drawing.Name, left / leaf.Width, top / leaf.Height, right / leaf.Width, bottom / leaf.Height, leaf.Width, leaf.Height);
    }

    private Page? PageOf(FileId file, int number)
    {
        if (!pages.TryGetValue((file, number), out var page)) pages[(file, number)] = page = scope.Workspace.Catalogue.LoadPage(file, number);
        return page;
    }
}
