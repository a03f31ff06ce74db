using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocReview.Ledger;
using DocReview.Review;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>Every word on the screen stands in Text.resx, and nothing else stands there.</summary>
public sealed class TextTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "Web");

    private static readonly Type[] Enumerations =
    [
        typeof(ContentStatus), typeof(Trouble), typeof(PassageKind), typeof(Waiting), typeof(Genre), typeof(MeetingBody), typeof(Course), typeof(DecisionCategory), typeof(Deliberation),
        typeof(ExecutionKind), typeof(StandardKind), typeof(ReviewStatus), typeof(Severity), typeof(FindingOrder), typeof(Verdict), typeof(MatterStage), typeof(Hold), typeof(StepResult), typeof(DeliveryForm), typeof(FileChangeKind), typeof(Likeness), typeof(RecallFault), typeof(Zone), typeof(Capability), typeof(ReleaseState), typeof(RequestState), typeof(RequestGroup),
    ];

    private static IEnumerable<string> Sources => new[] { "Pages", "Accounts", "Charts", "Endpoints", "Registers" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Web, folder), "*.cs*", SearchOption.AllDirectories));

    private static IEnumerable<string> Entries => XDocument.Load(Path.Combine(Web, "Text.resx")).Descendants("data").Select(entry => entry.Attribute("name")!.Value);

    [Fact]
    public void Every_entry_that_a_page_names_is_there()
    {
        var named = Sources.SelectMany(file => Regex.Matches(File.ReadAllText(file), """Text\.Of\((?:[^")]*\? )?"([\w.-]+)"[,)]""").Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.True(named.Count > 150);
        Assert.Empty(named.Except(Entries));
    }

    [Fact]
    public void No_entry_is_left_over()
    {
        // Entries are named whole, or by a beginning to which a value is added: "Role." + …, $"Step.{…}".
        var all = string.Concat(Sources.Append(Path.Combine(Web, "Text.cs")).Select(File.ReadAllText));
        var beginnings = Regex.Matches(all, "\"([A-Z]\\w+(?:\\.[A-Z]\\w+)?\\.)(?:\"|\\{)").Select(match => match.Groups[1].Value).Concat(Enumerations.Select(type => type.Name + ".")).ToHashSet();
        Assert.DoesNotContain(Entries, entry => !all.Contains($"\"{entry}\"") && !beginnings.Any(entry.StartsWith));
    }

    [Fact]
    public void Every_value_of_an_enumeration_has_its_word()
    {
        Assert.All(Enumerations.SelectMany(type => Enum.GetValues(type).Cast<Enum>()), value => Assert.NotEmpty(Text.Of(value)));
        Assert.All(Enum.GetValues<Trouble>(), trouble => Assert.NotEmpty(Text.Of($"Advice.{trouble}")));
        Assert.All(Enum.GetValues<StepAction>().Where(action => action is not StepAction.Assigned), action => Assert.NotEmpty(Text.Of($"Step.{action}")));
        Assert.All(Enum.GetValues<StepResult>().Where(result => result is not StepResult.Done), result => Assert.NotEmpty(Text.Of($"Finding.Result.{result}")));
        Assert.All(Roles.All, role => Assert.NotEmpty(Text.Of($"Role.{role}")));
    }

    [Fact]
    public void Every_kind_of_fact_has_its_word() =>
        Assert.All(typeof(Fact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Fact))), type => Assert.NotEmpty(Text.Of($"Fact.{type.Name}")));

    [Fact]
    public void No_page_writes_Chinese_of_its_own()
    {
        var strays = Sources.SelectMany(file => File.ReadLines(file).Select((line, i) => (file, line, i)))
            .Where(at => Regex.IsMatch(Regex.Replace(at.line, @"///?.*$", ""), @"\p{IsCJKUnifiedIdeographs}"))
            .Select(at => $"{Path.GetFileName(at.file)}:{at.i + 1} {at.line.Trim()}");
        Assert.Empty(strays);
    }

    [Fact]
    public void The_screen_accuses_nobody()
    {
        var words = XDocument.Load(Path.Combine(Web, "Text.resx")).Descendants("value").Select(value => value.Value);
        Assert.DoesNotContain(words, text => Regex.IsMatch(text, "违规|违纪|违法|造假|贪污|腐败|舞弊"));
    }
}
