using System.Globalization;
using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>One line of the roster of the leadership as it is typed; dates as far as they are known (2019年3月, 2019-03-08, 2019).</summary>
public sealed partial class OfficeHolderRow
{
    public string? Name { get; set; }
    public string? Post { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }

    private const int LongestName = 20, LongestPost = 60;

    public static OfficeHolderRow Of(OfficeHolder holder) => new() { Name = holder.Name, Post = holder.Post, From = holder.From?.ToString(), To = holder.To?.ToString() };

    /// <summary>A line that was pasted: name, post, from and until, with tabs, commas or blanks between them.</summary>
    public static OfficeHolderRow? Of(string line)
    {
        var cells = line.Split(['\t', ',', '，', ';', '；', '|', ' ', '\u3000'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return cells.Length == 0 ? null : new() { Name = cells[0], Post = Cell(1), From = Cell(2), To = Cell(3) };

        string? Cell(int number) => cells.ElementAtOrDefault(number);
    }

    /// <summary>Without a name it is no line.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name);

    /// <summary>What stands against it; null where nothing does.</summary>
    public string? Complaint => this switch
    {
        { Name.Length: > LongestName } or { Post.Length: > LongestPost } => Text.Of("Leadership.TooLong", LongestName, LongestPost),
        _ when !IsDate(From) || !IsDate(To) => Text.Of("Leadership.NoDate", Name),
        _ when Date(From) is { } from && Date(To) is { } to && to.IsBefore(from) => Text.Of("Leadership.Reversed", Name),
        _ => null,
    };

    // No property: the form reads those of every line, also of empty ones.
    public OfficeHolder ToHolder() => new(Name!.Trim(), (Post ?? "").Trim(), Date(From), Date(To));

    private static bool IsOpen(string? text) => string.IsNullOrWhiteSpace(text) || text.Trim() == Text.Of("Leadership.Still");

    private static bool IsDate(string? text) => IsOpen(text) || Date(text) is not null;

    private static PartialDate? Date(string? text)
    {
        if (IsOpen(text)) return null;
        var plain = Numerals.HalfWidth(text!).Trim();
        return YearAndMonth().Match(plain) is not { Success: true } short_ ? Dates.OfCell(plain)
            : short_.Groups["m"] is { Success: true } month ? PartialDate.OfMonth(Number(short_.Groups["y"]), Number(month)) : PartialDate.OfYear(Number(short_.Groups["y"]));
    }

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    /// <summary>2019, 2019-03, 2019.3: as the roster itself shows them.</summary>
    [GeneratedRegex(@"^(?<y>(?:19|20)[0-9]{2})(?:[-./](?<m>0?[1-9]|1[0-2]))?$")]
    private static partial Regex YearAndMonth();
}
