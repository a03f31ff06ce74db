using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Finds labels and their values, by colons, by known labels and by the order of cells.</summary>
internal static partial class FormReading
{
    public static IReadOnlyList<Field> Read(IReadOnlyList<Passage> passages)
    {
        var fields = new List<Field>();
        string? group = null;
        foreach (var passage in passages)
        {
            if (GridRow.Of(passage) is { } row && row.Cells.Count > 1) group = OfRow(row, fields, group);
            else
            {
                var head = Paper.HeadLength(passage);
                OfLine(passage, head, passage.Text.Length - head, fields);
                group = null;
            }
        }
        return fields;
    }

    /// <summary>Returns the group label that may reach down into the next row (a cell merged downwards).</summary>
    private static string? OfRow(GridRow row, List<Field> fields, string? groupAbove)
    {
        var cells = row.Cells;
        var group = cells[0].Text.Length == 0 ? groupAbove : null;
        var spans = group;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Text.Length == 0) continue;
            if (Pair().IsMatch(cells[i].Text)) { OfLine(row.Passage, cells[i].Start, cells[i].Length, fields); continue; }
            if (!IsLabel(cells, i)) continue;
            if (i + 1 < cells.Count && cells[i + 1].Text.Length > 0 && IsLabel(cells, i + 1) && !HoldsValue(cells, i))
            {
                group = cells[i].Label;
                if (i == 0) spans = group;
                continue;
            }
            if (i + 1 >= cells.Count) { fields.Add(new Field(Labels.Bare(cells[i].Text), row.Passage, cells[i].Start + cells[i].Length, 0, group)); continue; }
            fields.Add(new Field(Labels.Bare(cells[i].Text), row.Passage, cells[i + 1].Start, cells[i + 1].Length, group));
            i++;
        }
        return spans;
    }

    /// <summary>A known label; or in a row of label | value | label | value what stands where a label should, and looks like one.</summary>
    private static bool IsLabel(IReadOnlyList<GridCell> cells, int i)
    {
        var label = cells[i].Label;
        if (FormLabels.Knows(label) || label.EndsWith(':')) return true;
        return i % 2 == 0 && cells.Count % 2 == 0 && label.Length is >= 2 and <= 8 && !label.Any(char.IsDigit)
            && (cells.Count == 2 || Enumerable.Range(0, cells.Count / 2).Any(n => FormLabels.Knows(cells[2 * n].Label)));
    }

    /// <summary>Two labels side by side are a group and its first label, unless the second is plainly the value of the first (审批 | 主任).</summary>
    private static bool HoldsValue(IReadOnlyList<GridCell> cells, int i) => i + 2 >= cells.Count || cells[i + 2].Text.Length > 0 && FormLabels.Knows(cells[i + 2].Label);

    private static void OfLine(Passage passage, int start, int length, List<Field> fields)
    {
        var text = passage.Text;
        Field? open = null;
        foreach (var (from, to) in Chunks(text, start, start + length))
        {
            var chunk = text[from..to];
            var pair = Pair().Match(chunk);
            if (pair.Success)
            {
                var value = from + pair.Groups["value"].Index;
                fields.Add(open = new Field(Labels.Bare(pair.Groups["label"].Value), passage, value, to - value));
            }
            else if (FormLabels.Knows(Labels.Compact(chunk))) fields.Add(open = new Field(Labels.Bare(chunk), passage, to, 0));
            else if (FormLabels.Leading(chunk) is { } lead) fields.Add(open = new Field(Labels.Compact(chunk[..lead]), passage, from + lead, to - from - lead));
            else if (open is { Length: > 0 } && LoneDate().IsMatch(chunk)) open = null;
            else if (open is not null) fields[^1] = open = open.Length == 0 ? open with { Start = from, Length = to - from } : open with { Length = to - open.Start };
        }
    }

    /// <summary>Stretches that hold at most one label: cut at wide spaces, semicolons, line breaks, and before every further "label：".</summary>
    private static List<(int From, int To)> Chunks(string text, int start, int end)
    {
        var cut = HasLooseLabels(text[start..end]) ? LooseGap() : Gap();
        var chunks = new List<(int, int)>();
        var from = start;
        foreach (var gap in cut.EnumerateMatches(text.AsSpan(start, end - start)))
        {
            if (start + gap.Index > from) chunks.Add((from, start + gap.Index));
            from = start + gap.Index + gap.Length;
        }
        if (from < end) chunks.Add((from, end));
        return chunks;
    }

    /// <summary>Labels and values parted by single spaces only, as text layers and OCR give them.</summary>
    private static bool HasLooseLabels(string line) => line.Length <= 200 && line.Split(' ', '\t', '　').Count(FormLabels.Knows) >= 2;

    [GeneratedRegex(@"\t+|　+| {2,}|[；;\n]|[ ，,。、](?=[^\s：:，,。；;、“《（(]{1,9}[：:](?!\d))|" + BeforeSum)]
    private static partial Regex Gap();

    [GeneratedRegex(@"[\t　 ]+|[；;\n]|[，,。、](?=[^\s：:，,。；;、“《（(]{1,9}[：:](?!\d))|" + BeforeSum)]
    private static partial Regex LooseGap();

    /// <summary>"，金额壹万元整": a comma before a known label that a sum or number follows.</summary>
    private const string BeforeSum = $@"[，,](?=(?:{FormLabels.Words})\s*(?:[\d０-９¥￥壹贰叁肆伍陆柒捌玖]|人民币))";

    /// <summary>A label is short, holds no sentence and does not end in a digit (9:30 is a time).</summary>
    [GeneratedRegex(@"^\s*(?<label>[^：:，,。；;]{0,18}[^：:，,。；;\d\s])\s*[：:]\s*(?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex Pair();

    /// <summary>A date set apart by wide spaces belongs to the paper, not to the field before it (编号：12　　2021年3月8日).</summary>
    [GeneratedRegex(@"^\s*(?:19|20)\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?\s*$")]
    private static partial Regex LoneDate();
}
