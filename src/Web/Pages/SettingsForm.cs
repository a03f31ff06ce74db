using System.ComponentModel.DataAnnotations;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>The settings as they are typed: amounts in yuan.</summary>
public sealed class SettingsForm
{
    [StringLength(100)] public string? Unit { get; set; }
    public DateOnly? PeriodFrom { get; set; }
    public DateOnly? PeriodTo { get; set; }
    [Range(1, 1_000_000_000)] public decimal LargeFund { get; set; }
    [Range(1, 10_000)] public decimal? PerHead { get; set; }
    public string? Roster { get; set; }
    public string? WatchFolders { get; set; }

    private const int MostNames = 5_000;

    public static SettingsForm Of(InspectionSettings settings) => new()
    {
        Unit = settings.Unit, PeriodFrom = settings.PeriodFrom, PeriodTo = settings.PeriodTo, LargeFund = settings.ProvisionalLargeFund.InYuan,
        PerHead = settings.ReceptionPerHead?.InYuan, Roster = string.Join('\n', settings.Roster), WatchFolders = string.Join('\n', settings.WatchFolders),
    };

    public InspectionSettings Apply(InspectionSettings settings) => settings with
    {
        Unit = string.IsNullOrWhiteSpace(Unit) ? null : Unit.Trim(), PeriodFrom = PeriodFrom, PeriodTo = PeriodTo,
        ProvisionalLargeFund = Money.Yuan(LargeFund), ReceptionPerHead = PerHead is { } yuan ? Money.Yuan(yuan) : null,
        Roster = [.. (Roster ?? "").Split(['\n', '、', '，', ',', ';', '；', ' ', '\u3000', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostNames)],
        WatchFolders = (WatchFolders ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };
}
