using DocReview.Review;

namespace DocReview.Tests;

public sealed class RulePagesTests
{
    /// <summary>To write them anew: set DOCREVIEW_WRITE_RULES=1 and run this test.</summary>
    [Fact]
    public void The_pages_of_the_rules_say_what_the_rules_say()
    {
        var folder = Path.Combine(Repository.Root, "docs", "rules");
        var pages = RulePages.All(CaseReview.Rules).ToList();
        if (Environment.GetEnvironmentVariable("DOCREVIEW_WRITE_RULES") == "1")
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, text) in pages) File.WriteAllText(Path.Combine(folder, name), text);
        }
        Assert.All(pages, page => Assert.Equal(page.Text, File.ReadAllText(Path.Combine(folder, page.Name)).ReplaceLineEndings("\n")));
        Assert.Equal(pages.Select(p => p.Name).Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }
}
