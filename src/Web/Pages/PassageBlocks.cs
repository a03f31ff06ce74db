using DocReview.Index;
using DocReview.Ingest;
using DocReview.Ledger;
using Microsoft.AspNetCore.Html;

namespace DocReview.Web;

/// <summary>Passages as they are shown: paragraphs one by one, the rows of one table together.</summary>
/// <param name="Table">The rows' table; null for a single paragraph.</param>
/// <param name="Cited">The passage that is pointed to, with what is marked in it.</param>
/// <param name="RowNumbers">Whether the rows carry the numbers that a spreadsheet shows.</param>
/// <param name="Anchors">Whether links may lead here: only where a passage stands on the page once.</param>
public sealed record PassageBlock(int? Table, IReadOnlyList<Passage> Passages, Cited Cited, bool RowNumbers, bool Anchors)
{
    public static IEnumerable<PassageBlock> Of(IEnumerable<Passage> passages, Cited cited, bool rowNumbers, bool anchors)
    {
        var rows = new List<Passage>();
        foreach (var passage in passages)
        {
            if (rows.Count > 0 && passage.Row?.Table != rows[0].Row!.Table)
            {
                yield return new PassageBlock(rows[0].Row!.Table, rows, cited, rowNumbers, anchors);
                rows = [];
            }

            if (passage.Row is null) yield return new PassageBlock(null, [passage], cited, rowNumbers, anchors);
            else rows.Add(passage);
        }

        if (rows.Count > 0) yield return new PassageBlock(rows[0].Row!.Table, rows, cited, rowNumbers, anchors);
    }

    /// <summary>The lines of the page as the engine recognised them; empty where none did.</summary>
    public IReadOnlyList<SeenLine> Lines { get; init; } = [];

    /// <summary>What stands before a passage in small letters: that it is no plain paragraph, who wrote it and when, that nobody sees it in the file, that it may be misread.</summary>
    public static IEnumerable<string> Notes(Passage passage)
    {
        if (passage.Kind is not (PassageKind.Paragraph or PassageKind.TableRow)) yield return Text.Of(passage.Kind);
        if (passage.Revision is { } by && string.Join(' ', new[] { by.Author, by.At?.Replace('T', ' ').TrimEnd('Z') }.Where(word => !string.IsNullOrWhiteSpace(word))) is { Length: > 0 } who) yield return who;
        if (passage.Hidden) yield return Text.Of("Passage.Hidden");
        if (passage.Confidence is < Doubt.Below and var confidence) yield return Text.Of("Passage.Doubtful", Doubt.Percent(confidence));
    }

    public string? Anchor(Passage passage) => Anchors ? $"p-{passage.Id.Number}" : null;

    /// <summary>Dates, sums and numbers of vouchers stay on one line, sums stand to the right.</summary>
    public static string? CellClass(string text) => text.Trim() switch
    {
        "" => null,
        var cell when cell.Length <= 20 && cell.All(c => char.IsAsciiDigit(c) || ",.-+%¥￥".Contains(c)) && decimal.TryParse(cell.Trim('¥', '￥', '%'), out _) => "number",
        var cell when cell.Length <= 6 || (cell.Length <= 20 && cell.All(char.IsAscii)) => "nowrap",
        _ => null,
    };

    /// <summary>A passage's text, or a stretch of it, with what is marked in it and what may be misread.</summary>
    public IHtmlContent Marked(Passage passage, string text, int offset = 0) => Marking.Of(
        text, Cited.In(passage), offset, Anchors && passage.Id.Number == Cited.Passage ? "cited" : null, placed: Anchors, Lines.Count > 0 ? Doubt.Of(passage, Lines) : null);

    /// <summary>Each row with the cells that begin in it: those covered by a merged cell above or to the left are left out. A merge reaches no further than the rows that are shown.</summary>
    public IEnumerable<(Passage Passage, IReadOnlyList<Cell> Cells)> Rows()
    {
        var covered = new Dictionary<int, int>();
        foreach (var (passage, i) in Passages.Select((passage, i) => (passage, i)))
        {
            var shown = Passages.Skip(i).TakeWhile((below, n) => below.Row!.Table == passage.Row!.Table && below.Row.Number == passage.Row.Number + n).Take(passage.Row!.Cells.Max(c => (int?)c.RowSpan) ?? 1).Count();
            var cells = new List<Cell>();
            foreach (var cell in passage.Row!.Cells)
            {
                if (covered.GetValueOrDefault(cell.Column) > 0 && cell.Length == 0) continue;
                var span = Math.Min(cell.RowSpan, shown);
                cells.Add(cell with { RowSpan = span });
                for (var column = cell.Column; column < cell.Column + cell.ColumnSpan; column++) covered[column] = span;
            }

            yield return (passage, cells);
            foreach (var column in covered.Keys.ToList()) covered[column]--;
        }
    }
}

/// <summary>The place a reader was sent to.</summary>
public sealed record Cited(int Passage, IReadOnlyList<Match> Marks)
{
    public static Cited Nothing { get; } = new(0, []);

    /// <summary>What else is marked, by the passage's number.</summary>
    public ILookup<int, Match> Hits { get; init; } = Array.Empty<Match>().ToLookup(_ => 0);

    public IReadOnlyList<Match> In(Passage passage) => [.. passage.Id.Number == Passage ? Marks : [], .. Hits[passage.Id.Number]];
}
