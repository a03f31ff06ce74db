namespace DocReview.Web;

/// <summary>Numbers and times as people read them.</summary>
public static class Format
{
    /// <summary>China has one time zone; a record of a moment is read by its clock, wherever the server stands.</summary>
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{bytes / 1024.0:0.#} KB",
        < 1024L * 1024 * 1024 => $"{bytes / (1024.0 * 1024):0.#} MB",
        _ => $"{bytes / (1024.0 * 1024 * 1024):0.##} GB",
    };

    /// <summary>The beginning of a long title: the whole stands where the link leads.</summary>
    public static string Short(string text)
    {
        const int Length = 60;
        return text.Length <= Length ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Length - 1]) ? Length - 1 : Length), "…");
    }

    public static string Moment(DateTimeOffset at) => at.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm");

    /// <summary>The day on the calendar of China.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Beijing).DateTime);

    public static string Second(DateTimeOffset at) => at.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm:ss");

    /// <summary>A share in whole percent; 100 only where nothing is different.</summary>
    public static string Share(double share) => $"{(share < 1 ? Math.Min(99, (int)Math.Round(share * 100)) : 100)}%";

    /// <summary>A time as a file gives it: by the clock of China where the file names its zone, else as it stands.</summary>
    public static string? Stated(string? time) => time is { Length: >= 16 } && (time.EndsWith('Z') || time.LastIndexOfAny(['+', '-']) > 10)
        && DateTimeOffset.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out var at) ? Second(at) : time?.Replace('T', ' ');

    /// <summary>3分20秒, 2小时5分.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => Text.Of("Span.Seconds", (int)Math.Ceiling(span.TotalSeconds)),
        { TotalHours: < 1 } => Text.Of("Span.Minutes", (int)span.TotalMinutes, span.Seconds),
        _ => Text.Of("Span.Hours", (int)span.TotalHours, span.Minutes),
    };
}
