using System.Text.Json;
using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>Shares right on the development records beside the repository; silent where they are not there.</summary>
public sealed class DevsetTests(ITestOutputHelper output)
{
    private static readonly string? Root = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "DocReview.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "devset") is var devset && Directory.Exists(devset) ? devset : null;
        return null;
    }

    private static Document Paper(string file) => TextPaper.Of(File.ReadAllText(Path.Combine(Root!, "truth", file + ".txt")), file);

    private static IEnumerable<JsonElement> Gold(string name) =>
        File.ReadLines(Path.Combine(Root!, "gold", name + ".jsonl")).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);

    private static readonly Dictionary<string, Genre[]> Genres = new()
    {
        ["会议记录"] = [Genre.MeetingRecord], ["会议纪要"] = [Genre.MeetingMinutes], ["制度"] = [Genre.Regulation], ["任免"] = [Genre.Appointment], ["公示"] = [Genre.Appointment, Genre.OfficialPaper],
        ["采购"] = [Genre.Procurement], ["合同"] = [Genre.Contract], ["说明"] = [Genre.OfficialPaper, Genre.Other, Genre.Procurement, Genre.ReceptionRecord, Genre.AllowanceList], ["会签"] = [Genre.OfficialPaper, Genre.PaymentApproval],
        ["审批单"] = [Genre.PaymentApproval], ["借款单"] = [Genre.PaymentApproval], ["报销单"] = [Genre.Reimbursement], ["发放表"] = [Genre.AllowanceList], ["银行流水"] = [Genre.BankStatement],
        ["接待台账"] = [Genre.ReceptionRecord], ["接待单"] = [Genre.ReceptionRecord], ["菜单"] = [Genre.ReceptionRecord], ["食堂账"] = [Genre.ReceptionRecord, Genre.SpendingLedger], ["公函"] = [Genre.OfficialLetter],
        ["支出台账"] = [Genre.SpendingLedger], ["加油明细"] = [Genre.SpendingLedger, Genre.Register], ["发文登记"] = [Genre.Register], ["四议两公开"] = [Genre.VillageRecord], ["村民会议"] = [Genre.VillageRecord],
        ["村账"] = [Genre.VillageRecord], ["通报"] = [Genre.OfficialPaper], ["民主生活会"] = [Genre.SelfCriticism], ["学习记录"] = [Genre.StudyRecord], ["请示"] = [Genre.OfficialPaper], ["批复"] = [Genre.OfficialPaper],
        ["总结"] = [Genre.OfficialPaper, Genre.Other], ["意见"] = [Genre.OfficialPaper], ["简报"] = [Genre.OfficialPaper, Genre.Other], ["通知"] = [Genre.OfficialPaper], ["清单"] = [Genre.Register], ["签到"] = [Genre.Register, Genre.MeetingRecord],
    };

    [Fact]
    public void Profiles_of_the_development_records()
    {
        if (Root is null) return;
        var (genre, date, number, issuer, all) = (0, 0, 0, 0, 0);
        foreach (var gold in Gold("documents"))
        {
            var file = gold.GetProperty("file").GetString()!;
            if (!File.Exists(Path.Combine(Root, "truth", file + ".txt")) || gold.GetProperty("failure").GetString() is not null) continue;
            all++;
            var profile = (Profile)DocumentReading.Read(Paper(file))[0];
            void Check(ref int count, bool right, string what, object? expected, object? got)
            {
                if (right) count++;
                else output.WriteLine($"{file}: {what} {expected} ≠ {got}   [{profile.Title}]");
            }
            Check(ref genre, Genres[gold.GetProperty("genre").GetString()!].Contains(profile.Genre), "genre", gold.GetProperty("genre").GetString(), profile.Genre);
            Check(ref date, gold.GetProperty("date").GetString() == profile.Date?.ToString(), "date", gold.GetProperty("date").GetString(), profile.Date);
            Check(ref number, gold.GetProperty("documentNumber").GetString() == profile.DocumentNumber, "number", gold.GetProperty("documentNumber").GetString(), profile.DocumentNumber);
            if (profile.Issuer is not null) issuer++;
        }
        output.WriteLine($"genre {genre}/{all}  date {date}/{all}  number {number}/{all}  with issuer {issuer}/{all}");
        Assert.True(genre >= all * 0.9 && date >= all * 0.9 && number >= all * 0.9, $"genre {genre}, date {date}, number {number} of {all}");
    }

    [Fact]
    public void Meetings_of_the_development_records()
    {
        if (Root is null) return;
        var counts = new Dictionary<string, (int Right, int All)>();
        void Check(string what, bool right, string file, object? expected, object? got)
        {
            var (r, a) = counts.GetValueOrDefault(what);
            counts[what] = (r + (right ? 1 : 0), a + 1);
            if (!right) output.WriteLine($"{file}: {what} {expected} ≠ {got}");
        }
        var meetingsOf = new Dictionary<string, List<Meeting>>();
        foreach (var gold in Gold("meetings"))
        {
            var file = gold.GetProperty("file").GetString()!;
            if (!meetingsOf.TryGetValue(file, out var meetings)) meetingsOf[file] = meetings = [.. DocumentReading.Read(Paper(file)).OfType<Meeting>()];
            var day = gold.GetProperty("date").GetString();
            var meeting = meetings.Find(m => m.Date?.ToString() == day);
            Check("date", meeting is not null, file, day, string.Join(" ", meetings.Select(m => m.Date)));
            if (meeting is null) continue;
            int? Number(string name) => gold.GetProperty(name) is { ValueKind: JsonValueKind.Number } n ? n.GetInt32() : null;
            Check("kind", MeetingBodyOf(gold.GetProperty("kind").GetString()!).Contains(meeting.Body), file, gold.GetProperty("kind").GetString(), $"{meeting.Body} {meeting.Name}");
            Check("expected", Number("expected") == meeting.Expected, file, Number("expected"), meeting.Expected);
            Check("present", Number("present") == meeting.Present, file, Number("present"), meeting.Present);
            Check("chair", gold.GetProperty("chair").GetString() == meeting.Chair, file, gold.GetProperty("chair").GetString(), meeting.Chair);
            Check("recorder", gold.GetProperty("recorder").GetString() == meeting.Recorder, file, gold.GetProperty("recorder").GetString(), meeting.Recorder);
            var absent = gold.GetProperty("absent").EnumerateArray().Select(a => a.GetString()!).ToList();
            Check("absent", absent.SequenceEqual(meeting.Absent), file, string.Join(" ", absent), string.Join(" ", meeting.Absent));
            var agenda = gold.GetProperty("agenda").EnumerateArray().ToList();
            Check("agenda count", agenda.Count == meeting.Agenda.Count, file, agenda.Count, meeting.Agenda.Count + " " + string.Join(" / ", meeting.Agenda.Select(a => a.Title)));
            if (agenda.Count != meeting.Agenda.Count) continue;
            for (var i = 0; i < agenda.Count; i++)
                Check("outcome", agenda[i].GetProperty("outcome").GetString()!.Equals(meeting.Agenda[i].Outcome.ToString(), StringComparison.OrdinalIgnoreCase), file,
                    agenda[i].GetProperty("title").GetString() + " " + agenda[i].GetProperty("outcome").GetString(), $"{meeting.Agenda[i].Outcome} {meeting.Agenda[i].Resolution?.Quote}");
        }
        foreach (var (what, (right, all)) in counts) output.WriteLine($"{what} {right}/{all}");
        var extra = Gold("documents").Select(d => d.GetProperty("file").GetString()!).Where(f => !meetingsOf.ContainsKey(f) && File.Exists(Path.Combine(Root, "truth", f + ".txt")))
            .Select(f => (f, DocumentReading.Read(Paper(f)).OfType<Meeting>().Count())).Where(p => p.Item2 > 0).ToList();
        foreach (var (file, count) in extra) output.WriteLine($"no meeting but {count} read: {file}");
        Assert.True(counts["date"].Right >= counts["date"].All * 0.9, "date");
        Assert.True(counts["outcome"].Right >= counts["outcome"].All * 0.85, "outcome");
        Assert.Empty(extra);
    }

    private static MeetingBody[] MeetingBodyOf(string kind) => kind switch
    {
        "党工委会议" => [MeetingBody.PartyCommittee],
        "主任办公会" => [MeetingBody.Government],
        "党政联席会" => [MeetingBody.Joint],
        "书记办公会" or "碰头会" => [MeetingBody.Secretary],
        "现场会" => [MeetingBody.Topic],
        "中心组学习" => [MeetingBody.Study],
        _ => [MeetingBody.Village],
    };
}
