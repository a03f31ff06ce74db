using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace DocReview.Web;

/// <summary>Addresses within the inspection that is being looked at.</summary>
public static class Links
{
    public static string Document(this IUrlHelper url, FileId file) => url.Content($"~/documents/{file}");

    public static string Original(this IUrlHelper url, FileId file) => url.Content($"~/documents/{file}/original");

    /// <summary>The document at a passage, with stretches of it marked.</summary>
    public static string Passage(this IUrlHelper url, PassageId passage, params IEnumerable<Index.Match> marks) =>
        url.Content($"~/documents/{passage.File}?p={passage.Number}{string.Concat(marks.Select(mark => $"&start={mark.Start}&len={mark.Length}"))}#p-{passage.Number}");

    /// <summary>The document at a passage that was found, with all that the query finds in it marked.</summary>
    public static string Found(this IUrlHelper url, PassageId passage, IEnumerable<Index.Match> marks, string? query, bool exact) =>
        url.Passage(passage, marks).Replace("#", $"&q={Uri.EscapeDataString(query ?? "")}{(exact ? "&exact=true" : "")}#");

    /// <summary>The image of a page.</summary>
    public static string PageImage(this IUrlHelper url, FileId file, int page, bool small = false) => url.Content($"~/documents/{file}/pages/{page}/image{(small ? "?small=true" : "")}");

    public static string Cited(this IUrlHelper url, Citation citation) =>
        url.Passage(citation.Passage, new Index.Match(citation.Start, citation.Length));

    public static string Search(this IUrlHelper url, SearchAsked asked) => url.Content("~/search") + "?" + asked.Address;

    /// <summary>What the second says that the first did not.</summary>
    public static string Difference(this IUrlHelper url, FileId old, FileId @new) => url.Content($"~/compare/{old}/{@new}");

    public static string Finding(this IUrlHelper url, string key) => url.Content($"~/findings/{key}");

    /// <summary>An address of a page with the name of what is to be done there.</summary>
    public static string Handler(this IUrlHelper url, string address, string handler) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(address, "handler", handler);
}
