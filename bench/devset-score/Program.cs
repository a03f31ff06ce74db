using DocReview.Bench;
using DocReview.Ledger;
using DocReview.Review;
using DocReview.Tests;

// The folder of the development corpus; without it there is nothing to score.
var folder = args.FirstOrDefault(a => !a.StartsWith('-')) ?? Path.Combine("..", "shared", "devset");
if (!Directory.Exists(Gold.Texts(folder))) return 3;
var verbose = args.Contains("-v");

var unread = new[] { "加密" };
var root = Gold.Texts(folder);
var documents = Directory.EnumerateFiles(root, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
    .Select(f => (Path: Path.GetRelativePath(root, f)[..^4].Replace('\\', '/'), Text: File.ReadAllText(f))).Where(f => !unread.Any(f.Path.Contains))
    .GroupBy(f => f.Text).Select(g => g.OrderBy(f => f.Path.Length).First()) // identical copies are one file
    .Select(f => PaperText.Read(f.Path, f.Text)).ToList();
var cases = documents.Select(d =>
{
    var facts = DocumentReading.Read(d);
    return new CaseDocument(d, (Profile)facts[0], facts);
}).ToList();
var facts = new CaseFacts(cases, [], new InspectionSettings());
var started = DateTime.UtcNow;
var result = CaseReview.Of(facts);
Console.WriteLine($"{documents.Count} documents, {cases.Sum(c => c.Facts.Count)} facts ({string.Join(", ", cases.SelectMany(c => c.Facts).GroupBy(f => f.GetType().Name).Select(g => $"{g.Key} {g.Count()}"))}), {(DateTime.UtcNow - started).TotalMilliseconds:0} ms");

var path = documents.ToDictionary(d => d.File, d => d.Path);
var passages = documents.SelectMany(d => d.Passages).ToDictionary(p => p.Id);
bool Touches(Citation c, string file, string quote) =>
    path[c.Passage.File] == file && (Gold.Overlap(c.Quote, quote) || (passages[c.Passage].Row is not null && Gold.Overlap(passages[c.Passage].Text, quote)));

var gold = Gold.Findings(folder);
var traps = Gold.Traps(folder);
bool Fits(Finding f, GoldFinding g) => g.Allows(f.Kind) && f.Evidence.Any(e => g.Files.Any(file => g.Quotes.Any(q => Touches(e.Source, file, q))));

Console.WriteLine("\nkind                          clear  arguable | raised  right");
foreach (var kind in gold.Select(g => g.Kind).Concat(result.Findings.Select(f => f.Kind)).Distinct().Order(StringComparer.Ordinal))
{
    var of = gold.Where(g => g.Kind == kind).ToList();
    var raised = result.Findings.Where(f => f.Kind == kind).ToList();
    string Share(string severity) => $"{of.Count(g => g.Severity == severity && result.Findings.Any(f => Fits(f, g)))}/{of.Count(g => g.Severity == severity)}";
    Console.WriteLine($"{kind,-30}{Share("clear"),5}{Share("arguable"),9} {raised.Count,8}{raised.Count(f => gold.Any(g => Fits(f, g))),7}");
}
var clear = gold.Where(g => g.Severity == "clear").ToList();
var right = result.Findings.Count(f => gold.Any(g => Fits(f, g)));
Console.WriteLine($"\nrecall clear {clear.Count(g => result.Findings.Any(f => Fits(f, g)))}/{clear.Count}; precision {right}/{result.Findings.Count}");

Console.WriteLine("\nmissed:");
foreach (var g in gold.Where(g => !result.Findings.Any(f => Fits(f, g)))) Console.WriteLine($"  {g.Id} {g.Kind} {g.Severity}: {g.Why}");
Console.WriteLine("\nraised without a label:");
foreach (var f in result.Findings.Where(f => !gold.Any(g => Fits(f, g)))) Console.WriteLine($"  {f.Kind} {f.Severity} [{path[f.Evidence[0].Source.Passage.File]}] {Gold.Bare(f.Evidence[0].Source.Quote)}\n      {f.Reason}");
Console.WriteLine("\ntraps touched by an anchor:");
foreach (var t in traps)
    foreach (var f in result.Findings.Where(f => Touches(f.Evidence[0].Source, t.File, t.Quote))) Console.WriteLine($"  {f.Kind} {Gold.Bare(t.Quote)} ({t.Why})");

var decisions = Gold.Decisions(folder);
int found = 0, category = 0, deliberation = 0, meeting = 0, withMeeting = 0;
Console.WriteLine("\ndecisions:");
foreach (var g in decisions)
{
    var d = result.Decisions.FirstOrDefault(d => Touches(d.Source, g.File, g.Quote) || d.Related.Any(r => Touches(r.Source, g.File, g.Quote)))
        ?? result.Decisions.FirstOrDefault(d => d.Meeting is { } m && g.Meeting_file is { } mf && Touches(m, mf, g.Meeting_quote!));
    var rightMeeting = d?.Meeting is { } met && g.Meeting_file is { } file && path[met.Passage.File] == file;
    if (d is not null)
    {
        found++;
        if (d.Categories.FirstOrDefault().ToString() == g.Category) category++;
        if (d.Deliberation.ToString().Equals(g.Deliberation, StringComparison.OrdinalIgnoreCase)) deliberation++;
        if (g.Meeting_file is not null) { withMeeting++; if (rightMeeting) meeting++; }
    }
    if (d is null || !d.Deliberation.ToString().Equals(g.Deliberation, StringComparison.OrdinalIgnoreCase) || (g.Meeting_file is not null && !rightMeeting) || verbose)
        Console.WriteLine($"  {g.Id} {g.Subject} [{g.Category} {g.Deliberation}] -> {(d is null ? "not found" : $"{d.Categories.FirstOrDefault()} {d.Deliberation} {d.Score} {(d.Meeting is { } m ? path[m.Passage.File] + " " + Gold.Bare(m.Quote) : "")} {string.Join("，", d.Reasons)} | {string.Join("; ", d.Rejected.Take(2).Select(r => $"{r.Score} {Gold.Bare(r.Source.Quote)} {r.Why}"))}")}");
}
Console.WriteLine($"decisions found {found}/{decisions.Count}, category {category}/{found}, deliberation {deliberation}/{found}, meeting {meeting}/{withMeeting}; listed {result.Decisions.Count}");
if (verbose)
{
    Console.WriteLine("\nall findings:");
    foreach (var f in result.Findings) Console.WriteLine($"  {f.Kind} {f.Severity} {f.Subject}\n      {f.Reason}\n      {string.Join(" | ", f.Evidence.Select(e => $"{e.Role}:{Gold.Bare(e.Source.Quote)}"))}\n      {string.Join(" | ", f.Exculpatory.Select(e => $"{e.Why}:{Gold.Bare(e.Source.Quote)}"))}");
    Console.WriteLine("\nall decisions:");
    foreach (var d in result.Decisions) Console.WriteLine($"  {d.Deliberation} {d.Categories.FirstOrDefault()} {d.Subject} {d.Amount} {d.Date} <- {d.MeetingDate} {d.Score}");
}
return 0;
