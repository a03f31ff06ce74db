using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace DocReview.Ingest;

/// <summary>The calls of the Linux kernel that the sandbox is made of. Numbers below 400 differ between processors, those above do not.</summary>
internal static class Kernel
{
    private const int CloseOnExec = 0x80000, PathOnly = 0x200000;

    public static bool Knows => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    public static bool IsX64 => RuntimeInformation.ProcessArchitecture is Architecture.X64;

    /// <returns>A descriptor that only stands for the path and opens nothing; below 0 where there is no such path.</returns>
    public static int Locate(string path, bool inherited = false) => open(CString(path), PathOnly | (inherited ? 0 : CloseOnExec));

    public static void Close(int descriptor) => _ = close(descriptor);

    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    public static nint Call(nint number, nint first, nint second, nint third = 0, nint fourth = 0)
    {
        var result = syscall(number, first, second, third, fourth);
        return result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>As <see cref="Call"/>, below 0 where the kernel refuses.</summary>
    public static nint Try(nint number, nint first, nint second, nint third = 0, nint fourth = 0) => syscall(number, first, second, third, fourth);

    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    public static void Control(int option, nint value)
    {
        if (prctl(option, value, 0, 0, 0) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    public static void Limit(int resource, ulong value) => _ = setrlimit(resource, [value, value]);

    public static void Ignore(int number) => _ = signal(number, 1);

    /// <summary>Becomes another program under the same number, with the same streams and surroundings. Returns only where that fails.</summary>
    public static void Become(string program, IReadOnlyList<string> arguments)
    {
        var texts = arguments.Select(Marshal.StringToCoTaskMemUTF8).Append(0).ToArray();
        _ = execv(CString(program), texts);
    }

    private static byte[] CString(string text) => Encoding.UTF8.GetBytes(text + '\0');

#pragma warning disable SYSLIB1054, CA5392, CA2101, IDE1006 // Plain calls of the C library; names are the library's.
    [DllImport("libc", SetLastError = true)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc")]
    private static extern int close(int descriptor);

    [DllImport("libc", SetLastError = true)]
    private static extern nint syscall(nint number, nint first, nint second, nint third, nint fourth);

    [DllImport("libc", SetLastError = true)]
    private static extern int prctl(int option, nint first, nint second, nint third, nint fourth);

    [DllImport("libc")]
    private static extern int setrlimit(int resource, ulong[] limit);

    [DllImport("libc")]
    private static extern nint signal(int number, nint handler);

    [DllImport("libc", SetLastError = true)]
    private static extern int execv(byte[] path, nint[] arguments);
#pragma warning restore
}
