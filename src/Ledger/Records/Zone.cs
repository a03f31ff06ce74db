namespace DocReview.Ledger;

/// <summary>分区: papers by who needs to know. A 普通材料, B 干部线索, C 信访, D 谈话, E 个人敏感.</summary>
public enum Zone { Ordinary, Leads, Petitions, Interviews, Personal }

/// <summary>
/// The zones that someone sees. It is given to every part of the ledger that answers questions about papers, and stands in the table names of their SQL:
/// what is out of sight is not there, and so it is in no list, no count and no search. Who forgets to say what is seen sees nothing.
/// </summary>
public readonly record struct Sight
{
    private readonly int _zones;

    private Sight(int zones) => _zones = zones;

    /// <summary>What the program itself sees.</summary>
    public static Sight Everything { get; } = Of(Enum.GetValues<Zone>());

    public static Sight Of(params IEnumerable<Zone> zones) => new(zones.Aggregate(0, (all, zone) => all | Bit(zone)));

    public bool Holds(Zone zone) => (_zones & Bit(zone)) != 0;

    public bool IsEverything => this == Everything;

    public IEnumerable<Zone> Zones => Enum.GetValues<Zone>().Where(Holds);

    /// <summary>Where SQL asks which paths are in custody.</summary>
    internal string Custody => IsEverything ? "custody" : $"(select * from custody where zone in ({Words}))";

    /// <summary>
    /// Where SQL asks for findings. What an analysis found belongs to the ordinary papers, unless it rests on others. The plus keeps SQLite from looking for the sources of a hidden file
    /// among all those of the inspection.
    /// </summary>
    internal string Finding => IsEverything ? "finding" : !Holds(Zone.Ordinary) ? "(select * from finding where 1 = 0)" : $"""
        (select * from finding where (inspection, key) not in (
            select s.inspection, s.key from custody h join finding_source s on s.file = h.file and +s.inspection = h.inspection
            where h.zone <> 'Ordinary' and h.zone not in ({Words}) and not exists (
                select 1 from custody v where v.file = h.file and v.inspection = h.inspection and v.zone in ({Words}))))
        """;

    /// <summary>SQL that lists the files of <c>@inspection</c> to which no path is seen. What lies apart has an index: most papers do not.</summary>
    internal string OutOfSight => $"""
        select h.file from custody h where h.inspection = @inspection and h.file <> '' and h.zone not in ({Words}) {(Holds(Zone.Ordinary) ? "and h.zone <> 'Ordinary'" : "")}
        and not exists (select 1 from {Custody} v where v.file = h.file and v.inspection = h.inspection)
        """;

    internal string Words => _zones == 0 ? "''" : string.Join(", ", Zones.Select(zone => $"'{zone}'"));

    private static int Bit(Zone zone) => 1 << (int)zone;
}
