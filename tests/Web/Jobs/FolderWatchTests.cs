using DocReview.Ledger;
using DocReview.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocReview.Tests;

/// <summary>What a watched folder gives, look by look.</summary>
public sealed class FolderWatchTests : IAsyncLifetime
{
    private readonly ProgramRun _folders = new();
    private Workspace _workspace = null!;
    private FolderWatch _watch = null!;
    private Inspection _inspection = null!;

    public ValueTask InitializeAsync()
    {
        _workspace = Workspace.Open(_folders.Data);
        _inspection = _workspace.Inspections.Named("巡察一");
        _workspace.Inspections.Save(_inspection.Id, new InspectionSettings { WatchFolders = [_folders.Records, "/no/such/folder"] });
        _watch = new FolderWatch(_workspace, NullLogger<FolderWatch>.Instance);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _workspace.DisposeAsync();
        _folders.Dispose();
    }

    private int Look() => _watch.Look(CancellationToken.None);

    private IEnumerable<string> Paths => _workspace.Catalogue.Documents(_inspection.Id).Select(row => row.Path).Order(StringComparer.Ordinal);

    [Fact]
    public void A_file_is_taken_once_it_has_stopped_changing()
    {
        var path = _folders.Write("会议/拷贝中.txt", "第一段");
        Assert.Equal(0, Look());
        File.AppendAllText(path, "第二段");
        Assert.Equal(0, Look());
        Assert.Equal(1, Look());
        Assert.Equal(["会议/拷贝中.txt"], Paths);
        Assert.Equal(0, Look());
        Assert.Single(_workspace.Catalogue.Accessions(_inspection.Id));
        Assert.Equal("第一段第二段", new StreamReader(_workspace.Vault.Open(_workspace.Catalogue.Documents(_inspection.Id)[0].File)).ReadToEnd());
    }

    [Fact]
    public void Links_are_named_once_and_never_followed()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folders.Folder, "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "别处.txt"), "不在监视的文件夹里");
        File.CreateSymbolicLink(Path.Combine(_folders.Records, "链接.txt"), Path.Combine(elsewhere, "别处.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_folders.Records, "链接的文件夹"), elsewhere);
        for (var i = 0; i < 4; i++) Assert.Equal(0, Look());
        Assert.Equal(["链接.txt", "链接的文件夹"], Paths);
        Assert.All(_workspace.Catalogue.Documents(_inspection.Id), row => Assert.Equal(Trouble.Refused, row.Trouble));
        // Nothing new, no new delivery.
        Assert.Single(_workspace.Catalogue.Accessions(_inspection.Id));
    }

    [Fact]
    public void A_watched_folder_that_is_a_link_is_not_looked_into()
    {
        var link = Path.Combine(_folders.Folder, "link");
        Directory.CreateSymbolicLink(link, _folders.Records);
        _workspace.Inspections.Save(_inspection.Id, new InspectionSettings { WatchFolders = [link] });
        _folders.Write("一.txt", "一");
        Look();
        Assert.Equal(0, Look());
        Assert.Empty(Paths);
    }
}
