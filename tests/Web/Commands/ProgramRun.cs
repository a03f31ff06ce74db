using System.Diagnostics;
using System.Text.Json;

namespace DocReview.Tests;

/// <summary>The real program as a process of its own, on a data folder of its own.</summary>
public sealed class ProgramRun : IDisposable
{
    private readonly string[] _everywhere;

    /// <param name="postgres">The ledger's database; null for SQLite in the data folder.</param>
    public ProgramRun(string? postgres = null)
    {
        Folder = Directory.CreateTempSubdirectory("docreview-program-").FullName;
        Data = Path.Combine(Folder, "data");
        Records = Directory.CreateDirectory(Path.Combine(Folder, "records")).FullName;
        _everywhere = ["--data", Data, .. postgres is null ? Array.Empty<string>() : ["--postgres", postgres]];
    }

    public string Folder { get; }
    public string Data { get; }

    /// <summary>The folder that tests ingest.</summary>
    public string Records { get; }

    public sealed record Ended(int Code, string Output, string Errors)
    {
        /// <summary>Every line of standard output, each of which must be a JSON object.</summary>
        public IReadOnlyList<JsonElement> Json => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
    }

    public string Write(string path, string content)
    {
        var full = Path.Combine(Records, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    public Ended Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    /// <param name="environment">Variables the program finds beside the usual ones.</param>
    public Ended Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ended(process.ExitCode, output, errors.Result);
    }

    /// <summary>The list as JSON Lines.</summary>
    public IReadOnlyList<JsonElement> List(params string[] arguments) => Run([.. arguments, "--format", "jsonl"]).Json;

    public Process Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    private Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "docreview.dll"), .. arguments, .. _everywhere])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
