using System.Text;
using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Puts the lines that were recognised on a page together to paragraphs and table rows, by the same layout that reads a PDF.</summary>
internal static partial class RecognisedLayout
{
    /// <summary>However sure the engine is of a seal's lettering: it runs in a circle, and is never part of the text.</summary>
    private const double MostOfSeal = 0.5;

    /// <returns>Passages and tables are numbered from 1 within the page.</returns>
    public static Page Compose(RecognisedPage page, FileId file, ExtractionLimits limits)
    {
        var frame = new PageFrame(page);
        var lines = RecognisedGlyphs.Lines(page.Lines.Select(line => line with { Text = Certain(Clean(line.Text)) }), frame);
        var rules = Rules(page, frame);
        var builder = new DocumentBuilder(new SourceFile(file, "", 0), "", "", limits);
        builder.StartPage(origin: TextOrigin.Recognised, width: frame.SeenWidth, height: frame.SeenHeight);
        var shifts = new List<(int Count, double Shift)>();
        foreach (var (from, to) in Halves(lines, rules.Horizontal, frame))
        {
            Write(builder, [.. lines.Where(line => (line.Left + line.Right) / 2 is var at && at >= from && at < to)], rules, (from, to), frame.Height);
            shifts.Add((builder.PassageCount, from));
        }
        var laid = builder.Build().Pages[0];
        var passages = laid.Passages.Select((passage, i) => Finished(passage, shifts.First(shift => i < shift.Count).Shift, lines, frame));
        return laid with { Passages = [.. passages.Concat(Seals(page, frame, file, laid.Passages.Count))], Quality = Quality(page) };
    }

    /// <summary>What is doubtful on the page; Chinese, one sentence each.</summary>
    public static IReadOnlyList<string> Doubts(RecognisedPage page)
    {
        var doubts = new List<string>();
        foreach (var line in page.Lines)
        {
            if (Unit().Match(line.Text) is { Success: true } unit)
                doubts.Add($"金额单位疑似误识“{unit.Groups[1].Value}”（{unit.Value}），请对照原件。");
            if (Separators().Match(line.Text) is { Success: true } sum)
                doubts.Add($"金额的逗号与小数点疑似误识（{sum.Value}），请对照原件。");
        }
        return [.. page.Warnings.Concat(doubts).Distinct()];
    }

    private static void Write(DocumentBuilder builder, List<LevelLine> lines, (List<Rule> Horizontal, List<Rule> Vertical) rules, (double From, double To) half, double height)
    {
        if (lines.Count == 0)
            return;
        var tables = RuledTable.Find(
            rules.Horizontal.Where(rule => rule.From < half.To && rule.To > half.From).Select(rule => new Rule(rule.At, rule.From - half.From, rule.To - half.From)),
            rules.Vertical.Where(rule => rule.At >= half.From && rule.At < half.To).Select(rule => rule with { At = rule.At - half.From }));
        LaidPage.Write(builder, [(Direction.Right, RecognisedGlyphs.Of(lines, -half.From))], tables, half.To - half.From, height);
    }

    private static (List<Rule> Horizontal, List<Rule> Vertical) Rules(RecognisedPage page, PageFrame frame)
    {
        // A drawn line loses its ends to noise before it reaches the one it meets.
        const double reach = 3;
        var (horizontal, vertical) = (new List<Rule>(), new List<Rule>());
        foreach (var rule in page.Rules)
        {
            var ((x1, y1), (x2, y2)) = (frame.Level(rule.X1, rule.Y1), frame.Level(rule.X2, rule.Y2));
            if (Math.Abs(x2 - x1) > Math.Abs(y2 - y1) * 8)
                horizontal.Add(new Rule((y1 + y2) / 2, Math.Min(x1, x2) - reach, Math.Max(x1, x2) + reach));
            else if (Math.Abs(y2 - y1) > Math.Abs(x2 - x1) * 8)
                vertical.Add(new Rule((x1 + x2) / 2, Math.Min(y1, y2) - reach, Math.Max(y1, y2) + reach));
        }
        return (horizontal, vertical);
    }

    /// <summary>Two pages copied side by side are read one after the other: a wide page with nothing across its middle and running text on both sides.</summary>
    private static IEnumerable<(double From, double To)> Halves(List<LevelLine> lines, List<Rule> horizontal, PageFrame frame)
    {
        var middle = frame.Width / 2;
        var strip = frame.Width * 0.01;
        var isSpread = frame.Width > frame.Height * 1.2
            && !lines.Any(line => line.Left < middle - strip && line.Right > middle + strip)
            && !horizontal.Any(rule => rule.From < middle - strip && rule.To > middle + strip)
            && RunsOn(lines.Where(line => line.Right <= middle + strip)) && RunsOn(lines.Where(line => line.Left >= middle - strip));
        return isSpread ? [(0, middle), (middle, frame.Width)] : [(0, frame.Width)];
    }

