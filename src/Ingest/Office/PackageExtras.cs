using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What an Office Open XML file holds beside its text: its properties, embedded files and pictures, and what it points to outside.</summary>
internal static class PackageExtras
{
    private const int MostParts = 20_000;
    private const long LongestObject = 256L << 20;

    public static DocumentProperties Properties(OfficePackage package)
    {
        var core = package.Load(package.Related("", "core-properties"));
        var app = package.Load(package.Related("", "extended-properties"));
        string? Core(string name) => Filled(core.Child(name)?.Value);
        string? App(string name) => Filled(app.Child(name)?.Value);
        var application = App("Application") is { } program && App("AppVersion") is { } version ? $"{program} {version}" : App("Application");
        return new DocumentProperties(
            Author: Core("creator"), LastAuthor: Core("lastModifiedBy"), Created: Core("created"), Modified: Core("modified"), Printed: Core("lastPrinted"), Application: application,
            Company: App("Company"), Title: Core("title"), Subject: Core("subject"), Keywords: Core("keywords"), Template: App("Template"),
            Revision: int.TryParse(Core("revision"), out var revision) && revision > 0 ? revision : null, EditingMinutes: int.TryParse(App("TotalTime"), out var minutes) && minutes > 0 ? minutes : null);
    }

    /// <summary>Goes from part to part along their relations.</summary>
    /// <param name="places">How often the main part shows a picture, by the relation's id; parts not told of show each of theirs once.</param>
    public static void Take(OfficePackage package, EmbeddedFiles files, DocumentBuilder builder, IReadOnlyCollection<string>? places = null)
    {
        package.Account(builder);
        var pictures = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { package.MainPart };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var part))
        {
            package.Externals(part).ForEach(files.External);
            foreach (var (id, type, target) in package.Relations(part))
            {
                if (type == "image")
                    pictures[target] = pictures.GetValueOrDefault(target) + Places(part, id);
                else if (type == "vbaProject")
                    builder.Warn("文件带有宏程序，未运行，其代码未读取。");
                else if (!package.Has(target) || seen.Count >= MostParts || !seen.Add(target))
                    continue;
                else if (type is "oleObject" or "package")
                    Object(package, files, target);
                else if (target.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                    open.Enqueue(target);
            }
        }
        foreach (var (target, count) in pictures.Where(picture => package.Has(picture.Key)))
            files.Picture(remaining => package.Stream(target, remaining)!, count);

        int Places(string part, string id) => part == package.MainPart && places is not null ? Math.Max(1, places.Count(place => place == id)) : IsPattern(part) ? EmbeddedFiles.LogoPlaces : 1;
    }

    private static void Object(OfficePackage package, EmbeddedFiles files, string target)
    {
        try
        {
            using var stream = package.Stream(target, LongestObject)!;
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files.Object(bytes.ToArray(), target[(target.LastIndexOf('/') + 1)..]);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or StopReadingException)
        {
            files.PassOver(target[(target.LastIndexOf('/') + 1)..], exception);
        }
    }

    /// <summary>What every slide shows: a background, a logo.</summary>
    private static bool IsPattern(string part) => part.Contains("Master", StringComparison.OrdinalIgnoreCase) || part.Contains("Layout", StringComparison.OrdinalIgnoreCase) || part.Contains("/theme/", StringComparison.OrdinalIgnoreCase);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
