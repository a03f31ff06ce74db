using DocReview.Index;

namespace DocReview.Bench;

/// <summary>The words of coredict.mem.</summary>
internal static class CoreWords
{
    private const int FirstHan = 0x4E00, LastHan = 0x9FA5;

    /// <summary>Every word with its frequency, sorted by UTF-16 unit.</summary>
    public static SortedDictionary<string, int> Read(object?[] core)
    {
        var (rowOf, firstOf) = ((short[])core[0]!, (char[])core[1]!);
        var (rests, counts) = ((object?[])core[2]!, (object?[])core[3]!);
        var words = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var slot = 0; slot < rowOf.Length; slot++)
        {
            if (firstOf[slot] == 0) continue;
            var (row, frequencies) = ((object?[])rests[rowOf[slot]]!, (int[])counts[rowOf[slot]]!);
            for (var i = 0; i < row.Length; i++) words.Add(firstOf[slot] + new string((char[]?)row[i] ?? []), frequencies[i]);
        }
        return words;
    }

    public static bool IsHan(string word) => word.All(c => c is >= (char)FirstHan and <= (char)LastHan);

    /// <summary>Everything that can stand in a lattice and so in a pair: the words, any other single Han character, marks, and the names of classes.</summary>
    public static string[] LatticeNodes(IEnumerable<string> words)
    {
        var nodes = words.Concat([SegmenterDictionary.Letters, SegmenterDictionary.Number, SegmenterDictionary.Begin, SegmenterDictionary.End]).ToHashSet(StringComparer.Ordinal);
        for (int c = FirstHan; c <= LastHan; c++) nodes.Add(((char)c).ToString());
        for (var c = 0; c < 0x10000; c++)
            if (IsMark((char)c)) nodes.Add(((char)c).ToString());
        return [.. nodes.Order(StringComparer.Ordinal)];
    }

    private static bool IsMark(char c) =>
        c is (>= '\u0021' and <= '\u00BB' or >= '\u2010' and <= '\u2642' or >= '\u3001' and <= '\u301E' or >= '\uFE30' and <= '\uFF63')
        && !char.IsAsciiLetterOrDigit(c) && c is not (>= '\uFF10' and <= '\uFF19' or >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A');
}
