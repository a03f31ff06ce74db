using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Writes the sheets of an OpenDocument spreadsheet, a page each, as <see cref="Xlsx"/> gives them.</summary>
internal sealed partial class OdfSheet(DocumentBuilder builder, OdfPackage package, OdfTally tally, ExtractionLimits limits)
{
    private const int MostRepeats = 1000;
    private (string? First, int Count) _withoutResult;

    public void Write(XElement table, CancellationToken cancel)
    {
        var name = table.Attr("name") ?? "";
        builder.StartPage(name);
        var isHidden = package.Style("table", table.Attr("style-name")).Child("table-properties").Attr("display") == "false";
        SheetWarnings.Hidden(builder, name, isHidden);
        var (grid, number, row, hiddenRows, last) = (new OdfGrid(), builder.NextTable(), 0, 0, 0);
        _withoutResult = (null, 0);
        foreach (var element in OdfGrid.Rows(table))
        {
            cancel.ThrowIfCancellationRequested();
            var repeats = Math.Clamp(element.Number("number-rows-repeated") ?? 1, 1, 1_048_576);
            var comments = new List<XElement>();
            var cells = grid.Cells(element, cell => Cell(cell, row + 1, comments));
            while (cells.Count > 0 && cells[^1] is { Text.Length: 0, RowSpan: 1 })
                cells.RemoveAt(cells.Count - 1);
            var isFilled = cells.Any(cell => cell.Text.Length > 0);
            var hidden = element.Attr("visibility") is "collapse" or "filter";
            if (isFilled && repeats > MostRepeats)
                builder.Warn($"工作表“{name}”第 {row + 1} 行重复 {repeats} 次，只列出前 {MostRepeats} 次。");
            for (var i = 0; isFilled && i < Math.Min(repeats, MostRepeats); i++)
                builder.AddRow(number, row + 1 + i, cells, hidden: hidden || isHidden);
            last = isFilled ? Math.Max(last, cells[^1].Column) : last;
            hiddenRows += isFilled && hidden ? repeats : 0;
            foreach (var comment in comments)
                builder.Add(OdfParagraph.Lines(comment, package), PassageKind.Comment, revision: OdfParagraph.RevisionOf(comment));
            row += repeats;
            grid.Skip(repeats - 1);
        }
        foreach (var box in table.Child("shapes")?.Elements() ?? [])
            new OdfStory(builder, package, new OdfNumbering(package), tally, PassageKind.TextBox).Block(box);
        SheetWarnings.Add(builder, name, hiddenRows, HiddenColumns(table).Where(column => column <= last), _withoutResult);
    }

    private string Cell(XElement cell, int row, List<XElement> comments)
    {
        comments.AddRange(cell.Children("annotation"));
        foreach (var frame in cell.Elements().Where(child => child.Is("frame") || child.Is("custom-shape")))
            new OdfStory(builder, package, new OdfNumbering(package), tally, PassageKind.TextBox).Block(frame);
        var shown = string.Join('\n', cell.Elements().Where(line => line.Is("p") || line.Is("h")).Select(line => OdfParagraph.Of(line, package).Text.Trim()));
        if (shown.Length > limits.Characters)
            throw new StopReadingException(Trouble.TooLarge, $"工作表文字超过 {limits.Characters / 10000} 万字的上限，未予保存。");
        switch (cell.Attr("value-type"))
        {
            case "float" or "currency" when cell.Attr("value") is { } value:
                return Number(shown, value);
            case "date" when cell.Attr("date-value") is { } date:
                return MonthOnly().IsMatch(shown) && date.Length >= 7 ? date[..7] : date.Replace("T00:00:00", "", StringComparison.Ordinal).Replace('T', ' ');
            case "time" when cell.Attr("time-value") is { } time:
                return Clock(time) ?? shown;
            case "boolean" when cell.Attr("boolean-value") is { } truth:
                return truth.ToUpperInvariant();
            case null when shown.Length == 0 && cell.Attr("formula") is not null:
                _withoutResult = (_withoutResult.First ?? $"第{row}行", _withoutResult.Count + 1);
                return "";
            default:
                return shown;
        }
    }

    /// <summary>As shown (save in Chinese numerals, or as a dash for nothing), without the signs that part thousands and without the sign of a currency; where fewer digits are shown than the cell holds, two decimals are kept.</summary>
    private static string Number(string shown, string value)
    {
        var bare = Grouping().Replace(shown, "");
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return shown.Length > 0 ? shown : value;
        if (!decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seen))
            return shown.Any(char.IsAsciiDigit) ? shown : exact.ToString("0.##########", CultureInfo.InvariantCulture);
        var kept = bare.Contains('.', StringComparison.Ordinal) ? Math.Max(2, bare.Length - bare.IndexOf('.', StringComparison.Ordinal) - 1) : 2;
        return Math.Round(exact, Math.Min(kept, 10)) == seen ? bare : exact.ToString("0." + new string('#', Math.Min(kept, 10)), CultureInfo.InvariantCulture);
    }

    private static string? Clock(string duration)
    {
        try
        {
            var time = XmlConvert.ToTimeSpan(duration);
            var text = $"{(long)time.TotalHours:00}:{time.Minutes:00}";
            return time.Seconds == 0 ? text : $"{text}:{time.Seconds:00}";
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static IEnumerable<int> HiddenColumns(XElement table)
    {
        var column = 1;
        foreach (var definition in table.Descendants().Where(element => element.Is("table-column")))
        {
            var repeats = Math.Clamp(definition.Number("number-columns-repeated") ?? 1, 1, 16_384);
            if (definition.Attr("visibility") is "collapse" or "filter")
            {
                for (var i = 0; i < repeats; i++)
                    yield return column + i;
            }
            column += repeats;
        }
    }

    [GeneratedRegex(@"^\d{2,4}年\d{1,2}月$")]
    private static partial Regex MonthOnly();

    [GeneratedRegex(@"[,\s￥¥]|^CN¥")]
    private static partial Regex Grouping();
}
