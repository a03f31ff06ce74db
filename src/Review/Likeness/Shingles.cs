using System.Text;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The stretches of five characters of a text, as hashes. Characters are folded as search folds them; punctuation, white space and rules count for nothing, nor do page and paragraph ends.</summary>
public static class Shingles
{
    public const int Width = 5;

    /// <summary>What belongs to the paper itself: not what stands on every page, what was struck out, or what others wrote beside it.</summary>
    public static IEnumerable<string> TextsOf(Document document) => document.Pages.Where(page => page.Origin is not TextOrigin.Salvaged)
        .SelectMany(page => page.Passages).Where(passage => Counts(passage.Kind)).Select(passage => passage.Text);

    public static bool Counts(PassageKind kind) =>
        kind is not (PassageKind.Header or PassageKind.Footer or PassageKind.Comment or PassageKind.Deleted or PassageKind.Note or PassageKind.Seal);

    public static IEnumerable<ulong> Of(IEnumerable<string> texts)
    {
        var window = new int[Width];
        var seen = 0;
        foreach (var character in texts.SelectMany(Characters))
        {
            window[seen++ % Width] = character;
            if (seen >= Width) yield return HashOf(window, seen % Width);
        }
    }

    /// <summary>Equal for texts of equal letters and digits.</summary>
    public static long KeyOf(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var character in Characters(text)) hash = (hash ^ (uint)character) * 0x100000001B3UL;
        return (long)Mixed(hash);
    }

    /// <summary>Letters and digits, folded.</summary>
    public static IReadOnlyList<int> Characters(string text)
    {
        var kept = new List<int>(text.Length);
        foreach (var character in FoldedText.Of(text).Characters)
        {
            var rune = new Rune(character);
            if (Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune)) kept.Add(character);
        }

        return kept;
    }

    private static ulong HashOf(int[] window, int first)
    {
        var hash = 0UL;
        for (var i = 0; i < Width; i++) hash = (hash * 0x9E3779B97F4A7C15UL) + (uint)window[(first + i) % Width] + 1;
        return Mixed(hash);
    }

    /// <summary>Spreads what differs over all bits.</summary>
    internal static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}

/// <summary>The different shingles of a text. Of a very long one only a fixed part is kept, chosen by the hash, so that two sets remain comparable.</summary>
public sealed class ShingleSet
{
    private const int Most = 1 << 20;
    private readonly HashSet<ulong> _hashes = [];
    private int _level;

    public ShingleSet(IEnumerable<string> texts)
    {
        foreach (var hash in Shingles.Of(texts))
        {
            if (!IsKept(hash, _level) || !_hashes.Add(hash) || _hashes.Count <= Most) continue;
            _level++;
            _hashes.RemoveWhere(kept => !IsKept(kept, _level));
        }
    }

    /// <summary>0 to 1: shingles in both, of those in either.</summary>
    public double Share(ShingleSet other)
    {
        var level = Math.Max(_level, other._level);
        var (mine, theirs) = (_hashes.Count(hash => IsKept(hash, level)), other._hashes.Count(hash => IsKept(hash, level)));
        var both = _hashes.Count(hash => IsKept(hash, level) && other._hashes.Contains(hash));
        return mine + theirs == 0 ? 0 : (double)both / (mine + theirs - both);
    }

    /// <summary>Each level keeps half of the one before.</summary>
    private static bool IsKept(ulong hash, int level) => (hash & ((1UL << level) - 1)) == 0;
}
