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

    /// <summary>What the ledger knows of papers it tells only as far as whoever asks may see: see Sight. The rest of these lines takes into custody, or asks for the program itself.</summary>
    [Fact]
    public void The_ledger_asks_for_papers_as_they_are_seen()
    {
        string[] takingIn = ["Catalogue.cs", "Catalogue.Reading.cs", "Catalogue.Zones.cs", "Zone.cs"];
        var bare = SourceFiles(Path.Combine("src", "Ledger")).Where(file => !takingIn.Contains(Path.GetFileName(file)))
            .SelectMany(file => File.ReadLines(file).Where(line => Regex.IsMatch(line, @"\b(from|join) (custody|finding|delivered)\b(?! set)")).Select(line => (File: Path.GetFileName(file), Line: line.Trim()))).ToList();
        string[] known =
        [
            "Catalogue.Accounts.cs: union select k.file from custody", "Catalogue.Deliveries.cs: select d.path, max(d.accession) from delivered", "Catalogue.Deliveries.cs: \"select d.path, max(d.accession) from delivered",
            "Catalogue.Deliveries.cs: select d.what from delivered", "Catalogue.Deliveries.cs: (select p.* from delivered", "Catalogue.Lists.cs: left join custody d on d.id = f.id", "Catalogue.Lists.cs: left join custody d on d.id < k.id", "Catalogue.Unfinished.cs: select 1 from custody k where k.inspection = x.inspection",
        ];
        Assert.DoesNotContain(bare, at => !known.Any(line => $"{at.File}: {at.Line}".StartsWith(line, StringComparison.Ordinal)));

        string[] tellNothingOfPapers = ["IndexState.cs", "Inspections.cs", "LedgerCopy.cs"];
        var forgetful = SourceFiles(Path.Combine("src", "Ledger")).Where(file => !takingIn.Contains(Path.GetFileName(file)) && !tellNothingOfPapers.Contains(Path.GetFileName(file)))
            .Where(file => File.ReadAllText(file) is var text && Regex.IsMatch(text, @"\b(from|join) (content|page|passage|fact|decision|finding_step|entry|recognition|alike|register_entry)\b") && !text.Contains("sight") && !Regex.IsMatch(text, "partial class (Catalogue|ReviewQueue)"));
        Assert.Empty(forgetful.Select(Path.GetFileName));
    }

    [Fact]
    public void No_page_goes_past_what_the_signed_in_person_sees()
    {
        var past = new[] { "Pages", "Endpoints", "Exports" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Root, "src", "Web", folder), "*.cs*", SearchOption.AllDirectories))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"Indexes\.(Writable|Readable)|SeenBy\(|Sight\.Everything|new (Catalogue|FactStore|ReviewQueue|Likenesses|RecallLog|Register|KnownNames|LedgerKnowledge)\(|Workspace\.Open|LedgerDb")
                .Select(match => $"{Path.GetFileName(file)}: {match.Value}"));
        Assert.Empty(past);
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
