using System.Collections.Concurrent;
using System.Diagnostics;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// What came of one file. Dispose it once the contained files are in the vault: their temporary copies go with it.
/// </summary>
/// <param name="ChildDied">The child crashed or had to be killed over this file. A file that does so twice belongs into quarantine.</param>
public sealed record ExtractionOutcome(Extraction Extraction, bool ChildDied, TimeSpan Took) : IDisposable
{
    internal string? Folder { get; init; }

    public void Dispose() => ExtractionPool.Remove(Folder);
}

/// <summary>
/// Reads files in child processes, as many at a time as there are cores. Children live on from file to file and are replaced when they die.
/// Whatever the file holds, the answer is a value; only cancellation and an incomplete installation are exceptions.
/// </summary>
public sealed class ExtractionPool : IAsyncDisposable
{
    private readonly string _childPath;
    private readonly string _workFolder;
    private readonly ExtractionLimits _limits;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentBag<ChildProcess> _idle = [];
    private readonly CancellationTokenSource _closing = new();
    private int _requests;

    /// <param name="childPath">DocReview.Ingest.dll; see <see cref="ChildBesideThisAssembly"/>.</param>
    /// <param name="workFolder">A folder for temporary files; what processes that are gone left in it is removed.</param>
    public ExtractionPool(string childPath, string workFolder, ExtractionLimits? limits = null, int? size = null)
    {
        _childPath = childPath;
        _workFolder = Path.GetFullPath(workFolder);
        _limits = limits ?? new ExtractionLimits();
        Size = size ?? Environment.ProcessorCount;
        _places = new SemaphoreSlim(Size);
        Directory.CreateDirectory(_workFolder);
        foreach (var left in Directory.EnumerateDirectories(_workFolder, "extract-*").Where(IsOrphan))
            Remove(left);
    }

    public int Size { get; }

    public static string ChildBesideThisAssembly { get; } = Path.Combine(AppContext.BaseDirectory, "DocReview.Ingest.dll");

    /// <param name="path">Where the bytes lie; the file is opened for reading only.</param>
    public async Task<ExtractionOutcome> Extract(SourceFile file, string path, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var (extraction, died, folder) = await Ask(file, path, null, null, cancel);
        var holds = extraction is Extraction.Container or Extraction.Text { Files.Count: > 0 };
        if (!holds)
            Remove(folder);
        return new ExtractionOutcome(extraction!, died, clock.Elapsed) { Folder = holds ? folder : null };
    }

    /// <summary>Recognises pages from their images, one after the other.</summary>
    /// <param name="format">As the file's extractor named it.</param>
    /// <param name="models">The folder of the engine's models.</param>
    /// <param name="done">Called for every page, as it is done.</param>
    public async Task<RecognitionOutcome> Recognise(
        SourceFile file, string path, string format, IReadOnlyList<int> pages, string models, Action<RecognisedText> done, CancellationToken cancel)
    {
        var (extraction, died, folder) = await Ask(file, path, new RecognitionOrder(format, pages, models), done, cancel);
        Remove(folder);
        return new RecognitionOutcome(extraction as Extraction.Unreadable, died);
    }

    private async Task<(Extraction? Extraction, bool Died, string Folder)> Ask(
        SourceFile file, string path, RecognitionOrder? recognise, Action<RecognisedText>? done, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _closing.Token);
        await _places.WaitAsync(either.Token);
        var folder = Path.Combine(_workFolder, $"extract-{Environment.ProcessId}-{Interlocked.Increment(ref _requests)}");
        ChildProcess? child = null;
        try
        {
            Directory.CreateDirectory(folder);
            child = Idle() ?? ChildProcess.Start(_childPath, _workFolder, _limits);
            var request = new ExtractionRequest(file, Path.GetFullPath(path), folder, _limits) { Recognise = recognise };
            var (extraction, died) = await child.Ask(request, done, either.Token);
            return (extraction, died, folder);
        }
        catch
        {
            Remove(folder);
            throw;
        }
        finally
        {
            if (child is { IsUsable: true } && !_closing.IsCancellationRequested)
                _idle.Add(child);
            else
                child?.Dispose();
            _places.Release();
        }
    }

    /// <summary>Ends all children; requests under way are cancelled and awaited.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        for (var i = 0; i < Size; i++)
            await _places.WaitAsync();
        while (_idle.TryTake(out var child))
            child.Dispose();
        _closing.Dispose();
        _places.Dispose();
    }

    private ChildProcess? Idle()
    {
        while (_idle.TryTake(out var child))
        {
            if (child.IsAlive)
                return child;
            // It was ended from outside while it waited: no file is to blame.
            child.Dispose();
        }
        return null;
    }

    /// <summary>extract-PID-NUMBER, where no process of that id is left.</summary>
    private static bool IsOrphan(string folder)
    {
        if (Path.GetFileName(folder).Split('-') is not [_, var id, _] || !int.TryParse(id, out var processId))
            return false;
        try
        {
            using var process = Process.GetProcessById(processId);
            return processId == Environment.ProcessId;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    internal static void Remove(string? folder)
    {
        try
        {
            if (folder is not null && Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process still holds a file; the next start clears the folder.
        }
    }
}
