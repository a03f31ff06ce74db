using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What somebody changed in the set-up of an inspection, for the audit trail: each field with what stood there and what stands there now.</summary>
public static class SettingsChanges
{
    public static string Of(InspectionSettings before, InspectionSettings after) => string.Join(Text.Of("Settings.Between"),
        Values(before).Zip(Values(after)).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => $"{Text.Of($"Settings.{pair.First.Field}")} {Shown(pair.First.Value)}→{Shown(pair.Second.Value)}")
            .Concat(Lists(before).Zip(Lists(after)).SelectMany(pair => Changes(Text.Of($"Settings.{pair.First.Field}"), pair.First.Items, pair.Second.Items))));

    private static IEnumerable<(string Field, string? Value)> Values(InspectionSettings settings) =>
    [
        ("Round", settings.Round), ("Unit", settings.Unit), ("PeriodFrom", $"{settings.PeriodFrom:yyyy-MM-dd}"), ("PeriodTo", $"{settings.PeriodTo:yyyy-MM-dd}"),
        ("OnSiteFrom", $"{settings.OnSiteFrom:yyyy-MM-dd}"), ("OnSiteTo", $"{settings.OnSiteTo:yyyy-MM-dd}"), ("LargeFund", settings.ProvisionalLargeFund.ToString()), ("PerHead", settings.ReceptionPerHead?.ToString()),
    ];

    private static IEnumerable<(string Field, IReadOnlyList<string> Items)> Lists(InspectionSettings settings) =>
        [("Leadership", [.. settings.Leadership.Select(Line)]), ("Roster", settings.Roster), ("WatchFolders", settings.WatchFolders)];

    private static IEnumerable<string> Changes(string field, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (gone, come) = (before.Except(after).ToList(), after.Except(before).ToList());
        if (come.Count > 0) yield return $"{field} +{string.Join(" +", come)}";
        if (gone.Count > 0) yield return $"{field} −{string.Join(" −", gone)}";
    }

    private static string Line(OfficeHolder holder) => $"{holder.Name}/{holder.Post}/{holder.From}/{holder.To}";

    private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "—" : value;
}
