using System.Diagnostics;

namespace DocReview.Ingest;

/// <summary>A program that is used where it is installed: in the child's sandbox, without a shell, fed and read through pipes, within limits of time and memory.</summary>
/// <param name="names">It goes by one of them.</param>
internal sealed class ForeignProgram(params string[] names)
{
    private const long MostMemory = 3L << 30;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    // It sets the limit of memory and becomes the program; where it is missing only time is limited.
    private static readonly string? Limiter = Find(["prlimit"]);
    private readonly string? _path = Find(names);

    public bool IsInstalled => _path is not null;

    /// <param name="input">What it gets; null where it gets nothing.</param>
    /// <param name="read">Takes what it writes; it is ended after that, finished or not.</param>
    /// <returns>Null where it is not installed.</returns>
    public T? Run<T>(IReadOnlyList<string> arguments, Stream? input, Func<Stream, T?> read, CancellationToken cancel)
    {
        if (_path is null)
            return default;
        var start = new ProcessStartInfo(Limiter ?? _path, Limiter is null ? arguments : [$"--as={MostMemory}", "--", _path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        using var process = Process.Start(start);
        if (process is null)
            return default;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(Limit);
        using var ending = time.Token.Register(() => Kill(process));
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var feeding = Task.Run(() => Feed(input ?? Stream.Null, process), CancellationToken.None);
        var made = read(process.StandardOutput.BaseStream);
        Kill(process);
        feeding.GetAwaiter().GetResult();
        cancel.ThrowIfCancellationRequested();
        return made;
    }

    /// <summary>It may have seen enough before the end.</summary>
    private static void Feed(Stream input, Process process)
    {
        try
        {
            using var pipe = process.StandardInput.BaseStream;
            input.CopyTo(pipe);
        }
        catch (IOException)
        {
            // It ended; what it made, or did not, tells the rest.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }
    }

    /// <summary>The child's environment is bare: the usual places are looked at too.</summary>
    private static string? Find(string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", AppContext.BaseDirectory]);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))).FirstOrDefault(File.Exists);
    }
}
