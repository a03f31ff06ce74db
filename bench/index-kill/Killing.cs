using System.Collections.Concurrent;
using System.Diagnostics;

namespace DocReview.Bench;

/// <summary>Rounds of killing a writer, starting it again over what it left, and comparing in the end.</summary>
internal sealed class Killing(int kills, int seed)
{
    private const int MostInARound = 6;
    private readonly ConcurrentBag<string> wrong = [];
    private readonly string scratch = Directory.CreateTempSubdirectory("index-kill-").FullName;
    private int killed, whileOpening, rounds;

    public async Task<int> Run()
    {
        try
        {
            var ledger = Path.Combine(scratch, "prepared");
            Writer.Prepare(ledger, seed);
            var (undisturbed, milliseconds) = await Undisturbed(ledger);
            Console.WriteLine($"seed {seed}; an undisturbed writer takes {milliseconds} ms and gives {undisturbed.Count} answers");
            await Parallel.ForEachAsync(Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount)), async (worker, _) =>
            {
                var random = new Random(seed + worker);
                while (Volatile.Read(ref killed) < kills) await Round(ledger, undisturbed, milliseconds, random);
            });
            Console.WriteLine($"{killed} kills in {rounds} rounds, {whileOpening} of them before the index was open: {wrong.Count} rounds ended with other answers");
            foreach (var answer in wrong.Take(10)) Console.WriteLine(answer);
            return wrong.IsEmpty && killed >= kills ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, true);
        }
    }

    private async Task<(List<string> Answers, int Milliseconds)> Undisturbed(string ledger)
    {
        // The first start of a program is slower than all later ones.
        await ToItsEnd(Copy(ledger, "warm"));
        var clock = Stopwatch.StartNew();
        var answers = await ToItsEnd(Copy(ledger, "undisturbed"));
        return (answers, (int)clock.ElapsedMilliseconds);
    }

    private async Task Round(string ledger, List<string> undisturbed, int milliseconds, Random random)
    {
        var round = Interlocked.Increment(ref rounds);
        var folder = Copy(ledger, $"round-{round}");
        for (var kill = random.Next(1, MostInARound + 1); kill > 0; kill--) await Kill(folder, random.Next(milliseconds));
        var answers = await ToItsEnd(folder);
        if (!answers.SequenceEqual(undisturbed)) wrong.Add($"round {round}: {answers.Count} answers, the first other one: {answers.Except(undisturbed).FirstOrDefault() ?? "(none)"}"[..200]);
        Directory.Delete(folder, true);
    }

    private async Task Kill(string folder, int after)
    {
        using var writer = Start(folder);
        var opened = writer.StandardOutput.ReadLineAsync();
        await Task.Delay(after);
        var opening = !opened.IsCompleted;
        if (writer.HasExited) return;
        writer.Kill();
        await writer.WaitForExitAsync();
        Interlocked.Increment(ref killed);
        if (opening) Interlocked.Increment(ref whileOpening);
    }

    private static async Task<List<string>> ToItsEnd(string folder)
    {
        using var writer = Start(folder);
        var lines = (await writer.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        await writer.WaitForExitAsync();
        return writer.ExitCode == 0 && lines is ["open", .., "done"] ? lines[1..^1] : throw new InvalidOperationException($"the writer over {folder} ended with {writer.ExitCode}: {string.Join('\n', lines)}");
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
