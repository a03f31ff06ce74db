namespace DocReview.Index;

/// <summary>
/// Reads what people type: words, "phrases", "甲 乙"~20, 张*明, AND OR NOT (与 或 非, &amp; | -), brackets, fields (金额:3万..5万, 同文件:(…)). Never fails: what makes no sense is passed
/// over and named in the note. A word is searched as it stands, as one stretch of text; words beside each other must all be there.
/// </summary>
public sealed class QueryParser
{
    private const int MaxLength = 4_000, MaxTerms = 200, MaxDepth = 40;

    private readonly IReadOnlyList<QueryWord> words;
    private readonly QueryLeaves leaves;
    private readonly List<string> remarks = [];
    private int at, depth, terms;

    private QueryParser(string text, IQueryKnowledge? knowledge)
    {
        if (text.Length > MaxLength)
        {
            remarks.Add($"查询过长，只用了前{MaxLength}个字");
            text = text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        }
        words = new QueryWords(text, remarks).Split();
        leaves = new(knowledge, remarks);
    }

    public static Understood Parse(string text, IQueryKnowledge? knowledge = null)
    {
        var parser = new QueryParser(text, knowledge);
        var query = parser.Alternatives(null);
        while (parser.at < parser.words.Count)
        {
            parser.remarks.Add("多余的右括号已略去");
            parser.at++;
            query = All([query, parser.Alternatives(null)]);
        }
        if (query is null && parser.remarks.Count == 0) parser.remarks.Add("请输入要查找的字词");
        if (parser.remarks.Count == 0) return new(query, null);
        var note = string.Join("；", parser.remarks.Distinct());
        return new(query, query is null ? note + "。没有可检索的字。" : $"{note}。按此检索：{query}。");
    }

    private QueryKind? Next => at < words.Count ? words[at].Kind : null;

    private Query? Alternatives(QueryField? field)
    {
        List<Query?> parts = [Together(field)];
        while (Next == QueryKind.Or)
        {
            at++;
            if (parts[^1] is null) Dangling(QueryKind.Or);
            parts.Add(Together(field));
            if (parts[^1] is null) Dangling(QueryKind.Or);
        }
        var found = parts.OfType<Query>().ToList();
        return found.Count switch { 0 => null, 1 => found[0], _ => new Query.Or(found) };
    }

    private Query? Together(QueryField? field)
    {
        var parts = new List<Query?>();
        while (Next is { } kind and not QueryKind.Or and not QueryKind.Close)
        {
            if (kind == QueryKind.And)
            {
                at++;
                if (parts.Count == 0 || Next is null or QueryKind.Or or QueryKind.Close or QueryKind.And) Dangling(QueryKind.And);
                continue;
            }
            parts.Add(One(field));
        }
        return All(parts);
    }

    private static Query? All(List<Query?> parts)
    {
        var found = parts.OfType<Query>().ToList();
        return found.Count switch { 0 => null, 1 => found[0], _ => new Query.And(found) };
    }

    private Query? One(QueryField? field)
    {
        var word = words[at++];
        switch (word.Kind)
        {
            case QueryKind.Not:
                var excluded = Excluded(field);
                if (excluded is null) Dangling(QueryKind.Not);
                return excluded is null ? null : new Query.Not(excluded);
            case QueryKind.Field:
                return Condition(word);
            case QueryKind.Open:
                return Bracketed(field);
            default:
                return Leaf(word, field);
        }
    }

    /// <summary>Signs of exclusion may stand one behind the other; they nest as brackets do.</summary>
    private Query? Excluded(QueryField? field)
    {
        if (depth >= MaxDepth) remarks.Add("“非”重复过多，多出的已略去");
        while (depth >= MaxDepth && Next == QueryKind.Not) at++;
        depth++;
        var excluded = Next is null or QueryKind.Or or QueryKind.Close or QueryKind.And ? null : One(field);
        depth--;
        return excluded;
    }

    private Query? Bracketed(QueryField? field)
    {
        if (++depth > MaxDepth)
        {
            remarks.Add("括号层数过多，内层括号已略去");
            depth--;
            return null;
        }
        var inner = Alternatives(field);
        depth--;
        if (Next == QueryKind.Close) at++;
        else remarks.Add("括号未成对，缺少的右括号补在末尾");
        return inner;
    }

    /// <summary>The field holds for the word or the bracket that follows it.</summary>
    private Query? Condition(QueryWord field)
    {
        if (Next is null or QueryKind.Or or QueryKind.Close or QueryKind.And or QueryKind.Field)
        {
            remarks.Add($"“{field.Text}”之后没有内容");
            return null;
        }
        if (field.Field != QueryField.SameFile) return One(field.Field);
        return One(null) is { } inner ? new Query.SameFile(inner is Query.And and ? and.Parts : [inner]) : null;
    }

    private Query? Leaf(QueryWord word, QueryField? field)
    {
        if (++terms <= MaxTerms) return leaves.Of(word, field);
        remarks.Add($"词语过多，只用了前{MaxTerms}个");
        return null;
    }

    private void Dangling(QueryKind kind) => remarks.Add(kind switch
    {
        QueryKind.And => "“与”的一侧没有词语",
        QueryKind.Or => "“或”的一侧没有词语",
        _ => "“非”之后没有词语",
    });
}
