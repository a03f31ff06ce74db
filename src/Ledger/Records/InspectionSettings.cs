namespace DocReview.Ledger;

/// <summary>What the group has set for one inspection. Thresholds are data: by date, each with the page it was read from and the person who confirmed it.</summary>
public sealed record InspectionSettings
{
    /// <summary>被巡察单位 as the papers write it; null until known.</summary>
    public string? Unit { get; init; }

    /// <summary>轮次 as the group calls it; null until known.</summary>
    public string? Round { get; init; }

    /// <summary>First and last day of the period under review; null: what the papers span.</summary>
    public DateOnly? PeriodFrom { get; init; }
    public DateOnly? PeriodTo { get; init; }

    /// <summary>进驻: first and last day on site.</summary>
    public DateOnly? OnSiteFrom { get; init; }
    public DateOnly? OnSiteTo { get; init; }

    /// <summary>班子名册: who held which office when; search keeps their names whole, too.</summary>
    public IReadOnlyList<OfficeHolder> Leadership { get; init; } = [];

    /// <summary>Used until the unit's own measures are found: a provisional value, said so wherever it is used.</summary>
    public Money ProvisionalLargeFund { get; init; } = Money.Yuan(30_000);

    /// <summary>餐标 in yuan a head; null until the local standard is known: then nothing is over it.</summary>
    public Money? ReceptionPerHead { get; init; }

    /// <summary>Standards confirmed by hand; they win over those read from papers.</summary>
    public IReadOnlyList<ConfirmedStandard> Confirmed { get; init; } = [];

    /// <summary>Names of persons, villages and firms that search keeps whole as words: the roster of the unit.</summary>
    public IReadOnlyList<string> Roster { get; init; } = [];

    /// <summary>Folders from which new files are taken by themselves.</summary>
    public IReadOnlyList<string> WatchFolders { get; init; } = [];

    /// <summary>All that search keeps whole.</summary>
    public IEnumerable<string> Names => Roster.Concat(Leadership.Select(holder => holder.Name)).Distinct();

    /// <summary>Some day of this span lies in the period under review; always where none is set.</summary>
    public bool Reviews(DateOnly first, DateOnly last) => (PeriodFrom is not { } from || last >= from) && (PeriodTo is not { } to || first <= to);
}

/// <summary>One person in one office (职务) of the inspected unit.</summary>
/// <param name="From">Since when, as far as it is known; null: not known.</param>
/// <param name="To">Until when; null: still, or not known.</param>
public sealed record OfficeHolder(string Name, string Post, PartialDate? From, PartialDate? To);

/// <param name="SourceText">Where it stands: paper, page, sentence.</param>
public sealed record ConfirmedStandard(StandardKind Kind, Money? From, MeetingBody Body, DateOnly? EffectiveFrom, string SourceText, string ConfirmedBy);
