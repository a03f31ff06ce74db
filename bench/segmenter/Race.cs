using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DocReview.Bench;

/// <summary>
/// Programs that cut the same texts in turns, round after round, each on one thread, so that whatever else the machine does strikes all of them alike.
/// Each answers a line of seconds with how many passes it made, in how many seconds and seconds of processor time.
/// </summary>
internal sealed class Race(string text) : IDisposable
{
    private const int WarmUps = 5;
    private const string Turn = "1";

    private readonly List<(string Name, Process Program, bool Anchor)> contenders = [];
    private readonly double megabytes = Encoding.UTF8.GetByteCount(File.ReadAllText(text)) / 1e6;

    public void Add(string name, string program, params string[] arguments) => contenders.Add((name, Started(program, arguments), false));

    /// <summary>One that all others are held against.</summary>
    public void AddAnchor(string name, string program, params string[] arguments) => contenders.Add((name, Started(program, arguments), true));

    /// <summary>Prints each contender's medians over the rounds, and the medians of its ratios to the anchors within a round, by processor time.</summary>
    public void Run(int rounds)
    {
        for (var i = 0; i < WarmUps; i++)
            foreach (var contender in contenders) Pass(contender);
        var speeds = Enumerable.Range(0, rounds).Select(_ => contenders.Select(Pass).ToList()).ToList();
        Console.WriteLine($"{megabytes:0.00} MB of UTF-8, {rounds} rounds of {Turn} s each, medians of MB a second by processor time (by the clock), and ratios by processor time (by the clock)");
        for (var i = 0; i < contenders.Count; i++)
        {
            var mine = i;
            Console.WriteLine($"{contenders[i].Name}: {Median(speeds.Select(round => round[mine].Busy)):0.0} ({Median(speeds.Select(round => round[mine].Clock)):0.0})");
            for (var other = 0; other < contenders.Count; other++)
            {
                var its = other;
                if (contenders[other].Anchor && !contenders[i].Anchor)
                    Console.WriteLine($"    {Median(speeds.Select(round => round[mine].Busy / round[its].Busy)):0.0} ({Median(speeds.Select(round => round[mine].Clock / round[its].Clock)):0.0}) times {contenders[other].Name}");
            }
        }
    }

    private (double Busy, double Clock) Pass((string Name, Process Program, bool Anchor) contender)
    {
        contender.Program.StandardInput.WriteLine(Turn);
        var answer = contender.Program.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{contender.Name} has ended.");
        var parts = answer.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return (megabytes * parts[0] / parts[2], megabytes * parts[0] / parts[1]);
    }

    private static Process Started(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public void Dispose()
    {
        foreach (var (_, program, _) in contenders)
        {
            program.StandardInput.Close();
            program.WaitForExit();
            program.Dispose();
        }
    }
}
