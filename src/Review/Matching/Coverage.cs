using System.Globalization;
using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The meetings of one body in one year that are in custody.</summary>
/// <param name="Dates">Days of all its meetings that year, in order.</param>
/// <param name="Missing">Numbers below the greatest that are not there; empty where the meetings are not numbered.</param>
public sealed record MeetingRun(MeetingBody Body, int Year, string Name, IReadOnlyList<(int? Number, PartialDate Date, Meeting Meeting)> Held, IReadOnlyList<int> Missing)
{
    /// <summary>2021年党委会议记录第1—9次，缺第5次; where they are not numbered, how many.</summary>
    public string Describe
    {
        get
        {
            var numbers = Held.Select(h => h.Number).OfType<int>().ToList();
            var all = numbers.Count == Held.Count && numbers.Count > 1
                ? $"{Year}年{Name}记录第{Math.Min(numbers.Min(), Missing.Count > 0 ? Missing[0] : numbers.Min())}—{numbers.Max()}次" : $"{Year}年{Name}记录{Held.Select(h => h.Date).Distinct().Count()}次";
            return Missing.Count > 0 ? $"{all}，缺第{string.Join("、", Missing)}次" : all;
        }
    }

    /// <summary>The span in which a missing meeting must have been held: between its neighbours.</summary>
    public (DateOnly From, DateOnly To) Span(int missing)
    {
        var before = Held.Where(h => h.Number < missing).Select(h => h.Date.First).DefaultIfEmpty(new DateOnly(Year, 1, 1)).Max();
        var after = Held.Where(h => h.Number > missing).Select(h => h.Date.Last).DefaultIfEmpty(new DateOnly(Year, 12, 31)).Min();
        return (before, after);
    }
}

/// <summary>For which periods meeting records are in custody: absence is only as good as what was searched.</summary>
public sealed partial class Coverage
{
    /// <summary>How far back a meeting that decided a matter is looked for when a missing one is weighed.</summary>
    private const int Lookback = 120;

    private readonly IReadOnlyList<UnreadFile> _unread;
    private readonly Dictionary<MeetingBody, IReadOnlyList<(int? Number, PartialDate Date, Meeting Meeting)>> _held;

    public IReadOnlyList<MeetingRun> Runs { get; }

    public Coverage(CaseFacts facts)
    {
        _unread = facts.Unread.Where(f => MeetingName().IsMatch(f.Path)).ToList();
        var undated = facts.Of<Meeting>().Where(m => m.Date is null && m.Number is not null).ToLookup(m => m.Body, m => m.Number!.Value); // in custody, of whatever year
        Runs = facts.Of<Meeting>().Where(m => m.Date is not null && m.Body is not (MeetingBody.Study or MeetingBody.Village or MeetingBody.Branch or MeetingBody.Other))
            .GroupBy(m => (m.Body, m.Date!.Value.Year)).OrderBy(g => g.Key.Body).ThenBy(g => g.Key.Year).Select(g => RunOf(g.Key.Body, g.Key.Year, g, undated[g.Key.Body])).ToList();
        _held = Runs.GroupBy(r => r.Body).ToDictionary(g => g.Key, IReadOnlyList<(int? Number, PartialDate Date, Meeting Meeting)> (g) => g.SelectMany(r => r.Held).OrderBy(h => h.Date).ToList());
    }

    private static MeetingRun RunOf(MeetingBody body, int year, IEnumerable<Meeting> meetings, IEnumerable<int> undated)
    {
        var held = meetings.GroupBy(m => m.Date!.Value).Select(g => (Number: g.OrderBy(m => m.IsMinutes).Select(m => m.Number).FirstOrDefault(n => n is not null), Date: g.Key, Meeting: g.OrderBy(m => m.IsMinutes).First()))
            .OrderBy(h => h.Date).ToList();
        var name = held.Select(h => NameOf(h.Meeting.Name, body)).GroupBy(n => n).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
        var numbers = held.Select(h => h.Number).OfType<int>().ToHashSet();
        List<int> missing = [];
        var first = numbers.Count > 0 && numbers.Min() > numbers.Count / 2 + 1 ? numbers.Min() : 1; // counted on through a term of office, not from one each year
        if (numbers.Count >= 2 && numbers.Max() - first < numbers.Count * 2 + 2)
        {
            missing = Enumerable.Range(first, numbers.Max() - first + 1).Where(n => !numbers.Contains(n)).ToList();
            missing = WithoutUnnumbered([.. missing.Except(undated)], held);
        }
        return new MeetingRun(body, year, name, held, missing);
    }

