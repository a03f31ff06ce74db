using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>A record that goes through its items several times: what is proposed, what was said, what came of it, each a list of its own with the same numbers. The parts of an item are put together again.</summary>
internal static partial class AgendaSections
{
    /// <param name="Label">Index of the line that heads the list.</param>
    private sealed record Section(int Label, List<MeetingAgenda.Anchor> Anchors, bool Results);

    /// <summary>Null where the record goes through its items but once.</summary>
    public static AgendaLines? In(IReadOnlyList<Line> lines)
    {
        var sections = Sections(lines);
        if (sections.Count < 2) return null;
        var numbers = Numbers(sections[0]);
        if (numbers.Count < 2 || !sections.TrueForAll(s => Numbers(s).SequenceEqual(numbers))) return null;
        var end = MeetingAgenda.TailStart(lines, sections[^1].Anchors[^1].Index);
        var items = numbers.Select(n => Item(n, sections, lines, end)).ToList();
        List<Line> listed = sections[0].Results ? [] : [.. sections[0].Anchors.Select(a => lines[a.Index].Slice(a.TextStart, lines[a.Index].Text.Length))];
        return new(sections[0].Label, items, listed.Exists(l => l.Text.Contains('。')) ? [] : listed);
    }

    private static List<int> Numbers(Section section) => [.. section.Anchors.SelectMany(a => a.Values).Distinct()];

    private static List<Section> Sections(IReadOnlyList<Line> lines)
    {
        var all = Enumerable.Range(0, lines.Count).Select(i => MeetingAgenda.AnchorAt(lines, i)).OfType<MeetingAgenda.Anchor>().ToList();
        var starts = Enumerable.Range(0, all.Count).Where(i => all[i].Value == 1 && all[i].Index > 0 && Heading().IsMatch(lines[all[i].Index - 1].Text)).ToList();
        return [.. starts.Select((s, i) =>
        {
            var stop = i + 1 < starts.Count ? all[starts[i + 1]].Index - 1 : lines.Count;
            return new Section(all[s].Index - 1, [.. MeetingAgenda.Run(all, s).Where(a => a.Index < stop && a.Value is not null)], ResultHeading().IsMatch(lines[all[s].Index - 1].Text));
        })];
    }

    private static ItemLines Item(int number, List<Section> sections, IReadOnlyList<Line> lines, int end)
    {
        var parts = new List<Line>();
        Line? result = null;
        var title = "";
        for (var i = 0; i < sections.Count; i++)
        {
            var at = sections[i].Anchors.FindIndex(a => a.Values.Contains(number));
            var from = sections[i].Anchors[at];
            var stop = at + 1 < sections[i].Anchors.Count ? sections[i].Anchors[at + 1].Index : i + 1 < sections.Count ? NextHeading(lines, from.Index + 1, sections[i + 1].Label) : end;
            List<Line> own = [.. lines.Take(stop).Skip(from.Index)];
            if (title.Length == 0) title = MeetingAgenda.Title(own[0].Text, from.TextStart, own);
            if (sections[i].Results) result = own[0].Slice(from.TextStart, own[0].Text.Length);
            parts.AddRange(own);
        }
        return new ItemLines(title, parts) { Result = result };
    }

    /// <summary>What stands between the lists (who was there) belongs to no item.</summary>
    private static int NextHeading(IReadOnlyList<Line> lines, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Bracketed().IsMatch(lines[i].Text) || MeetingLabels.In(lines[i]) is [{ Start: 0 }, ..]) return i;
        return to;
    }

    /// <summary>提交议题：, 【讨论过程】, 酝酿情况: a line that is nothing but the name of a part.</summary>
    [GeneratedRegex(@"^[\s【\[〖★◆]*(?:[一二三四五六七八九十]{1,2}、)?(?:会议|提交|研究|讨论|汇报|审议|酝酿|发言|表决|议定|本次)*(?:及|和|与)?(?:议\s*题|议\s*程|事\s*项|内\s*容|讨\s*论|发\s*言|情\s*况|过\s*程|结\s*论|结\s*果|决\s*定|决\s*议|意\s*见|议定(?:以下)?(?:事项)?)(?:如下)?\s*[】\]〗★◆]*[:：]?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"结\s*论|结\s*果|决\s*定|决\s*议|议定|议决")]
    private static partial Regex ResultHeading();

    [GeneratedRegex(@"^[【\[〖★].{2,12}[】\]〗★]$")]
    private static partial Regex Bracketed();
}
