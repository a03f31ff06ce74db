using System.Text;

namespace DocReview.Index;

/// <summary>A text as the index sees it: folded characters, each with its place in the original.</summary>
public sealed class FoldedText
{
    private readonly int[] characters, starts;
    private readonly string original;

    private FoldedText(string original, int[] characters, int[] starts, int length) =>
        (this.original, this.characters, this.starts, Length) = (original, characters, starts, length);

    /// <summary>In folded characters.</summary>
    public int Length { get; }

    public ReadOnlySpan<int> Characters => Memory.Span;

    public ReadOnlyMemory<int> Memory => characters.AsMemory(0, Length);

    public static FoldedText Of(string text)
    {
        int[] characters = new int[text.Length], starts = new int[text.Length];
        var length = 0;
        for (int at = 0, width; at < text.Length; at += width)
        {
            // A surrogate without its other half is decoded as U+FFFD, one unit wide.
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out width);
            var folded = CharacterFold.Of(rune.Value);
            if (folded == CharacterFold.Dropped) continue;
            characters[length] = folded;
            starts[length++] = at;
        }
        return new(text, characters, starts, length);
    }

    /// <summary>The same with look-alike characters made one (<see cref="LookAlike"/>); places stay.</summary>
    public FoldedText Loose()
    {
        var loose = new int[Length];
        for (var i = 0; i < Length; i++) loose[i] = LookAlike.Of(characters[i]);
        return new(original, loose, starts, Length);
    }

    /// <summary>Offset of a folded character's first UTF-16 unit in the original.</summary>
    public int Start(int index) => starts[index];

    /// <summary>Offset after its last unit.</summary>
    public int End(int index) => starts[index] + (char.IsSurrogatePair(original, starts[index]) ? 2 : 1);

    /// <summary>Two texts are the same to a search exactly where these are equal.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Length);
        foreach (var character in Characters) text.Append(new Rune(character).ToString());
        return text.ToString();
    }
}
