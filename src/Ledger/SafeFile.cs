using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DocReview.Ledger;

/// <summary>Opening what a stranger supplied, and making sure that what we wrote is on the disk.</summary>
public static class SafeFile
{
    private const int NonBlocking = 0x800, CloseOnExec = 0x80000;

    /// <summary>O_NOFOLLOW is one of the few flags whose number differs between processors.</summary>
    private static readonly int NoFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;

    /// <summary>Opens a regular file for reading. A link, a pipe or a device is refused with an <see cref="IOException"/>, also where it takes the file's place at the last moment.</summary>
    public static FileStream OpenRead(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            if (new FileInfo(path).LinkTarget is not null) throw new IOException("链接不跟随");
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17);
        }

        // Without NonBlocking, opening a pipe would wait for a writer for ever.
        var descriptor = open(Encoding.UTF8.GetBytes(path + '\0'), NonBlocking | NoFollow | CloseOnExec);
        if (descriptor < 0) throw Failure(path, Marshal.GetLastPInvokeError());
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (!IsRegular(descriptor))
        {
            handle.Dispose();
            throw new IOException("不是普通文件");
        }

        return new FileStream(handle, FileAccess.Read, 1 << 17);
    }

    /// <summary>Asks the kernel by statx, whose layout is the same on every processor: the mode stands at byte 28.</summary>
    private static bool IsRegular(int descriptor)
    {
        const int emptyPath = 0x1000, type = 1, mask = 0xF000, regular = 0x8000;
        var answer = new byte[256];
        return statx(descriptor, [0], emptyPath, type, answer) == 0 && (BitConverter.ToUInt16(answer, 28) & mask) == regular;
    }

    /// <summary>Makes the names in a folder durable: a renamed file is only safe when its folder is.</summary>
    public static void Sync(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;
        var descriptor = open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (descriptor < 0) throw Failure(folder, Marshal.GetLastPInvokeError());
        var failed = fsync(descriptor) < 0;
        var error = Marshal.GetLastPInvokeError();
        _ = close(descriptor);
        if (failed) throw Failure(folder, error);
    }

    private static Exception Failure(string path, int error)
    {
        const int missing = 2, denied = 13, loop = 40;
        return error switch
        {
            missing => new FileNotFoundException("文件不存在", path),
            denied => new UnauthorizedAccessException("没有读取权限"),
            loop => new IOException("链接不跟随"),
            _ => new IOException(Marshal.GetPInvokeErrorMessage(error)),
        };
    }

#pragma warning disable SYSLIB1054, CA5392, CA2101, IDE1006 // Three plain calls of the C library; names are the library's.
    [DllImport("libc", SetLastError = true)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(int descriptor);

    [DllImport("libc", SetLastError = true)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] answer);

    [DllImport("libc")]
    private static extern int close(int descriptor);
#pragma warning restore
}