    /// <summary>Lines as long as the half is wide: the columns of a table have none.</summary>
    private static bool RunsOn(IEnumerable<LevelLine> half)
    {
        const int leastLines = 4;
        var lines = half.ToList();
        if (lines.Count < leastLines)
            return false;
        var (left, right) = (lines.Min(line => line.Left), lines.Max(line => line.Right));
        return lines.Count(line => line.Right - line.Left > (right - left) * 0.8 && line.Line.Text.Length >= 12) >= Math.Max(3, lines.Count / 4);
    }

    private static Passage Finished(Passage passage, double shift, List<LevelLine> lines, PageFrame frame)
    {
        var boxes = passage.Boxes.Select(box => box with { X = box.X + shift }).ToList();
        var under = lines.Where(line => boxes.Any(box => Overlap(line, box))).Select(line => line.Line.Confidence).ToList();
        return passage with { Boxes = [.. boxes.Select(frame.Seen)], Confidence = under.Count > 0 ? under.Min() : null };
    }

    private static bool Overlap(LevelLine line, Box box)
    {
        double across = Math.Min(line.Right, box.X + box.Width) - Math.Max(line.Left, box.X), down = Math.Min(line.Bottom, box.Y + box.Height) - Math.Max(line.Top, box.Y);
        return across > 1 && down > Math.Min(line.Bottom - line.Top, box.Height) * 0.5;
    }

    /// <summary>A seal is read in pieces, around its circle: what lies together is one passage.</summary>
    private static IEnumerable<Passage> Seals(RecognisedPage page, PageFrame frame, FileId file, int before)
    {
        // Seals are 4 to 5 cm across: pieces of one are nearer to each other than this.
        const double near = 70;
        var seals = new List<List<LevelLine>>();
        foreach (var piece in RecognisedGlyphs.Lines(page.Seals, frame))
        {
            var own = seals.Where(seal => seal.Any(other => Math.Abs(other.Left - piece.Left) < near && Math.Abs(other.Top - piece.Top) < near)).ToList();
            seals.RemoveAll(own.Contains);
            seals.Add([.. own.SelectMany(seal => seal), piece]);
        }
        return seals.Select((seal, i) => Seal(new PassageId(file, before + i + 1), seal, frame));
    }

    private static Passage Seal(PassageId id, List<LevelLine> pieces, PageFrame frame)
    {
        var boxes = new List<Box>();
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            var words = piece.Line.Text.Trim();
            text.Append(text.Length > 0 ? " " : "");
            boxes.Add(frame.Seen(new Box(text.Length, words.Length, piece.Left, piece.Top, piece.Right - piece.Left, piece.Bottom - piece.Top)));
            text.Append(words);
        }
        return new Passage(id, text.ToString()) { Kind = PassageKind.Seal, Boxes = boxes, Confidence = Math.Min(pieces.Min(piece => piece.Line.Confidence), MostOfSeal) };
    }

    /// <summary>The mean of the characters.</summary>
    private static double? Quality(RecognisedPage page)
    {
        var characters = page.Lines.Sum(line => line.Text.Length);
        return characters == 0 ? null : page.Lines.Sum(line => line.Confidence * line.Text.Length) / characters;
    }

    /// <summary>Confusions that can be nothing else, character for character: a stroke between words is a comma, and a year in square brackets before a number is that of a paper, and a wide comma between groups of three digits parts thousands. No sum changes its value.</summary>
    private static string Certain(string text) =>
        Thousands().Replace(PaperYear().Replace(Stroke().Replace(text, "、"), "〔$1〕"), ",");

    /// <summary>Length for length: places and confidences stand beside the characters.</summary>
    private static string Clean(string text) => string.Concat(text.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? ' ' : character));

    [GeneratedRegex(@"(?<=[\u3400-\u9FFF])丶(?=[\u3400-\u9FFF])")]
    private static partial Regex Stroke();

    [GeneratedRegex(@"[\[【［{]((?:19|20)\d\d)[\]】］}](?=第?\d{1,4}号)")]
    private static partial Regex PaperYear();

    [GeneratedRegex(@"(?<=(?<![\d.,，])\d{1,3}(?:[,，]\d{3})*)，(?=\d{3}(?!\d))")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"[\d一二三四五六七八九十百千]\s?([方力刀]元)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?<![\d.,])\d{1,3}\.\d{3},\d{3}(?:\.\d\d)?(?!\d)")]
    private static partial Regex Separators();
}
