using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Names of the records that sound or look nearly like a word that was asked for: it may have been written otherwise.</summary>
public static class NearSpellings
{
    private const int Shortest = 2, Longest = 24, Most = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(60);

    /// <summary>The name, and the question with it in place of the word.</summary>
    public static IReadOnlyList<(string Name, string Text)> Of(Workspace workspace, Inspection inspection, string text)
    {
        var terms = QueryParser.Parse(text).Query?.Terms.Select(term => term.Text).Where(term => term.Length is >= Shortest and <= Longest && text.Contains(term)).Distinct().ToList();
        if (terms is not { Count: > 0 }) return [];
        var names = workspace.Names.Soon(inspection, Patience);
        return [.. terms.SelectMany(term => names.Where(name => IsNear(term, name)).Order(StringComparer.Ordinal).Select(name => (name, text.Replace(term, name)))).Take(Most)];
    }

    /// <summary>The same sounds; or of three or more characters one other, of four or more one too many or too few.</summary>
    public static bool IsNear(string word, string name)
    {
        if (word == name || name.Contains(word)) return false;
        if (word.Length == name.Length) return Pinyin.SoundAlike(word, name) || word.Length > 2 && word.Zip(name).Count(pair => pair.First != pair.Second) == 1;
        var (longer, shorter) = word.Length > name.Length ? (word, name) : (name, word);
        return longer.Length - shorter.Length == 1 && longer.Length > 3 && Enumerable.Range(0, longer.Length).Any(at => longer.Remove(at, 1) == shorter);
    }
}
