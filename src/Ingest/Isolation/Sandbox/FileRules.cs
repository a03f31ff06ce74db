using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace DocReview.Ingest;

/// <summary>
/// What the child and all that it starts may open, held by the kernel (Landlock, Linux 5.13 and later): it writes below its own folder only, and reads
/// the runtime, the program, the system's libraries and fonts, and what it is given to read. No home, no password file, no ledger.
/// </summary>
internal static class FileRules
{
    private const nint CreateRuleset = 444, AddRule = 445, RestrictSelf = 446;

    [Flags]
    private enum Right : ulong
    {
        Execute = 1, WriteFile = 2, ReadFile = 4, ReadFolder = 8, RemoveFolder = 0x10, RemoveFile = 0x20, MakeDevice = 0x40, MakeFolder = 0x80, MakeFile = 0x100,
        MakeSocket = 0x200, MakePipe = 0x400, MakeBlock = 0x800, MakeLink = 0x1000, Refer = 0x2000, Truncate = 0x4000, ControlDevice = 0x8000,
        OfFiles = Execute | WriteFile | ReadFile | Truncate | ControlDevice,
        Use = Execute | ReadFile | ReadFolder,
        Read = ReadFile | ReadFolder,
        // Of special files and links it has no need.
        Own = Read | WriteFile | RemoveFolder | RemoveFile | MakeFolder | MakeFile | Refer | Truncate,
    }

    private static readonly string[] Programs = ["/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/nix/store", "/gnu/store"];

    private static readonly string[] Surroundings =
    [
        "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/ssl/openssl.cnf", "/etc/pki/tls/openssl.cnf", "/var/cache/fontconfig",
        "/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/version", "/proc/filesystems", "/proc/sys",
        "/sys/devices/system", "/sys/fs/cgroup", "/sys/kernel/mm", "/dev/urandom", "/dev/random", "/dev/zero",
    ];

    /// <summary>Of Landlock in the running kernel; 0 where it has none or does not use it.</summary>
    public static int Version => Kernel.Knows ? (int)Math.Max(0, Kernel.Try(CreateRuleset, 0, 0, 1)) : 0;

    /// <summary>Holds for this thread and whatever it becomes or starts.</summary>
    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    public static void Enter(string folder, IEnumerable<string> readable)
    {
        var known = Known(Version);
        var ruleset = Ruleset(known);
        foreach (var path in Programs.Concat(OfRuntime()))
            Allow(ruleset, path, Right.Use & known);
        foreach (var path in Surroundings.Concat(readable))
            Allow(ruleset, path, Right.Read & known);
        Allow(ruleset, "/dev/null", (Right.ReadFile | Right.WriteFile | Right.Truncate) & known);
        Allow(ruleset, folder, Right.Own & known);
        // The rule goes with the entry of this process in /proc for as long as somebody holds that.
        _ = Kernel.Locate("/proc/self", inherited: true);
        Kernel.Call(RestrictSelf, ruleset, 0);
        Kernel.Close((int)ruleset);
    }

    private static Right Known(int version)
    {
        var all = (Right)0x1FFF;
        if (version >= 2) all |= Right.Refer;
        if (version >= 3) all |= Right.Truncate;
        if (version >= 5) all |= Right.ControlDevice;
        return all;
    }

    /// <summary>From version 4 on TCP is ruled, too, and from version 6 on signals and named sockets beyond the sandbox: none of it is allowed.</summary>
    private static nint Ruleset(Right known)
    {
        var version = Version;
        var attributes = new byte[version >= 6 ? 24 : version >= 4 ? 16 : 8];
        BinaryPrimitives.WriteUInt64LittleEndian(attributes, (ulong)known);
        if (version >= 4)
            BinaryPrimitives.WriteUInt64LittleEndian(attributes.AsSpan(8), 3);
        if (version >= 6)
            BinaryPrimitives.WriteUInt64LittleEndian(attributes.AsSpan(16), 3);
        return Pinned(attributes, address => Kernel.Call(CreateRuleset, address, attributes.Length));
    }

    private static void Allow(nint ruleset, string path, Right rights)
    {
        var place = Kernel.Locate(path);
        if (place < 0)
            return;
        var rule = new byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(rule, (ulong)(Directory.Exists(path) ? rights : rights & Right.OfFiles));
        BinaryPrimitives.WriteInt32LittleEndian(rule.AsSpan(8), place);
        Pinned(rule, address => Kernel.Call(AddRule, ruleset, 1, address));
        Kernel.Close(place);
    }

    /// <summary>The program's folder, and the .NET installation it runs on where that is another.</summary>
    private static IEnumerable<string> OfRuntime()
    {
        yield return AppContext.BaseDirectory;
        var framework = RuntimeEnvironment.GetRuntimeDirectory();
        yield return framework;
        if (framework.Contains("/shared/Microsoft.NETCore.App/", StringComparison.Ordinal))
            yield return Path.GetFullPath(Path.Combine(framework, "..", "..", ".."));
    }

    private static nint Pinned(byte[] bytes, Func<nint, nint> use)
    {
        var pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            return use(pin.AddrOfPinnedObject());
        }
        finally
        {
            pin.Free();
        }
    }
}
