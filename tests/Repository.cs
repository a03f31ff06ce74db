namespace DocReview.Tests;

/// <summary>Where the sources lie, found from the test's own output folder upwards.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Material beside the repository that only some machines have; null where it is not there.</summary>
    public static string? Shared { get; } = Path.Combine(Root, "..", "shared") is var folder && Directory.Exists(folder) ? Path.GetFullPath(folder) : null;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "DocReview.sln"))) return folder.FullName;
        throw new InvalidOperationException("DocReview.sln was not found above " + AppContext.BaseDirectory);
    }
}
