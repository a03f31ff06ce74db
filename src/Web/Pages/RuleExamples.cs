using DocReview.Index;
using DocReview.Review;
using Microsoft.AspNetCore.Html;

namespace DocReview.Web;

/// <summary>The marked examples of rules, <c>[|what is flagged|]</c>, as people see them.</summary>
public static class RuleExamples
{
    private const string Opens = "[|", Closes = "|]";

    public static bool Flags(Example example) => example.Papers.Any(paper => paper.Contains(Opens));

    public static IHtmlContent Html(string paper)
    {
        var plain = "";
        var marks = new List<Match>();
        foreach (var part in paper.Split(Opens))
        {
            var end = part.IndexOf(Closes, StringComparison.Ordinal);
            if (end >= 0) marks.Add(new Match(plain.Length, end));
            plain += end < 0 ? part : part.Remove(end, Closes.Length);
        }

        return Marking.Of(plain, marks);
    }
}
