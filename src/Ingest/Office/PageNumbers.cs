using System.Text.RegularExpressions;

namespace DocReview.Ingest;

/// <summary>Headers and footers that only count pages say nothing.</summary>
internal static partial class PageNumbers
{
    public static bool Only(string text) => Pattern().IsMatch(text);

    // The words are those of fields, which a header of the new format holds as text.
    [GeneratedRegex(@"^(PAGE|NUMPAGES|MERGEFORMAT|[\s\d\-—–－·第页共/\\*])*$")]
    private static partial Regex Pattern();
}
