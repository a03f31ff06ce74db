using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>The host's side of one child: started bare, asked one thing at a time, killed when it breaks a limit.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private readonly Process _process;
    private readonly ExtractionLimits _limits;
    private volatile string _lastWords = "";

    private ChildProcess(Process process, string folder, ExtractionLimits limits)
    {
        _process = process;
        Folder = folder;
        _limits = limits;
        process.ErrorDataReceived += (_, line) =>
        {
            // The first lines tell: a stack overflow prints thousands after them.
            if (line.Data is not null && _lastWords.Length < 2000)
                _lastWords += line.Data + "\n";
        };
        process.BeginErrorReadLine();
    }

    /// <summary>The only one it may write to; removed with it, save what of its answers is still in use.</summary>
    public string Folder { get; }

    /// <summary>False once it has ended, was killed or has said that it leaves.</summary>
    public bool IsUsable { get; private set; } = true;

    public bool IsAlive => IsUsable && !_process.HasExited;

    /// <param name="readable">All it can read beside the program and the system.</param>
    /// <param name="folder">Its own, all it can write to; made here.</param>
    /// <exception cref="InvalidOperationException">The child's program cannot be started: the installation is incomplete.</exception>
    public static ChildProcess Start(string childPath, IReadOnlyList<string> readable, string folder, ExtractionLimits limits) =>
        new(Launch(childPath, ["--child", folder, .. readable], folder, limits), folder, limits);

    /// <summary>Starts the child's program bare: nothing of the host's surroundings goes with it.</summary>
    /// <exception cref="InvalidOperationException">The program cannot be started: the installation is incomplete.</exception>
    public static Process Launch(string childPath, IEnumerable<string> arguments, string folder, ExtractionLimits limits)
    {
        if (!File.Exists(childPath))
            throw new InvalidOperationException($"The extraction program is missing: {childPath}");
        Directory.CreateDirectory(TemporaryOf(folder));
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder,
        };
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var launcher = Path.Combine(runtime, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        if (childPath.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && File.Exists(launcher))
        {
            start.FileName = launcher;
            start.ArgumentList.Add(childPath);
        }
        else
        {
            // Published with its own runtime: the launcher lies beside the assembly.
            start.FileName = Path.ChangeExtension(childPath, OperatingSystem.IsWindows() ? ".exe" : null);
        }
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        SetEnvironment(start.Environment, TemporaryOf(folder), runtime, limits);
        return Process.Start(start) ?? throw new InvalidOperationException($"The extraction program did not start: {start.FileName}");
    }

    /// <param name="part">Called for every answer before the last: a page that was recognised or drawn.</param>
    /// <returns>Null for the extraction where a request for recognition or for a drawing came to its end.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up; the child is killed and nothing is said of the file.</exception>
    public async Task<(Extraction? Extraction, bool Died)> Ask(ExtractionRequest request, Action<ExtractionReply>? part, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var heard = clock.Elapsed;
        var (total, silence) = request.Recognise is { } order
            ? (_limits.TotalFor(request.File.Length) + (_limits.PerPage * order.Pages.Count), _limits.PerPage)
            : (_limits.TotalFor(request.File.Length), _limits.Silence);
        try
        {
            var frame = Frames.Of(request);
            await _process.StandardInput.BaseStream.WriteAsync(frame, cancel);
            await _process.StandardInput.BaseStream.FlushAsync(cancel);
            var reading = Frames.Read(_process.StandardOutput.BaseStream, _limits.ReplyBytes);
            while (true)
            {
                await Task.WhenAny(reading, Task.Delay(LookEvery, cancel));
                cancel.ThrowIfCancellationRequested();
                if (reading.IsCompleted)
                {
                    if (await reading is not { } message)
                        return (await Died(request), true);
                    var reply = JsonSerializer.Deserialize(message, Frames.Wire.ExtractionReply)!;
                    if (reply.Extraction is not null || reply.AllPagesDone)
                        return (Finished(reply.Extraction, reply.Leaving), false);
                    part?.Invoke(reply);
                    heard = clock.Elapsed;
                    reading = Frames.Read(_process.StandardOutput.BaseStream, _limits.ReplyBytes);
                }
                if (Breach(request, (clock.Elapsed, total), (clock.Elapsed - heard, silence)) is { } breach)
                {
                    Kill();
                    return (breach, true);
                }
            }
        }
        catch (OperationCanceledException)
        {
            Kill();
            throw;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or JsonException)
        {
            return (await Died(request), true);
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        ExtractionPool.Remove(TemporaryOf(Folder));
        ExtractionPool.RemoveEmpty(Folder);
    }

    internal static string TemporaryOf(string folder) => Path.Combine(folder, "tmp");

    private Extraction? Finished(Extraction? extraction, bool leaving)
    {
        // A child that has grown fat on one file starts the next one lean.
        IsUsable = !leaving && Resident() < _limits.HeapBytes / 2;
        return extraction;
    }

    private Extraction.Unreadable? Breach(ExtractionRequest request, (TimeSpan Is, TimeSpan Limit) elapsed, (TimeSpan Is, TimeSpan Limit) silent)
    {
        var ending = Path.GetExtension(request.File.Name).TrimStart('.').ToLowerInvariant();
        if (elapsed.Is > elapsed.Limit)
            return new(ending, Trouble.TimedOut, $"读取超过 {elapsed.Limit.TotalSeconds:0} 秒，已中止。");
        if (silent.Is > silent.Limit)
            return new(ending, Trouble.TimedOut, $"读取停滞超过 {silent.Limit.TotalSeconds:0} 秒，已中止。");
        return Resident() > _limits.ResidentBytes
            ? new(ending, Trouble.OutOfMemory, $"读取所需内存超过 {_limits.ResidentBytes >> 20} MB，已中止。")
            : null;
    }

    private async Task<Extraction> Died(ExtractionRequest request)
    {
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        var ending = Path.GetExtension(request.File.Name).TrimStart('.').ToLowerInvariant();
        return _lastWords.Contains("OutOfMemory", StringComparison.Ordinal) || _lastWords.Contains("Out of memory", StringComparison.Ordinal)
            ? new Extraction.Unreadable(ending, Trouble.OutOfMemory, "读取所需内存超过上限，读取进程已退出。")
            : new Extraction.Unreadable(ending, Trouble.Damaged, "读取此文件时读取进程异常退出，文件很可能已损坏。");
    }

    private long Resident()
    {
        try
        {
            if (_process.HasExited)
                return 0;
            // Asked after every file: the second number of statm, in pages, costs a tenth of what the library reads for it.
            if (OperatingSystem.IsLinux())
                return long.Parse(File.ReadAllText($"/proc/{_process.Id}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            _process.Refresh();
            return _process.WorkingSet64;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            return 0;
        }
    }

    private void Kill()
    {
        IsUsable = false;
        try
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself in between.
        }
    }

    /// <summary>The child learns nothing of the host: a runtime, a place for temporary files, its heap limit.</summary>
    private static void SetEnvironment(IDictionary<string, string?> environment, string folder, string runtime, ExtractionLimits limits)
    {
        var system = environment.TryGetValue("SystemRoot", out var root) ? root : null;
        environment.Clear();
        if (system is not null)
            environment["SystemRoot"] = system;
        foreach (var name in new[] { "HOME", "TMPDIR", "TEMP", "TMP" })
            environment[name] = folder;
        environment["DOTNET_ROOT"] = runtime;
        environment["DOTNET_GCHeapHardLimit"] = limits.HeapBytes.ToString("x");
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        // Where the program was compiled ahead, a child has little to gain from compiling its code once more: it lives for minutes.
        if (AppContext.TryGetSwitch("DocReview.CompiledAhead", out var compiled) && compiled)
            environment["DOTNET_TieredCompilation"] = "0";
    }
}
