using System.Diagnostics;

namespace DocReview.Web;

/// <summary>How far a run has come, on standard error: one line that changes on a terminal, a line now and then elsewhere.</summary>
public sealed class Progress
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(100), Elsewhere = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _shown;
    private bool _drawn;

    public void Looked(int files) => Show($"正在接收：已查看 {files} 份");

    public void Worked(RunProgress at)
    {
        var total = at.Done + at.Left;
        var bar = total == 0 ? 20 : 20 * at.Done / total;
        Show($"[{new string('#', bar)}{new string('.', 20 - bar)}] {at.Done}/{total} 份  已用 {_clock.Elapsed:h\\:mm\\:ss}");
    }

    public void End()
    {
        if (_drawn) Console.Error.Write("\r\u001b[K");
    }

    private void Show(string line)
    {
        lock (_lock)
        {
            if (_clock.Elapsed - _shown < (Console.IsErrorRedirected ? Elsewhere : OnTerminal)) return;
            _shown = _clock.Elapsed;
            if (Console.IsErrorRedirected) Console.Error.WriteLine(line);
            else Console.Error.Write($"\r\u001b[K{line}");
            _drawn = !Console.IsErrorRedirected;
        }
    }
}
