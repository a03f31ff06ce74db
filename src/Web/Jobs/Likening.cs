using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Web;

/// <summary>Compares a document that was just read with those that may say nearly the same.</summary>
public sealed class Likening(Workspace workspace)
{
    private sealed record Text(ShingleSet Shingles, FilledIn FilledIn, long Length);

    public static TextTraits TraitsOf(Document document, IReadOnlyList<Fact> facts) => new(Sketching.Of(document), MeetingParagraphs.Of(document, facts));

    /// <summary>Does what is noted in the ledger for one file, or for all that a crash left.</summary>
    public void Compare(FileId? file = null)
    {
        foreach (var pairs in workspace.Likenesses.ToCompare(file).GroupBy(pair => pair.File == file ? pair.File : pair.Other))
        {
            var mine = Load(pairs.Key);
            workspace.Likenesses.Compared([.. pairs], pairs.Select(pair => pair.File == pairs.Key ? pair.Other : pair.File).Select(other => Compare(pairs.Key, mine, other)).OfType<Alike>().ToList());
        }
    }

    private Alike? Compare(FileId file, Text mine, FileId other)
    {
        var theirs = Load(other);
        var share = mine.Shingles.Share(theirs.Shingles);
        return share < Sketching.Threshold(Math.Min(mine.Length, theirs.Length)) ? null : new Alike(file, other, share, mine.FilledIn.LikenessTo(theirs.FilledIn));
    }

    private Text Load(FileId file)
    {
        var texts = workspace.Likenesses.TextsOf(file).Where(passage => Shingles.Counts(passage.Kind)).Select(passage => passage.Text).ToList();
        return new(new ShingleSet(texts), FilledIn.Of(texts, workspace.Facts.Of(file)), texts.Sum(text => (long)text.Length));
    }
}
