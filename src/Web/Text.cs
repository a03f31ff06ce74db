using System.Resources;

namespace DocReview.Web;

/// <summary>The one way to a word on the screen: everything people read stands in Text.resx, except law and rules (rule files) and what records say.</summary>
public static class Text
{
    private static readonly ResourceManager Words = new("DocReview.Web.Text", typeof(Text).Assembly);

    /// <summary>A missing key is a defect: a test looks up every key the sources name.</summary>
    public static string Of(string key) => Words.GetString(key) ?? throw new MissingManifestResourceException($"Text.resx has no entry '{key}'.");

    /// <summary>For keys that come from the ledger and may be older or newer than this program.</summary>
    public static string Known(string key, string otherwise) => Words.GetString(key) ?? otherwise;

    public static string Of(string key, params object?[] values) => string.Format(Of(key), values);

    /// <summary>The word for a value of an enumeration: the entry <c>Genre.MeetingRecord</c>.</summary>
    public static string Of(Enum value) => Of($"{value.GetType().Name}.{value}");
}
