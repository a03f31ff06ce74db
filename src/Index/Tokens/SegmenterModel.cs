namespace DocReview.Index;

/// <summary>What the segmenter knows: words, and what each step from one to the next costs. Read once, never changed.</summary>
internal sealed class SegmenterModel
{
    private const double Total = 2159997, Smooth = 0.1;

    private static readonly Lazy<SegmenterModel> Loaded = new(() => new(SegmenterDictionary.Load()));

    private SegmenterModel(SegmenterDictionary dictionary)
    {
        // Behind the words of the dictionary: a character that it lacks, a mark that no pair names.
        var (unknown, otherMark) = (dictionary.Words.Count, dictionary.Words.Count + 1);
        // A mark counts as if it were every other word, whatever the dictionary says.
        int[] frequencies = [.. dictionary.Words.Select((word, i) => IsMark(word) ? (int)Total : dictionary.Frequencies[i]), 0, (int)Total];
        Pairs = Costs(dictionary, frequencies);

        var words = Enumerable.Range(0, dictionary.Words.Count).Where(i => dictionary.Words[i].All(Atoms.IsHan)).ToList();
        Trie = new([.. words.Select(i => dictionary.Words[i])], [.. words.Select(Pairs.Of)]);
        Begin = Pairs.Of(Number(dictionary, SegmenterDictionary.Begin));
        End = Pairs.Of(Number(dictionary, SegmenterDictionary.End));
        Letters = Pairs.Of(Number(dictionary, SegmenterDictionary.Letters));
        Digits = Pairs.Of(Number(dictionary, SegmenterDictionary.Number));
        Unknown = Pairs.Of(unknown);
        Array.Fill(Marks, Pairs.Of(otherMark));
        Array.Fill(FoldedMarks, Pairs.Of(otherMark));
        for (var i = 0; i < dictionary.Words.Count; i++)
            if (IsMark(dictionary.Words[i])) FoldedMarks[FoldedUnits.Of(dictionary.Words[i][0])] = Marks[dictionary.Words[i][0]] = Pairs.Of(i);
    }

    public static SegmenterModel Instance => Loaded.Value;

    public WordTrie<Links> Trie { get; }

    public PairCosts Pairs { get; }

    /// <summary>What is no word: the ends of a sentence, letters, digits, characters that the dictionary lacks.</summary>
    public Links Begin { get; }
    public Links End { get; }
    public Links Letters { get; }
    public Links Digits { get; }
    public Links Unknown { get; }

    /// <summary>Every mark; and every mark of a folded text, in which the comma stands for the Chinese comma, which the dictionary has seen among its words.</summary>
    public Links[] Marks { get; } = new Links[0x10000];
    public Links[] FoldedMarks { get; } = new Links[0x10000];

    private static bool IsMark(string word) => word.Length == 1 && !Atoms.IsHan(word[0]);

    private static PairCosts Costs(SegmenterDictionary dictionary, int[] frequencies)
    {
        // Tens of thousands of costs are shared by hundreds of thousands of pairs, and a logarithm takes its time.
        var known = new Dictionary<(int, int), double>();
        var pairs = from left in Enumerable.Range(0, dictionary.Words.Count)
                    from at in Enumerable.Range(dictionary.RowStarts[left], dictionary.RowStarts[left + 1] - dictionary.RowStarts[left])
                    select (left, right: dictionary.Followers[at], cost: Cost(frequencies[left], dictionary.PairFrequencies[at]));
        return new([.. frequencies.Select(frequency => Cost(frequency, 0))], pairs.ToLookup(pair => pair.left, pair => (pair.right, pair.cost)));

        double Cost(int frequency, int together)
        {
            if (!known.TryGetValue((frequency, together), out var cost)) known.Add((frequency, together), cost = CostOf(frequency, together));
            return cost;
        }
    }

    // In this order of operations, or the last bit differs.
    private static double CostOf(int frequency, int together)
    {
        const double single = 1 / Total;
        var a = Smooth * (1 + frequency) / Total;
        var b = (1 - single) * together / (1 + frequency) + single;
        return -ExactLog.Of(a + (1 - Smooth) * b);
    }

    private static int Number(SegmenterDictionary dictionary, string word) =>
        ((string[])dictionary.Words).AsSpan().BinarySearch(word, StringComparer.Ordinal);
}
