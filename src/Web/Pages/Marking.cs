using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DocReview.Index;
using DocReview.Review;
using Microsoft.AspNetCore.Html;

namespace DocReview.Web;

/// <summary>What records say, as HTML: every character encoded, the given stretches marked.</summary>
public static class Marking
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="text">The text, or the stretch of a text that begins at <paramref name="offset"/>.</param>
    /// <param name="marks">Offsets in the whole text. Those that overlap are joined, those outside cut off.</param>
    /// <param name="id">Given to the first mark, so that the page can be scrolled to it.</param>
    public static IHtmlContent Of(string text, IEnumerable<Match> marks, int offset = 0, string? id = null)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (var mark in marks.OrderBy(mark => mark.Start))
        {
            var from = Math.Clamp(mark.Start - offset, at, text.Length);
            var to = Math.Clamp(mark.Start - offset + mark.Length, from, text.Length);
            if (to == from) continue;
            html.Append(Encoder.Encode(text[at..from])).Append(id is null ? "<mark>" : $"<mark id=\"{id}\">").Append(Encoder.Encode(text[from..to])).Append("</mark>");
            (at, id) = (to, null);
        }

        return new HtmlString(html.Append(Encoder.Encode(text[at..])).ToString());
    }

    /// <summary>What went and what came, within what stayed.</summary>
    public static IHtmlContent Of(IEnumerable<Stretch> stretches) => new HtmlString(string.Concat(stretches.Select(stretch => (stretch.Edit, Words: Encoder.Encode(stretch.Text)) switch
    {
        (Edit.Removed, var words) => $"<del>{words}</del>",
        (Edit.Added, var words) => $"<ins>{words}</ins>",
        var (_, words) => words,
    })));
}
