using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>Makes a condition of one typed word, by itself or as the value of a field. What cannot be one is put among the remarks.</summary>
internal sealed class QueryLeaves(IQueryKnowledge? knowledge, List<string> remarks)
{
    public Query? Of(QueryWord word, QueryField? field) => field switch
    {
        null => Text(word),
        QueryField.Sum => NumberQueries.Sum(word.Text) ?? Unusable(word, field.Value, "不是金额"),
        QueryField.Date => NumberQueries.Day(word.Text) ?? Unusable(word, field.Value, "不是日期"),
        QueryField.Page => NumberQueries.Pages(word.Text) ?? Unusable(word, field.Value, "不是页码"),
        QueryField.Person => Text(word),
        QueryField.Unit => Any([Text(word), knowledge?.Files(FileCondition.Issuer, word.Text) is { Count: > 0 } issued ? new Query.InFiles($"单位:{word.Text}", issued) : null]),
        QueryField.Genre => Files(word, FileCondition.Genre, field.Value),
        QueryField.File => Files(word, FileCondition.Name, field.Value),
        QueryField.Meeting => Files(word, FileCondition.Meeting, field.Value),
        QueryField.Dated => Dated(word),
        QueryField.Act => Passages(word, PassageCondition.Act, field.Value),
        QueryField.Kind => Passages(word, PassageCondition.Kind, field.Value),
        _ => throw new InvalidOperationException($"no condition on {field}"),
    };

    private Query? Text(QueryWord word)
    {
        if (word.Kind == QueryKind.Near) return Near(word);
        if (Term(word.Text, word.Quoted) is not { } term)
        {
            remarks.Add($"“{word.Text}”里没有可检索的字，已略去");
            return null;
        }
        if (word.Quoted) return term;
        if (Patterns.Of(word.Text) is { } pattern) return pattern;
        if (NumberQueries.Of(word.Text) is { } number) return new Query.Or([term, number]);
        return Any([term, .. Spelled(word.Text)]);
    }

    private Query? Near(QueryWord word)
    {
        var parts = word.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => Term(part, true)).OfType<Query.Term>().ToList();
        if (parts.Count == 0) remarks.Add($"“{word.Text}”里没有可检索的字，已略去");
        return parts.Count switch { 0 => null, 1 => parts[0], _ => new Query.Near(parts, word.Distance) };
    }

    private static Query.Term? Term(string text, bool quoted) => Spellings.Of(text) is { Count: > 0 } spellings ? new(text, spellings) { Quoted = quoted } : null;

    /// <summary>zhangm or zm: the names of the records that are spelled so.</summary>
    private IEnumerable<Query?> Spelled(string letters) =>
        knowledge is null || !Pinyin.IsSpelling(letters) ? [] : knowledge.Names.Where(name => Pinyin.Spells(letters, name)).Distinct().Take(30).Select(name => Term(name, true));

    private Query? Files(QueryWord word, FileCondition condition, QueryField field) =>
        knowledge is null ? Unusable(word, field, "此处无从知道")
        : knowledge.Files(condition, word.Text) is { } files ? new Query.InFiles($"{QueryFields.Name(field)}:{word.Text}", files)
        : Unusable(word, field, "没有这一类");

    private Query? Dated(QueryWord word)
    {
        if (NumberQueries.Day(word.Text) is not { First: >= 1900_00_00 } day) return Unusable(word, QueryField.Dated, "不是年月日");
        return knowledge is null ? Unusable(word, QueryField.Dated, "此处无从知道")
            : new Query.InFiles($"{QueryFields.Name(QueryField.Dated)}:{word.Text}", knowledge.Dated(DayNumber.FirstDay(day.First), DayNumber.LastDay(day.Last)));
    }

    private Query? Passages(QueryWord word, PassageCondition condition, QueryField field) =>
        knowledge is null ? Unusable(word, field, "此处无从知道")
        : knowledge.Passages(condition, word.Text) is { } passages ? new Query.Among($"{QueryFields.Name(field)}:{word.Text}", passages)
        : Unusable(word, field, "没有这一类");

    private Query? Unusable(QueryWord word, QueryField field, string why)
    {
        remarks.Add($"“{QueryFields.Name(field)}:{word.Text}”{why}，已略去");
        return null;
    }

    private static Query? Any(IReadOnlyList<Query?> parts)
    {
        var found = parts.OfType<Query>().ToList();
        return found.Count switch { 0 => null, 1 => found[0], _ => new Query.Or(found) };
    }
}
