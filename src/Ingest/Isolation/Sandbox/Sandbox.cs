using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace DocReview.Ingest;

/// <summary>
/// The child confines itself before it reads anything: rules for files, a filter for calls, no privileges. What holds for one thread only would leave
/// out those the runtime has started already, so the program then starts itself anew in place: the second time nothing of it was ever unconfined.
/// Where the kernel offers less, as much as it offers holds; <see cref="SandboxCheck"/> tells.
/// </summary>
internal static class Sandbox
{
    private const string Confined = "--confined";
    // No file of its own grows beyond this; the runtime reserves 2 GB in one that lies in memory.
    private const ulong LargestFile = 8UL << 30;

    /// <summary>Returns inside the sandbox, or where there is none to be had.</summary>
    /// <param name="arguments">Of the program: what to do, its own folder (the only one it may write to), and whatever it may read.</param>
    /// <returns>The arguments as they were given at first.</returns>
    public static string[] Enter(string[] arguments)
    {
        if (arguments is [.. var given, Confined])
            return given;
        if (arguments is [_, var folder, .. var readable] && Kernel.Knows && Confine(folder, readable))
        {
            var command = Encoding.UTF8.GetString(File.ReadAllBytes("/proc/self/cmdline")).Split('\0')[..^1];
            Kernel.Become("/proc/self/exe", [.. command, Confined]);
        }
        return arguments;
    }

    private static bool Confine(string folder, string[] readable)
    {
        const int interrupt = 2, terminate = 15, fileSize = 1, core = 4;
        // The host decides when a child ends; a terminal's Ctrl-C must not meet one that is starting.
        Kernel.Ignore(interrupt);
        Kernel.Ignore(terminate);
        Kernel.Limit(core, 0);
        Kernel.Limit(fileSize, LargestFile);
        var files = FileRules.Version > 0 && Holds(() =>
        {
            CallFilter.GiveUpPrivileges();
            FileRules.Enter(folder, readable);
        });
        if (files)
            DropCapabilities();
        var calls = CallFilter.IsThere && Holds(() =>
        {
            CallFilter.GiveUpPrivileges();
            CallFilter.Enter();
        });
        return files || calls;
    }

    /// <summary>Of an administrator's powers only that over the rights of files is left: which files are within reach is ruled already.</summary>
    private static void DropCapabilities()
    {
        const uint overFiles = 0b110;
        var header = GCHandle.Alloc(new uint[] { 0x20080522, 0 }, GCHandleType.Pinned);
        var sets = new uint[6];
        var pinned = GCHandle.Alloc(sets, GCHandleType.Pinned);
        var (get, set) = Kernel.IsX64 ? (125, 126) : (90, 91);
        if (Kernel.Try(get, header.AddrOfPinnedObject(), pinned.AddrOfPinnedObject()) == 0)
        {
            (sets[0], sets[1], sets[2]) = (sets[0] & overFiles, sets[1] & overFiles, 0);
            (sets[3], sets[4], sets[5]) = (0, 0, 0);
            _ = Kernel.Try(set, header.AddrOfPinnedObject(), pinned.AddrOfPinnedObject());
        }
        pinned.Free();
        header.Free();
    }

    private static bool Holds(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
