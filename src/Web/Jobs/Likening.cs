using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Web;

/// <summary>Compares documents that were just read with those that may say nearly the same.</summary>
public sealed class Likening(Workspace workspace)
{
    /// <summary>Texts that are kept for the next comparison, by their length in characters: papers of one form come many at a time.</summary>
    private const long Remembered = 2_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<FileId, Text> _texts = [];
    private readonly Queue<FileId> _oldest = [];
    private long _remembered;

    private sealed record Text(ShingleSet Shingles, FilledIn FilledIn, long Length);

    public static TextTraits TraitsOf(Document document, IReadOnlyList<Fact> facts) => new(Sketching.Of(document), MeetingParagraphs.Of(document, facts));

    /// <summary>Does what is noted in the ledger for files whose facts were just read, or for all that a crash left.</summary>
    public void Compare(IReadOnlyCollection<FileId>? files)
    {
        lock (_lock)
        {
            foreach (var file in files ?? []) Forget(file);
            var pairs = workspace.Likenesses.ToCompare(files);
            if (pairs.Count > 0) workspace.Likenesses.Compared(pairs, pairs.Select(pair => Compare(pair.File, pair.Other)).OfType<Alike>().ToList());
        }
    }

    private Alike? Compare(FileId file, FileId other)
    {
        var (mine, theirs) = (Load(file), Load(other));
        var share = mine.Shingles.Share(theirs.Shingles);
        return share < Sketching.Threshold(Math.Min(mine.Length, theirs.Length)) ? null : new Alike(file, other, share, mine.FilledIn.LikenessTo(theirs.FilledIn));
    }

    private Text Load(FileId file)
    {
        if (_texts.TryGetValue(file, out var known)) return known;
        var texts = workspace.Likenesses.TextsOf(file).Where(passage => Shingles.Counts(passage.Kind)).Select(passage => passage.Text).ToList();
        var text = new Text(new ShingleSet(texts), FilledIn.Of(texts, workspace.Facts.Of(file)), texts.Sum(text => (long)text.Length));
        _texts[file] = text;
        _oldest.Enqueue(file);
        _remembered += text.Length;
        while (_remembered > Remembered && _oldest.TryDequeue(out var oldest)) Forget(oldest);
        return text;
    }

    private void Forget(FileId file)
    {
        if (_texts.Remove(file, out var text)) _remembered -= text.Length;
    }
}
