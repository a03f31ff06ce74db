using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Puts documents into the index and marks them in the ledger only after the index has committed them: many to a commit, for each costs a write to the disk.</summary>
internal sealed class IndexBatches(Workspace workspace)
{
    private const int BatchSize = 2000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private Dictionary<(long Inspection, string Version), (Inspection Inspection, HashSet<FileId> Files)> _pending = [];
    private int _count;
    private long _since;

    /// <summary>Documents as they are on record.</summary>
    public async Task Put(Inspection inspection, IReadOnlyCollection<Document> documents, CancellationToken cancel)
    {
        var (index, version) = (workspace.Indexes.Writable(inspection), workspace.Indexes.Version);
        await Parallel.ForEachAsync(documents, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel },
            async (document, stop) => await index.Put(document, stop));
        if (Add(inspection, version, documents)) await Flush(cancel);
    }

    /// <summary>Whether the file was put in and waits for the commit.</summary>
    public bool Holds(Inspection inspection, FileId file)
    {
        lock (_lock) return _pending.TryGetValue((inspection.Id, workspace.Indexes.Version), out var batch) && batch.Files.Contains(file);
    }

    /// <summary>Commits what was put in before this call; what other threads put in meanwhile waits for the next.</summary>
    public async Task Flush(CancellationToken cancel)
    {
        Dictionary<(long Inspection, string Version), (Inspection Inspection, HashSet<FileId> Files)> pending;
        lock (_lock) (pending, _pending, _count) = (_pending, [], 0);
        foreach (var ((_, version), (inspection, files)) in pending)
        {
            await workspace.Indexes.Writable(inspection).Commit(cancel);
            workspace.IndexState.Mark(inspection.Id, files, version);
        }
    }

    /// <summary>True when it is time to commit.</summary>
    /// <param name="version">The vocabulary from before the first was put: another may be in force by the commit.</param>
    private bool Add(Inspection inspection, string version, IReadOnlyCollection<Document> documents)
    {
        lock (_lock)
        {
            if (!_pending.TryGetValue((inspection.Id, version), out var batch)) _pending[(inspection.Id, version)] = batch = (inspection, []);
            batch.Files.UnionWith(documents.Select(document => document.File));
            if (_count == 0) _since = workspace.Db.Clock.GetTimestamp();
            _count += documents.Count;
            return _count >= BatchSize || workspace.Db.Clock.GetElapsedTime(_since) > Longest;
        }
    }
}
