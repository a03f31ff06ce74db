using System.Security.Cryptography;

namespace DocReview.Ledger;

/// <summary>The originals, each under the SHA-256 of its bytes: <c>vault/ab/abcdef…</c>. Written once, read-only afterwards; only <see cref="Discard"/> takes anything out.</summary>
public sealed class Vault
{
    private readonly string _folder;
    private readonly string _incoming;

    public Vault(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _incoming = Path.Combine(_folder, "incoming");
        Directory.CreateDirectory(_incoming);
    }

    /// <param name="New">False where the vault held these bytes already.</param>
    public readonly record struct Entry(FileId File, long Length, bool New);

    /// <summary>Copies a regular file in. Links are never followed. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot be read.</summary>
    public Entry Put(string path, CancellationToken cancel = default)
    {
        using var source = SafeFile.OpenRead(path);
        return Put(source, cancel);
    }

    /// <summary>Copies a regular file below a folder in. No part of its way below that folder may be a link. Throws as <see cref="Put(string, CancellationToken)"/> does.</summary>
    public Entry Put(string root, string path, CancellationToken cancel = default)
    {
        using var source = SafeFile.OpenRead(root, path);
        return Put(source, cancel);
    }

    /// <summary>Copies a stream in. The bytes are on the disk, and their name too, when this returns.</summary>
    public Entry Put(Stream source, CancellationToken cancel = default)
    {
        var temporary = Path.Combine(_incoming, Path.GetRandomFileName());
        try
        {
            var (file, length) = Copy(source, temporary, cancel);
            return Keep(temporary, file, length);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    /// <summary>Copies in what comes over a line. As <see cref="Put(Stream, CancellationToken)"/>: a line that breaks off leaves nothing.</summary>
    /// <param name="most">Of bytes.</param>
    /// <returns>Null where there are more.</returns>
    public async Task<Entry?> Put(Stream source, long most, CancellationToken cancel)
    {
        var temporary = Path.Combine(_incoming, Path.GetRandomFileName());
        try
        {
            return await Copy(source, temporary, most, cancel) is { } copied ? Keep(temporary, copied.File, copied.Length) : null;
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    private Entry Keep(string temporary, FileId file, long length)
    {
        var target = PathOf(file);
        if (File.Exists(target)) return new Entry(file, length, false);
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            SafeFile.Sync(_folder);
        }

        File.SetAttributes(temporary, FileAttributes.ReadOnly);
        File.Move(temporary, target, overwrite: true);
        SafeFile.Sync(folder);
        return new Entry(file, length, true);
    }

    private static async Task<(FileId File, long Length)?> Copy(Stream source, string temporary, long most, CancellationToken cancel)
    {
        await using var target = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 17);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0;)
        {
            if (target.Position + read > most) return null;
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        target.Flush(flushToDisk: true);
        return (new FileId(Convert.ToHexStringLower(hash.GetHashAndReset())), target.Length);
    }

    private static (FileId File, long Length) Copy(Stream source, string temporary, CancellationToken cancel)
    {
        using var target = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 17);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
        }

        target.Flush(flushToDisk: true);
        return (new FileId(Convert.ToHexStringLower(hash.GetHashAndReset())), target.Length);
    }

    /// <summary>Takes out what may not be kept here at all: papers with a classification mark. What was in custody stays on record by name and hash.</summary>
    public void Discard(FileId file)
    {
        var path = PathOf(file);
        if (!File.Exists(path)) return;
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    public bool Holds(FileId file) => File.Exists(PathOf(file));

    public FileStream Open(FileId file) => SafeFile.OpenRead(PathOf(file));

    /// <summary>Where the original lies: for the extraction child and for downloads. It is read-only.</summary>
    public string PathOf(FileId file)
    {
        if (file.Value.Length != 64 || !file.Value.All(char.IsAsciiHexDigitLower)) throw new ArgumentException("not a file id", nameof(file));
        return Path.Combine(_folder, file.Value[..2], file.Value);
    }

    /// <summary>Writable: the bytes are sound, but the file is no longer protected against writing.</summary>
    public enum Condition { Sound, Missing, Changed, Writable }

    /// <summary>Reads the whole original and compares its hash with its name.</summary>
    public Condition Verify(FileId file)
    {
        if (!Holds(file)) return Condition.Missing;
        try
        {
            using var stream = Open(file);
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != file.Value) return Condition.Changed;
            return new FileInfo(PathOf(file)).IsReadOnly ? Condition.Sound : Condition.Writable;
        }
        catch (IOException)
        {
            return Condition.Changed;
        }
    }

    /// <summary>All that lies in the vault under the name of a hash.</summary>
    public IEnumerable<FileId> Files() => Directory.EnumerateDirectories(_folder)
        .Where(folder => Path.GetFileName(folder).Length == 2)
        .SelectMany(Directory.EnumerateFiles)
        .Select(path => new FileId(Path.GetFileName(path)));

    /// <summary>Removes what a crash left half copied: another process may be copying at this moment, but not the same file for a day.</summary>
    public void Tidy(DateTimeOffset now)
    {
        foreach (var file in Directory.EnumerateFiles(_incoming).Where(file => now - File.GetLastWriteTimeUtc(file) > TimeSpan.FromDays(1))) File.Delete(file);
    }
}
