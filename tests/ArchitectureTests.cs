using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DocReview.Tests;

/// <summary>The rules of the house that a compiler does not hold.</summary>
public sealed class ArchitectureTests
{
    private static readonly string Root = Repository.Root;

    [Theory]
    [InlineData("Ledger", "")]
    [InlineData("Ingest", "Ledger")]
    [InlineData("Index", "Ledger")]
    [InlineData("Review", "Index Ledger")]
    [InlineData("Web", "Index Ingest Ledger Review")]
    public void A_project_refers_only_to_what_the_picture_allows(string project, string allowed)
    {
        var file = XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj"));
        var references = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)).Order();
        Assert.Equal(allowed, string.Join(' ', references));
    }

    [Fact]
    public void A_project_has_one_namespace()
    {
        var strays = SourceFiles("src")
            .Select(file => (file, project: Path.GetRelativePath(Path.Combine(Root, "src"), file).Split(Path.DirectorySeparatorChar)[0]))
            .SelectMany(f => Regex.Matches(File.ReadAllText(f.file), @"^namespace\s+([\w.]+)", RegexOptions.Multiline)
                .Where(match => match.Groups[1].Value != "DocReview." + f.project)
                .Select(match => $"{Path.GetRelativePath(Root, f.file)}: {match.Value}"));
        Assert.Empty(strays);
    }

    [Fact]
    public void SQL_is_written_in_the_ledger_and_in_the_engine_of_PostgreSQL_and_nowhere_else()
    {
        var strays = SourceFiles("src").Where(file => !file.Contains(Path.Combine("src", "Ledger")) && !file.Contains(Path.Combine("Index", "Engines", "Shared")))
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"""\s*(select\s+[\w*,.\s]+\s+from|insert\s+into|update\s+\w+\s+set|delete\s+from)\s", RegexOptions.IgnoreCase));
        Assert.Empty(strays.Select(file => Path.GetRelativePath(Root, file)));
    }

    [Fact]
    public void Classes_are_sealed_unless_something_derives_from_them()
    {
        var types = new[] { "DocReview.Ledger", "DocReview.Ingest", "DocReview.Index", "DocReview.Review", "docreview" }
            .SelectMany(name => Assembly.Load(name).GetTypes()).Where(type => type.Namespace?.StartsWith("DocReview.", StringComparison.Ordinal) == true).ToList();
        var bases = types.Select(type => type.BaseType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : type.BaseType).ToHashSet();
        var open = types.Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !bases.Contains(type)
            && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), false)
            && !type.Name.StartsWith('<') && !type.Name.StartsWith("Pages_", StringComparison.Ordinal)).Select(type => type.FullName);
        Assert.Empty(open);
    }

    [Fact]
    public void The_repository_names_no_machine()
    {
        // Written in two halves, or this file would name them itself.
        var forbidden = new[] { "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/" };
        var files = SourceFiles("src").Concat(SourceFiles("tests")).Concat(Directory.GetFiles(Root, "*.md")).Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories));
        Assert.Empty(files.Where(file => forbidden.Any(File.ReadAllText(file).Contains)).Select(file => Path.GetRelativePath(Root, file)));
    }

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"));
}
