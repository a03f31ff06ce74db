using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Moved: the same bytes under another path. Changed: other bytes under the same path. Reworked: a version of the paper under another path.</summary>
public enum FileChangeKind { Changed, Reworked, Added, Removed, Moved }

/// <param name="Old">Null where the file was added.</param>
/// <param name="New">Null where it was removed.</param>
/// <param name="SameAs">Where the other delivery has the bytes of what was added or removed, under a path that both have.</param>
public sealed record FileChange(FileChangeKind Kind, HeldFile? Old, HeldFile? New, string? SameAs = null)
{
    public string Path => (New ?? Old!).Path;
}

/// <summary>What two deliveries of the same papers (两次移交) have in common and where they differ, file by file.</summary>
/// <param name="Changes">By kind, then in the order of their paths.</param>
/// <param name="Same">Paths with the same bytes in both.</param>
public sealed record DeliveryDifference(IReadOnlyList<FileChange> Changes, int Same)
{
    /// <param name="alike">Files that say nearly the same as this one.</param>
    public static DeliveryDifference Of(IReadOnlyList<HeldFile> old, IReadOnlyList<HeldFile> @new, Func<FileId, IReadOnlyList<Alike>> alike)
    {
        var before = old.ToDictionary(file => file.Path);
        var now = @new.ToDictionary(file => file.Path);
        var both = @new.Where(file => before.ContainsKey(file.Path)).ToList();
        var changes = both.Where(file => before[file.Path].File != file.File).Select(file => new FileChange(FileChangeKind.Changed, before[file.Path], file)).ToList();
        var same = both.Count - changes.Count;
        var came = @new.Where(file => !before.ContainsKey(file.Path)).ToList();
        // What the new delivery no longer has under its path, by its bytes.
        var gone = old.Where(file => !now.ContainsKey(file.Path)).GroupBy(file => file.File ?? new FileId("")).ToDictionary(group => group.Key, group => new Queue<HeldFile>(group));
        came = Matched(FileChangeKind.Moved, bytes => [bytes]);
        came = Matched(FileChangeKind.Reworked, bytes => alike(bytes).Where(other => other.Kind is Likeness.Version).Select(other => other.Other));
        var (oldBytes, newBytes) = (PathsByBytes(old), PathsByBytes(@new));
        changes.AddRange(came.Select(file => new FileChange(FileChangeKind.Added, null, file, SameAs(file, oldBytes))));
        changes.AddRange(gone.Values.SelectMany(left => left).Select(file => new FileChange(FileChangeKind.Removed, file, null, SameAs(file, newBytes))));
        return new([.. changes.OrderBy(change => change.Kind).ThenBy(change => change.Path, StringComparer.Ordinal)], same);

        List<HeldFile> Matched(FileChangeKind kind, Func<FileId, IEnumerable<FileId>> partners)
        {
            var left = new List<HeldFile>();
            foreach (var file in came)
            {
                var partner = file.File is { } bytes ? partners(bytes).FirstOrDefault(other => gone.GetValueOrDefault(other) is { Count: > 0 }) : default;
                if (partner.Value is null) left.Add(file);
                else changes.Add(new(kind, gone[partner].Dequeue(), file));
            }

            return left;
        }
    }

    private static Dictionary<FileId, string> PathsByBytes(IReadOnlyList<HeldFile> files) =>
        files.Where(file => file.File is not null).GroupBy(file => file.File!.Value).ToDictionary(group => group.Key, group => group.First().Path);

    private static string? SameAs(HeldFile file, Dictionary<FileId, string> paths) => file.File is { } bytes ? paths.GetValueOrDefault(bytes) : null;
}
