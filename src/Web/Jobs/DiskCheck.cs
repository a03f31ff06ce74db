using System.Security.Cryptography;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What the supplied folders look like now, beside what was taken from them.</summary>
public enum DiskState
{
    /// <summary>Not there when the folder was received.</summary>
    Added,
    /// <summary>Other bytes than those received, with another size or time: somebody worked on it.</summary>
    Changed,
    /// <summary>Received, and no longer there.</summary>
    Gone,
    /// <summary>The folder or the file cannot be opened now.</summary>
    Unreachable,
    /// <summary>Other bytes under the same size and time: no program that is used for writing does that.</summary>
    Altered,
}

public sealed record DiskDifference(DiskState State, string Path);

/// <summary>Compares the folders of an inspection, where they can be reached, with what was received from them. Takes nothing and changes nothing.</summary>
public sealed class DiskCheck(Workspace workspace, Inspection inspection)
{
    public IEnumerable<DiskDifference> Differences(CancellationToken cancel) => workspace.Catalogue.Accessions(inspection.Id).Where(accession => !accession.IsUpload)
        .GroupBy(accession => accession.Root).SelectMany(folder => Differences(folder.Key, folder.Any(accession => accession.Whole), cancel));

    private IEnumerable<DiskDifference> Differences(string root, bool whole, CancellationToken cancel)
    {
        if (!Directory.Exists(root))
        {
            yield return new(DiskState.Unreachable, root);
            yield break;
        }

        var known = workspace.Catalogue.Known(inspection.Id, root);
        var left = known.Keys.Except(workspace.Catalogue.Missing(inspection.Id, root)).ToHashSet();
        var now = whole ? Intake.Walk([root]) : known.Keys.Select(path => Path.Combine(root, path)).Where(File.Exists).SelectMany(path => Intake.Walk([path]));
        foreach (var file in now.OfType<IntakeItem.File>().Where(file => !workspace.IsOurs(file.FullPath)))
        {
            cancel.ThrowIfCancellationRequested();
            left.Remove(file.Path);
            if (StateOf(file, known.GetValueOrDefault(file.Path)) is { } state) yield return new(state, Path.Combine(root, file.Path));
        }

        foreach (var gone in left.Order(StringComparer.Ordinal)) yield return new(DiskState.Gone, Path.Combine(root, gone));
    }

    private static DiskState? StateOf(IntakeItem.File file, KnownPath? known)
    {
        if (known is null) return DiskState.Added;
        if (known.Length != file.Length) return DiskState.Changed;
        try
        {
            using var stream = SafeFile.OpenRead(file.FullPath);
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) == known.File.Value) return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return DiskState.Unreachable;
        }

        return known.Modified == file.Modified.UtcDateTime ? DiskState.Altered : DiskState.Changed;
    }
}
