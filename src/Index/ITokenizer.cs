namespace DocReview.Index;

public interface ITokenizer
{
    /// <summary>Names model, dictionary and lexicon: a change means that words indexed before rank by an older vocabulary.</summary>
    string Version { get; }

    IEnumerable<Token> Tokens(string text);

    /// <summary>The same without making strings.</summary>
    /// <returns>How many positions were skipped after the last token.</returns>
    int Visit(string text, TokenVisitor visit);
}

/// <param name="Start">Offset of the first UTF-16 unit in the original text.</param>
/// <param name="End">Offset after the last unit.</param>
/// <param name="PositionIncrement">1, or more where marks were dropped in between; 0 for a part of the word before it.</param>
public readonly record struct Token(string Text, int Start, int End, int PositionIncrement = 1);
