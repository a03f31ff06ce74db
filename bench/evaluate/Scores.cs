namespace DocReview.Bench;

/// <summary>Findings against labels: by kind, and by file and overlapping quote of the evidence.</summary>
internal sealed class FindingScore(List<GoldFinding> gold, List<GoldTrap> traps, Answers answers)
{
    public void Print()
    {
        Console.WriteLine($"{"kind",-28}{"clear",8}{"arguable",10}{"raised",8}{"right",7}{"P",7}{"R",7}{"F1",7}");
        foreach (var kind in gold.Select(label => label.Kind).Concat(answers.Findings.Select(finding => finding.Kind)).Distinct().Order(StringComparer.Ordinal))
            Row(kind, [.. gold.Where(label => label.Kind == kind)], [.. answers.Findings.Where(finding => finding.Kind == kind)]);
        Row("all", gold, answers.Findings);
        List("missed", gold.Where(label => !Found(label)).Select(label => $"{label.Id} {label.Kind} {label.Severity}: {label.Why} [{string.Join(", ", label.Files.Distinct())}]"));
        List("raised without a label", answers.Findings.Where(finding => !Right(finding)).Select(finding => $"{finding.Kind} {finding.Severity}: {finding.Subject} [{finding.Evidence.FirstOrDefault()?.File}] {Gold.Bare(finding.Evidence.FirstOrDefault()?.Quote ?? "")}"));
        List("evidence in a trap", traps.SelectMany(trap => answers.Findings.Where(finding => finding.Evidence is [var first, ..] && Touches(first, trap.File, trap.Quote)).Select(finding => $"{finding.Kind}: {Gold.Bare(trap.Quote)} ({trap.Why})")));
    }

    private void Row(string kind, List<GoldFinding> labels, List<SaidFinding> raised)
    {
        var clear = labels.Where(label => label.Severity == "clear").ToList();
        var arguable = labels.Where(label => label.Severity != "clear").ToList();
        var right = raised.Count(Right);
        double precision = Share(right, raised.Count), recall = Share(clear.Count(Found), clear.Count);
        Console.WriteLine($"{kind,-28}{clear.Count(Found) + "/" + clear.Count,8}{arguable.Count(Found) + "/" + arguable.Count,10}{raised.Count,8}{right,7}{precision,7:0.00}{recall,7:0.00}{(precision + recall > 0 ? 2 * precision * recall / (precision + recall) : double.NaN),7:0.00}");
    }

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;

    private bool Found(GoldFinding label) => answers.Findings.Exists(finding => Fits(finding, label));

    private bool Right(SaidFinding finding) => gold.Exists(label => Fits(finding, label));

    private static bool Fits(SaidFinding finding, GoldFinding label) =>
        label.Allows(finding.Kind) && finding.Evidence.Any(evidence => label.Files.Any(file => label.Quotes.Any(quote => Touches(evidence, file, quote))));

    private static bool Touches(Quoted evidence, string file, string quote) => evidence.File == file && evidence.Quote is { } said && Gold.Overlap(said, quote);

    public static void List(string title, IEnumerable<string> lines)
    {
        Console.WriteLine($"\n{title}:");
        foreach (var line in lines) Console.WriteLine($"  {line}");
    }
}

internal sealed class DecisionScore(List<GoldDecision> gold, Answers answers)
{
    public void Print()
    {
        int found = 0, category = 0, deliberation = 0, meeting = 0, withMeeting = 0;
        var wrong = new List<string>();
        foreach (var label in gold)
        {
            var said = answers.Decisions.Find(decision => decision.File == label.File && Gold.Overlap(decision.Quote, label.Quote))
                ?? answers.Decisions.Find(decision => label.Meeting_file is { } file && decision.Meeting?.File == file && Gold.Overlap(decision.Meeting.Quote ?? "", label.Meeting_quote ?? ""));
            if (said is null)
            {
                wrong.Add($"{label.Id} {label.Subject}: not found");
                continue;
            }
            found++;
            if (said.Category == label.Category) category++;
            var sameWay = said.Deliberation.Equals(label.Deliberation, StringComparison.OrdinalIgnoreCase);
            if (sameWay) deliberation++;
            else wrong.Add($"{label.Id} {label.Subject}: {label.Deliberation}, said {said.Deliberation}");
            if (label.Meeting_file is null) continue;
            withMeeting++;
            if (said.Meeting?.File == label.Meeting_file) meeting++;
        }
        Console.WriteLine($"\ndecisions: found {found}/{gold.Count}, category {category}/{found}, deliberation {deliberation}/{found}, meeting {meeting}/{withMeeting}");
        FindingScore.List("decisions otherwise", wrong);
    }
}

