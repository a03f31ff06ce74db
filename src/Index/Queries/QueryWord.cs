using System.Text.RegularExpressions;

namespace DocReview.Index;

internal enum QueryKind { Term, Near, And, Or, Not, Open, Close, Field }

/// <summary>One word, sign or quoted phrase of a typed query.</summary>
/// <param name="Distance">Of <see cref="QueryKind.Near"/>: how many characters may stand between.</param>
internal readonly record struct QueryWord(QueryKind Kind, string Text, bool Quoted = false, int Distance = 0, QueryField Field = default);

/// <summary>Takes a typed query apart. Never fails; what it has to guess is put among the remarks.</summary>
internal sealed partial class QueryWords(string text, List<string> remarks)
{
    private const string Openers = "(（", Closers = ")）", Quotes = "\"＂“”「」『』";

    private readonly List<QueryWord> words = [];
    private int at;

    public IReadOnlyList<QueryWord> Split()
    {
        while (at < text.Length) Next();
        // A sign that stands all alone is what is searched for.
        return words is [{ Kind: not QueryKind.Term and not QueryKind.Near and not QueryKind.Field } sign] ? [new(QueryKind.Term, sign.Text)] : words;
    }

    private void Next()
    {
        var c = text[at];
        if (char.IsWhiteSpace(c)) at++;
        else if (Openers.Contains(c) && Literal(at) == at) Add(QueryKind.Open);
        else if (Closers.Contains(c)) Add(QueryKind.Close);
        else if (c is '|' or '｜') Add(QueryKind.Or);
        else if (c is '&' or '＆' && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]))) Add(QueryKind.And);
        else if (c is '-' or '－' or '!' or '！' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1])) Add(QueryKind.Not);
        else if (Quotes.Contains(c) || c == '`') words.Add(Quoted());
        else if (QueryFields.At(text.AsSpan(at)) is { } field) Condition(field.Field, field.Length);
        else words.Add(Word());
    }

    private void Add(QueryKind kind) => words.Add(new(kind, text[at++..at]));

    private void Condition(QueryField field, int length)
    {
        words.Add(new(QueryKind.Field, text.Substring(at, length), Field: field));
        at += length;
        // amt:[30000 TO *] is one value.
        if (at < text.Length && text[at] is '[' or '{' && text.IndexOfAny([']', '}'], at) is var close and > 0)
        {
            words.Add(new(QueryKind.Term, text[at..(close + 1)]));
            at = close + 1;
        }
    }

    private QueryWord Quoted()
    {
        var opener = text[at];
        var start = ++at;
        var closer = opener switch { '「' => "」", '『' => "』", '“' => "”", '`' => "`", _ => "\"＂" };
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
        if (Distance().Match(text, at) is { Success: true } near)
        {
            at += near.Length;
            return new(QueryKind.Near, phrase, true, int.TryParse(near.Groups["n"].Value, out var distance) ? distance : int.MaxValue);
        }
        // “三重一大”事项 in Chinese quotes is one stretch of text that was pasted, not two words.
        var next = at;
        if (opener is '"' or '＂' or '`' || at == text.Length || !StartsWord(text[at])) return new(QueryKind.Term, phrase, true);
        var word = Word();
        if (word.Kind == QueryKind.Term) return new(QueryKind.Term, phrase + word.Text, true);
        at = next;
        return new(QueryKind.Term, phrase, true);
    }

    [GeneratedRegex(@"\G[~～](?<n>[0-9]{1,9})")]
    private static partial Regex Distance();

    private static bool StartsWord(char c) =>
        !char.IsWhiteSpace(c) && !Openers.Contains(c) && !Closers.Contains(c) && !Quotes.Contains(c) && c is not ('|' or '｜' or '-' or '－');

    private QueryWord Word()
    {
        var start = at;
        while (at < text.Length && !Ends(start))
        {
            var literal = Openers.Contains(text[at]) ? Literal(at) : at;
            at = literal > at ? literal : at + 1;
        }
        var word = text[start..at];
        return new(Sign(word), word);
    }

    private bool Ends(int start)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c) || Closers.Contains(c) || c is '|' or '｜' or '"' or '＂') return true;
        if (at == start) return false;
        if (Openers.Contains(c)) return Literal(at) == at;
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
    private int Literal(int open)
    {
        if (words is [.., { Kind: QueryKind.Field }] && open == at) return open;
        var close = text.IndexOfAny(Closers.ToCharArray(), open + 1);
        if (close < 0) return open;
        foreach (var c in text.AsSpan(open + 1, close - open - 1))
            if (char.IsWhiteSpace(c) || Quotes.Contains(c) || Openers.Contains(c) || c is '|' or '｜') return open;
        var before = open > 0 && !char.IsWhiteSpace(text[open - 1]) && !Openers.Contains(text[open - 1]) && text[open - 1] is not ('-' or '－' or '!' or '！' or '|' or '｜');
        var after = close + 1 < text.Length && !char.IsWhiteSpace(text[close + 1]) && !Openers.Contains(text[close + 1]) && !Closers.Contains(text[close + 1]);
        return before || after ? close + 1 : open;
    }
}
