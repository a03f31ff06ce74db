using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>How much of a passage is quoted: the whole of a short one, the sentence of a long one.</summary>
internal static class Quotes
{
    private const int LongestWhole = 160;
    private static readonly char[] Ends = ['。', '；', '\n', '！'];

    public static Citation Around(Field field) => Sentence(field.Passage, field.Start);

    public static Citation Sentence(Passage passage, int at)
    {
        var text = passage.Text;
        if (text.Length <= LongestWhole) return Citation.Of(passage);
        var start = at == 0 ? 0 : text.LastIndexOfAny(Ends, at - 1) + 1;
        var end = text.IndexOfAny(Ends, at);
        var length = (end < 0 ? text.Length : end + 1) - start;
        return Citation.Of(passage, start, length);
    }
}
