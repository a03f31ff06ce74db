using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Images of pages in a folder of their own, within bounds: those that nobody looked at for longest go first. They can be thrown away at any time.</summary>
/// <param name="folder">Made when the first image is kept.</param>
public sealed class KeptImages(string folder, TimeProvider clock, long mostBytes = 1L << 30, int mostFiles = 40_000)
{
    /// <summary>Trimmed to this share of the bounds, so that not every further image trims again.</summary>
    private const double Kept = 0.8;

    private readonly Lock _lock = new();
    private (long Bytes, int Files)? _held;

    /// <param name="name">Letters, digits, dots and hyphens; it begins with the file's id.</param>
    public byte[]? Read(string name)
    {
        try
        {
            var path = Path.Combine(folder, name);
            var image = File.ReadAllBytes(path);
            File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
            return image;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not there, or it went this moment.
            return null;
        }
    }

    public void Keep(string name, byte[] image)
    {
        Directory.CreateDirectory(folder);
        FileBeside.Write(Path.Combine(folder, name), temporary => File.WriteAllBytes(temporary, image));
        File.SetLastWriteTimeUtc(Path.Combine(folder, name), clock.GetUtcNow().UtcDateTime);
        lock (_lock)
        {
            // Counted for the first time, it is among them already.
            _held = _held is { } held ? (held.Bytes + image.Length, held.Files + 1) : Count();
            if (_held.Value.Bytes > mostBytes || _held.Value.Files > mostFiles) _held = Trimmed();
        }
    }

    /// <summary>Nothing of this file stays.</summary>
    public void Forget(FileId file)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var path in Directory.EnumerateFiles(folder, $"{file}-*")) File.Delete(path);
    }

    private (long, int) Count() => new DirectoryInfo(folder).EnumerateFiles().Aggregate((Bytes: 0L, Files: 0), (held, file) => (held.Bytes + file.Length, held.Files + 1));

    private (long, int) Trimmed()
    {
        var (bytes, files) = (0L, 0);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc))
        {
            if (bytes + file.Length <= mostBytes * Kept && files < mostFiles * Kept) (bytes, files) = (bytes + file.Length, files + 1);
            else file.Delete();
        }

        return (bytes, files);
    }
}
