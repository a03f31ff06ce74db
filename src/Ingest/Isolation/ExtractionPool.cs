using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// What came of one file. Dispose it once the contained files are in the vault: their temporary copies go with it.
/// </summary>
/// <param name="ChildDied">The child crashed or had to be killed over this file. A file that does so twice belongs into quarantine.</param>
public sealed record ExtractionOutcome(Extraction Extraction, bool ChildDied, TimeSpan Took) : IDisposable
{
    internal string? Folder { get; init; }

    public void Dispose() => ExtractionPool.Discard(Folder);
}

/// <summary>
/// Reads files in child processes, as many at a time as there are cores. Children live on from file to file and are replaced when they die.
/// Whatever the file holds, the answer is a value; only cancellation and an incomplete installation are exceptions.
/// </summary>
public sealed class ExtractionPool : IAsyncDisposable
{
    private readonly string _childPath;
    private readonly string[] _readable;
    private readonly string _workFolder;
    private readonly ExtractionLimits _limits;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentBag<ChildProcess> _idle = [];
    private readonly CancellationTokenSource _closing = new();
    private int _folders;

    /// <param name="childPath">DocReview.Ingest.dll; see <see cref="ChildBesideThisAssembly"/>.</param>
    /// <param name="readable">The folders in which the files to be read lie, and the models of recognition: beside the program and the system, all that a child can read.</param>
    /// <param name="workFolder">A folder for temporary files; what processes that are gone left in it is removed.</param>
    public ExtractionPool(string childPath, IReadOnlyList<string> readable, string workFolder, ExtractionLimits? limits = null, int? size = null)
    {
        _childPath = childPath;
        _readable = [.. readable.Select(Path.GetFullPath)];
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
        var (extraction, died, folder) = await Ask(new ExtractionRequest(file, path, "", _limits), null, cancel);
        if (!IsOf(file, extraction!, folder))
            extraction = new Extraction.Unreadable("", Trouble.Damaged, "读取进程的答复与此文件不符，未予采用；文件很可能带有恶意内容。");
        var holds = extraction is Extraction.Container or Extraction.Text { Files.Count: > 0 };
        if (!holds)
            Discard(folder);
        return new ExtractionOutcome(extraction!, died, clock.Elapsed) { Folder = holds ? folder : null };
    }

    /// <summary>What is left of a file that could not be read: its raw strings, as a document of one page of <see cref="TextOrigin.Salvaged"/>.</summary>
    /// <returns>Text; or unreadable, where there are none or a mark of secrecy stands among them.</returns>
    public async Task<Extraction> Salvage(SourceFile file, string path, CancellationToken cancel)
    {
        // A child may also be ended from outside: only one that dies over the same file again was ended by it.
        var (extraction, died) = await SalvageOnce(file, path, cancel);
        return died ? (await SalvageOnce(file, path, cancel)).Extraction : extraction;
    }

    private async Task<(Extraction Extraction, bool Died)> SalvageOnce(SourceFile file, string path, CancellationToken cancel)
    {
        var (extraction, died, folder) = await Ask(new ExtractionRequest(file, path, "", _limits) { Salvage = true }, null, cancel);
        Discard(folder);
        return (extraction!, died);
    }

    /// <summary>Recognises pages from their images, one after the other.</summary>
    /// <param name="format">As the file's extractor named it.</param>
    /// <param name="models">The folder of the engine's models.</param>
    /// <param name="done">Called for every page, as it is done.</param>
    public async Task<RecognitionOutcome> Recognise(
        SourceFile file, string path, string format, IReadOnlyList<int> pages, string models, Action<RecognisedText> done, CancellationToken cancel)
    {
        var (extraction, died, folder) = await Ask(new ExtractionRequest(file, path, "", _limits) { Recognise = new RecognitionOrder(format, pages, models) }, reply =>
        {
            if (reply.Page is { } page)
                done(page);
        }, cancel);
        Discard(folder);
        return new RecognitionOutcome(extraction as Extraction.Unreadable, died);
    }

