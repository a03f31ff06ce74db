using System.Text;
using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class VaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docreview-vault-").FullName;
    private readonly Vault _vault;

    public VaultTests() => _vault = new Vault(Path.Combine(_folder, "vault"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Source(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    [Fact]
    public void Bytes_are_kept_once_under_their_hash_and_read_only()
    {
        var first = _vault.Put(Source("甲.txt", "原件"));
        var second = _vault.Put(new MemoryStream(Encoding.UTF8.GetBytes("原件")));
        Assert.Equal((Samples.Id("原件"), 6L, true), (first.File, first.Length, first.New));
        Assert.Equal((first.File, false), (second.File, second.New));
        Assert.Equal([first.File], _vault.Files());
        Assert.True(new FileInfo(_vault.PathOf(first.File)).IsReadOnly);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "vault", "incoming")));
        using var reader = new StreamReader(_vault.Open(first.File));
        Assert.Equal("原件", reader.ReadToEnd());
    }

    [Fact]
    public void Links_pipes_devices_and_folders_are_refused()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), Source("甲.txt", "原件"));
        System.Diagnostics.Process.Start("mkfifo", Path.Combine(_folder, "pipe")).WaitForExit();
        foreach (var path in (string[])[Path.Combine(_folder, "link"), Path.Combine(_folder, "pipe"), "/dev/zero", _folder])
        {
            Assert.ThrowsAny<IOException>(() => _vault.Put(path));
        }

        Assert.ThrowsAny<IOException>(() => _vault.Put(Path.Combine(_folder, "missing")));
        Assert.Empty(_vault.Files());
    }

    [Fact]
    public void A_changed_or_missing_original_is_seen()
    {
        var sound = _vault.Put(Source("甲.txt", "一")).File;
        var changed = _vault.Put(Source("乙.txt", "二")).File;
        var missing = _vault.Put(Source("丙.txt", "三")).File;
        File.SetAttributes(_vault.PathOf(changed), FileAttributes.Normal);
        File.AppendAllText(_vault.PathOf(changed), "改");
        File.Delete(_vault.PathOf(missing));
        Assert.Equal([Vault.Condition.Sound, Vault.Condition.Changed, Vault.Condition.Missing], new[] { sound, changed, missing }.Select(_vault.Verify));
    }

    [Fact]
    public void A_copy_that_breaks_off_leaves_nothing()
    {
        Assert.Throws<EndOfStreamException>(() => _vault.Put(new BreakingStream()));
        Assert.Empty(_vault.Files());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "vault", "incoming")));
    }

    [Fact]
    public void A_name_that_is_no_hash_never_becomes_a_path() =>
        Assert.Throws<ArgumentException>(() => _vault.PathOf(new FileId("../../../../../../../../../../../../../../../../../../../../etc/pass")));

    private sealed class BreakingStream : MemoryStream
    {
        private int _reads;

        public override int Read(byte[] buffer, int offset, int count) => _reads++ < 2 ? count : throw new EndOfStreamException();
    }
}
