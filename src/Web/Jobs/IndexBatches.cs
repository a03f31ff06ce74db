using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Puts documents into the index and marks them in the ledger only after the index has committed them: many to a commit, for each costs a write to the disk.</summary>
internal sealed class IndexBatches(Workspace workspace)
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private Dictionary<long, (Inspection Inspection, HashSet<FileId> Files)> _pending = [];
    private int _count;
    private long _since;

    public async Task Put(Inspection inspection, FileId file, CancellationToken cancel)
    {
        if (workspace.Catalogue.LoadDocument(inspection.Id, file) is not { } document) return;
        await workspace.Indexes.Writable(inspection).Put(document, cancel);
        if (Add(inspection, file)) await Flush(cancel);
    }

    /// <summary>Commits what was put in before this call; what other threads put in meanwhile waits for the next.</summary>
    public async Task Flush(CancellationToken cancel)
    {
        Dictionary<long, (Inspection Inspection, HashSet<FileId> Files)> pending;
        lock (_lock) (pending, _pending, _count) = (_pending, [], 0);
        foreach (var (inspection, files) in pending.Values)
        {
            await workspace.Indexes.Writable(inspection).Commit(cancel);
            workspace.IndexState.Mark(inspection.Id, files, workspace.Indexes.Version);
        }
    }

    /// <summary>True when it is time to commit.</summary>
    private bool Add(Inspection inspection, FileId file)
    {
        lock (_lock)
        {
            if (!_pending.TryGetValue(inspection.Id, out var batch)) _pending[inspection.Id] = batch = (inspection, []);
            batch.Files.Add(file);
            if (_count++ == 0) _since = workspace.Db.Clock.GetTimestamp();
            return _count >= BatchSize || workspace.Db.Clock.GetElapsedTime(_since) > Longest;
        }
    }
}
