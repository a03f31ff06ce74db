using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A part of a long document that is shown at once: whole pages, or a stretch of one that is longer than a screen (a worksheet may have a hundred thousand rows).</summary>
/// <param name="FirstPage">Counts the document's pages from 0; so does the last.</param>
/// <param name="First">The number of its first passage.</param>
public sealed record DocumentScreen(int FirstPage, int LastPage, int First, int Last)
{
    /// <summary>So many passages stand on one screen.</summary>
    public const int Size = 500;

    /// <summary>Every page once, in order.</summary>
    /// <param name="mostPages">On one screen.</param>
    public static IReadOnlyList<DocumentScreen> Of(IReadOnlyList<PageExtent> pages, int mostPages = int.MaxValue)
    {
        var screens = new List<DocumentScreen>();
        for (int from = 0, to; from < pages.Count; from = to)
        {
            for (to = from + 1; to < pages.Count && to - from < mostPages && pages[to].Last - pages[from].First < Size; to++) { }
            var last = pages[to - 1].Last;
            for (var first = pages[from].First; first == pages[from].First || first <= last; first += Size)
                screens.Add(new(from, to - 1, first, Math.Min(last, first + Size - 1)));
        }

        return screens;
    }

    public bool Holds(int passage) => First <= passage && passage <= Last;
}