    /// <summary>A meeting held between the neighbours of a missing number, itself without one, is taken to be the missing one.</summary>
    private static List<int> WithoutUnnumbered(List<int> missing, List<(int? Number, PartialDate Date, Meeting Meeting)> held)
    {
        var left = new List<int>();
        var spare = held.Where(h => h.Number is null).ToList();
        foreach (var n in missing)
        {
            var after = held.Where(h => h.Number < n).Select(h => h.Date).DefaultIfEmpty(PartialDate.OfYear(held[0].Date.Year)).Max();
            var before = held.Where(h => h.Number > n).Select(h => h.Date).Min();
            var index = spare.FindIndex(h => h.Date.CompareTo(before) < 0 && h.Date.CompareTo(after) > 0);
            if (index >= 0) spare.RemoveAt(index);
            else left.Add(n);
        }
        return left;
    }

    public static string NameOf(string written, MeetingBody body) => written is { Length: > 0 and <= 12 } ? written : body switch
    {
        MeetingBody.PartyCommittee => "党委会议",
        MeetingBody.Joint => "党政联席会议",
        MeetingBody.Government => "政府办公会议",
        MeetingBody.Secretary => "书记办公会议",
        MeetingBody.Topic => "专题会议",
        _ => "会议",
    };

    /// <summary>True where the records around that day are there: one within about three months before it, or an unbroken run of numbers across it.</summary>
    public bool Covers(MeetingBody body, PartialDate day)
    {
        var all = Held(body);
        var before = all.LastOrDefault(h => h.Date.First <= day.Last);
        if (before == default) return false;
        if (day.First.DayNumber - before.Date.Last.DayNumber <= 110) return true;
        var after = all.FirstOrDefault(h => h.Date.First > day.Last);
        if (after == default) return day.First.DayNumber - before.Date.Last.DayNumber <= 150;
        return before.Number is { } n && after.Number is { } m && (after.Date.Year == before.Date.Year ? m == n + 1 : m == 1 && after.Date.Year == before.Date.Year + 1);
    }

    /// <summary>Missing meetings that may have dealt with a matter carried out on that day.</summary>
    public IReadOnlyList<(MeetingRun Run, int Number)> MissingBefore(MeetingBody body, PartialDate day) =>
        Runs.Where(r => r.Body == body).SelectMany(r => r.Missing.Select(n => (r, n))).Where(x =>
        {
            var (from, to) = x.r.Span(x.n);
            return from <= day.Last && to.AddDays(Lookback) >= day.First;
        }).ToList();

    /// <summary>Unread files that by their names are meeting records of the time in which a matter of that day would have been dealt with.</summary>
    public IReadOnlyList<UnreadFile> UnreadBefore(PartialDate day) => _unread.Where(f =>
    {
        var name = SubjectText.Plain(f.Path);
        if (NameDay().Match(name) is { Success: true } m && PartialDate.TryDay(Number(m, 1), Number(m, 2), Number(m, 3), out var named))
            return named.First <= day.Last && day.First.DayNumber - named.First.DayNumber <= Lookback;
        return name.Contains(day.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }).ToList();

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("会议|纪要|党委会|党工委会|党组会|联席会|办公会|班子会|碰头会|议事")]
    private static partial Regex MeetingName();

    [GeneratedRegex("(20\\d\\d)[-.年_]?(\\d{1,2})[-.月_]?(\\d{1,2})")]
    private static partial Regex NameDay();

    /// <summary>What was looked through for a matter of that day: the runs of its year (and of the year before where it falls in January to March).</summary>
    public IReadOnlyList<MeetingRun> RunsFor(MeetingBody body, PartialDate? day) =>
        Runs.Where(r => r.Body == body && (day is not { } d || r.Year == d.Year || (r.Year == d.Year - 1 && (d.Month ?? 12) <= 3))).ToList();

    public SearchedFor Searched(MeetingBody body, PartialDate? day)
    {
        var runs = RunsFor(body, day);
        var held = runs.SelectMany(r => r.Held).ToList();
        var missing = runs.Where(r => r.Missing.Count > 0).Select(r => $"{r.Year}年{r.Name}记录缺第{string.Join("、", r.Missing)}次")
            .Concat(_unread.Take(5).Select(f => $"未能读取：{f.Path}")).ToList();
        return new SearchedFor(held.Count, held.Count > 0 ? held.Min(h => h.Date) : null, held.Count > 0 ? held.Max(h => h.Date) : null, missing);
    }

    public string Describe(MeetingBody body, PartialDate? day) => RunsFor(body, day) is { Count: > 0 } runs ? string.Join("；", runs.Select(r => r.Describe)) : "会议记录";

    /// <summary>Meetings of that body between two days, both exclusive.</summary>
    public int HeldBetween(MeetingBody body, PartialDate after, PartialDate before) => Held(body).Count(h => after.IsBefore(h.Date) && h.Date.IsBefore(before));

    public IReadOnlyList<(int? Number, PartialDate Date, Meeting Meeting)> Held(MeetingBody body) => _held.GetValueOrDefault(body) ?? [];
}
