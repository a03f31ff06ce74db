using DocReview.Ledger;
using Npgsql;

namespace DocReview.Index;

/// <summary>Writes what was understood as a condition in SQL on a passage <c>p</c>. Values go in as parameters, each once, so that equal conditions are equal texts.</summary>
/// <param name="hasLoose">Whether any passage was recognised from an image.</param>
/// <param name="weighed">The passages that match what SQL cannot weigh: how near terms stand, the widths of gaps.</param>
internal sealed class SharedConditions(string schema, bool hasLoose, IReadOnlyDictionary<string, long[]> weighed)
{
    private readonly List<object> values = [];
    private readonly List<string> tables = [];
    private readonly Dictionary<string, string> names = [];

    public NpgsqlParameter[] Parameters => [.. values.Select((value, i) => new NpgsqlParameter($"p{i}", value))];

    /// <summary>Tables of passages that the conditions look into, each only at those before it. Empty, or ends with a comma.</summary>
    public string With => string.Concat(tables.Select((table, i) => $"part{i} as materialized ({table}),\n"));

    public string Of(Query query) => query switch
    {
        Query.Term term => Stretches(term),
        Query.Near or Query.Pattern => $"p.id = any({Value(weighed[Key(query)])})",
        Query.Sum sum => $"p.id in (select passage from {schema}.sum where value between {Value(sum.Low.Fen)} and {Value(sum.High.Fen)})",
        Query.Day day => $"p.id in (select passage from {schema}.day where value between {Value(day.First)} and {Value(day.Last)})",
        Query.OnPages pages => $"p.page between {Value(pages.First)} and {Value(pages.Last)}",
        Query.InFiles files => InFiles(files.Files),
        Query.Among among => Among([.. among.Passages]),
        Query.AnyWord any => $"p.words && {Value(any.Words.Where(SharedRows.CanRank).ToArray())}",
        Query.Or or => Joined(or.Parts.Select(Of), " or ", "false"),
        Query.And and => Joined(and.Parts.Select(Of), " and ", "true"),
        Query.Not not => $"not {Of(not.Part)}",
        Query.SameFile file => SameFile(file.Parts),
        _ => throw new InvalidOperationException($"unknown query {query}"),
    };

    public string InFiles(IEnumerable<FileId> files) => $"p.file in (select id from {schema}.file where name = any({Value(Ordered(files))}))";

    /// <summary>Under which name a value stands in the statement.</summary>
    public string Value(object value)
    {
        var key = $"{value.GetType().Name} {(value is Array array ? string.Join('\u001f', array.Cast<object>()) : value)}";
        if (!names.TryGetValue(key, out var name))
        {
            names[key] = name = $"@p{values.Count}";
            values.Add(value);
        }
        return name;
    }

    /// <summary>Passages that hold every piece of what is to be weighed.</summary>
    public string Holding(Query query) => query switch
    {
        Query.Near near => Joined(near.Parts.Select(part => Stretches(part with { Loose = false })), " and ", "true"),
        Query.Pattern pattern => Joined(pattern.Pieces.Select(piece => Stretch("exact", piece)), " and ", "true"),
        _ => throw new InvalidOperationException($"nothing to weigh in {query}"),
    };

    /// <summary>Equal where the same is to be weighed.</summary>
    public static string Key(Query query) => query switch
    {
        Query.Near near => $"near {near.Distance} {string.Join(' ', near.Parts.Select(part => string.Join('|', part.Spellings)))}",
        Query.Pattern pattern => $"pattern {string.Join(' ', pattern.Pieces)} {string.Join(' ', pattern.Gaps)}",
        _ => throw new InvalidOperationException($"nothing to weigh in {query}"),
    };

    private string Stretches(Query.Term term)
    {
        var stretches = term.Spellings.Select(spelling => Stretch("exact", spelling)).ToList();
        if (term.Loose && hasLoose) stretches.AddRange(term.Spellings.Select(spelling => $"(p.loose <> '' and {Stretch("loose", spelling.Loose())})"));
        return Joined(stretches, " or ", "false");
    }

    /// <summary>The pairs find what may hold it, the text says whether it does.</summary>
    private string Stretch(string field, FoldedText sought) =>
        $"(p.{field}_pairs @> {Value(PairKeys.Sought(sought.Characters))} and strpos(p.{field}, {Value($"{sought}")}) > 0)";

    private string Among(PassageId[] passages)
    {
        var files = Value(passages.Select(passage => passage.File.Value).ToArray());
        return $"p.id in (select f.id << 32 | a.number from unnest({files}, {Value(passages.Select(passage => (long)passage.Number).ToArray())}) a(name, number) join {schema}.file f on f.name = a.name)";
    }

    /// <summary>Each part becomes a table of its own: these nest, and asking a part twice here would double the work at every level.</summary>
    private string SameFile(IReadOnlyList<Query> parts)
    {
        var wanted = parts.Where(part => part is not Query.Not).Select(Table).ToList();
        var excluded = parts.OfType<Query.Not>().Select(not => Table(not.Part)).ToList();
        return Joined(
        [
            Joined(wanted.Select(table => $"p.id in (select id from {table})"), " or ", "true"),
            .. wanted.Select(table => $"p.file in (select file from {table})"),
            .. excluded.Select(table => $"p.file not in (select file from {table})"),
        ], " and ", "true");
    }

    private string Table(Query part)
    {
        var table = $"select p.id, p.file from {schema}.passage p where {Of(part)}";
        if (!tables.Contains(table)) tables.Add(table);
        return $"part{tables.IndexOf(table)}";
    }

    private static string Joined(IEnumerable<string> conditions, string sign, string none) =>
        conditions.ToList() switch { [] => none, [var only] => only, var several => $"({string.Join(sign, several)})" };

    private static string[] Ordered(IEnumerable<FileId> files) => [.. files.Select(file => file.Value).Order(StringComparer.Ordinal)];
}
