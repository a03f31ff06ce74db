using System.Collections.Concurrent;
using System.Diagnostics;

namespace DocReview.Bench;

/// <summary>Rounds of killing a writer, starting it again over what it left, and comparing in the end.</summary>
internal sealed class Killing(int kills, int seed)
{
    private const int MostInARound = 6, LongestWait = 30;
    private readonly ConcurrentBag<string> wrong = [];
    private readonly string scratch = Directory.CreateTempSubdirectory("index-kill-").FullName;
    private readonly ConcurrentDictionary<string, int> moments = [];
    private int killed, rounds;

    public async Task<int> Run()
    {
        try
        {
            var ledger = Path.Combine(scratch, "prepared");
            Writer.Prepare(ledger, seed);
            var undisturbed = await ToItsEnd(Copy(ledger, "undisturbed"));
            var answers = Answers(undisturbed);
            Console.WriteLine($"seed {seed}; an undisturbed writer says {undisturbed.Count} lines, {answers.Count} of them answers");
            await Parallel.ForEachAsync(Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount)), async (worker, _) =>
            {
                var random = new Random(seed + worker);
                while (Volatile.Read(ref killed) < kills) await Round(ledger, answers, undisturbed.Count, random);
            });
            Console.WriteLine($"{killed} kills in {rounds} rounds (the last that was said: {string.Join(", ", moments.OrderBy(moment => moment.Key).Select(moment => $"{moment.Key} {moment.Value}"))}): {wrong.Count} rounds ended with other answers");
            foreach (var answer in wrong.Take(10)) Console.WriteLine(answer);
            return wrong.IsEmpty && killed >= kills ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, true);
        }
    }

    private async Task Round(string ledger, List<string> undisturbed, int lines, Random random)
    {
        var round = Interlocked.Increment(ref rounds);
        var folder = Copy(ledger, $"round-{round}");
        // Each leaves the next one less to do.
        for (int kill = 1, all = random.Next(1, MostInARound + 1); kill <= all; kill++) await Kill(folder, random.Next(lines / kill), random.Next(2) == 0, random.NextDouble() * LongestWait);
        var answers = Answers(await ToItsEnd(folder));
        if (!answers.SequenceEqual(undisturbed)) wrong.Add($"round {round}: {answers.Count} answers, the first other one: {answers.Except(undisturbed).FirstOrDefault() ?? "(none)"}");
        Directory.Delete(folder, true);
    }

    /// <summary>After so many lines of what a writer says, or at the next commit after them, and a little later: the moment does not depend on how busy the machine is.</summary>
    private async Task Kill(string folder, int lines, bool commit, double milliseconds)
    {
        using var writer = Start(folder);
        var (last, said) = (lines == 0 ? "start" : "", 0);
        while ((said < lines || commit && last != "commit") && await writer.StandardOutput.ReadLineAsync() is { } line) (last, said) = (line, said + 1);
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds));
        if (writer.HasExited) return;
        writer.Kill();
        await writer.WaitForExitAsync();
        moments.AddOrUpdate(last.StartsWith(Writer.Answer, StringComparison.Ordinal) ? "answer" : last, 1, (_, before) => before + 1);
        if (Interlocked.Increment(ref killed) % 100 == 0) Console.WriteLine($"{killed} kills, {wrong.Count} rounds with other answers");
    }

    private static List<string> Answers(List<string> lines) => [.. lines.Where(line => line.StartsWith(Writer.Answer, StringComparison.Ordinal))];

    private static async Task<List<string>> ToItsEnd(string folder)
    {
        using var writer = Start(folder);
        var lines = (await writer.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        await writer.WaitForExitAsync();
        return writer.ExitCode == 0 && lines is ["open", .., "done"] ? lines : throw new InvalidOperationException($"the writer over {folder} ended with {writer.ExitCode}: {string.Join('\n', lines)}");
    }

    private static Process Start(string folder) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(Killing).Assembly.Location, "write", folder]) { RedirectStandardOutput = true })!;

    private string Copy(string ledger, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch, name)).FullName;
        foreach (var file in Directory.GetFiles(ledger)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }
}
