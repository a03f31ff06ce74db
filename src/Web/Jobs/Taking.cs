using System.Runtime.ExceptionServices;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What came of taking folders into custody. Entries of containers are not in it: they come later.</summary>
/// <param name="Refused">What could not be copied, with the reason.</param>
/// <param name="Missing">Paths that an earlier delivery of the same folder held and this one does not; what was taken of them stays in custody.</param>
public sealed record TakingResult(
    int Taken, int Unchanged, int Duplicates, int PassedOver, int Missing, IReadOnlyList<string> Roots, IReadOnlyList<(string Path, string Reason)> Refused);

/// <summary>From folders to custody: copies what is new or changed into the vault, and writes it down before anything parses it.</summary>
/// <param name="isReady">Whether a file may be taken yet; all may where null. The others are left for the next time.</param>
public sealed class Taking(Workspace workspace, Func<IntakeItem.File, bool>? isReady = null)
{
    /// <summary>Small enough that a crash loses seconds, large enough that a commit is shared by many files.</summary>
    private const int BatchSize = 64;

    public TakingResult Take(Inspection inspection, IEnumerable<string> paths, string? suppliedBy, string receivedBy, Action<int>? report, CancellationToken cancel) =>
        Take(inspection, paths, new Handover(suppliedBy, receivedBy), report, cancel);

    /// <param name="report">Called for every path that was looked at, with how many there were so far.</param>
    public TakingResult Take(Inspection inspection, IEnumerable<string> paths, Handover handover, Action<int>? report, CancellationToken cancel)
    {
        var result = new TakingResult(0, 0, 0, 0, 0, [], []);
        foreach (var path in paths) result = TakeOne(result, inspection, Path.GetFullPath(path), handover, report, cancel);
        return result;
    }

    private TakingResult TakeOne(TakingResult result, Inspection inspection, string path, Handover handover, Action<int>? report, CancellationToken cancel)
    {
        var whole = Directory.Exists(path);
        var root = whole ? Path.TrimEndingDirectorySeparator(path) : Path.GetDirectoryName(path)!;
        var known = workspace.Catalogue.Known(inspection.Id, root);
        var missing = workspace.Catalogue.Missing(inspection.Id, root);
        var refusedBefore = workspace.Catalogue.Refused(inspection.Id, root);
        var met = new HashSet<string>();
        var batch = new List<IntakeItem>();
        Accession? accession = null;
        var refused = new List<(string Path, string Reason)>(result.Refused);
        var looked = 0;
        void Flush()
        {
            if (batch.Count == 0) return;
            var copied = Copied(batch, cancel);
            batch.Clear();
            foreach (var no in copied.Where(one => one.File is null)) refused = Named(refused, no);
            var supplied = copied.Where(one => one.File is not null || refusedBefore.GetValueOrDefault(one.Path) != one.Detail).ToList();
            if (supplied.Count == 0) return;
            // Opened only when something came: a run that finds nothing new leaves no trace.
            accession ??= Open(inspection, root, handover, whole);
            var receipts = workspace.Catalogue.Receive(accession, supplied);
            result = result with
            {
                Taken = result.Taken + receipts.Count(r => r is Receipt.New or Receipt.Duplicate),
                Duplicates = result.Duplicates + receipts.Count(r => r is Receipt.Duplicate),
                Unchanged = result.Unchanged + receipts.Count(r => r is Receipt.Unchanged),
            };
        }

        foreach (var item in Intake.Walk([path]))
        {
            cancel.ThrowIfCancellationRequested();
            report?.Invoke(++looked);
            met.Add(item.Path);
            switch (item)
            {
                case IntakeItem.File file when workspace.IsOurs(file.FullPath):
                    break;
                case IntakeItem.File file when known.GetValueOrDefault(file.Path) is { } before && before.Length == file.Length && before.Modified == file.Modified.UtcDateTime && !missing.Contains(file.Path):
                    result = result with { Unchanged = result.Unchanged + 1 };
                    break;
                case IntakeItem.File file when isReady?.Invoke(file) == false:
                    break;
                case IntakeItem.File file:
                    batch.Add(file);
                    break;
                case IntakeItem.Unreadable unreadable:
                    batch.Add(unreadable);
                    break;
                default:
                    result = result with { PassedOver = result.PassedOver + 1 };
                    break;
            }

            if (batch.Count >= BatchSize) Flush();
        }

        Flush();
        // A folder that is empty or cannot be opened is a disk that was not put in.
        var gone = whole && known.Keys.Any(met.Contains) ? known.Keys.Where(path => !met.Contains(path) && !missing.Contains(path) && !refused.Any(folder => path.StartsWith(folder.Path + '/', StringComparison.Ordinal))).ToList() : [];
        if (gone.Count > 0) workspace.Catalogue.RecordMissing(accession ?? Open(inspection, root, handover, whole), gone);
        return result with { Missing = result.Missing + gone.Count, Refused = refused, Roots = [.. result.Roots, root] };
    }

    private static List<(string Path, string Reason)> Named(List<(string Path, string Reason)> refused, Supplied no)
    {
        if (refused.Count == 0 || refused[^1].Path != no.Path) refused.Add((no.Path, no.Detail ?? ""));
        return refused;
    }

    private Accession Open(Inspection inspection, string root, Handover handover, bool whole)
    {
        workspace.Audit.Append(handover.ReceivedBy, "custody.take", $"{inspection.Name}: {root}");
        return workspace.Catalogue.OpenAccession(inspection.Id, root, handover, whole);
    }

    /// <summary>Several at a time: each waits for the disk most of its time.</summary>
    private Supplied[] Copied(List<IntakeItem> items, CancellationToken cancel)
    {
        var copied = new Supplied[items.Count];
        try
        {
            Parallel.For(0, items.Count, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel }, i => copied[i] = items[i] is IntakeItem.File file
                ? Copied(file, cancel)
                : items[i] is IntakeItem.Unreadable no ? new Supplied(no.Path, null, 0, null, null, no.Trouble, no.Detail) : throw new InvalidOperationException(items[i].Path));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return copied;
    }

    private Supplied Copied(IntakeItem.File file, CancellationToken cancel)
    {
        try
        {
            var entry = workspace.Vault.Put(file.Root, file.Path, cancel);
            return new Supplied(file.Path, entry.File, entry.Length, file.Modified.UtcDateTime);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !IsDiskFull(exception))
        {
            return new Supplied(file.Path, null, 0, null, null, Trouble.Inaccessible, $"无法复制：{exception.Message}");
        }
    }

    /// <summary>No file's fault: the whole run stops, and goes on from here when there is room.</summary>
    internal static bool IsDiskFull(Exception exception) => exception is IOException && (exception.HResult & 0xFFFF) is DiskFull or 112;

    internal const int DiskFull = 28;
}
