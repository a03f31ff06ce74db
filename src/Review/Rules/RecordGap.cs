using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>导入的记录不连续或者缺少.</summary>
public sealed partial class RecordGap : IRule
{
    public string Id => "RecordGap";
    public string Title => "会议记录或编号不连续";
    public string LooksFor => "编号连续的会议记录中缺少某次；没有编号的会议记录中断时间明显长于平时间隔；有须上会的合同、付款、任免，而相应时段没有会议记录导入；登记簿、凭证号基本连续而个别号缺失。每个系列只列一条，合同号等只导入一部分的不提示。";

    public LegalBasis Basis { get; } = new([Norms.Inspection2017, Norms.Inspection2024, Norms.Accounting]);

    public string FalseAlarms => "材料没有调全或者分册保管；会议改期、换届、防汛抗疫期间未开会；编号跳号、作废；凭证抽出另存或移交时已注明；文件扫描不清未能识别。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) =>
    [
        .. study.Coverage.Runs.Where(Reliable).Select(r => Asked(r, study)).Where(r => r.Missing.Count > 0).Select(r => MissingNumbers(r, study)), .. LongPauses(study), .. WithoutRecords(study),
        .. NumberSeries.In(study.Facts).Where(gap => gap.Date is not { } day || study.Facts.Settings.Reviews(day.First, day.Last)).Select(Series),
    ];

    /// <summary>Only numbers that fall into the period under review: the records of other times were never asked for.</summary>
    private static MeetingRun Asked(MeetingRun run, CaseStudy study) => run with { Missing = [.. run.Missing.Where(n => run.Span(n) is var span && study.Facts.Settings.Reviews(span.From, span.To))] };

    /// <summary>Of meetings other than the committee's often only a few were copied: there a number is missed only where nearly all are held.</summary>
    private static bool Reliable(MeetingRun run) => run.Missing.Count > 0 && (run.Body == MeetingBody.PartyCommittee || run.Missing.Count * 5 <= run.Held.Count);

    private Finding MissingNumbers(MeetingRun run, CaseStudy study)
    {
        var numbers = string.Join("、", run.Missing);
        var neighbours = run.Missing.SelectMany(n => new[] { run.Held.LastOrDefault(h => h.Number < n), run.Held.FirstOrDefault(h => h.Number > n) }).Where(h => h != default).DistinctBy(h => h.Meeting).ToList();
        var spans = string.Join("；", run.Missing.Take(3).Select(n => (Number: n, Span: run.Span(n))).Select(x => $"第{x.Number}次应在{x.Span.From:yyyy年M月d日}至{x.Span.To:yyyy年M月d日}之间"));
        var unread = study.Facts.Unread.Where(f => run.Missing.Any(n => f.Path.Contains($"第{n}次", StringComparison.Ordinal) || (n <= 10 && f.Path.Contains($"第{"一二三四五六七八九十"[n - 1]}次", StringComparison.Ordinal)) || f.Path.Contains($"({n})", StringComparison.Ordinal))).ToList();
        var reason = $"发现已导入的{run.Year}年{run.Name}记录编号不连续，未见第{numbers}次（{spans}）{(unread.Count > 0 ? $"；另有未能读取的文件可能与此有关：{string.Join("、", unread.Select(f => f.Path))}" : "")}。建议调取第{numbers}次会议记录原件；在补齐之前，该时段未见研究的事项不能认定为未经研究。";
        var anchorDate = run.Held.Where(h => h.Number < run.Missing[0]).Select(h => (PartialDate?)h.Date).LastOrDefault() ?? PartialDate.OfYear(run.Year);
        return new Finding(Id, null, run.Body == MeetingBody.PartyCommittee ? Severity.Medium : Severity.Low, $"{run.Year}年{run.Name}记录第{numbers}次", null, anchorDate, reason, Basis.On(anchorDate),
            neighbours.Take(8).Select(h => new Evidence(Head(h.Meeting, h.Number, study), "会议记录")).ToList(), [], new SearchedFor(run.Held.Count, run.Held[0].Date, run.Held[^1].Date, [$"第{numbers}次"]), [$"{run.Year}年第{numbers}次{run.Name}记录"])
        { FalseAlarms = FalseAlarms };
    }

    /// <summary>The line that gives the meeting its number, else where the meeting begins.</summary>
    private static Citation Head(Meeting meeting, int? number, CaseStudy study)
    {
        var from = Math.Max(1, Math.Min(meeting.FirstPassage, meeting.Source.Passage.Number));
        var lines = study.DocumentOf(meeting.Source).Document.Passages.Where(p => p.Id.Number >= from && p.Id.Number <= from + 5);
        return lines.FirstOrDefault(p => MeetingNames.NumberIn(p.Text) == number || NumberAlone().IsMatch(p.Text)) is { } line ? Citation.Of(line) : meeting.Source;
    }

