using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Reception registers (one row, one reception) and the canteen's purchase lists (one row, one item).</summary>
internal static partial class ReceptionTables
{
    public static IReadOnlyList<LogicalTable<Hosting>> In(Document document) =>
        [.. TableReading.Read(document, ReceptionWords.All).Where(table => IsRegister(table, document) || IsCanteen(table, document))];

    public static IEnumerable<Reception> Read(LogicalTable<Hosting> table, Document document, Profile profile) =>
        IsRegister(table, document) ? Register(table, document, profile) : Canteen(table, document, profile);

    /// <summary>Someone is visiting (guests, companions or a letter have a column), and at least two of when, who, how many, how much, where.</summary>
    private static bool IsRegister(LogicalTable<Hosting> table, Document document)
    {
        var headers = string.Join(' ', table.Headers.Values);
        var visit = VisitHeader().IsMatch(headers) || (table.Has(Hosting.Guests) && (table.Has(Hosting.Companions) || table.Has(Hosting.CompanionCount) || table.Has(Hosting.Letter) || BothCounts(table) is not null)) || (VisitTitle().IsMatch(table.Title + document.Title) && (table.Has(Hosting.Guests) || table.Has(Hosting.GuestCount)));
        var said = new[] { Hosting.Guests, Hosting.Amount, Hosting.Venue }.Count(table.Has) + (table.Has(Hosting.Date) || table.Has(Hosting.Day) ? 1 : 0)
            + (table.Has(Hosting.GuestCount) || table.Has(Hosting.TotalCount) ? 1 : 0) + (table.Has(Hosting.Companions) || table.Has(Hosting.CompanionCount) ? 1 : 0);
        return visit && said >= 3 && !NoRegister().IsMatch(headers);
    }

    private static IEnumerable<Reception> Register(LogicalTable<Hosting> table, Document document, Profile profile)
    {
        var year = PaperContext.YearOf(table, document, profile);
        var both = BothCounts(table);
        var (allAt, allWithLetter) = ToldOfAll(table);
        var meals = table.Headers.Where(h => OneMeal().IsMatch(h.Value)).ToList();
        foreach (var record in table.Records)
        {
            // Announced and called off: nobody was received.
            if (record.Text(Hosting.Amount) is null && record.Text(Hosting.GuestCount) is null && record.Text(Hosting.TotalCount) is null && People.Count(record.Text(Hosting.Guests) ?? "") is null && both is null) continue;
            var counted = both is { } column ? TwoCounts().Match(record.Row.At(column)?.Label ?? "") : null;
            var letter = table.Has(Hosting.Letter) ? LetterMark.Of(record.Text(Hosting.Letter)) : allWithLetter ? LetterMark.Of("有") : LetterMark.NoPlace;
            var guests = record.Text(Hosting.Guests) ?? record.Text(Hosting.Leader);
            var names = People.Names(record.Text(Hosting.Companions) ?? "");
            if (Parties(guests) is { Count: > 1 } parties)
            {
                var own = Parts(record.Text(Hosting.CompanionCount) ?? record.Text(Hosting.Companions), parties.Count);
                var sums = Parts(record.Text(Hosting.Amount), parties.Count);
                for (var i = 0; i < parties.Count; i++)
                    yield return new Reception(record.Source, ReceptionPaper.Register, DateOf(record, table, year), parties[i], People.Count(parties[i]), [], own is null ? null : People.Count(own[i]), record.Text(Hosting.Venue),
                        sums is null ? null : Amounts.OfCell(sums[i], TableUnit.Of(table.HeaderOf(Hosting.Amount), table.Title)), letter.Shown, letter.Number, record.Text(Hosting.Purpose), i > 0 ? [] : Dishes.In(record.Text(Hosting.Items) ?? ""))
                    { Remark = Joined(record.Text(Hosting.Remark), letter.Words, "同一行登记多批来客") };
                continue;
            }
            yield return new Reception(record.Source, ReceptionPaper.Register, DateOf(record, table, year), guests,
                Count(counted?.Groups["guests"].Value) ?? GuestCountOf(record, guests), names, Count(counted?.Groups["own"].Value) ?? CompanionCountOf(record, names), record.Text(Hosting.Venue) ?? allAt,
                record.Text(Hosting.Amount) is { } sum ? Amounts.OfCell(sum, TableUnit.Of(table.HeaderOf(Hosting.Amount), table.Title)) : null,
                letter.Shown, letter.Number, record.Text(Hosting.Purpose), Dishes.In(record.Text(Hosting.Items) ?? ""))
            {
                Remark = Joined(record.Text(Hosting.Remark), letter.Words, MealsOf(record, meals)),
            };
        }
    }

