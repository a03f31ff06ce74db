using System.ComponentModel.DataAnnotations;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>The inspection as it is set up on a form.</summary>
public sealed class SettingsForm
{
    [StringLength(100)] public string? Round { get; set; }
    [StringLength(100)] public string? Unit { get; set; }
    public DateOnly? PeriodFrom { get; set; }
    public DateOnly? PeriodTo { get; set; }
    public DateOnly? OnSiteFrom { get; set; }
    public DateOnly? OnSiteTo { get; set; }
    public List<OfficeHolderRow> Leadership { get; set; } = [];

    /// <summary>Lines to be added to the roster of the leadership.</summary>
    public string? Pasted { get; set; }
    public string? Roster { get; set; }
    public string? WatchFolders { get; set; }

    private const int MostNames = 5_000, MostHolders = 300, MostFolders = 20, EmptyRows = 3;

    private static readonly char[] NameEnds = ['\n', '、', '，', ',', ';', '；', ' ', '\u3000', '\t'];

    public static SettingsForm Of(InspectionSettings settings) => new()
    {
        Round = settings.Round, Unit = settings.Unit, PeriodFrom = settings.PeriodFrom, PeriodTo = settings.PeriodTo, OnSiteFrom = settings.OnSiteFrom, OnSiteTo = settings.OnSiteTo,
        Leadership = [.. settings.Leadership.Select(OfficeHolderRow.Of)], Roster = string.Join('\n', settings.Roster), WatchFolders = string.Join('\n', settings.WatchFolders),
    };

    /// <summary>With some empty lines to type into.</summary>
    public SettingsForm WithRoom()
    {
        Leadership = [.. Leadership.Where(row => !row.IsEmpty), .. Enumerable.Range(0, EmptyRows).Select(_ => new OfficeHolderRow())];
        return this;
    }

    /// <param name="isOurs">Whether a folder is the program's own.</param>
    public IEnumerable<(string Field, string Words)> Complaints(Func<string, bool> isOurs)
    {
        if (PeriodFrom > PeriodTo) yield return (nameof(PeriodTo), Text.Of("Settings.PeriodReversed"));
        if (OnSiteFrom > OnSiteTo) yield return (nameof(OnSiteTo), Text.Of("Settings.OnSiteReversed"));
        foreach (var complaint in Holders.Select(row => row.Complaint).OfType<string>().Distinct()) yield return (nameof(Leadership), complaint);
        if (Holders.Count() > MostHolders) yield return (nameof(Leadership), Text.Of("Leadership.TooMany", MostHolders));
        if (Folders.Length > MostFolders) yield return (nameof(WatchFolders), Text.Of("Settings.TooManyFolders", MostFolders));
        foreach (var folder in Folders.Where(folder => !Path.IsPathFullyQualified(folder))) yield return (nameof(WatchFolders), Text.Of("Settings.FolderNotWhole", folder));
        foreach (var folder in Folders.Where(folder => Path.IsPathFullyQualified(folder) && isOurs(Path.GetFullPath(folder)))) yield return (nameof(WatchFolders), Text.Of("Settings.FolderOurs", folder));
        foreach (var folder in Folders.Where(folder => new DirectoryInfo(folder).LinkTarget is not null)) yield return (nameof(WatchFolders), Text.Of("Settings.FolderLink", folder));
    }

    public InspectionSettings Apply(InspectionSettings settings) => settings with
    {
        Round = Said(Round), Unit = Said(Unit), PeriodFrom = PeriodFrom, PeriodTo = PeriodTo, OnSiteFrom = OnSiteFrom, OnSiteTo = OnSiteTo,
        Leadership = [.. Holders.Select(row => row.ToHolder()).Distinct()],
        Roster = [.. (Roster ?? "").Split(NameEnds, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostNames)],
        WatchFolders = [.. Folders.Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator).Distinct()],
    };

    private IEnumerable<OfficeHolderRow> Holders => Leadership.Concat((Pasted ?? "").Split('\n').Select(OfficeHolderRow.Of).OfType<OfficeHolderRow>()).Where(row => !row.IsEmpty);

    private string[] Folders => (WatchFolders ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
