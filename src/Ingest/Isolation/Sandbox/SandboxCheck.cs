using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace DocReview.Ingest;

/// <summary>Tries, from where files are parsed, what no file may ever bring the program to do. Runs in a child; prints a <see cref="SandboxReport"/>.</summary>
internal static class SandboxCheck
{
    /// <param name="folder">The child's own.</param>
    /// <param name="outside">A file that is none of its business and that whoever started it can read.</param>
    public static int Run(string folder, string outside)
    {
        var report = new SandboxReport(Network(), Writing(folder, outside), Reading(folder, outside), Programs(outside), FileRules.Version, CallFilter.IsThere);
        Console.Out.Write(JsonSerializer.Serialize(report, Frames.Wire.SandboxReport));
        return 0;
    }

    private static bool Network() =>
        IsRefused(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Connect(IPAddress.Loopback, 9))
        && IsRefused(() => new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp).Connect(IPAddress.IPv6Loopback, 9))
        && IsRefused(() => new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp).SendTo([0], new IPEndPoint(IPAddress.Loopback, 9)))
        && IsRefused(() => new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified).Connect(new UnixDomainSocketEndPoint("/var/run/nobody.sock")));

    private static bool Writing(string folder, string outside)
    {
        var own = Path.Combine(folder, "own");
        File.WriteAllText(own, "own");
        return IsRefused(() => File.AppendAllText(outside, "written"))
            && IsRefused(() => File.WriteAllText(outside + ".new", "written"))
            && IsRefused(() => File.Delete(outside))
            && IsRefused(() => File.Move(own, outside + ".moved"))
            && IsRefused(() => Directory.CreateDirectory(outside + ".folder"))
            && IsRefused(() => File.SetLastWriteTimeUtc(outside, DateTime.UnixEpoch))
            && IsRefused(() => File.SetAttributes(outside, FileAttributes.ReadOnly));
    }

    private static bool Reading(string folder, string outside)
    {
        var link = Path.Combine(folder, "link");
        return IsRefused(() => File.ReadAllBytes(outside))
            && IsRefused(() => Directory.GetFiles(Path.GetDirectoryName(outside)!))
            && IsRefused(() =>
            {
                File.CreateSymbolicLink(link, outside);
                File.ReadAllBytes(link);
            });
    }

    /// <summary>A program that copies what it is given: refused, where what started it is.</summary>
    private static bool Programs(string outside)
    {
        try
        {
            using var program = Process.Start(new ProcessStartInfo("cat", [outside]) { RedirectStandardOutput = true, RedirectStandardError = true });
            program!.WaitForExit();
            return program.ExitCode != 0;
        }
        catch (Win32Exception)
        {
            // There is none, or it may not be started.
            return !OperatingSystem.IsWindows();
        }
    }

    private static bool IsRefused(Action deed)
    {
        try
        {
            deed();
            return false;
        }
        catch (SocketException failed)
        {
            return failed.SocketErrorCode is SocketError.AccessDenied;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException failed)
        {
            // Refused under yet another name: not permitted; not across folders.
            return (failed.HResult & 0xFFFF) is 1 or 18;
        }
    }
}