    /// <summary>以上接待均在镇机关食堂安排，均有派出单位公函: a line below speaks for every row.</summary>
    private static (string? Venue, bool Letter) ToldOfAll(LogicalTable<Hosting> table)
    {
        var below = string.Join('\n', table.Notes.Select(n => n.Passage.Text).Concat(table.Grid.Below.Select(p => p.Text)));
        return (AllAt().Match(below) is { Success: true } at ? at.Groups["where"].Value : null, AllWithLetter().IsMatch(below));
    }

    [GeneratedRegex("(?:均|全部|都)(?:安排)?在(?<where>[一-龥]{0,8}(?:食堂|餐厅|饭店|宾馆|酒店|伙食团|灶))|(?:均|全部|都)为工作餐，在(?<where>[一-龥]{0,8}(?:食堂|餐厅))")]
    private static partial Regex AllAt();

    [GeneratedRegex("(?:均|全部|都)(?:附|有|凭|见)[^，。；\\n]{0,10}(?:公函|来函|函)|公函(?:均|全部|都)?(?:存档|齐全|另册|另存)")]
    private static partial Regex AllWithLetter();

    /// <summary>"市督查室6人；市统计局4人": each unit with its number; empty where the cell names one party.</summary>
    private static List<string> Parties(string? guests)
    {
        var parts = Between().Split(guests ?? "").Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        return parts.Count > 1 && parts.TrueForAll(p => PartyWithCount().IsMatch(p)) ? parts : [];
    }

    private static List<string>? Parts(string? cell, int count) =>
        Between().Split(cell ?? "").SelectMany(p => p.Split('/')).Select(p => p.Trim()).Where(p => p.Length > 0).ToList() is var parts && parts.Count == count ? parts : null;

    private static PartialDate? DateOf(TableRecord<Hosting> record, LogicalTable<Hosting> table, PartialDate? year) =>
        RowDate.Of(record.Text(Hosting.Date), record.Text(Hosting.Year), record.Text(Hosting.Month), record.Text(Hosting.Day), table.Title, year);

    /// <summary>One column for both numbers: "来客/陪餐人数", 6/3. Null where there is none.</summary>
    private static int? BothCounts(LogicalTable<Hosting> table) =>
        table.Headers.Where(h => GuestsBesideOwn().IsMatch(h.Value) && table.Records.Any(r => TwoCounts().IsMatch(r.Row.At(h.Key)?.Label ?? ""))).Select(h => (int?)h.Key).FirstOrDefault();

    /// <summary>"早餐、晚餐" where a row fills several of the columns for meals: its sum is for more than one.</summary>
    private static string? MealsOf(TableRecord<Hosting> record, List<KeyValuePair<int, string>> columns)
    {
        var eaten = columns.Where(c => record.Row.At(c.Key)?.Label is { Length: > 0 } said && !NoMeal().IsMatch(said)).Select(c => OneMeal().Match(c.Value).Groups["meal"].Value).Distinct().ToList();
        return eaten.Count > 1 ? string.Join('、', eaten) : null;
    }

    private static int? GuestCountOf(TableRecord<Hosting> record, string? guests) =>
        Count(record.Text(Hosting.GuestCount)) ?? Count(record.Text(Hosting.TotalCount)) ?? (guests is not null ? People.Count(guests) : null);

