using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DocReview.Ledger;

/// <summary>Opening what a stranger supplied, and making sure that what we wrote is on the disk.</summary>
public static class SafeFile
{
    private const int NonBlocking = 0x800, CloseOnExec = 0x80000, Place = 0x200000, EmptyPath = 0x1000, NoFollowLast = 0x100;

    /// <summary>O_NOFOLLOW and O_DIRECTORY are among the few flags whose number differs between processors.</summary>
    private static readonly int NoFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;

    private static readonly int Folder = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x4000 : 0x10000;

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
        if (!IsRegular(descriptor, [0], EmptyPath))
        {
            handle.Dispose();
            throw new IOException("不是普通文件");
        }

        return new FileStream(handle, FileAccess.Read, 1 << 17);
    }

    /// <summary>
    /// Opens a regular file below a folder for reading. No part of its way may be a link, also where one takes its place at the last moment: the way is
    /// gone step by step, each from what was opened before. What is no regular file is not even opened: to open a device may do something to it.
    /// </summary>
    /// <param name="path">Below <paramref name="root"/>, '/' as separator.</param>
    public static FileStream OpenRead(string root, string path)
    {
        if (!OperatingSystem.IsLinux()) return OpenRead(Path.Combine(root, path));
        var parts = path.Split('/');
        if (parts.Any(part => part is "" or "." or "..")) throw new IOException("路径不规范");
        var at = open(Encoding.UTF8.GetBytes(root + '\0'), Place | Folder | CloseOnExec);
        if (at < 0) throw Failure(root, Marshal.GetLastPInvokeError());
        try
        {
            foreach (var part in parts[..^1])
            {
                var next = openat(at, Encoding.UTF8.GetBytes(part + '\0'), Place | Folder | NoFollow | CloseOnExec);
                if (next < 0) throw Failure(path, Marshal.GetLastPInvokeError());
                _ = close(at);
                at = next;
            }

            return OpenRegular(at, parts[^1], path);
        }
        finally
        {
            _ = close(at);
        }
    }

    private static FileStream OpenRegular(int folder, string name, string path)
    {
        var bytes = Encoding.UTF8.GetBytes(name + '\0');
        if (!IsRegular(folder, bytes, NoFollowLast)) throw new IOException("链接不跟随，也不是普通文件");
        var descriptor = openat(folder, bytes, NonBlocking | NoFollow | CloseOnExec);
        if (descriptor < 0) throw Failure(path, Marshal.GetLastPInvokeError());
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (IsRegular(descriptor, [0], EmptyPath)) return new FileStream(handle, FileAccess.Read, 1 << 17);
        handle.Dispose();
        throw new IOException("不是普通文件");
    }

    /// <summary>Asks the kernel by statx, whose layout is the same on every processor: the mode stands at byte 28.</summary>
    private static bool IsRegular(int folder, byte[] name, int flags)
    {
        const int type = 1, mask = 0xF000, regular = 0x8000;
        var answer = new byte[256];
        return statx(folder, name, flags, type, answer) == 0 && (BitConverter.ToUInt16(answer, 28) & mask) == regular;
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
        const int missing = 2, denied = 13, noFolder = 20, loop = 40;
        return error switch
        {
            missing => new FileNotFoundException("文件不存在", path),
            denied => new UnauthorizedAccessException("没有读取权限"),
            loop or noFolder => new IOException("链接不跟随"),
            _ => new IOException(Marshal.GetPInvokeErrorMessage(error)),
        };
    }

#pragma warning disable SYSLIB1054, CA5392, CA2101, IDE1006 // Three plain calls of the C library; names are the library's.
    [DllImport("libc", SetLastError = true)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int openat(int folder, byte[] path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(int descriptor);

    [DllImport("libc", SetLastError = true)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] answer);

    [DllImport("libc")]
    private static extern int close(int descriptor);
#pragma warning restore
}
