using System.Text;

namespace DocReview.Index;

/// <summary>Where sentences end: the rules of the JDK's break iterator, by which SmartChineseAnalyzer cuts. A line feed is white space and ends nothing.</summary>
internal static class SentenceRules
{
    private const string Classes = "OSTQEDPULIAG";
    private const byte Stop = 0xFF, Back = 0xFE;
    private const int NotACharacter = 0xFFFF;

    // A row is a state, a column a class in the order above. x: the sentence ends where it last could; k: where it was marked.
    private static readonly byte[] Next = ReadStates(
        """
        1  1  2  1  1  1  3  1  1  1  4  5
        1  1  2  1  1  1  3  1  1  1  4  5
        x  6  2  2  2  x  2  x  x  2  x  5
        7  8  2  9  3  1  3  1  1  3  7  5
        x  4  x  x  x  x  x  x  x  4  x  x
        x  x  x  x  x  x  x  x  x  5  x  x
        x  6  x  x  x  x  x  x  x  6  x  5
        7  1  2  7  1  1  3  k  k  7  7  5
        7  10 2  7  1  1  3  k  1  8  7  5
        11 8  2  9  3  1  3  k  k  9  11 5
        11 10 2  11 1  1  3  k  k  10 11 5
        7  x  x  7  x  x  x  k  k  11 7  x
        """);

    private const int CanEnd = 0b0000_0111_0110, Marked = 0b0111_0000_1000;

    private static readonly byte[] Plane0 = new byte[0x10000];
    private static readonly (int First, byte Class)[] Above = ReadClasses();

    /// <summary>The offset after the sentence that begins at <paramref name="from"/>.</summary>
    public static int End(ReadOnlySpan<char> text, int from)
    {
        int state = 0, at = from, ends = from, mark = -1;
        while (at < text.Length)
        {
            int c = text[at], width = 1;
            if (c == NotACharacter)
            {
                if (at == from) return at + 1;
                break;
            }
            byte kind;
            if (char.IsHighSurrogate((char)c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                kind = Class(char.ConvertToUtf32((char)c, text[at + 1]));
                width = 2;
            }
            else kind = Plane0[c];
            var next = Next[state * Classes.Length + kind];
            if (next == Stop) return ends;
            if (next == Back) return mark;
            at += width;
            state = next;
            if (at == from + width || (CanEnd >> state & 1) != 0) ends = at;
            if ((Marked >> state & 1) != 0) mark = at;
        }
        return mark == at ? mark : ends;
    }

    private static byte Class(int codePoint)
    {
        var index = Array.BinarySearch(Above, (codePoint, byte.MaxValue));
        return Above[(index < 0 ? ~index : index) - 1].Class;
    }

    private static byte[] ReadStates(string table) =>
        [.. table.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(cell => cell switch { "x" => Stop, "k" => Back, _ => byte.Parse(cell) })];

    /// <summary>Fills the table of plane 0; returns the first code point of each run in the planes above it.</summary>
    private static (int, byte)[] ReadClasses()
    {
        using var reader = new StreamReader(typeof(SentenceRules).Assembly.GetManifestResourceStream("DocReview.Index.Tokens.Resources.sentence-classes.txt")!, Encoding.ASCII);
        var runs = new List<(int First, byte Class)>();
        while (reader.ReadLine() is { Length: > 0 } line)
            runs.Add((Convert.ToInt32(line[..^2], 16), (byte)Classes.IndexOf(line[^1])));
        for (var run = 0; run < runs.Count; run++)
        {
            var end = run + 1 < runs.Count ? runs[run + 1].First : 0x110000;
            for (var c = runs[run].First; c < Math.Min(end, 0x10000); c++) Plane0[c] = runs[run].Class;
        }
        var first = runs.FindIndex(run => run.First >= 0x10000);
        return [(0x10000, runs[first - 1].Class), .. runs[first..]];
    }
}
