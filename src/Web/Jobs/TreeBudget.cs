using System.Collections.Concurrent;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// What one supplied file may hold in all, containers within containers counted together: each container keeps its own limits in the child,
/// but a few levels of containers that all just keep theirs would still fill any disk.
/// </summary>
internal sealed class TreeBudget(Catalogue catalogue, ExtractionLimits limits)
{
    private sealed class Tally
    {
        public long Entries, Bytes;
    }

    private readonly ConcurrentDictionary<string, Tally> _trees = new(StringComparer.Ordinal);

    /// <summary>As many of the entries, in their order, as the tree of the outermost container still has room for.</summary>
    public IReadOnlyList<ContainedFile> Within(SourceFile container, IReadOnlyList<ContainedFile> files)
    {
        if (files.Count == 0) return files;
        // The outermost begins its tree anew. The ledger, which looks through all paths for it, is asked only where a run goes on within a tree that an earlier one began.
        var tally = container.ContainedIn is null ? _trees[container.Path] = new Tally() : _trees.GetOrAdd(container.Path.Split('!', 2)[0], OnRecord);
        lock (tally)
        {
            var fits = files.TakeWhile(file => tally.Entries < limits.TreeEntries && tally.Bytes + file.Length <= limits.TreeBytes && Count(tally, file)).ToList();
            return fits.Count == files.Count ? files : fits;
        }
    }

    private Tally OnRecord(string outermost)
    {
        var (entries, bytes) = catalogue.Below(outermost);
        return new Tally { Entries = entries, Bytes = bytes };
    }

    private static bool Count(Tally tally, ContainedFile file)
    {
        tally.Entries++;
        tally.Bytes += file.Length;
        return true;
    }

    /// <summary>The one line by which entries are named that found no room.</summary>
    public Entry Rest(int left) => new(
        $"（另有 {left} 个条目）", null, 0, Trouble.TooLarge, $"逐层解开的条目超过 {limits.TreeEntries} 个或 {limits.TreeBytes >> 30} GB 的总量上限，其余 {left} 个未取出；请解压后按文件夹提供。");
}
