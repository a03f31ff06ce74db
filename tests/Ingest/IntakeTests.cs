using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class IntakeTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("docreview-intake-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Write(string path, string text = "字")
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    [Fact]
    public void Files_come_in_the_same_order_every_time_with_paths_relative_to_what_was_given()
    {
        foreach (var path in new[] { "二/b.txt", "一/2.txt", "一/10.txt", "a.txt", "一/子/c.txt" })
            Write(path);
        Assert.Equal(["a.txt", "一/10.txt", "一/2.txt", "一/子/c.txt", "二/b.txt"], Intake.Walk([_root]).Select(item => item.Path));
        var file = Assert.IsType<IntakeItem.File>(Intake.Walk([Path.Combine(_root, "一", "2.txt")]).Single());
        Assert.Equal(("2.txt", Path.Combine(_root, "一"), 3L), (file.Path, file.Root, file.Length));
    }

    [Fact]
    public void Nothing_is_skipped_in_silence()
    {
        foreach (var path in new[] { "~$纪要.docx", "Thumbs.db", ".DS_Store", ".隐藏.txt", "~草稿.txt" })
            Write(path);
        var items = Intake.Walk([_root, Path.Combine(_root, "没有")]).ToList();
        Assert.Equal([".隐藏.txt", "~草稿.txt"], items.OfType<IntakeItem.File>().Select(item => item.Path));
        Assert.Equal([".DS_Store", "Thumbs.db", "~$纪要.docx"], items.OfType<IntakeItem.PassedOver>().Select(item => item.Path).Order(StringComparer.Ordinal));
        Assert.Equal(Trouble.Inaccessible, items.OfType<IntakeItem.Unreadable>().Single().Trouble);
    }

    [Fact]
    public void Links_are_named_and_not_followed()
    {
        Write("真/a.txt");
        File.CreateSymbolicLink(Path.Combine(_root, "链.txt"), Path.Combine(_root, "真", "a.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "真", "圈"), _root);
        var items = Intake.Walk([_root]).ToList();
        Assert.Equal("真/a.txt", Assert.Single(items.OfType<IntakeItem.File>()).Path);
        Assert.Equal([("真/圈", Trouble.Refused), ("链.txt", Trouble.Refused)], items.OfType<IntakeItem.Unreadable>().Select(item => (item.Path, item.Trouble)));
    }
}
