using System.Globalization;
using DocReview.Index;
using DocReview.Ledger;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace DocReview.Web;

/// <summary>In which order hits are shown.</summary>
public enum HitOrder { Best, Newest, Oldest, Path }

/// <summary>A search as it stands in an address: words, filters, order. The page, the list of saved searches and the export all read it here. What cannot be understood counts as not set.</summary>
/// <param name="Exact">Only the words themselves, no synonyms.</param>
/// <param name="Low">Every passage names a sum from this one …</param>
/// <param name="High">… up to this one.</param>
public sealed record SearchAsked(
    string Text, bool Exact = false, Genre? Genre = null, DateOnly? From = null, DateOnly? To = null, string? Folder = null, string? Format = null, MeetingBody? Body = null,
    bool Finding = false, Money? Low = null, Money? High = null, HitOrder Order = HitOrder.Best)
{
    private const int LongestWords = 4_000;

    public static SearchAsked Of(string address) => Of(QueryHelpers.ParseQuery(address));

    public static SearchAsked Of(IEnumerable<KeyValuePair<string, StringValues>> address)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in address) values[key] = value.ToString().Trim();
        string Word(string key) => values.GetValueOrDefault(key, "");
        return new(
            Word("q") is { Length: > LongestWords } tooLong ? tooLong[..LongestWords] : Word("q"), Word("exact") == "true", Value<Genre>(Word("Conditions.Genre")), Day(Word("Conditions.From")), Day(Word("Conditions.To")),
            Blank(Word("Conditions.Folder")), Blank(Word("Conditions.Format")), Value<MeetingBody>(Word("Conditions.Body")), Word("Conditions.Finding") == "true",
            Amount(Word("low")), Amount(Word("high")), Value<HitOrder>(Word("sort")) ?? HitOrder.Best);
    }

    /// <summary>Nothing is asked: neither words nor a sum.</summary>
    public bool IsNothing => Text.Length == 0 && Sum is null;

    /// <summary>The search is held to some files.</summary>
    public bool IsFiltered => Genre is not null || From is not null || To is not null || Folder is not null || Format is not null || Body is not null || Finding;

    public Query.Sum? Sum => (Low, High) switch
    {
        (null, null) => null,
        ({ } low, { } high) when low > high => new(high, low),
        var (low, high) => new(low ?? Query.Sum.Least, high ?? Query.Sum.Most),
    };

    /// <summary>The whole month or year that the dates name; null where they name none.</summary>
    public PartialDate? Span => (From, To) switch
    {
        ({ } from, { } to) when PartialDate.OfYear(from.Year) is var year && (year.First, year.Last) == (from, to) => year,
        ({ } from, { } to) when PartialDate.OfMonth(from.Year, from.Month) is var month && (month.First, month.Last) == (from, to) => month,
        _ => null,
    };

    public SearchAsked In(PartialDate? span) => this with { From = span?.First, To = span?.Last };

    /// <summary>As it stands in an address, without a question mark: the same for the same search.</summary>
    public string Address => QueryString.Create(Fields).ToUriComponent().TrimStart('?');

    /// <summary>Everything that is set, by the names of an address.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields => new Dictionary<string, string?>
    {
        ["q"] = Text, ["Conditions.Genre"] = Genre?.ToString(), ["Conditions.From"] = Iso(From), ["Conditions.To"] = Iso(To), ["Conditions.Folder"] = Folder, ["Conditions.Format"] = Format,
        ["Conditions.Body"] = Body?.ToString(), ["Conditions.Finding"] = Finding ? "true" : null, ["low"] = Yuan(Low), ["high"] = Yuan(High), ["exact"] = Exact ? "true" : null,
        ["sort"] = Order == HitOrder.Best ? null : Order.ToString(),
    }.Where(set => set.Value is not null);

    /// <summary>A sum as it is typed: plain yuan.</summary>
    public static string? Yuan(Money? sum) => sum?.InYuan.ToString("0.##", CultureInfo.InvariantCulture);

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Blank(string word) => word.Length == 0 ? null : word;

    private static T? Value<T>(string word) where T : struct, Enum => Enum.TryParse<T>(word, true, out var value) && Enum.IsDefined(value) ? value : null;

    private static DateOnly? Day(string word) => DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>3万, 38,000 and 38000 alike; as in a query.</summary>
    private static Money? Amount(string word) => word.Length == 0 ? null : Query.Sum.Of(word) is { } sum && sum.Low == sum.High ? sum.Low : null;
}