internal sealed class MeetingScore(List<GoldMeeting> gold, Answers answers)
{
    public void Print()
    {
        if (gold.Count == 0) return;
        int found = 0, present = 0, expected = 0, chair = 0, recorder = 0, absent = 0, items = 0, outcomes = 0, allItems = 0;
        var wrong = new List<string>();
        foreach (var label in gold)
        {
            var said = answers.Meetings.Find(meeting => meeting.File == label.File && meeting.Date == label.Date);
            if (said is null)
            {
                wrong.Add($"{label.File} {label.Date} {label.Kind}");
                continue;
            }
            found++;
            if (said.Expected == label.Expected) expected++;
            if (said.Present == label.Present) present++;
            if (said.Chair == label.Chair) chair++;
            if (said.Recorder == label.Recorder) recorder++;
            if (said.Absent.Order().SequenceEqual((label.Absent ?? []).Order())) absent++;
            allItems += label.Agenda.Length;
            foreach (var item in label.Agenda)
            {
                if (said.Agenda.MaxBy(other => Likeness(other.Title, item.Title)) is not { } nearest || Likeness(nearest.Title, item.Title) < 0.4) continue;
                items++;
                if (item.Outcome is null || nearest.Outcome.Equals(item.Outcome, StringComparison.OrdinalIgnoreCase)) outcomes++;
            }
        }
        Console.WriteLine($"\nmeetings: found {found}/{gold.Count}, listed {answers.Meetings.Count}; expected {expected}, present {present}, chair {chair}, recorder {recorder}, absent {absent} of {found}; items {items}/{allItems}, outcome {outcomes}/{items}");
        FindingScore.List("meetings not found", wrong);
    }

    /// <summary>Share of the shorter title's characters that the longer has: labels shorten.</summary>
    private static double Likeness(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return shorter.Length == 0 ? 0 : (double)shorter.Count(longer.Contains) / shorter.Length;
    }
}

internal sealed class DocumentScore(List<GoldDocument> gold, Answers answers)
{
    public void Print()
    {
        if (gold.Count == 0) return;
        var said = answers.Documents.GroupBy(document => document.File).ToDictionary(group => group.Key, group => group.First());
        var there = gold.Where(label => said.ContainsKey(label.File)).ToList();
        var wrong = there.Where(label => label.Failure is null && (said[label.File].Date != label.Date || said[label.File].DocumentNumber != label.DocumentNumber)).ToList();
        Console.WriteLine($"\ndocuments: {there.Count}/{gold.Count}; date {there.Count(label => said[label.File].Date == label.Date)}, number {there.Count(label => said[label.File].DocumentNumber == label.DocumentNumber)}, "
            + $"unreadable ones named {there.Count(label => label.Failure is not null && said[label.File].Reason is not null)}/{gold.Count(label => label.Failure is not null)}");
        FindingScore.List("documents otherwise", wrong.Select(label => $"{label.File}: {label.Date} {label.DocumentNumber}, said {said[label.File].Date} {said[label.File].DocumentNumber}"));
    }
}

internal sealed class SearchScore(List<GoldSearch> gold, Answers answers)
{
    private const int First = 10;

    public void Print()
    {
        if (gold.Count == 0) return;
        var missed = new List<string>();
        foreach (var hard in new[] { false, true })
        {
            int asked = 0, found = 0;
            foreach (var label in gold.Where(label => label.Hard == hard))
            {
                var files = answers.Search(label.Query, First);
                asked += label.Must.Length;
                found += label.Must.Count(files.Contains);
                missed.AddRange(label.Must.Where(file => !files.Contains(file)).Select(file => $"{(hard ? "hard " : "")}{label.Query}: {file}"));
            }
            Console.WriteLine($"\nsearch{(hard ? ", asked in other words" : "")}: {found}/{asked} among the first {First}");
        }
        FindingScore.List("not among the first", missed);
    }
}
