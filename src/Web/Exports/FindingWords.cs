using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A finding in the words of working papers.</summary>
internal static class FindingWords
{
    /// <summary>What was searched in vain and what was missing; empty for findings that rest on what is there.</summary>
    public static string Searched(Finding finding) => finding.Searched is not { } searched ? ""
        : $"查阅 {searched.Documents} 份（{searched.From?.ToString() ?? "起始"}至{searched.To?.ToString() ?? "末尾"}）未见{(searched.Missing.Count > 0 ? $"；其中未在册或未能读取：{string.Join("、", searched.Missing)}" : "")}";

    /// <summary>What people did and wrote, line by line; what the program did is left out.</summary>
    public static string History(IEnumerable<ReviewStep> steps) => string.Join('\n', steps.Where(step => step.Who != ReviewQueue.Program)
        .Select(step => $"{Format.Moment(step.At)} {step.Who} {StepWords.Of(step)} {(step.Innocent.Length > 0 ? $"考虑过的正常解释：{step.Innocent.Replace('\n', '；')}。" : "")}{step.Note}".TrimEnd()));
}

/// <summary>Citations of findings as a line: part, paper, page, sentence.</summary>
internal sealed class QuotedPlaces(ExportScope scope, IEnumerable<Finding> findings)
{
    private readonly IReadOnlyDictionary<PassageId, Place> _places = scope.Workspace.Catalogue.Places(scope.Inspection.Id,
        findings.SelectMany(finding => finding.Evidence.Select(evidence => evidence.Source).Concat(finding.Exculpatory.Select(says => says.Source))).Select(source => source.Passage));

    public string Paper(Citation source) => _places.GetValueOrDefault(source.Passage)?.Path ?? "";

    public Place? PlaceOf(Citation source) => _places.GetValueOrDefault(source.Passage);

    public string Where(Citation source) => _places.GetValueOrDefault(source.Passage) is { } place ? Places.Words(place, place.Page) : "";

    public string Line(string part, Citation source) => $"【{part}】《{Paper(source)}》{Where(source)}：“{source.Quote.Replace('\n', ' ')}”";
}
