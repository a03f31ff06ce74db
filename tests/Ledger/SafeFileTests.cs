using System.Diagnostics;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>What is taken into custody is what lies below the folder that was given, whatever is put in its way.</summary>
public sealed class SafeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docreview-safe-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Root => Path.Combine(_folder, "root");

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private string Read(string path)
    {
        using var reader = new StreamReader(SafeFile.OpenRead(Root, path));
        return reader.ReadToEnd();
    }

    [Fact]
    public void No_part_of_the_way_may_be_a_link()
    {
        Write("root/一/二/a.txt", "内");
        Write("secret/二/a.txt", "外");
        Directory.CreateSymbolicLink(Path.Combine(Root, "链"), Path.Combine(_folder, "secret"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "一", "链"), "../一/二");
        File.CreateSymbolicLink(Path.Combine(Root, "a.txt"), Path.Combine(Root, "一", "二", "a.txt"));
        Assert.Equal("内", Read("一/二/a.txt"));
        foreach (var path in new[] { "链/二/a.txt", "一/链/a.txt", "a.txt", "../secret/二/a.txt", "一/../一/二/a.txt", "/etc/hostname", "一", "没有/a.txt", "一/二/a.txt/b" })
            Assert.ThrowsAny<IOException>(() => Read(path));
    }

    [Fact]
    public void Pipes_sockets_and_devices_are_not_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Special files are made as Linux makes them.");
        Directory.CreateDirectory(Root);
        using (var make = Process.Start("mkfifo", [Path.Combine(Root, "管道.txt")]))
            make.WaitForExit();
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(Root, "s")));
        var clock = Stopwatch.StartNew();
        foreach (var path in new[] { "管道.txt", "s" })
            Assert.Contains("不是普通文件", Assert.ThrowsAny<IOException>(() => Read(path)).Message);
        Assert.ThrowsAny<IOException>(() => SafeFile.OpenRead("/dev", "null"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), "a pipe was waited for");
    }

    [Fact]
    public async Task A_folder_that_is_swapped_for_a_link_all_the_time_never_leads_outside()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere links cannot be made without rights.");
        Write("root/夹/a.txt", "内");
        Write("root/文.txt", "内");
        Write("secret/a.txt", "外");
        using var stop = new CancellationTokenSource();
        var swapping = Task.Run(() =>
        {
            var (folder, file) = (Path.Combine(Root, "夹"), Path.Combine(Root, "文.txt"));
            while (!stop.IsCancellationRequested)
            {
                Directory.Move(folder, folder + "0");
                Directory.CreateSymbolicLink(folder, Path.Combine(_folder, "secret"));
                File.Move(file, file + "0");
                File.CreateSymbolicLink(file, Path.Combine(_folder, "secret", "a.txt"));
                File.Delete(folder);
                Directory.Move(folder + "0", folder);
                File.Delete(file);
                File.Move(file + "0", file);
            }
        }, TestContext.Current.CancellationToken);
        var (read, refused) = (0, 0);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(3);)
        {
            foreach (var path in new[] { "夹/a.txt", "文.txt" })
            {
                try
                {
                    Assert.Equal("内", Read(path));
                    read++;
                }
                catch (IOException)
                {
                    refused++;
                }
            }
        }
        await stop.CancelAsync();
        await swapping;
        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused: nothing was swapped");
    }
}