    /// <summary>Pauses much longer than the body's own rhythm; consecutive numbers across a pause prove that no meeting is missing.</summary>
    private IEnumerable<Finding> LongPauses(CaseStudy study)
    {
        var held = study.Coverage.Held(MeetingBody.PartyCommittee);
        if (held.Count < 8) yield break;
        var steps = held.Zip(held.Skip(1)).Select(p => (p.First, p.Second, Days: p.Second.Date.First.DayNumber - p.First.Date.Last.DayNumber)).ToList();
        var usual = steps.Select(s => s.Days).Order().ElementAt(steps.Count / 2);
        foreach (var (a, b, days) in steps.Where(s => s.Days > Math.Max(92, 4 * usual)))
        {
            if (!study.Facts.Settings.Reviews(a.Date.Last, b.Date.First)) continue;
            if (a.Number is { } n && b.Number is { } m && (m == n + 1 || a.Date.Year != b.Date.Year && m == 1)) continue;
            if (study.Coverage.Runs.Any(r => r.Body == MeetingBody.PartyCommittee && r.Missing.Any(x => r.Span(x) is var span && span.From < b.Date.First && span.To > a.Date.Last))) continue;
            var reason = $"发现已导入的{Coverage.NameOf(a.Meeting.Name, a.Meeting.Body)}记录中，{Wording.Day(a.Date)}至{Wording.Day(b.Date)}之间{days}天没有记录，平时间隔约{usual}天。建议核实该时段是否开会，调取会议记录本原件。";
            yield return new Finding(Id, null, Severity.Low, $"{Wording.Day(a.Date)}至{Wording.Day(b.Date)}的会议记录", null, a.Date, reason, Basis.On(a.Date),
                [new Evidence(a.Meeting.Source, "会议记录"), new Evidence(b.Meeting.Source, "会议记录")], [], new SearchedFor(held.Count, held[0].Date, held[^1].Date, []), [$"{Wording.Day(a.Date)}至{Wording.Day(b.Date)}的会议记录"])
            { FalseAlarms = FalseAlarms };
        }
    }

    /// <summary>Matters that would have gone before a body in a time of which no records are in custody: one lead a year.</summary>
    private IEnumerable<Finding> WithoutRecords(CaseStudy study)
    {
        var open = study.Matters.Where(m => NoDeliberation.IsOpen(m) && m.Matter.Start!.Value is var day && study.Facts.Settings.Reviews(day.First, day.Last) && !study.Coverage.Covers(m.Required!.Body, day));
        foreach (var year in open.GroupBy(m => (m.Matter.Start!.Value.Year, m.Required!.Body)).OrderBy(g => g.Key))
        {
            var matters = year.OrderByDescending(m => m.Matter.Amount?.Fen ?? 0).ToList();
            var name = matters[0].Required!.BodyName;
            var listed = string.Join("、", matters.Take(4).Select(m => $"“{Wording.Short(m.Anchor.Subject)}”{m.Matter.Amount}"));
            var reason = $"发现{year.Key.Year}年有{matters.Count}项须经{name}研究的事项（{(matters.Exists(m => m.Required!.Provisional) ? "按暂定标准，" : "")}{listed}{(matters.Count > 4 ? "等" : "")}），而已导入的材料中没有相应时段的{name}记录，无法判断是否经过集体研究。建议先调取该时段会议记录，再逐项核对。";
            yield return new Finding(Id, null, Severity.Low, $"{year.Key.Year}年{name}记录", null, matters.Min(m => m.Matter.Start), reason, Basis.On(PartialDate.OfYear(year.Key.Year)),
                matters.Take(10).Select(m => new Evidence(m.Anchor.Source, m.Anchor.Role)).ToList(), [], study.Coverage.Searched(year.Key.Body, PartialDate.OfYear(year.Key.Year)), [$"{year.Key.Year}年{name}记录、纪要和议题单"])
            { FalseAlarms = FalseAlarms };
        }
    }

    private Finding Series(NumberGap gap)
    {
        var numbers = string.Join("、", gap.Missing.Select(n => $"{n}号"));
        var reason = $"发现{gap.Name}编号第{gap.First}至{gap.Last}号基本连续，其中未见{numbers}。建议查对原始登记和凭证册，调取所缺材料或核实跳号、作废的原因。";
        return new Finding(Id, null, Severity.Low, $"{gap.Name}{numbers}", null, gap.Date, reason, Basis.On(gap.Date), gap.Neighbours.Select(n => new Evidence(n, "相邻编号")).ToList(), [], null, [$"{gap.Name}{numbers}"])
        { FalseAlarms = FalseAlarms };
    }

