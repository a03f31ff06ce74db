using System.Runtime.InteropServices;

namespace DocReview.Bench;

/// <summary>Processor time of the calling thread: what a search costs, whatever else the machine is doing. Linux.</summary>
internal static partial class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    public static double Milliseconds
    {
        get
        {
            if (GetTime(ThreadProcessorTime, out var time) != 0) throw new InvalidOperationException($"clock_gettime failed: {Marshal.GetLastPInvokeErrorMessage()}");
            return time.Seconds * 1e3 + time.Nanoseconds / 1e6;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds, Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, out Time time);
}
