using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The items of a meeting as the rows of a table (议题 | 发言 | 议定意见, 姓名 | 拟任职务 | 同意 | 不同意 | 结果), whatever the clerk calls and in which order he puts the columns.</summary>
internal static partial class MeetingTable
{
    private enum Col { Number, Matter, Person, Post, Reporter, Speaker, Speech, Outcome, For, Against, Abstained, Vote }

    private const string NotResult = "落实|执行|备注|完成|反馈|监票|签|时限|部门|股室";

    private static readonly Vocabulary<Col> Words = new(
        new(Col.Number, "序号?|编号|议题(?:编号|序号|号)|项次|次序"),
        new(Col.Matter, "(?:会议|研究|讨论|审议|提交|上会|审核|支出|申请|提请|酝酿)?(?:议题|事项|议案|提案|案由|事由)(?:名称|内容|摘要)?|议什么(?:事)?|什么事|(?:研究|审议|讨论)内容|项目(?:名称)?", "编号|序号|类别|结果|意见|情况"),
        new(Col.Person, "姓名|人选|(?:拟任|推荐|候选|考察)人选?|候选人"),
        new(Col.Post, "(?:拟任|拟聘|现任|新任)?(?:职务|岗位)|拟任"),
        new(Col.Reporter, "(?:汇报|报告|提出|提议|提案|主讲|介绍)(?:人|者|单位|部门)?|谁(?:提|讲|说|汇报)的?|(?:提请|提交|提报|申报|承办)(?:人|股室|科室|部门|单位)?"),
        new(Col.Speaker, "发言(?:人|者)(?:姓名)?|谁说的?"),
        new(Col.Speech, "(?:代表|委员|会议)?(?:讨论|发言|审议|酝酿|研究)(?:发言)?(?:情况|摘要|要点|记录|内容|过程|意见)?|讨论发言|怎么说|(?:主要)?意见"),
        new(Col.Outcome, "(?:议定|决策|研究|会议|讨论|表决|审议|决定|议决|审核|核定|酝酿|集体|最后|处理)?(?:意见|结果|结论|决定|决议)|议定|决定|决议|议决|(?:会议|议定)(?:意见|事项)|怎么定的?|是否(?:通过|同意)", NotResult),
        new(Col.For, "(?:同意|赞成)(?:票)?(?:数)?|赞成人数", "不|意见") { Values = ColumnValues.AreBallots },
        new(Col.Against, "(?:不同意|反对|不赞成)(?:票)?(?:数)?") { Values = ColumnValues.AreBallots },
        new(Col.Abstained, "弃权(?:票)?(?:数)?") { Values = ColumnValues.AreBallots },
        new(Col.Vote, "(?:表决|投票|举手)(?:情况|票数|方式)?|票数|得票(?:情况)?"));

    /// <summary>The items of all tables of the paper that name a matter and what came of it, with the rows they stand in.</summary>
    public static IReadOnlyList<(ItemLines Item, int From, int To)> In(Document document) =>
        [.. TableReading.Read(document, Words).Where(IsAgenda).SelectMany(Items)];

    private static bool IsAgenda(LogicalTable<Col> table) =>
        (table.Has(Col.Matter) || table.Has(Col.Person)) && table.Has(Col.Outcome)
        && (table.Has(Col.Speech) || table.Has(Col.Vote) || table.Has(Col.For) || table.Has(Col.Reporter) || table.Has(Col.Number))
        && !table.Headers.Values.Any(h => NotOfOneMeeting().IsMatch(h));

    /// <summary>A register of many meetings has the day, a payment list its payee beside the matter.</summary>
    [GeneratedRegex("会议(?:日期|时间|名称|次数)|^次数$|^会次$|日期|收款|凭证|步骤")]
    private static partial Regex NotOfOneMeeting();

    private static IEnumerable<(ItemLines, int, int)> Items(LogicalTable<Col> table)
    {
        var rows = new List<TableRecord<Col>>();
        var number = 0;
        foreach (var record in table.Records)
        {
            if (rows.Count > 0 && TitleOf(record) is not null) { yield return Item(rows, table, ++number); rows = []; }
            if (rows.Count > 0 || TitleOf(record) is not null) rows.Add(record);
        }
        if (rows.Count > 0) yield return Item(rows, table, ++number);
    }

    /// <summary>2.3号仓出租 in the second row: the number of the row is no part of the matter.</summary>
    private static Line Unnumbered(Line title, int number) =>
        Numbered().Match(title.Text) is { Success: true } mark && Numerals.ParseInt(Numerals.HalfWidth(mark.Groups["n"].Value)) == number ? title.Slice(mark.Length, title.Text.Length) : title;

    [GeneratedRegex(@"^\s*(?:议题|[（(])?\s*(?<n>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[.．、)）:：]\s*(?=\S)")]
    private static partial Regex Numbered();

    private static GridCell? TitleOf(TableRecord<Col> record) => (record[Col.Matter] ?? record[Col.Person]) is { Text.Length: > 0 } cell && ReferenceEquals(cell.Passage, record.Row.Passage) ? cell : null;

    private static (ItemLines, int, int) Item(List<TableRecord<Col>> rows, LogicalTable<Col> table, int number)
    {
        var title = Unnumbered(Of(TitleOf(rows[0])!), number);
        var named = title.Text + (rows[0][Col.Matter] is null && rows[0].Text(Col.Post) is { } post ? " " + post : "");
        var result = rows.Select(r => r[Col.Outcome]).LastOrDefault(c => c is { Text.Length: > 0 } && rows.Any(r => ReferenceEquals(r.Row.Passage, c.Passage)));
        List<Line> lines = [title, .. rows.SelectMany(r => Spoken(r, table))];
        if (result is not null) lines.Add(Of(result));
        return (new ItemLines(named, lines) { Result = result is null ? null : Of(result), Vote = VoteOf(rows[0]) }, rows[0].Row.Passage.Id.Number, rows[^1].Row.Passage.Id.Number);
    }

    /// <summary>A speech line by line; where the speaker has a column of his own, name and words together.</summary>
    private static IEnumerable<Line> Spoken(TableRecord<Col> record, LogicalTable<Col> table)
    {
        if (record[Col.Speech] is not { Text.Length: > 0 } speech) return [];
        var beside = record[Col.Speaker] is { Text.Length: > 0 } who && ReferenceEquals(who.Passage, speech.Passage) && who.Start < speech.Start ? who : null;
        return Line.In(speech.Passage, beside?.Start ?? speech.Start, speech.Start + speech.Length);
    }

    private static Vote? VoteOf(TableRecord<Col> record)
    {
        int? Of(Col column) => record.Text(column) is { } text && int.TryParse(Numerals.HalfWidth(text).Trim(), out var n) ? n : null;
        if (Of(Col.For) is { } yes) return new Vote(yes, Of(Col.Against), Of(Col.Abstained), $"同意{yes}票，不同意{Of(Col.Against) ?? 0}票，弃权{Of(Col.Abstained) ?? 0}票");
        return record.Text(Col.Vote) is { } told ? MeetingOutcome.VoteIn(told) : null;
    }

    private static Line Of(GridCell cell) => new Line(cell.Passage, 0, cell.Passage.Text).Slice(cell.Start, cell.Start + cell.Length);
}
