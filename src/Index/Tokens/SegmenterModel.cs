namespace DocReview.Index;

/// <summary>What the segmenter knows: words, what it costs to leave each, and what it costs where one is followed by a certain other. Read once, never changed.</summary>
internal sealed class SegmenterModel
{
    private const double Total = 2159997, Smooth = 0.1;
    private const int PairBits = 20, FilterBits = 21, NumberBits = 17, CostBits = 16;

    private static readonly Lazy<SegmenterModel> Loaded = new(() => new(SegmenterDictionary.Load()));

    private readonly double[] alone, costs;
    private readonly ulong[] filter = new ulong[(1 << FilterBits) / 64], pairs = new ulong[1 << PairBits];
    private readonly ushort[] marks = new ushort[0x10000];
    private readonly List<int> markNumbers = [];

    private SegmenterModel(SegmenterDictionary dictionary)
    {
        var (words, numbers) = (new List<string>(), new List<int>());
        for (var i = 0; i < dictionary.Words.Count; i++)
        {
            if (!dictionary.Words[i].All(Atoms.IsHan)) continue;
            words.Add(dictionary.Words[i]);
            numbers.Add(i);
        }
        Trie = new(words, numbers);
        Begin = Number(dictionary, SegmenterDictionary.Begin);
        End = Number(dictionary, SegmenterDictionary.End);
        Letters = Number(dictionary, SegmenterDictionary.Letters);
        Digits = Number(dictionary, SegmenterDictionary.Number);
        Unknown = dictionary.Words.Count;
        OtherMark = Unknown + 1;

        int[] frequencies = [.. dictionary.Frequencies, 0, (int)Total];
        for (var i = 0; i < dictionary.Words.Count; i++)
            if (dictionary.Words[i].Length == 1 && !Atoms.IsHan(dictionary.Words[i][0]))
            {
                // A mark counts as if it were every other word, whatever the dictionary says.
                frequencies[i] = (int)Total;
                markNumbers.Add(i);
                marks[dictionary.Words[i][0]] = (ushort)markNumbers.Count;
            }
        var known = new Dictionary<(int, int), int>();
        var values = new List<double>();
        alone = [.. frequencies.Select(frequency => values[Cost(frequency, 0)])];
        for (var left = 0; left < dictionary.Words.Count; left++)
            for (var at = dictionary.RowStarts[left]; at < dictionary.RowStarts[left + 1]; at++)
                Add(left, dictionary.Followers[at], Cost(frequencies[left], dictionary.PairFrequencies[at]));
        costs = [.. values];
        if (costs.Length >= 1 << CostBits || OtherMark >= 1 << NumberBits) throw new InvalidDataException("The dictionary has outgrown the pair table.");

        int Cost(int frequency, int together)
        {
            if (!known.TryGetValue((frequency, together), out var index))
            {
                known.Add((frequency, together), index = values.Count);
                values.Add(CostOf(frequency, together));
            }
            return index;
        }
    }

    public static SegmenterModel Instance => Loaded.Value;

    public WordTrie Trie { get; }

    /// <summary>Numbers of what is no word: the ends of a sentence, letters, digits, characters that the dictionary lacks, marks that no pair names.</summary>
    public int Begin { get; }
    public int End { get; }
    public int Letters { get; }
    public int Digits { get; }
    public int Unknown { get; }
    public int OtherMark { get; }

    public int Mark(char unit) => marks[unit] == 0 ? OtherMark : markNumbers[marks[unit] - 1];

    /// <summary>The cost of a step from a word to any that was never seen after it.</summary>
    public double Alone(int number) => alone[number];

    /// <summary>The cost of this very step, where the two were seen together.</summary>
    public bool TryPair(int left, int right, out double cost)
    {
        var key = (ulong)left << NumberBits | (uint)right;
        var hash = key * 0x9E3779B97F4A7C15;
        var bit = hash >> (64 - FilterBits);
        cost = 0;
        return (filter[bit >> 6] >> (int)(bit & 63) & 1) != 0 && Find(key, hash, ref cost);
    }

    private bool Find(ulong key, ulong hash, ref double cost)
    {
        for (var slot = hash >> (64 - PairBits); pairs[slot] != 0; slot = (slot + 1) & (ulong)(pairs.Length - 1))
            if (pairs[slot] >> CostBits == key)
            {
                cost = costs[(int)(pairs[slot] & 0xFFFF)];
                return true;
            }
        return false;
    }

    private void Add(int left, int right, int cost)
    {
        var key = (ulong)left << NumberBits | (uint)right;
        var hash = key * 0x9E3779B97F4A7C15;
        var bit = hash >> (64 - FilterBits);
        filter[bit >> 6] |= 1UL << (int)(bit & 63);
        var slot = hash >> (64 - PairBits);
        while (pairs[slot] != 0) slot = (slot + 1) & (ulong)(pairs.Length - 1);
        pairs[slot] = key << CostBits | (uint)cost;
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
