namespace DocReview.Index;

/// <summary>A text with each UTF-16 unit folded by itself, so that offsets stay. What the index drops is kept: it may end a word.</summary>
internal static class FoldedUnits
{
    private static readonly char[] Units = [.. Enumerable.Range(0, 0x10000).Select(unit => Fold((char)unit))];

    public static string Of(string text) => string.Create(text.Length, text, static (units, of) =>
    {
        for (var i = 0; i < units.Length; i++) units[i] = Units[of[i]];
    });

    public static char Of(char unit) => Units[unit];

    private static char Fold(char unit) => !char.IsSurrogate(unit) && CharacterFold.Of(unit) is >= 0 and < 0x10000 and var folded ? (char)folded : unit;
}
