using System.Diagnostics;
using System.Text.Json;

namespace DocReview.Bench;

internal sealed record Quoted(string File, int? Page, string? Quote);

internal sealed record SaidFinding(string Kind, string Severity, string Subject, string Reason, Quoted[] Evidence);

internal sealed record SaidDecision(string File, string Quote, string Category, string Subject, string Deliberation, Quoted? Meeting);

internal sealed record SaidItem(string Title, string Outcome);

internal sealed record SaidMeeting(string File, string? Date, string Kind, string? Chair, string? Recorder, int? Expected, int? Present, string[] Absent, SaidItem[] Agenda);

internal sealed record SaidDocument(string File, string? Genre, string? Date, string? DocumentNumber, string? Reason, string? DuplicateOf);

/// <summary>What the program says, in the shapes of its lists.</summary>
internal sealed class Answers(string data, string program)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public List<SaidFinding> Findings { get; } = Read<SaidFinding>(data, "findings");
    public List<SaidDecision> Decisions { get; } = Read<SaidDecision>(data, "decisions");
    public List<SaidMeeting> Meetings { get; } = Read<SaidMeeting>(data, "meetings");
    public List<SaidDocument> Documents { get; } = Read<SaidDocument>(data, "documents");

    /// <summary>The files of the first hits, in order.</summary>
    public List<string> Search(string query, int most)
    {
        var start = new ProcessStartInfo("dotnet", [program, "search", query, "--data", data, "--limit", most.ToString(), "--format", "jsonl"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var search = Process.Start(start)!;
        search.ErrorDataReceived += (_, _) => { };
        search.BeginErrorReadLine();
        var hits = search.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        search.WaitForExit();
        return [.. hits.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()!)];
    }

    private static List<T> Read<T>(string data, string name) =>
        [.. File.ReadLines(Path.Combine(data, name + ".jsonl")).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<T>(line, Options)!)];
}
