using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Who met, when and as which body, from the lines above the agenda and the signatures below it.</summary>
internal sealed partial record MeetingHead(
    MeetingBody Body, string Name, PartialDate? Date, int? Number, string? Chair, string? Recorder, int? Expected, int? Present,
    IReadOnlyList<string> Attendees, IReadOnlyList<string> Absent, IReadOnlyList<string> Observers)
{
    /// <summary>A sentence says who was in the chair, or who called the meeting.</summary>
    internal static bool Chairs(string text) => Chaired().IsMatch(text);

    /// <param name="head">The lines before the first item.</param>
    /// <param name="rest">All that follows: prose that tells of the meeting, lists and signatures at the end.</param>
    /// <param name="hints">Where the head does not say: the title of the book of records, the file's name, its folders; the nearest first.</param>
    public static MeetingHead Of(IReadOnlyList<Line> head, IReadOnlyList<Line> rest, IReadOnlyList<string> hints, string path, bool minutes)
    {
        var fields = Fields(head, rest);
        var titles = head.Select(l => FirstClause().Match(MeetingLabels.In(l) is [var first, ..] ? l.Text[..first.Start].Trim() : l.Text).Value).Where(t => t.Length > 1).ToList();
        var prose = head.Concat(rest.Take(4)).Select(l => l.Text).FirstOrDefault(t => Convened().IsMatch(t) || Chaired().IsMatch(t));
        var named = fields.Where(f => f.Label == HeadLabel.Name).Select(f => f.Value).Concat(titles).ToList();
        var date = DateOf(head, rest, prose, fields, hints, path, minutes);
        var chair = One(fields, HeadLabel.Chair) ?? (prose is null ? null : Chaired().Match(prose) is { Success: true } m ? m.Groups["who"].Value : null);
        var (expected, present, attendees) = Attendance(fields, head, chair);
        if (attendees.Count == 0) attendees = Told(head.Concat(rest.Take(3)), chair);
        var absent = fields.Where(f => f.Label == HeadLabel.Absent).SelectMany(f => Persons.In(f.Value) is { Count: > 0 } people ? people : Persons.In(Brackets().Replace(f.Value, "、")) is { Count: > 0 } bracketed ? bracketed : Bare(BeforeBracket().Match(f.Value).Value) is { } one ? [one] : Persons.Behind(f.Value)).Distinct().ToList();
        absent.AddRange(fields.Where(f => f.Label is HeadLabel.Attendees or HeadLabel.Present or HeadLabel.Expected).SelectMany(f => Away().Matches(f.Value)).SelectMany(m => Persons.In(m.Groups["who"].Value) is { Count: > 0 } people ? people : Bare(m.Groups["who"].Value) is { } one ? [one] : []));
        if (absent.Count == 0) absent.AddRange(Missing(fields, head, expected - present));
        var observers = fields.Where(f => f.Label == HeadLabel.Observers).SelectMany(f => Persons.AndGroups(f.Value)).Distinct().ToList();
        if (observers.Count == 0) observers = [.. head.Concat(rest.Take(3)).SelectMany(l => Beside().Matches(l.Text)).SelectMany(m => Persons.In(m.Groups["list"].Value)).Distinct().Except(attendees)];
        var (body, name) = NameOf(named, prose, hints);
        return new(
            body, name, date, NumberOf(fields, named, prose, path), chair, One(fields, HeadLabel.Recorder) ?? Recording(head.Concat(rest.Take(1))), expected, present, attendees,
            [.. absent.Distinct().Except(attendees)], observers);
    }

    /// <summary>Where a head is a sentence, its first words: what it goes on to say may speak of another meeting.</summary>
    [GeneratedRegex("^[^，。；]*")]
    private static partial Regex FirstClause();

    /// <summary>What the head says in labels; below it only lines that begin with a label.</summary>
    private static List<HeadField> Fields(IReadOnlyList<Line> head, IReadOnlyList<Line> rest)
    {
        var fields = head.SelectMany(MeetingLabels.In).ToList();
        foreach (var line in rest)
            if (MeetingLabels.In(line) is [{ Start: 0 }, ..] own && own[0].Label is not (HeadLabel.Topic or HeadLabel.Time or HeadLabel.Name or HeadLabel.Place))
                fields.AddRange(own);
        return fields;
    }

    /// <summary>某某主持，某某记录。: the clerk named in a sentence.</summary>
    private static string? Recording(IEnumerable<Line> lines) =>
        lines.SelectMany(l => Records().Matches(l.Text)).Select(m => Persons.Single(m.Groups["who"].Value) ?? Bare(m.Groups["who"].Value)).FirstOrDefault(name => name is not null);

    [GeneratedRegex("(?<=[，,。；;、])(?<who>[\u4e00-\u9fa5]{2,4}?)(?:同志)?(?:负责|作|做|现场)?(?:记录|记(?=[，。；]|$))(?=[，,。；;\\s]|$)")]
    private static partial Regex Records();

    /// <summary>Characters of a value that is a name with an office, a reason in brackets: 党组书记　某某（受委托）.</summary>
    private const int LongestOffice = 24;

    /// <summary>办公室某某; 党组书记　某某, where the office tells that the word behind it is a name, whatever the surname.</summary>
    private static string? BehindOffice(string value) =>
        OfOffice().Match(value) is { Success: true } joined && Persons.IsName(joined.Groups["who"].Value) ? joined.Groups["who"].Value
        : value.Length <= LongestOffice && OfficeAndName().Match(value) is { Success: true } parted && Persons.Behind(parted.Groups["who"].Value) is [var name] ? name : null;

    [GeneratedRegex("^[一-龥、，]{2,16}(?:书记|镇长|乡长|主任|主席|局长|所长|院长|校长|园长|场长|站长|理事长|组长|县长|区长|经理|委员)[\\s　]+(?<who>[一-龥]{2,4})(?:[（(].*)?$|^(?<who>[一-龥]{2,4})[（(][^（(]*[）)]?$")]
    private static partial Regex OfficeAndName();

    private static string? One(IReadOnlyList<HeadField> fields, HeadLabel label) =>
        fields.Where(f => f.Label == label).Select(f => Persons.Single(f.Value) ?? Bare(f.Value) ?? BehindOffice(f.Value)).FirstOrDefault(name => name is not null);

    /// <summary>A name whose surname is not known to us, where nothing else stands behind the label.</summary>
    private static string? Bare(string value) => LoneName().IsMatch(value) && !NoPerson().IsMatch(value) || (value.Length == 1 && Persons.IsSurname(value[0])) ? value : null;

    [GeneratedRegex("^[\u4e00-\u9fa5]{2,4}$")]
    private static partial Regex LoneName();

    /// <summary>办公室某某</summary>
    [GeneratedRegex("^[\u4e00-\u9fa5]{1,8}(?:办公室|办|室|科|股|处|所|中心|部)(?<who>[\u4e00-\u9fa5]{2,3})$")]
    private static partial Regex OfOffice();

    /// <summary>因公请假, 缺席：无: no name.</summary>
    [GeneratedRegex("^(?:因[公事病]|全(?:部|体|勤)|没有|未记|空缺|暂缺|略|其他|其余|详见|附后|党政|办公|会议)")]
    private static partial Regex NoPerson();

    [GeneratedRegex("^[^（(，,、；;]*")]
    private static partial Regex BeforeBracket();

    /// <summary>某、某（某请假）: who is away, told in brackets behind those who are there.</summary>
    [GeneratedRegex("[（(，,；;\\s](?<who>[\u4e00-\u9fa5、]{1,12}?)(?:请假|缺席|未到|因公|因事|因病|外出|出差)")]
    private static partial Regex Away();

    /// <summary>Who is away, told in a sentence (某某、某某因公请假), or behind the number of those present with the reason alone: 实到6人（某某在省里开会；某某病假), where as many are named as are missing.</summary>
    private static List<string> Missing(IReadOnlyList<HeadField> fields, IReadOnlyList<Line> head, int? number)
    {
        var told = head.SelectMany(l => OnLeave().Matches(l.Text)).SelectMany(m => Persons.In(m.Groups["list"].Value) is { Count: > 0 } people ? people : Bare(m.Groups["list"].Value) is { } one ? [one] : []).Distinct().ToList();
        if (told.Count > 0) return told;
        var behind = fields.Where(f => f.Label is HeadLabel.Present).SelectMany(f => Behind().Matches(f.Value)).SelectMany(m => m.Groups["list"].Value.Split('；', ';', '，', '、'))
            .Select(clause => NameBeforeReason().Match(clause.Trim())).Where(m => m.Success && Persons.IsName(m.Groups["who"].Value)).Select(m => m.Groups["who"].Value).Distinct().ToList();
        return behind.Count == number ? behind : [];
    }

    [GeneratedRegex("(?:^|[，。；、）)\\s])(?<list>[\u4e00-\u9fa5、]{2,30}?)(?:同志)?(?:(?:均|都)?因[^，。；、]{1,10}?)?(?:(?:出差|开会|住院|生病|下村|培训|学习)?(?:没来|没到|没参加)|请假|缺席|病假|事假|公假|未到会|未出席|未参加)")]
    private static partial Regex OnLeave();

    [GeneratedRegex("[（(](?<list>[^）)]{3,60})[）)]")]
    private static partial Regex Behind();

    /// <summary>Of three characters the third may already tell where he is.</summary>
    [GeneratedRegex("^(?<who>[\u4e00-\u9fa5]{2}(?=[在到去因参病事出请外休赴公回住未下开陪带值临调培产有])|[\u4e00-\u9fa5]{3})")]
    private static partial Regex NameBeforeReason();

    /// <summary>请假2人（某某、某某）</summary>
    [GeneratedRegex("[（()）]")]
    private static partial Regex Brackets();

    private static (int? Expected, int? Present, IReadOnlyList<string> Attendees) Attendance(List<HeadField> fields, IReadOnlyList<Line> head, string? chair)
    {
        int? expected = null, present = null;
        var (names, whole) = (new List<string>(), true);
        foreach (var field in fields)
        {
            if (field.Label == HeadLabel.Expected) expected ??= Count(field.Value);
            if (field.Label == HeadLabel.Present) present ??= Count(field.Value);
            if (field.Label is HeadLabel.Attendees && Ratio().Match(field.Value) is { Success: true } ratio)
                (expected, present) = (Math.Max(int.Parse(ratio.Groups[1].Value), int.Parse(ratio.Groups[2].Value)), Math.Min(int.Parse(ratio.Groups[1].Value), int.Parse(ratio.Groups[2].Value)));
            if (field.Label is not (HeadLabel.Attendees or HeadLabel.Present)) continue;
            var people = Persons.Listed(field.Value);
            names.AddRange(people);
            whole &= people.Count > 0 && Persons.AndGroups(field.Value).All(w => people.Contains(w) || Counted().IsMatch(w) || Office().IsMatch(w)) || field.Label == HeadLabel.Present;
            if (field.Label == HeadLabel.Attendees && people.Count == 0) present ??= Count(field.Value) ?? (CountedAtEnd().Match(field.Value) is { Success: true } end ? int.Parse(end.Groups["n"].Value) : null);
        }
        if (head.Select(l => BothTold().Match(l.Text)).FirstOrDefault(m => m.Success) is { } both)
            (expected, present) = (int.Parse(both.Groups["all"].Value), int.Parse(both.Groups["here"].Value));
        expected ??= head.Select(l => NumberOf(ExpectedTold(), l.Text)).FirstOrDefault(n => n is not null);
        present ??= head.Select(l => NumberOf(PresentTold(), l.Text)).FirstOrDefault(n => n is not null);
        foreach (var line in head) names.AddRange(ListIn(line));
        var attendees = names.Distinct().ToList();
        if (attendees.Count > 0 && chair is not null && !attendees.Contains(chair) && !attendees.Any(a => a.Length == 1)) attendees.Insert(0, chair);
        if (present is null && attendees.Count > 1 && whole) present = attendees.Count;
        return (expected, present, attendees);
    }

    /// <summary>乡长某某，党委委员某某、某某出席会议: a sentence that lists who was there. It may not list all, so it counts nobody.</summary>
    private static IReadOnlyList<string> Told(IEnumerable<Line> lines, string? chair)
    {
        var people = lines.Select(l => There().Match(l.Text)).Where(m => m.Success).Select(m => Persons.Listed(m.Groups["list"].Value)).FirstOrDefault(p => p.Count > 1) ?? [];
        return people.Count == 0 || chair is null || people.Contains(chair) ? people : [chair, .. people];
    }

    [GeneratedRegex(@"(?:^|[。；]|召开[^，。]{0,24}会(?:议)?，)(?<list>[^。；：:\t]{5,240}?)(?:等?同志)?(?:出席|参加|到会|参会)(?:了)?(?:本次|此次)?(?:会议)?(?=[，。；]|$)")]
    private static partial Regex There();

    /// <summary>副乡长某某、财政所所长某某列席会议</summary>
    [GeneratedRegex(@"(?:^|[，。；])(?<list>[^，。；：:\t]{2,160}?)(?:等?同志)?列席(?:了)?(?:本次|此次)?(?:会议)?(?=[，。；]|$)")]
    private static partial Regex Beside();

    /// <summary>A list of names that stands alone in a line, or in brackets behind the title of the meeting.</summary>
    private static IReadOnlyList<string> ListIn(Line line)
    {
        if (MeetingLabels.In(line) is { Count: > 0 } fields)
            return Leading().Match(line.Text[..fields[0].Start]) is { Success: true } lead && Persons.IsList(lead.Value) ? Persons.In(lead.Value) : [];
        if (Persons.IsList(line.Text)) return Persons.In(line.Text);
        return Bracketed().Match(line.Text) is { Success: true } list && (Persons.IsList(list.Groups["list"].Value) || Initials().IsMatch(list.Groups["list"].Value))
            ? Persons.In(list.Groups["list"].Value) : [];
    }

    [GeneratedRegex(@"^[（(]?[\u4e00-\u9fa5、，\s]{5,}[）)]?")]
    private static partial Regex Leading();

    [GeneratedRegex(@"[（(](?<list>[\u4e00-\u9fa5、，,\s]{3,})[）)]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^[\u4e00-\u9fa5](?:[、，,\s]+[\u4e00-\u9fa5]){2,}$")]
    private static partial Regex Initials();

    private static int? NumberOf(Regex told, string text) => told.Match(text) is { Success: true } match ? Numerals.ParseInt(match.Groups["n"].Value) : null;

    /// <summary>与会9/应9, 应到/实到 7／7: both numbers beside each other.</summary>
    [GeneratedRegex(@"(?:与会|实到|到会|出席|参会)\s*(?<here>[0-9]{1,3})\s*[人名]?\s*[/／]\s*应(?:到|会)?\s*(?<all>[0-9]{1,3})|应(?:到)?\s*[/／]\s*实(?:到)?\s*[:：\t\s]*(?<all>[0-9]{1,3})\s*[人名]?\s*[/／]\s*(?<here>[0-9]{1,3})")]
    private static partial Regex BothTold();

    /// <summary>应到会党委委员11名, 应参会居民代表57名, 成员总数：126人, 三十四户: the number behind whom it counts.</summary>
    [GeneratedRegex("(?:应(?:到会?|出席|参会|参加)|(?:成员|代表|党员|居民|村民|委员)总数)[一-龥]{0,12}[:：]?\\s*(?<n>[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5})\\s*[人名位户]")]
    private static partial Regex ExpectedTold();

    [GeneratedRegex("(?:实(?:到会?|际到会|出席|参会|参加))[一-龥]{0,12}[:：]?\\s*(?<n>[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5})\\s*[人名位户]")]
    private static partial Regex PresentTold();

    private static int? Count(string value) => FirstCount().Match(value) is { Success: true } match ? Numerals.ParseInt(match.Groups["n"].Value) : null;

    [GeneratedRegex(@"^[\s（(:：]*(?:共|计|共计|为|委员|代表)?\s*(?<n>[0-9０-９]{1,4}|[一二三四五六七八九十百两]{1,4})\s*(?:[人名位个]|(?=$|[\s，,。；;（(）)]))")]
    private static partial Regex FirstCount();

    [GeneratedRegex(@"(?<n>\d{1,4})\s*[人名位][）)。]?$")]
    private static partial Regex CountedAtEnd();

    [GeneratedRegex(@"^[（(]?(?:共|计)?\s*[\d一二三四五六七八九十]+\s*[人名位]?[）)]?$")]
    private static partial Regex Counted();

    /// <summary>党工委副书记、办事处主任某某: the first of two offices of one person.</summary>
    [GeneratedRegex("^[\u4e00-\u9fa5]{0,10}(?:书记|主任|镇长|乡长|局长|校长|院长|场长|所长|委员|部长|主席|组长|经理)$")]
    private static partial Regex Office();

    [GeneratedRegex(@"^[（(]\s*(\d{1,3})\s*/\s*(\d{1,3})\s*[）)]")]
    private static partial Regex Ratio();

    private static (MeetingBody Body, string Name) NameOf(IReadOnlyList<string> named, string? prose, IReadOnlyList<string> hints)
    {
        var said = prose is null ? null : Convened().Match(prose) is { Success: true } m ? m.Groups["what"].Value : null;
        string?[] candidates = [.. named, said, .. hints];
        foreach (var candidate in candidates)
            if (candidate is not null && MeetingNames.BodyOf(candidate) is not MeetingBody.Unknown and var body)
                return (body, MeetingNames.In(candidate) ?? Papers().Replace(candidate, "").Trim());
        var first = named.FirstOrDefault(MeetingNames.Mentions) ?? said ?? "会议";
        return (MeetingBody.Unknown, MeetingNames.In(first) ?? Papers().Replace(first, "").Trim());
    }

    [GeneratedRegex(@"(?:记录本|记录簿|记录|记泉|纪要|笔录|随记).*$|\.[a-zA-Z]+$")]
    private static partial Regex Papers();

    private static int? NumberOf(List<HeadField> fields, IReadOnlyList<string> named, string? prose, string path) =>
        named.Where(t => t.Contains('次')).Concat([prose ?? ""]).Concat(named).Append(path.Split('/', '!')[^1]).Select(MeetingNames.NumberIn).FirstOrDefault(n => n is not null)
        ?? fields.Where(f => f.Label == HeadLabel.Name).Select(f => YearAndNumber().Match(f.Value)).Where(m => m.Success).Select(m => (int?)int.Parse(m.Groups["n"].Value)).FirstOrDefault();

    /// <summary>会次：2021-15</summary>
    [GeneratedRegex(@"^(?:19|20)\d{2}\s*[-—.]\s*0*(?<n>\d{1,3})$")]
    private static partial Regex YearAndNumber();

    /// <summary>As labelled, else as written in the head or told in its prose (minutes: the other way round), else the date beneath a record, else the file's name.</summary>
    private static PartialDate? DateOf(IReadOnlyList<Line> head, IReadOnlyList<Line> rest, string? prose, List<HeadField> fields, IReadOnlyList<string> hints, string path, bool minutes)
    {
        var context = YearIn(head.Select(l => l.Text)) ?? YearIn([prose ?? ""]) ?? YearIn(hints) ?? Dates.InFileName(path) ?? YearIn([path]);
        var labelled = fields.Where(f => f.Label is HeadLabel.Time or HeadLabel.Name or HeadLabel.Place).Select(f => f.Value).ToList();
        var told = prose is null ? [] : new[] { DayOf(prose, context), prose };
        var written = head.Where(l => !Printed().IsMatch(l.Text)).Select(l => l.Text);
        var beneath = minutes ? [] : rest.Where(l => l.Text.Length <= 20 && !Printed().IsMatch(l.Text)).Select(l => l.Text).TakeLast(3).Where(t => DateAlone().IsMatch(t));
        List<PartialDate> dates = [.. (minutes ? labelled.Concat(told).Concat(written) : labelled.Concat(written).Concat(told).Concat(beneath)).SelectMany(t => Dates.In(t, context)).Where(d => d.Date is not null).Select(d => d.Date!.Value)];
        if (Dates.InFileName(path) is { } named) dates.Add(named);
        return dates.Find(d => d.Day is not null) is { Day: not null } day ? day : dates.Find(d => d.Month is not null) is { Month: not null } month ? month : dates.Count > 0 ? dates[0] : context;
    }

    /// <summary>The day next before the verb: what stands further ahead is the day of printing or of an order. Of a range its beginning.</summary>
    private static string DayOf(string prose, PartialDate? context)
    {
        var verb = Convened().Match(prose) is { Success: true } held ? held.Index : Chaired().Match(prose) is { Success: true } chaired ? chaired.Index : 0;
        var days = Dates.In(prose[..verb], context).Where(d => d.Date?.Day is not null).ToList();
        if (days.Count == 0) return "";
        var last = days.Count > 1 && days[^1].Start - days[^2].End is > 0 and <= 2 ? days[^2] : days[^1];
        return prose[last.Start..last.End];
    }

    [GeneratedRegex(@"^[（(]?\s*(?:[12][0-9]{3}|[一二三四五六七八九〇零○OoО0]{4})\s*[年.\-/].{3,10}$")]
    private static partial Regex DateAlone();

    private static PartialDate? YearIn(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (Dates.In(text).FirstOrDefault(d => d is { Date: not null, Inferred: false }) is { Date: { } date }) return PartialDate.OfYear(date.Year);
            if (Year().Match(text) is { Success: true } year) return PartialDate.OfYear(int.Parse(year.Groups["y"].Value));
        }
        return null;
    }

    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-3][0-9])(?![0-9])")]
    private static partial Regex Year();

    [GeneratedRegex("印发|编印|编发|签发|分送|抄送|誊录|整理|打印")]
    private static partial Regex Printed();

    [GeneratedRegex(@"(?:主持)?召开(?:了)?(?<what>[^，。；：]{0,30}会(?:议)?)|举行(?:了)?(?<what>[^，。；：]{0,30}会(?:议)?)")]
    private static partial Regex Convened();

    [GeneratedRegex(@"(?:^|书记|镇长|乡长|主任|主席|部长|委员|组长|局长|所长|区长|[，。、\s：:日由午晚])(?<who>(?!书记|镇长|主任)[\u4e00-\u9fa5]{2,3})(?:同志)?\s*(?:在[^，。；]{2,20}?)?(?:主持|召集)")]
    private static partial Regex Chaired();
}
