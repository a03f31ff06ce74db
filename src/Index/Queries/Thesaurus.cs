namespace DocReview.Index;

/// <summary>Words that stand for one another in records. One group a line, words parted by white space; # begins a remark. Read once; a folder may bring its own.</summary>
public sealed class Thesaurus
{
    private const int MostAlike = 40, LongestWord = 20;

    private static readonly Lazy<Thesaurus> Builtin = new(() =>
    {
        using var reader = new StreamReader(typeof(Thesaurus).Assembly.GetManifestResourceStream("DocReview.Index.Queries.Resources.thesaurus.txt")!);
        return Parse(reader.ReadToEnd());
    });

    private readonly Dictionary<string, IReadOnlyList<string>> groups = [];

    public static Thesaurus Standard => Builtin.Value;

    /// <summary>Never fails: a line that holds no two words says nothing.</summary>
    public static Thesaurus Parse(string text)
    {
        var thesaurus = new Thesaurus();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length <= LongestWord).Distinct().ToList();
            foreach (var word in words.Count > 1 ? words : [])
                thesaurus.groups[word] = thesaurus.groups.TryGetValue(word, out var known) ? [.. known.Union(words)] : words;
        }
        return thesaurus;
    }

    /// <summary>The same stretch with one of its words replaced by another of the word's group, the longest word first. The stretch itself is not among them.</summary>
    public IReadOnlyList<string> Alike(string text)
    {
        var alike = new List<string>();
        for (var start = 0; start < text.Length && alike.Count < MostAlike; start++)
            for (var length = Math.Min(LongestWord, text.Length - start); length > 1; length--)
            {
                if (!groups.TryGetValue(text.Substring(start, length), out var group)) continue;
                foreach (var word in group) alike.Add(text[..start] + word + text[(start + length)..]);
                break;
            }
        return [.. alike.Distinct().Where(other => other != text).Take(MostAlike)];
    }

    /// <summary>The query with every word's synonyms beside it; null where none has any. What was put in quotation marks stays as it is.</summary>
    internal Query? Widen(Query query)
    {
        var widened = false;
        var wider = query.With(term =>
        {
            var loose = term with { Loose = true };
            var alike = term.Quoted ? [] : Alike(term.Text).Select(text => (Text: text, Spellings: Spellings.Of(text))).Where(other => other.Spellings.Count > 0).ToList();
            if (alike.Count == 0) return loose;
            widened = true;
            return new Query.Or([loose, .. alike.Select(other => new Query.Term(other.Text, other.Spellings) { Loose = true })]);
        });
        return widened ? wider : null;
    }
}
