using System.Text.Encodings.Web;
using System.Text.Json;

namespace DocReview.Bench;

/// <summary>What one engine read on a set of pages.</summary>
/// <param name="PeakBytes">Resident memory at its highest.</param>
internal sealed record Readings(string Engine, IReadOnlyList<PageReading> Pages, long PeakBytes)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json));

    public static Readings From(string path) => JsonSerializer.Deserialize<Readings>(File.ReadAllText(path), Json)!;

    /// <returns>Seconds of processor time; 0 where the system does not say or the process has gone.</returns>
    public static double Cpu(int process)
    {
        try
        {
            // After the name in brackets, the 12th and 13th field count hundredths.
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            return (long.Parse(fields[11], System.Globalization.CultureInfo.InvariantCulture) + long.Parse(fields[12], System.Globalization.CultureInfo.InvariantCulture)) / 100.0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <returns>Bytes; 0 where the system does not say or the process has gone.</returns>
    public static long Peak(int process)
    {
        try
        {
            return long.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            return 0;
        }
    }
}

/// <param name="Cpu">Seconds of processor time.</param>
internal sealed record PageReading(string File, IReadOnlyList<string> Lines, double Cpu, double Wall);
