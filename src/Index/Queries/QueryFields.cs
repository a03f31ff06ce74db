namespace DocReview.Index;

/// <summary>What the part before a colon asks for: 金额:38000, genre:G01.</summary>
public enum QueryField { SameFile, Genre, Date, Dated, Sum, Unit, File, Page, Meeting, Person, Act, Kind }

/// <summary>The names of the fields, Chinese and English.</summary>
public static class QueryFields
{
    private static readonly Dictionary<string, QueryField> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["同文件"] = QueryField.SameFile, ["samefile"] = QueryField.SameFile,
        ["类型"] = QueryField.Genre, ["文种"] = QueryField.Genre, ["体裁"] = QueryField.Genre, ["genre"] = QueryField.Genre, ["type"] = QueryField.Genre,
        ["日期"] = QueryField.Date, ["date"] = QueryField.Date,
        ["成文日期"] = QueryField.Dated, ["文件日期"] = QueryField.Dated, ["dated"] = QueryField.Dated,
        ["金额"] = QueryField.Sum, ["amount"] = QueryField.Sum, ["amt"] = QueryField.Sum,
        ["单位"] = QueryField.Unit, ["unit"] = QueryField.Unit, ["org"] = QueryField.Unit,
        ["文件"] = QueryField.File, ["文件名"] = QueryField.File, ["file"] = QueryField.File, ["path"] = QueryField.File,
        ["页"] = QueryField.Page, ["页码"] = QueryField.Page, ["page"] = QueryField.Page,
        ["会议"] = QueryField.Meeting, ["meeting"] = QueryField.Meeting,
        ["人"] = QueryField.Person, ["人名"] = QueryField.Person, ["person"] = QueryField.Person,
        ["行为"] = QueryField.Act, ["act"] = QueryField.Act,
        ["事项"] = QueryField.Kind, ["kind"] = QueryField.Kind,
    };

    private static readonly int Longest = Fields.Keys.Max(name => name.Length);

    /// <summary>The field that the text names up to its first colon, and the length of name and colon; null where it names none: 时间:2023年 is a stretch of text like any other.</summary>
    public static (QueryField Field, int Length)? At(ReadOnlySpan<char> text)
    {
        var colon = text[..Math.Min(text.Length, Longest + 1)].IndexOfAny(':', '：');
        return colon > 0 && Fields.TryGetValue(text[..colon].ToString(), out var field) ? (field, colon + 1) : null;
    }

    public static string Name(QueryField field) => Fields.First(name => name.Value == field).Key;
}
