using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>One kind of finding, one file: what it looks for, the article of law, what commonly explains it away, marked examples, check.</summary>
public interface IRule
{
    /// <summary>The kind of finding it raises: a name of the contract.</summary>
    string Id { get; }

    /// <summary>Chinese, as a person in the field would say it.</summary>
    string Title { get; }

    /// <summary>Chinese: what the rule looks for, in two or three sentences.</summary>
    string LooksFor { get; }

    LegalBasis Basis { get; }

    /// <summary>Chinese: what commonly explains it innocently.</summary>
    string FalseAlarms { get; }

    IReadOnlyList<Example> Examples { get; }

    IEnumerable<Finding> Check(CaseStudy study);
}

/// <summary>The norms a rule rests on. Only trust levels A and B may stand here; the law in force on the day of the act applies.</summary>
public sealed record LegalBasis(IReadOnlyList<Norm> Norms)
{
    /// <summary>The norms in force on that day, as one Chinese sentence; all of them where the day is unknown.</summary>
    public string On(PartialDate? day)
    {
        var inForce = Norms.Where(n => day is not { } d || (n.From <= d.Last && (n.Until is null || d.First <= n.Until))).ToList();
        return string.Join("；", (inForce.Count > 0 ? inForce : Norms).Select(n => $"{n.Name}{n.Article}（{n.From:yyyy-MM-dd}起{(n.Until is { } u ? $"至{u:yyyy-MM-dd}" : "")}）：{n.Says}")) + "。请核对原文。";
    }
}

/// <param name="Article">第十条; empty where only the content is established.</param>
/// <param name="Until">Last day in force; null where it still is.</param>
public sealed record Norm(string Name, string Article, string Says, DateOnly From, DateOnly? Until = null);

/// <summary>A small case in words: papers as plain text, one string a paper, with [|what must be flagged|]; an example without marks must stay silent.</summary>
public sealed record Example(string Title, IReadOnlyList<string> Papers);
