using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace DocReview.Ingest;

/// <summary>
/// The calls that the kernel refuses to the child and all that it starts (seccomp): any network, looking into other processes, changing mounts, the clock,
/// the kernel, or what is said of a file (owner, rights, times). A refused call fails as if it were forbidden; nothing else changes.
/// </summary>
internal static class CallFilter
{
    private const int NoNewPrivileges = 38;
    private const uint Allow = 0x7FFF0000, RefusePermission = 0x00050000 | 1, RefuseUnknown = 0x00050000 | 38;
    private const ushort Load = 0x20, JumpIfEqual = 0x15, JumpIfAtLeast = 0x35, JumpIfAnyBit = 0x45, Return = 0x06;
    private const uint AtNumber = 0, AtProcessor = 4, AtFirst = 16;

    // Number on x64, number on arm64; -1 where the processor has no such call.
    private static readonly (int X64, int Arm64)[] Refused =
    [
        // socket connect bind listen accept accept4 io_uring (which can do all of it)
        (41, 198), (42, 203), (49, 200), (50, 201), (43, 202), (288, 242), (425, 425), (426, 426), (427, 427),
        // ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd process_madvise perf_event_open bpf userfaultfd
        (101, 117), (310, 270), (311, 271), (312, 272), (438, 438), (440, 440), (298, 241), (321, 280), (323, 282),
        // mount umount pivot_root chroot open_tree move_mount fsopen fsconfig fsmount fspick mount_setattr open_tree_attr
        (165, 40), (166, 39), (155, 41), (161, 51), (428, 428), (429, 429), (430, 430), (431, 431), (432, 432), (433, 433), (442, 442), (467, 467),
        // unshare setns open_by_handle_at personality acct quotactl quotactl_fd
        (272, 97), (308, 268), (304, 265), (135, 92), (163, 89), (179, 60), (443, 443),
        // add_key request_key keyctl; mknod mknodat; truncate by path
        (248, 217), (249, 218), (250, 219), (133, -1), (259, 33), (76, 45),
        // chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat
        (90, -1), (91, 52), (268, 53), (452, 452), (92, -1), (93, 55), (94, -1), (260, 54),
        // setxattr lsetxattr fsetxattr setxattrat removexattr lremovexattr fremovexattr removexattrat file_setattr
        (188, 5), (189, 6), (190, 7), (463, 463), (197, 14), (198, 15), (199, 16), (466, 466), (469, 469),
        // utime utimes futimesat utimensat
        (132, -1), (235, -1), (261, -1), (280, 88),
        // shared memory, semaphores and queues that others could open
        (29, 194), (30, 196), (31, 195), (64, 190), (65, 193), (66, 191), (220, 192), (68, 186), (69, 189), (70, 188), (71, 187), (240, 180), (241, 181),
        // settimeofday clock_settime adjtimex clock_adjtime sethostname setdomainname reboot swapon swapoff iopl ioperm
        (164, 170), (227, 112), (159, 171), (305, 266), (170, 161), (171, 162), (169, 142), (167, 224), (168, 225), (172, -1), (173, -1),
        // kexec_load kexec_file_load init_module finit_module delete_module syslog vhangup
        (246, 104), (320, 294), (175, 105), (313, 273), (176, 106), (103, 116), (153, 58),
    ];

    private static nint SeccompCall => Kernel.IsX64 ? 317 : 277;

    /// <summary>Whether the running kernel filters calls.</summary>
    public static bool IsThere
    {
        get
        {
            // Asks whether the kernel knows the answer "fail with an error".
            var action = GCHandle.Alloc(BitConverter.GetBytes(RefusePermission & 0xFFFF0000), GCHandleType.Pinned);
            var there = Kernel.Knows && Kernel.Try(SeccompCall, 2, 0, action.AddrOfPinnedObject()) == 0;
            action.Free();
            return there;
        }
    }

    /// <summary>Without this neither rules nor filter may be set, and with it no program that is started has more rights than this one.</summary>
    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    public static void GiveUpPrivileges() => Kernel.Control(NoNewPrivileges, 1);

    /// <summary>Holds for this thread and whatever it becomes or starts.</summary>
    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    public static void Enter()
    {
        var program = Program();
        var code = GCHandle.Alloc(program, GCHandleType.Pinned);
        var head = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)(program.Length / 8));
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(8), code.AddrOfPinnedObject());
        var pointer = GCHandle.Alloc(head, GCHandleType.Pinned);
        Kernel.Call(SeccompCall, 1, 0, pointer.AddrOfPinnedObject());
        pointer.Free();
        code.Free();
    }

    private static byte[] Program()
    {
        const uint x64 = 0xC000003E, arm64 = 0xC00000B7, otherTable = 0x40000000, newNamespaces = 0x7E020000;
        var code = new List<(ushort Code, byte IfTrue, byte IfFalse, uint Value)>
        {
            (Load, 0, 0, AtProcessor),
            (JumpIfEqual, 1, 0, Kernel.IsX64 ? x64 : arm64),
            (Return, 0, 0, RefusePermission),
            (Load, 0, 0, AtNumber),
            // The same calls once more under other numbers.
            (JumpIfAtLeast, 0, 1, otherTable),
            (Return, 0, 0, RefusePermission),
            // clone3 hides its flags in memory; told that there is none, the C library takes clone.
            (JumpIfEqual, 0, 1, 435),
            (Return, 0, 0, RefuseUnknown),
        };
        foreach (var call in Refused.Select(call => Kernel.IsX64 ? call.X64 : call.Arm64).Where(call => call >= 0))
            code.AddRange([(JumpIfEqual, 0, 1, (uint)call), (Return, 0, 0, RefusePermission)]);
        code.AddRange(
        [
            // clone: threads and processes, but no namespaces of their own.
            (JumpIfEqual, 0, 3, Kernel.IsX64 ? 56u : 220u),
            (Load, 0, 0, AtFirst),
            (JumpIfAnyBit, 0, 5, newNamespaces),
            (Return, 0, 0, RefusePermission),
            // prlimit64: of itself only.
            (JumpIfEqual, 0, 3, Kernel.IsX64 ? 302u : 261u),
            (Load, 0, 0, AtFirst),
            (JumpIfEqual, 1, 0, 0),
            (Return, 0, 0, RefusePermission),
            (Return, 0, 0, Allow),
        ]);
        var bytes = new byte[code.Count * 8];
        for (var i = 0; i < code.Count; i++)
        {
            var at = bytes.AsSpan(i * 8);
            BinaryPrimitives.WriteUInt16LittleEndian(at, code[i].Code);
            (at[2], at[3]) = (code[i].IfTrue, code[i].IfFalse);
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], code[i].Value);
        }
        return bytes;
    }
}