    /// <summary>（12）, 2021-12: a number without 第 or 号.</summary>
    [GeneratedRegex("[(（〔]\\d{1,3}[)）〕]|[-—]\\d{1,3}\\s*$")]
    private static partial Regex NumberAlone();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("会议记录编号缺一次", ["""
            双溪镇党委会议记录
            2021年第1次　时间：2021年1月20日
            主持：葛明　记录：田甜
            议题一：研究年度工作计划
            会议决定：同意年度工作计划。
            """, """
            双溪镇党委会议记录
            [|2021年第2次　时间：2021年3月16日|]
            主持：葛明　记录：田甜
            议题一：研究春季造林
            会议决定：同意春季造林方案。
            """, """
            双溪镇党委会议记录
            [|2021年第4次　时间：2021年6月9日|]
            主持：葛明　记录：田甜
            议题一：研究防汛准备
            会议决定：同意防汛值班安排。
            """]),
        new("纪要只有文号，缺一号", ["""
            中共双溪镇委员会会议纪要
            [|双委纪〔2022〕3号|]
            2022年3月10日，镇党委书记葛明主持召开党委会议，石安、凌波出席。
            一、会议同意春季造林方案。
            """, """
            中共双溪镇委员会会议纪要
            双委纪〔2022〕2号
            2022年2月17日，镇党委书记葛明主持召开党委会议，石安、凌波出席。
            一、会议同意2022年工作要点。
            """, """
            中共双溪镇委员会会议纪要
            双委纪〔2022〕1号
            2022年1月13日，镇党委书记葛明主持召开党委会议，石安、凌波出席。
            一、会议同意春节值班安排。
            """, """
            中共双溪镇委员会会议纪要
            [|双委纪〔2022〕5号|]
            2022年5月12日，镇党委书记葛明主持召开党委会议，石安、凌波出席。
            一、会议同意防汛值班安排。
            """]),
        new("一个月的凭证缺一号，其中有收款凭证", ["""
            双溪镇2022年4月记账凭证汇总
            凭证号	日期	摘要	收款单位	金额	结算方式
            记字第1号	2022-04-01	付办公用纸	长宁县文达办公用品店	1260	转账
            记字第2号	2022-04-02	付会议室灯管	长宁县文达办公用品店	480	转账
            记字第3号	2022-04-06	付垃圾袋	惠民商店	960	转账
            记字第4号	2022-04-07	付印刷费	长宁县文达办公用品店	1830	转账
            [|记字第5号	2022-04-11	收财政拨款		200000	|]
            [|记字第7号	2022-04-13	付水泵修理	长宁县机电维修部	1500	转账|]
            记字第8号	2022-04-14	付清掏费	惠民商店	900	转账
            记字第9号	2022-04-18	付墨盒	长宁县文达办公用品店	640	转账
            记字第10号	2022-04-20	付锁具	惠民商店	210	转账
            记字第11号	2022-04-25	付复印机保养	长宁县文达办公用品店	720	转账
            """]),
        new("须上会的合同所在年份没有会议记录", ["""
            双溪镇“三重一大”事项集体决策办法
            第四条　单笔支出5万元（含）以上的，由党委会议研究决定。
            第五条　本办法自2018年1月1日起施行。
            中共双溪镇委员会
            2017年12月20日
            """, """
            广场照明工程施工合同
            甲方：双溪镇人民政府　乙方：长宁县明光电力工程有限公司
            工程名称：双溪镇文化广场照明工程　[|合同价：168,000元|]
            签订日期：2018年9月12日
            """]),
        new("编号连续，间隔虽长也不缺", ["""
            双溪镇党委会议记录
            2021年第1次　时间：2021年1月20日
            主持：葛明　记录：田甜
            议题一：研究年度工作计划
            会议决定：同意年度工作计划。
            """, """
            双溪镇党委会议记录
            2021年第2次　时间：2021年5月16日
            主持：葛明　记录：田甜
            议题一：研究防汛准备
            会议决定：同意防汛值班安排。
            """]),
        new("只导入部分合同，合同编号不连续不提示", ["""
            道路维修合同
            合同编号：SXHT2021-003
            甲方：双溪镇人民政府　乙方：长宁县通途路桥有限公司
            合同价：12,000元
            签订日期：2021年3月2日
            """, """
            厕所改造合同
            合同编号：SXHT2021-009
            甲方：双溪镇人民政府　乙方：长宁县安居建筑有限公司
            合同价：18,000元
            签订日期：2021年8月2日
            """]),
        new("零散的个别编号不成系列", ["""
            双溪镇党政联席会议记录
            2021年第3次　时间：2021年4月7日
            主持：葛明　记录：田甜
            议题一：研究秸秆禁烧
            会议决定：按方案执行。
            """]),
    ];
}
