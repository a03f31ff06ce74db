using DocReview.Index;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A stretch of text where it stands on the page, in points from the page's top left corner.</summary>
public sealed record Placed(int Passage, Box Box);

/// <summary>The image of a page, and what is laid over it: lines, marked stretches, lines that may be misread; the text itself where nothing here can draw it.</summary>
/// <param name="Lines">Of the engine that recognised the page; empty where none did.</param>
public sealed record Leaf(FileId File, Page Page, bool WithoutLetters, IReadOnlyList<SeenLine> Lines)
{
    /// <summary>A page whose size nobody said is taken to be A4.</summary>
    public double Width => Page.Width > 0 ? Page.Width : 595;
    public double Height => Page.Height > 0 ? Page.Height : 842;

    /// <summary>It lies on its side or head: where along a line a character stands is not known then, and whole lines are marked.</summary>
    public bool Turned { get; init; }

    /// <summary>Passage by passage, line by line.</summary>
    public IEnumerable<Placed> Written => Page.Passages.SelectMany(passage => passage.Boxes.Select(box => new Placed(passage.Id.Number, box)));

    public string Words(Placed line) => Page.Passages.First(passage => passage.Id.Number == line.Passage).Text is var text && line.Box.Start + line.Box.Length <= text.Length
        ? text.Substring(line.Box.Start, line.Box.Length) : "";

    public IEnumerable<SeenLine> Doubtful => Lines.Where(line => line.Confidence < Doubt.Below);

    /// <summary>Where the marked stretches stand; each begins at the <see cref="Box.Start"/> of its match, on every line it runs over.</summary>
    public IEnumerable<Placed> Marked(Cited cited) => Page.Passages.SelectMany(passage => cited.In(passage)
        .SelectMany(mark => Boxes(passage, mark, Turned).Select(box => new Placed(passage.Id.Number, box with { Start = mark.Start, Length = mark.Length }))));

    /// <summary>The share of each line that a stretch takes: a Chinese character fills a square, any other half of one.</summary>
    /// <param name="wholeLines">For pages that lie on their side.</param>
    public static IEnumerable<Box> Boxes(Passage passage, Match mark, bool wholeLines = false)
    {
        foreach (var box in passage.Boxes)
        {
            int from = Math.Max(mark.Start, box.Start), to = Math.Min(mark.Start + mark.Length, box.Start + box.Length);
            if (to <= from || box.Start + box.Length > passage.Text.Length) continue;
            if (wholeLines || box.Height > box.Width * 1.5)
            {
                yield return box;
                continue;
            }

            var line = passage.Text.AsSpan(box.Start, box.Length);
            var point = box.Width / Squares(line);
            yield return box with { Start = from, Length = to - from, X = box.X + (Squares(line[..(from - box.Start)]) * point), Width = Squares(passage.Text.AsSpan(from, to - from)) * point };
        }
    }

    private static double Squares(ReadOnlySpan<char> text)
    {
        var squares = 0.0;
        foreach (var character in text) squares += character < '\u2000' ? 0.5 : 1;
        return squares;
    }
}
