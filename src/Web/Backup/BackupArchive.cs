using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// A backup is one zip: the ledger, the originals, the keys of the site, and a list of all of them with their SHA-256. The index is not in it: it is made again.
/// The ledger is copied first: whatever it names is in the vault already, and originals never change.
/// </summary>
public static partial class BackupArchive
{
    private const string ListName = "docreview-backup.json";

    /// <param name="Files">Name in the archive and SHA-256.</param>
    private sealed record Contents(string Program, string At, bool Tables, SortedDictionary<string, string> Files);

    /// <summary>Writes the archive beside its place, reads every entry back, and puts it there. Returns how many files it holds.</summary>
    /// <exception cref="IOException">It could not be written, or what was read back is not what was written.</exception>
    public static int Write(Workspace workspace, string path, CancellationToken cancel)
    {
        var copy = Directory.CreateDirectory(Path.Combine(workspace.Folder, "work", $"backup-{Path.GetRandomFileName()}"));
        try
        {
            LedgerCopy.Save(workspace.Db, copy.FullName);
            var contents = new Contents(Exports.Program, Format.Second(workspace.Db.Clock.GetUtcNow()), workspace.Db.IsPostgres, new(StringComparer.Ordinal));
            FileBeside.Write(path, temporary =>
            {
                using var stream = new FileStream(temporary, Private(FileMode.Create));
                Fill(stream, workspace, copy, contents, cancel);
                stream.Flush(flushToDisk: true);
                stream.Position = 0;
                ReadBack(stream, path, cancel);
            });
            return contents.Files.Count;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static void Fill(Stream stream, Workspace workspace, DirectoryInfo copy, Contents contents, CancellationToken cancel)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var file in copy.EnumerateFiles()) Add(zip, contents, $"ledger/{file.Name}", file.OpenRead(), CompressionLevel.Fastest);
        foreach (var file in workspace.Vault.Files())
        {
            cancel.ThrowIfCancellationRequested();
            if (workspace.Vault.Holds(file)) Add(zip, contents, $"vault/{file.Value}", workspace.Vault.Open(file), CompressionLevel.NoCompression);
        }
        foreach (var file in Loose(workspace)) Add(zip, contents, Path.GetRelativePath(workspace.Folder, file).Replace('\\', '/'), File.OpenRead(file), CompressionLevel.Fastest);
        using var list = zip.CreateEntry(ListName).Open();
        JsonSerializer.Serialize(list, contents);
    }

    /// <summary>Unpacks an archive into an empty or missing folder; every file is checked against the list. Returns the folder with the tables where the ledger goes into PostgreSQL, else null.</summary>
    /// <exception cref="UsageException">The file is no backup, or the folder is not empty.</exception>
    /// <exception cref="IOException">A file is missing or is not what was backed up; what was unpacked is taken away again.</exception>
    public static string? Unpack(string path, string folder, bool postgres, CancellationToken cancel)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new UsageException($"数据文件夹不是空的，不能恢复到其中：{folder}");
        using var zip = Open(path);
        var contents = List(zip) ?? throw new UsageException($"不是本程序的备份文件：{path}");
        if (contents.Tables != postgres) throw new UsageException(contents.Tables ? "这份备份来自 PostgreSQL，恢复时请用 --postgres 指定一个空的数据库。" : "这份备份来自单机方式，恢复时不要用 --postgres。");
        Directory.CreateDirectory(folder);
        try
        {
            foreach (var (name, hash) in contents.Files)
            {
                cancel.ThrowIfCancellationRequested();
                if (PlaceOf(name) is not { } place || zip.GetEntry(name) is not { } entry) throw new IOException($"备份文件不完整：缺少 {name}");
                var target = Path.Combine(folder, place);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                using (var from = entry.Open())
                using (var to = new FileStream(target, Private(FileMode.CreateNew)))
                    if (Copy(from, to) != hash || name.StartsWith("vault/", StringComparison.Ordinal) && hash != name["vault/".Length..]) throw new IOException($"备份文件已损坏：{name}");
                if (name.StartsWith("vault/", StringComparison.Ordinal)) File.SetAttributes(target, FileAttributes.ReadOnly);
            }
            return contents.Tables ? Path.Combine(folder, "tables") : null;
        }
        catch
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static IEnumerable<string> Loose(Workspace workspace) =>
        (Directory.Exists(workspace.Keys) ? Directory.EnumerateFiles(workspace.Keys) : []).Concat(new[] { Path.Combine(workspace.Folder, "thesaurus.txt") }.Where(File.Exists));

    /// <summary>Where an entry goes below the data folder; null for names that no backup of ours has: nothing of the archive decides where files are written.</summary>
    private static string? PlaceOf(string name) => KnownName().Match(name) switch
    {
        { Success: false } => null,
        var known when known.Groups["original"].Value is { Length: > 0 } original => Path.Combine("vault", original[..2], original),
        var known when known.Groups["table"].Value is { Length: > 0 } table => Path.Combine("tables", table),
        var known when known.Groups["key"].Value is { Length: > 0 } key => Path.Combine("keys", key),
        var known => known.Value.StartsWith("ledger/", StringComparison.Ordinal) ? "ledger.db" : known.Value,
    };

    [GeneratedRegex(@"^(?:vault/(?<original>[0-9a-f]{64})|ledger/ledger\.db|ledger/(?<table>[a-z_]{1,60}\.copy)|keys/(?<key>[A-Za-z0-9_-][A-Za-z0-9._-]{0,120})|thesaurus\.txt)\z")]
    private static partial Regex KnownName();

    private static void Add(ZipArchive zip, Contents contents, string name, Stream from, CompressionLevel level)
    {
        using (from)
        using (var to = zip.CreateEntry(name, level).Open()) contents.Files[name] = Copy(from, to);
    }

    private static void ReadBack(Stream stream, string path, CancellationToken cancel)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var contents = List(zip) ?? throw new IOException($"备份读回时与写入的不一致，未保存：{path}");
        foreach (var (name, hash) in contents.Files)
        {
            cancel.ThrowIfCancellationRequested();
            using var entry = zip.GetEntry(name)?.Open();
            if (entry is null || Copy(entry, Stream.Null) != hash) throw new IOException($"备份读回时与写入的不一致，未保存：{path}（{name}）");
        }
    }

    private static Contents? List(ZipArchive zip)
    {
        if (zip.GetEntry(ListName) is not { } entry) return null;
        using var list = entry.Open();
        return JsonSerializer.Deserialize<Contents>(list);
    }

    private static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            throw new UsageException($"不是本程序的备份文件，或文件不完整：{path}");
        }
    }

    private static string Copy(Stream from, Stream to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A backup holds everything: nobody but the owner may read it.</summary>
    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
