using DiffPlex;

namespace DocReview.Review;

public enum Edit { Same, Removed, Added }

public readonly record struct Stretch(Edit Edit, string Text);

/// <summary>The difference of two texts of a passage, for people: numbers and words change as a whole, and two or three characters that happen to stay do not cut a new sentence to pieces.</summary>
internal static class Stretches
{
    /// <summary>Longer ones are shown as replaced.</summary>
    private const int Longest = 20_000;

    public static IReadOnlyList<Stretch> Of(string old, string @new)
    {
        if (old.Length > Longest || @new.Length > Longest) return [new(Edit.Removed, old), new(Edit.Added, @new)];
        var result = Differ.Instance.CreateDiffs(old, @new, false, false, Units.Instance);
        var raw = new List<Stretch>();
        var at = 0;
        void Same(int until)
        {
            if (until > at) raw.Add(new(Edit.Same, string.Concat(result.PiecesOld.Skip(at).Take(until - at))));
        }

        foreach (var block in result.DiffBlocks)
        {
            Same(block.DeleteStartA);
            if (block.DeleteCountA > 0) raw.Add(new(Edit.Removed, string.Concat(result.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA))));
            if (block.InsertCountB > 0) raw.Add(new(Edit.Added, string.Concat(result.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB))));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Same(result.PiecesOld.Count);
        return Joined(raw);
    }

    /// <summary>Whether one passage may be the other reworked: half of their pairs of characters are the same.</summary>
    public static bool AreAkin(string a, string b)
    {
        if (Math.Min(a.Length, b.Length) * 3 < Math.Max(a.Length, b.Length)) return false;
        var pairs = new Dictionary<(char, char), int>();
        for (var i = 1; i < a.Length; i++) pairs[(a[i - 1], a[i])] = pairs.GetValueOrDefault((a[i - 1], a[i])) + 1;
        var both = 0;
        for (var i = 1; i < b.Length; i++)
        {
            var pair = (b[i - 1], b[i]);
            if (pairs.GetValueOrDefault(pair) == 0) continue;
            pairs[pair]--;
            both++;
        }

        return both * 4 >= a.Length + b.Length - 2 && both > 0;
    }

    /// <summary>A stay too short to mean anything between two changes belongs to them.</summary>
    private static List<Stretch> Joined(List<Stretch> raw)
    {
        var joined = new List<Stretch>();
        string removed = "", added = "";
        void Flush()
        {
            if (removed.Length > 0) joined.Add(new(Edit.Removed, removed));
            if (added.Length > 0) joined.Add(new(Edit.Added, added));
            (removed, added) = ("", "");
        }

        for (var i = 0; i < raw.Count; i++)
        {
            var (edit, text) = raw[i];
            if (edit is Edit.Removed) removed += text;
            else if (edit is Edit.Added) added += text;
            else if (text.Length < 3 && removed.Length + added.Length > text.Length && i + 1 < raw.Count) (removed, added) = (removed + text, added + text);
            else
            {
                Flush();
                joined.Add(raw[i]);
            }
        }

        Flush();
        return joined;
    }

    /// <summary>A number with its points and commas, a Latin word, or one character.</summary>
    private sealed class Units : IChunker
    {
        public static Units Instance { get; } = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            var units = new List<string>();
            for (int from = 0, to; from < text.Length; from = to)
            {
                to = from + (char.IsSurrogatePair(text, from) ? 2 : 1);
                var (number, word) = (char.IsAsciiDigit(text[from]), char.IsAsciiLetter(text[from]));
                while (to < text.Length && ((number && (char.IsAsciiDigit(text[to]) || IsWithin(text, to))) || (word && char.IsAsciiLetter(text[to])))) to++;
                units.Add(text[from..to]);
            }

            return units;
        }

        /// <summary>A point or comma between two digits.</summary>
        private static bool IsWithin(string text, int at) => text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
    }
}
