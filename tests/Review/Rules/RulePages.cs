using System.Text;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>The page of docs/rules for one rule, written from the rule itself.</summary>
internal static class RulePages
{
    public static IEnumerable<(string Name, string Text)> All(IReadOnlyList<IRule> rules) => [.. rules.Select(r => (r.Id + ".md", Of(r))), ("README.md", Contents(rules))];

    private static string Contents(IReadOnlyList<IRule> rules)
    {
        var text = new StringBuilder("# 规则一览\n\n由规则文件生成，勿手工修改。每条都只是线索：说明已导入的材料显示了什么、没有显示什么。\n\n| 规则 | 名称 |\n|---|---|\n");
        foreach (var rule in rules) text.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} |\n");
        return text.ToString();
    }

    private static string Of(IRule rule)
    {
        var text = new StringBuilder($"# {rule.Title}（{rule.Id}）\n\n由规则文件生成，勿手工修改。\n\n## 看什么\n\n{rule.LooksFor}\n\n## 依据\n\n");
        foreach (var n in rule.Basis.Norms) text.Append($"- {n.Name}{n.Article}（{n.From:yyyy-MM-dd}起{(n.Until is { } until ? $"，至{until:yyyy-MM-dd}" : "")}）：{n.Says}\n");
        text.Append($"\n依据按行为发生日选用，请核对原文。\n\n## 常见的正常解释\n\n{rule.FalseAlarms}\n\n## 例\n");
        foreach (var example in rule.Examples)
        {
            var flagged = example.Papers.Any(p => p.Contains("[|", StringComparison.Ordinal));
            text.Append($"\n### {(flagged ? "提示" : "不提示")}：{example.Title}\n");
            foreach (var paper in example.Papers) text.Append("\n```text\n").Append(paper.ReplaceLineEndings("\n").Trim('\n')).Append("\n```\n");
        }
        return text.ToString();
    }
}