    private static int? CompanionCountOf(TableRecord<Hosting> record, IReadOnlyList<string> names) =>
        Count(record.Text(Hosting.CompanionCount)) ?? Count(record.Text(Hosting.Companions)) ?? (names.Count > 0 ? names.Count : null);

    private static int? Count(string? text) => text is null ? null : People.Count(text);

    internal static string? Joined(params string?[] parts) => string.Join('；', parts.Where(p => !string.IsNullOrWhiteSpace(p)).Distinct()) is { Length: > 0 } joined ? joined : null;

    private static bool IsCanteen(LogicalTable<Hosting> table, Document document) =>
        CanteenTitle().IsMatch(table.Title + "\n" + document.Title) && table.Has(Hosting.Items) && !table.Has(Hosting.Guests);

    private static IEnumerable<Reception> Canteen(LogicalTable<Hosting> table, Document document, Profile profile)
    {
        var year = PaperContext.YearOf(table, document, profile);
        var quantity = table.Headers.Where(h => Quantity().IsMatch(h.Value)).Select(h => h.Key).FirstOrDefault();
        var measure = table.Headers.Where(h => h.Value is "单位" or "计量单位" or "规格" or "计量" or "规格型号").Select(h => h.Key).FirstOrDefault();
        foreach (var record in table.Records)
            if (record.Text(Hosting.Items) is { } item)
                yield return new Reception(record.Source, ReceptionPaper.Canteen, record.Text(Hosting.Date) is { } d ? Dates.OfCell(d, year) : null, null, null, [], null, null,
                    record.Text(Hosting.Amount) is { } sum ? Amounts.OfCell(sum, TableUnit.Of(table.HeaderOf(Hosting.Amount), table.Title)) : null,
                    null, null, null, [string.Concat(item, " ", Cell(record, quantity), Cell(record, measure)).TrimEnd()])
                { Remark = record.Text(Hosting.Remark) };
    }

    private static string Cell(TableRecord<Hosting> record, int column) => column > 0 ? record.Row.At(column)?.Text ?? "" : "";

    [GeneratedRegex("来访|接待对象|来宾|来客|陪餐|陪同|陪客|作陪|招待对象|宾客|公函")]
    private static partial Regex VisitHeader();

    [GeneratedRegex("接待|招待|来访|来宾|来客|用餐|就餐|商务")]
    private static partial Regex VisitTitle();

    [GeneratedRegex("(?:客|宾|来访|接待对象)[^/／、]*[/／、和及][^/／、]*(?:陪|我方|本单位)")]
    private static partial Regex GuestsBesideOwn();

    [GeneratedRegex(@"^(?<guests>\d{1,3})[人名位]?[/／、+](?<own>\d{1,2})[人名位]?$")]
    private static partial Regex TwoCounts();

    [GeneratedRegex(@"[；;\n、，,]|(?<=\d[人名位])\s+")]
    private static partial Regex Between();

    [GeneratedRegex(@"[\u4e00-\u9fa5]{3,}.*\d+\s*[人名位]$")]
    private static partial Regex PartyWithCount();

    [GeneratedRegex("(?<meal>早餐|午餐|中餐|晚餐)(?:人数|人次|次数|份数|数)?(?:\\(.*\\))?$")]
    private static partial Regex OneMeal();

    [GeneratedRegex("^[-—–/\\\\×xX0无否]+$")]
    private static partial Regex NoMeal();

    [GeneratedRegex("收款|科目|借方|贷方|发文|信访|反映人|诉求|车牌|司机签")]
    private static partial Regex NoRegister();

    [GeneratedRegex("食堂|伙食|厨房|餐厅|采买|灶")]
    private static partial Regex CanteenTitle();

    [GeneratedRegex("^数量|^用量|^重量|^斤|^件")]
    private static partial Regex Quantity();
}
