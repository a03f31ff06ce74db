using System.Diagnostics;
using System.Text;

namespace DocReview.Web;

/// <summary>How far a run has come, on standard error: one line that changes on a terminal, a line now and then elsewhere.</summary>
public sealed class Progress
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(100), Elsewhere = TimeSpan.FromSeconds(10);
    // It alone may tell the terminal what to do.
    private static readonly StreamWriter Terminal = new(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _shown;
    private (Pass Pass, TimeSpan At)? _began;
    private bool _drawn;

    public void Looked(int files)
    {
        // A hundred thousand times: the line is made only when it is shown.
        if (IsDue) Show($"正在接收：已查看 {files} 份  {files / Math.Max(0.001, _clock.Elapsed.TotalSeconds):0} 份/秒  已用 {_clock.Elapsed:h\\:mm\\:ss}");
    }

    public void Worked(RunProgress at)
    {
        var total = at.Done + at.Left;
        var bar = total == 0 ? 20 : 20 * at.Done / total;
        if (_began?.Pass != at.Pass) _began = (at.Pass, _clock.Elapsed);
        var seconds = Math.Max(0.001, (_clock.Elapsed - _began.Value.At).TotalSeconds);
        // What the first files say of the rest is nothing.
        var left = at.Done < 20 || seconds < 2 ? "" : $"  约剩 {TimeSpan.FromSeconds(seconds / at.Done * at.Left):h\\:mm\\:ss}";
        var bytes = at.Bytes == 0 ? "" : $"，{at.Bytes / 1048576.0 / seconds:0.0} MB/秒";
        var pass = at.Pass switch { Pass.Text => "读取文本", Pass.Facts => "识别要素", _ => "识别扫描件" };
        Show($"{pass} [{new string('#', bar)}{new string('.', 20 - bar)}] {at.Done}/{total} 份  {at.Done / seconds:0} 份/秒{bytes}  已用 {_clock.Elapsed:h\\:mm\\:ss}{left}");
    }

    /// <summary>A line that stays: what was taken can be searched from now on.</summary>
    public void Searchable()
    {
        End();
        Console.Error.WriteLine($"文本已全部可检索，已用 {_clock.Elapsed.TotalSeconds:0.0} 秒；继续识别要素。");
    }

    public void End()
    {
        if (_drawn) Terminal.Write("\r\u001b[K");
    }

    private bool IsDue => _clock.Elapsed - _shown >= (Console.IsErrorRedirected ? Elsewhere : OnTerminal);

    private void Show(string line)
    {
        lock (_lock)
        {
            if (!IsDue) return;
            _shown = _clock.Elapsed;
            if (Console.IsErrorRedirected) Terminal.WriteLine(line);
            else Terminal.Write($"\r\u001b[K{line}");
            _drawn = !Console.IsErrorRedirected;
        }
    }
}
