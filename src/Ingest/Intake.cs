using System.IO.Enumeration;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What the walk met: a file to take, or something that was not taken, with the reason.</summary>
public abstract record IntakeItem
{
    private IntakeItem() { }

    /// <summary>Relative to the folder that was given ('/' as separator); the bare name where a file was given.</summary>
    public required string Path { get; init; }

    /// <param name="Root">The folder (or, for a single file, its folder) as given, made absolute.</param>
    public sealed record File(string Root, string FullPath, long Length, DateTimeOffset Modified) : IntakeItem;

    /// <summary>Could not or must not be followed; a row with its reason.</summary>
    public sealed record Unreadable(Trouble Trouble, string Detail) : IntakeItem;

    /// <summary>Left behind by editors and file managers: of no interest, but counted.</summary>
    public sealed record PassedOver(string Reason) : IntakeItem;
}

/// <summary>Walks files and folders in ordinal order of their names. Follows no links, opens no file, skips nothing without saying so.</summary>
public static class Intake
{
    /// <summary>Null for whatever is to be taken.</summary>
    public static string? ReasonToPassOver(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name.StartsWith("~$", StringComparison.Ordinal) || (name.StartsWith(".~", StringComparison.Ordinal)) || name.StartsWith(".~lock.", StringComparison.Ordinal))
            return "编辑软件的锁文件";
        if (name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase))
            return "Windows 的系统文件";
        return name == ".DS_Store" || name.StartsWith("._", StringComparison.Ordinal) || path.StartsWith("__MACOSX/", StringComparison.Ordinal) ? "macOS 的系统文件" : null;
    }

    public static IEnumerable<IntakeItem> Walk(IEnumerable<string> paths)
    {
        foreach (var given in paths)
        {
            var path = Path.GetFullPath(given);
            if (Directory.Exists(path))
            {
                var root = Path.TrimEndingDirectorySeparator(path);
                foreach (var item in WalkFolder(root, ""))
                    yield return item;
            }
            else if (new FileInfo(path) is { Exists: true } file)
            {
                yield return Met(file.DirectoryName ?? "", new Found(file.Name, false, file.LinkTarget is not null, file.Length, file.LastWriteTimeUtc), file.Name);
            }
            else
            {
                yield return new IntakeItem.Unreadable(Trouble.Inaccessible, "路径不存在或无权访问。") { Path = given };
            }
        }
    }

    /// <summary>What one look into a folder tells of an entry: without an object of the file system for each of a hundred thousand.</summary>
    private readonly record struct Found(string Name, bool IsFolder, bool IsLink, long Length, DateTimeOffset Modified);

    /// <param name="prefix">The folder below the root, with '/' at its end; empty for the root itself.</param>
    private static IEnumerable<IntakeItem> WalkFolder(string root, string prefix)
    {
        Found[] children;
        IntakeItem? refused = null;
        try
        {
            children = Look(Path.Combine(root, prefix));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            children = [];
            refused = new IntakeItem.Unreadable(Trouble.Inaccessible, $"文件夹无法打开（{exception.Message}）。") { Path = prefix.Length == 0 ? Path.GetFileName(root) : prefix.TrimEnd('/') };
        }
        if (refused is not null)
            yield return refused;
        foreach (var child in children)
        {
            var path = prefix + child.Name;
            if (child.Name.Contains('\uFFFD', StringComparison.Ordinal))
                yield return new IntakeItem.Unreadable(Trouble.Inaccessible, "文件名的编码无法识别，无法打开；请改名后重新提供。") { Path = path };
            else if (!child.IsFolder || child.IsLink)
                yield return Met(root, child, path);
            else
                foreach (var item in WalkFolder(root, path + "/"))
                    yield return item;
        }
    }

    private static Found[] Look(string folder)
    {
        var options = new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };
        var found = new FileSystemEnumerable<Found>(folder, static (ref FileSystemEntry entry) =>
        {
            var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
            return new Found(entry.FileName.ToString(), entry.IsDirectory, isLink, entry.IsDirectory || isLink ? 0 : entry.Length, entry.LastWriteTimeUtc);
        }, options).ToArray();
        Array.Sort(found, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return found;
    }

    private static IntakeItem Met(string root, Found file, string path)
    {
        // Reparse points of Windows that are no links (files of a cloud) are read like any other.
        if (file.IsLink && new FileInfo(Path.Combine(root, path)).LinkTarget is { } target)
            return new IntakeItem.Unreadable(Trouble.Refused, $"符号链接（指向 {target}），不予跟随；如需要，请提供所指的文件本身。") { Path = path };
        if (ReasonToPassOver(path) is { } reason)
            return new IntakeItem.PassedOver(reason) { Path = path };
        return new IntakeItem.File(root, Path.Combine(root, path), file.Length, file.Modified) { Path = path };
    }
}
