namespace DocReview.Index;

internal enum QueryKind { Term, And, Or, Not, Open, Close, SameFile }

/// <summary>One word, sign or quoted phrase of a typed query.</summary>
internal readonly record struct QueryWord(QueryKind Kind, string Text)
{
    private const string Openers = "(（", Closers = ")）", Quotes = "\"＂“”「」『』";

    public static IReadOnlyList<QueryWord> Split(string text, List<string> remarks)
    {
        var words = new List<QueryWord>();
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c)) at++;
            else if (Openers.Contains(c) && Literal(text, at) == at) words.Add(new(QueryKind.Open, text[at++..at]));
            else if (Closers.Contains(c)) words.Add(new(QueryKind.Close, text[at++..at]));
            else if (c is '|' or '｜') words.Add(new(QueryKind.Or, text[at++..at]));
            else if (c is '&' or '＆' && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]))) words.Add(new(QueryKind.And, text[at++..at]));
            else if (c is '-' or '－' or '!' or '！' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1])) words.Add(new(QueryKind.Not, text[at++..at]));
            else if (Quotes.Contains(c)) words.Add(new(QueryKind.Term, Quoted(text, ref at, remarks)));
            else words.Add(Word(text, ref at));
        }
        // A sign that stands all alone is what is searched for.
        return words is [{ Kind: not QueryKind.Term } sign] ? [new(QueryKind.Term, sign.Text)] : words;
    }

    private static string Quoted(string text, ref int at, List<string> remarks)
    {
        var opener = text[at];
        var start = ++at;
        var closer = opener switch { '「' => "」", '『' => "』", '“' => "”", _ => "\"＂" };
        var end = text.IndexOfAny(closer.ToCharArray(), start);
        // Input methods give “ twice, or ” first; anything that looks like a quote then ends the phrase.
        if (end < 0) end = text.IndexOfAny(Quotes.ToCharArray(), start);
        if (end < 0)
        {
            remarks.Add("引号未成对，引用到末尾为止");
            end = text.Length;
        }
        at = Math.Min(end + 1, text.Length);
        var phrase = text[start..end];
        // “三重一大”事项 in Chinese quotes is one stretch of text that was pasted, not two words.
        var next = at;
        if (closer.Length > 1 || at == text.Length || !StartsWord(text[at]) || Word(text, ref next).Kind != QueryKind.Term) return phrase;
        phrase += text[at..next];
        at = next;
        return phrase;
    }

    private static bool StartsWord(char c) =>
        !char.IsWhiteSpace(c) && !Openers.Contains(c) && !Closers.Contains(c) && !Quotes.Contains(c) && c is not ('|' or '｜' or '-' or '－');

    private static QueryWord Word(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && !Ends(text, at, start))
        {
            var literal = Openers.Contains(text[at]) ? Literal(text, at) : at;
            at = literal > at ? literal : at + 1;
        }
        var word = text[start..at];
        if (word is "同文件:" or "同文件：") return new(QueryKind.SameFile, word);
        return new(Sign(word), word);
    }

    private static bool Ends(string text, int at, int start)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c) || Closers.Contains(c) || c is '|' or '｜' or '"' or '＂') return true;
        if (at == start) return false;
        if (Openers.Contains(c)) return Literal(text, at) == at;
        // “甲”或“乙” without spaces.
        return Quotes.Contains(c) && Sign(text[start..at]) != QueryKind.Term;
    }

    private static QueryKind Sign(string word) => word switch
    {
        "AND" or "与" or "并且" or "&&" => QueryKind.And,
        "OR" or "或" or "或者" => QueryKind.Or,
        "NOT" or "非" => QueryKind.Not,
        _ => QueryKind.Term,
    };

    /// <summary>
    /// Brackets inside a word belong to it: 装修(一期), （试行）办法. Returns the offset after such a pair, or <paramref name="open"/> where the bracket groups.
    /// </summary>
    private static int Literal(string text, int open)
    {
        if (text.AsSpan(0, open) is [.., '同', '文', '件', ':' or '：']) return open;
        var close = text.IndexOfAny(Closers.ToCharArray(), open + 1);
        if (close < 0) return open;
        var inside = text.AsSpan(open + 1, close - open - 1);
        foreach (var c in inside)
            if (char.IsWhiteSpace(c) || Quotes.Contains(c) || Openers.Contains(c) || c is '|' or '｜') return open;
        var before = open > 0 && !char.IsWhiteSpace(text[open - 1]) && !Openers.Contains(text[open - 1]) && text[open - 1] is not ('-' or '－' or '!' or '！' or '|' or '｜');
        var after = close + 1 < text.Length && !char.IsWhiteSpace(text[close + 1]) && !Openers.Contains(text[close + 1]) && !Closers.Contains(text[close + 1]);
        return before || after ? close + 1 : open;
    }
}
