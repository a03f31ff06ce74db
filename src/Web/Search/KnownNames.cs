using System.Collections.Concurrent;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Names of persons and units that the papers of an inspection mention, for those who type a name's letters. Read again when the papers have changed.</summary>
public sealed class KnownNames(FactStore facts, Inspections inspections)
{
    private readonly ConcurrentDictionary<long, (long Generation, IReadOnlyCollection<string> Names)> known = new();
    private readonly ConcurrentDictionary<long, Task<IReadOnlyCollection<string>>> reading = new();

    public IReadOnlyCollection<string> Of(Inspection inspection)
    {
        var generation = inspections.Generation(inspection.Id);
        if (known.TryGetValue(inspection.Id, out var last) && last.Generation == generation) return last.Names;
        var names = Read(inspection.Id).OfType<string>().Select(name => name.Trim()).Where(name => name.Length is > 1 and <= 24).ToHashSet();
        known[inspection.Id] = (generation, names);
        return names;
    }

    /// <summary>None where they are not at hand within that time; they are read on, for the next who asks.</summary>
    public IReadOnlyCollection<string> Soon(Inspection inspection, TimeSpan patience)
    {
        var names = reading.GetOrAdd(inspection.Id, _ => Task.Run(() => Of(inspection)));
        var there = names.Wait(patience);
        if (names.IsCompleted) reading.TryRemove(new(inspection.Id, names));
        return there ? names.Result : [];
    }

    private IEnumerable<string?> Read(long inspection) =>
    [
        .. facts.All<Meeting>(inspection).SelectMany(meeting => (string?[])
            [meeting.Chair, meeting.Recorder, .. meeting.Attendees, .. meeting.Absent, .. meeting.Observers, .. meeting.Agenda.SelectMany(item => item.Speeches).Select(speech => speech.Speaker)]),
        .. facts.All<Execution>(inspection).SelectMany(execution => (string?[])[.. execution.Parties, execution.Issuer]),
        .. facts.All<Expenditure>(inspection).SelectMany(spent => new[] { spent.Payee, spent.Approver }),
        .. facts.All<Reception>(inspection).SelectMany(reception => (string?[])[reception.Guests, reception.Venue, .. reception.Companions]),
    ];
}