    /// <summary>Draws a page as people would see it.</summary>
    /// <param name="format">As the file's extractor named it.</param>
    /// <param name="page">Counts from 1.</param>
    /// <param name="withoutLetters">Images and curves will do: whoever shows the page lays its text over it.</param>
    public async Task<DrawingOutcome> Draw(SourceFile file, string path, string format, int page, bool withoutLetters, CancellationToken cancel)
    {
        DrawnPage? drawn = null;
        var request = new ExtractionRequest(file, path, "", _limits) { Draw = new DrawingOrder(format, page, withoutLetters) };
        var (extraction, died, folder) = await Ask(request, reply => drawn = reply.Drawn ?? drawn, cancel);
        Discard(folder);
        return extraction is null && drawn is { IsImage: true } ? new DrawingOutcome(drawn, null, died) : new DrawingOutcome(null, extraction as Extraction.Unreadable, died);
    }

    private async Task<(Extraction? Extraction, bool Died, string Folder)> Ask(
        ExtractionRequest request, Action<ExtractionReply>? done, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _closing.Token);
        await _places.WaitAsync(either.Token);
        ChildProcess? child = null;
        string? folder = null;
        try
        {
            child = Idle() ?? ChildProcess.Start(_childPath, _readable, NextFolder(_workFolder, $"extract-{Environment.ProcessId}-"), _limits);
            folder = NextFolder(child.Folder, "");
            Directory.CreateDirectory(folder);
            var (extraction, died) = await child.Ask(request with { Path = Path.GetFullPath(request.Path), Folder = folder }, done, either.Token);
            return (extraction, died, folder);
        }
        catch
        {
            Discard(folder);
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

    /// <summary>Starts a child, has it try what it must not be able to do, and tells what the kernel refused.</summary>
    /// <exception cref="InvalidOperationException">The program cannot be started: the installation is incomplete.</exception>
    public async Task<SandboxReport> CheckSandbox(CancellationToken cancel)
    {
        var folder = NextFolder(_workFolder, $"extract-{Environment.ProcessId}-");
        var outside = NextFolder(_workFolder, $"extract-{Environment.ProcessId}-");
        Directory.CreateDirectory(outside);
        try
        {
            var file = Path.Combine(outside, "outside.txt");
            await File.WriteAllTextAsync(file, "outside", cancel);
            using var child = ChildProcess.Launch(_childPath, ["--check=" + file, folder, .. _readable], folder, _limits);
            var said = await child.StandardOutput.ReadToEndAsync(cancel);
            return said.Length == 0 ? new SandboxReport(false, false, false, false, 0, false) : JsonSerializer.Deserialize(said, Frames.Wire.SandboxReport)!;
        }
        finally
        {
            Remove(outside);
            Remove(folder);
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

    /// <summary>Whatever took a child over could have it answer anything: it speaks of the file that was asked for, and of plain files in its own folder, or it is not heard.</summary>
    private static bool IsOf(SourceFile file, Extraction extraction, string folder)
    {
        var (document, files) = extraction switch
        {
            Extraction.Text text => (text.Document, text.Files),
            Extraction.Container container => (null, container.Files),
            _ => (null, (IReadOnlyList<ContainedFile>)[]),
        };
        return (document is null || (document.File == file.Id && document.Path == file.Path && document.Passages.Select((passage, i) => passage.Id == new PassageId(file.Id, i + 1)).All(right => right)))
            && files.All(held => Path.GetDirectoryName(Path.GetFullPath(held.TemporaryPath)) == folder && new FileInfo(held.TemporaryPath) is { Exists: true, LinkTarget: null });
    }

    private string NextFolder(string above, string prefix) => Path.Combine(above, $"{prefix}{Interlocked.Increment(ref _folders)}");

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

    /// <summary>A folder of one request, and that of its child where the child is gone.</summary>
    internal static void Discard(string? folder)
    {
        if (folder is null)
            return;
        Remove(folder);
        // While the child lives, its folder is not empty.
        var child = Path.GetDirectoryName(folder)!;
        if (!Directory.Exists(ChildProcess.TemporaryOf(child)))
            RemoveEmpty(child);
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

    internal static void RemoveEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not empty: something in it is still in use, and whoever uses it comes here again.
        }
    }
}
