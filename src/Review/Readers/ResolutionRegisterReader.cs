using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The register in which an office keeps what its meetings decided (会议议定事项登记, 决策台账): a row is an item of the meeting of that day.</summary>
/// <remarks>It states results as minutes do; who spoke is not to be expected of it.</remarks>
public sealed partial class ResolutionRegisterReader : IFactReader
{
    private enum Col { Number, Date, Body, Chair, Present, Matter, Amount, Outcome }

    private static readonly Vocabulary<Col> Words = new(
        new(Col.Number, "(?:会议)?(?:次数|会次|届次|期次|期数|场次)|第几次|会议(?:编)?号") { CarriesDown = true },
        new(Col.Date, "(?:会议|召开|开会|研究|议定|决策|决定|上会|议事)?(?:日期|时间)|年月日", "完成|办结|反馈|截止|落实|执行|支付|付款|签订") { Values = ColumnValues.AreDates, CarriesDown = true },
        new(Col.Body, "会议(?:名称|类型|类别|形式|层级)?|(?:决策|议事|研究|上会)(?:形式|主体|机构|会议|层级|类型)|议事(?:机构|平台)", "内容|议题|事项|日期|时间|次数|地点|主持|纪要|记录|编号|意见|决定") { Values = ColumnValues.AreWords, CarriesDown = true },
        new(Col.Chair, "(?:会议)?(?:主持|召集)(?:人)?") { CarriesDown = true },
        new(Col.Present, "(?:到会|参会|出席|参加|与会)(?:人员|人|成员|领导|情况)?") { CarriesDown = true },
        new(Col.Matter, "(?:议定|研究|决策|会议|上会|审议|讨论|议决|集体决策|重大)?(?:事项|议题|议案)(?:名称|内容|摘要)?|(?:研究|审议|讨论|会议|决策)(?:的)?内容|事由", "序号|编号|类别|分类|类型"),
        new(Col.Amount, "(?:涉及|议定|审定)?(?:资金|金额)(?:数额)?") { Values = ColumnValues.AreAmounts },
        new(Col.Outcome, "(?:议定|决策|研究|会议|讨论|表决|审议|决定|议决|集体)(?:意见|结果|结论|决定|情况)|结果|结论|决定|决议|议定|处理意见|是否(?:通过|同意)", "落实|执行|备注|事项"));

    public bool Reads(Document document, Profile profile) => profile.Genre is Genre.Register or Genre.SpendingLedger or Genre.Other or Genre.MeetingRecord && !Drafts.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile) => Tables(document).SelectMany(table => Meetings(table, document, profile));

    /// <summary>The paper is such a register: it is read here and not as a record of running text, nor as payments.</summary>
    internal static bool Is(Document document) => Tables(document).Any();

    private static IEnumerable<LogicalTable<Col>> Tables(Document document) => TableReading.Read(document, Words)
        .Where(t => t.Has(Col.Date) && t.Has(Col.Matter) && (t.Has(Col.Outcome) || (Decided().IsMatch(t.Title + document.Title) && (t.Has(Col.Chair) || t.Has(Col.Number)))) && (t.Has(Col.Body) || MeetingNames.BodyOf(t.Title + document.Title) is not MeetingBody.Unknown));

    private static IEnumerable<Meeting> Meetings(LogicalTable<Col> table, Document document, Profile profile)
    {
        var year = PaperContext.YearOf(table, document, profile);
        var decided = Decided().IsMatch(table.Title + document.Title);
        return table.Records.Where(r => r.Text(Col.Matter) is not null && r.Text(Col.Date) is not null)
            .GroupBy(r => (Date: Dates.OfCell(r.Text(Col.Date)!, year), Number: NumberOf(r), Body: r.Text(Col.Body)))
            .Where(g => g.Key.Date is not null).Select(g => Meeting([.. g], g.Key.Date, g.Key.Number, g.Key.Body, table, document, decided)).Where(m => m.Body is not MeetingBody.Unknown);
    }

    private static Meeting Meeting(List<TableRecord<Col>> rows, PartialDate? date, int? number, string? named, LogicalTable<Col> table, Document document, bool decided)
    {
        string[] names = [named ?? "", .. table.Title.Split('\n'), document.Title];
        var name = Array.Find(names, n => MeetingNames.BodyOf(n) is not MeetingBody.Unknown) ?? "";
        var chair = rows[0].Text(Col.Chair) is { } who ? Persons.Single(who) ?? who : null;
        var present = rows[0].Text(Col.Present) is { } list ? Persons.In(list) : [];
        return new(rows[0].Source, MeetingNames.BodyOf(name), MeetingNames.In(name) ?? name, true, date, number, chair, null, null, present.Count > 0 ? present.Count : null, present, [], [],
            [.. rows.Select(r => Item(r, table, decided))]) { FirstPassage = rows[0].Row.Passage.Id.Number, LastPassage = rows[^1].Row.Passage.Id.Number };
    }

    private static AgendaItem Item(TableRecord<Col> row, LogicalTable<Col> table, bool decided)
    {
        var title = row.Text(Col.Matter)!;
        var said = row.Text(Col.Outcome) ?? "";
        var sum = row.Text(Col.Amount) is { } cell ? Amounts.OfCell(cell, TableUnit.Of(table.HeaderOf(Col.Amount), table.Title)) : null;
        var outcome = said.Length > 0 ? Verdict.Of(said) : decided ? Outcome.Decided : Outcome.Noted;
        List<Money> sums = [.. sum is { Fen: > 0 } own ? new[] { own } : [], .. Amounts.Values(title + "\n" + said)];
        return new(row.Source, title, outcome, title + "\n" + said, [], null, outcome == Outcome.Noted ? null : row.Source)
        {
            Conditional = Conditional().IsMatch(said),
            Ratifies = Ratifies().IsMatch(title + said),
            Amounts = [.. sums.Distinct()],
        };
    }

    private static int? NumberOf(TableRecord<Col> row) => row.Text(Col.Number) is { } text ? MeetingNames.NumberIn(text) ?? (OfYear().Match(text) is { Success: true } ofYear ? Numerals.ParseInt(ofYear.Groups["n"].Value) : Numerals.ParseInt(text.Trim())) : null;

    /// <summary>2021-3: the third of that year.</summary>
    [GeneratedRegex(@"^\s*(?:19|20)\d{2}\s*[-—–/.]\s*0*(?<n>\d{1,3})\s*$")]
    private static partial Regex OfYear();

    [GeneratedRegex("议定|决定|决议|决策|议决")]
    private static partial Regex Decided();

    [GeneratedRegex("原则(?:上)?同意|完善后|修改后|报.{1,10}(?:批准|同意)后")]
    private static partial Regex Conditional();

    [GeneratedRegex("追认|补办|补议|补报")]
    private static partial Regex Ratifies();
}
