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
    /// <param name="placed">Marks tell where in the whole text they begin: the page's script finds them on the image by that.</param>
    /// <param name="doubts">Stretches that may be misread.</param>
    public static IHtmlContent Of(string text, IEnumerable<Match> marks, int offset = 0, string? id = null, bool placed = false, IReadOnlyList<Doubt>? doubts = null)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (var mark in marks.OrderBy(mark => mark.Start))
        {
            var from = Math.Clamp(mark.Start - offset, at, text.Length);
            var to = Math.Clamp(mark.Start - offset + mark.Length, from, text.Length);
            if (to == from) continue;
            Words(at, from);
            html.Append("<mark").Append(id is null ? "" : $" id=\"{id}\"").Append(placed ? $" data-at=\"{mark.Start}\">" : ">");
            Words(from, to);
            html.Append("</mark>");
            (at, id) = (to, null);
        }

        Words(at, text.Length);
        return new HtmlString(html.ToString());

        void Words(int from, int to)
        {
            foreach (var doubt in doubts ?? [])
            {
                var (begins, ends) = (Math.Clamp(doubt.Start - offset, from, to), Math.Clamp(doubt.Start - offset + doubt.Length, from, to));
                if (ends == begins) continue;
                html.Append(Encoder.Encode(text[from..begins])).Append($"<span class=\"unsure\" title=\"{Encoder.Encode(doubt.Words)}\">").Append(Encoder.Encode(text[begins..ends])).Append("</span>");
                from = ends;
            }

            html.Append(Encoder.Encode(text[from..to]));
        }
    }

    /// <summary>What went and what came, within what stayed.</summary>
    public static IHtmlContent Of(IEnumerable<Stretch> stretches) => new HtmlString(string.Concat(stretches.Select(stretch => (stretch.Edit, Words: Encoder.Encode(stretch.Text)) switch
    {
        (Edit.Removed, var words) => $"<del>{words}</del>",
        (Edit.Added, var words) => $"<ins>{words}</ins>",
        var (_, words) => words,
    })));
}
