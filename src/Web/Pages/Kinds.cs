using DocReview.Review;

namespace DocReview.Web;

/// <summary>Kinds of finding by the title of the rule that raises them.</summary>
public static class Kinds
{
    public static string Title(string kind) => CaseReview.Rules.FirstOrDefault(rule => rule.Id == kind)?.Title ?? kind;
}
