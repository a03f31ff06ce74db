using System.Text;
using System.Text.RegularExpressions;

namespace DocReview.Ingest;

/// <summary>
/// What the models are known to misread where nothing else can stand: put right character for character, so that every place and confidence stays.
/// A corrected character is never sure. The unit of a sum (5方元) is left as it was read: whoever reads it shall look.
/// </summary>
internal static partial class Corrections
{
    private const float Doubt = 0.6f;

    /// <param name="before">The line before, for what a line end parts; empty where there is none.</param>
    public static LineText Correct(LineText line, string before)
    {
        var text = new StringBuilder(line.Text);
        var doubtful = new List<int>();
        void Put(int at, char right, bool doubt)
        {
            if (text[at] == right)
                return;
            text[at] = right;
            if (doubt)
                doubtful.Add(at);
        }
        foreach (Match match in Comma().Matches(line.Text))
            Put(match.Index, '、', false);
        foreach (Match match in CapitalThree().Matches(line.Text))
            Put(match.Index, '叁', true);
        foreach (Match match in YearInBrackets().Matches(line.Text))
            if (match.Groups["open"].Value is not ("（" or "(") || match.Groups["close"].Value is not ("）" or ")"))
            {
                Put(match.Groups["open"].Index, '〔', false);
                Put(match.Groups["close"].Index, '〕', false);
            }
        if (OpenYear().IsMatch(before) && RestOfYear().Match(line.Text) is { Success: true } rest)
            Put(rest.Groups["close"].Index, '〕', false);
        if (OpenYear().Match(line.Text) is { Success: true } open)
            Put(open.Groups["open"].Index, '〔', false);
        foreach (Match match in PartyA().Matches(line.Text))
            Put(match.Index, '甲', true);
        foreach (Match match in People().Matches(line.Text))
            Put(match.Index, '人', true);
        if (FullStop().Match(line.Text) is { Success: true } stop)
            Put(stop.Index, '。', false);
        if (line.Text.StartsWith('F') && before.EndsWith('如'))
            Put(0, '下', true);
        return text.Equals(line.Text) ? line : line with { Text = text.ToString(), Characters = [.. line.Characters.Select((value, at) => doubtful.Contains(at) ? Math.Min(value, Doubt) : value)] };
    }

    /// <summary>Specks of dust at the ends of a line that look like points.</summary>
    public static LineText WithoutDust(LineText line)
    {
        var end = DustAtEnd().Match(line.Text) is { Success: true } tail ? tail.Index : line.Text.Length;
        var start = Math.Min(end, DustAtStart().Match(line.Text).Length);
        return start == 0 && end == line.Text.Length ? line : new LineText(line.Text[start..end], [.. line.Characters.Take(end).Skip(start)], [.. line.Places.Take(end).Skip(start)]);
    }

    [GeneratedRegex(@"^(?:[·'`‘’′]+|\.(?=[^0-9]|\d{1,3}[,，]))+")]
    private static partial Regex DustAtStart();

    [GeneratedRegex(@"(?:[·'`‘’′]+|(?<=[.,，]\d\d)\.)$")]
    private static partial Regex DustAtEnd();

    [GeneratedRegex("(?<=^|[，。；：、,;:（(])申(?=方(?![针案式面位]))")]
    private static partial Regex PartyA();

    [GeneratedRegex("八(?=民[政法代大币群])")]
    private static partial Regex People();

    [GeneratedRegex("(?<=[^0-9])°$")]
    private static partial Regex FullStop();

    [GeneratedRegex("丶")]
    private static partial Regex Comma();

    [GeneratedRegex("参(?=[拾佰仟万元角分])|(?<=[壹贰肆伍陆柒捌玖拾佰仟万零])参")]
    private static partial Regex CapitalThree();

    // A round bracket on both sides is what some offices write; one that is not round is a reading of 〔〕.
    [GeneratedRegex(@"(?<open>[〔【\[{\(（「])(?:19|20)\d\d(?<close>[〕】\]}\)）」])(?=第?\d{1,4}号)")]
    private static partial Regex YearInBrackets();

    [GeneratedRegex(@"(?<open>[〔【\[{])(?:(?:19|20)\d?\d?|[12])?$")]
    private static partial Regex OpenYear();

    [GeneratedRegex(@"^\d{0,4}(?<close>[〕】\]}\)）」])第?\d{1,4}号")]
    private static partial Regex RestOfYear();
}
