using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace DocReview.SampleCorpus;

/// <summary>Containers with fixed times, so that writing the corpus twice gives the same bytes.</summary>
public static class Packing
{
    private static readonly DateTimeOffset Copied = new(2023, 7, 5, 9, 0, 0, TimeSpan.Zero);

    private const string Core = """
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>鹤渡镇党政办</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2023-07-05T09:00:00Z</dcterms:created></cp:coreProperties>
        """;

    /// <summary>Author and day of making, under a fixed name: the package's own properties would be named at random.</summary>
    public static void Properties(CoreFilePropertiesPart part)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Core));
        part.FeedData(content);
    }

    /// <summary>The same package with its parts in order of name (the content types first) and one fixed time.</summary>
    public static byte[] Normalize(byte[] package)
    {
        using var source = new ZipArchive(new MemoryStream(package));
        var parts = source.Entries.Select(entry => (entry.FullName, Read(entry)));
        return Zip(parts.OrderBy(part => part.FullName, StringComparer.Ordinal), Encoding.UTF8);
    }

    /// <summary>Puts paths with '!' into their containers, innermost first. Names inside are GBK without the UTF-8 flag, as Chinese Windows writes them.</summary>
    public static IDictionary<string, byte[]> Pack(IDictionary<string, byte[]> papers)
    {
        while (papers.Keys.Where(path => path.Contains('!', StringComparison.Ordinal)).MaxBy(path => path.LastIndexOf('!')) is { } deepest)
        {
            var container = deepest[..deepest.LastIndexOf('!')];
            var inside = papers.Where(p => p.Key.StartsWith(container + "!", StringComparison.Ordinal)).OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
            papers[container] = Zip(inside.Select(p => (p.Key[(container.Length + 1)..], p.Value)), Encoding.GetEncoding("GBK"));
            inside.ForEach(p => papers.Remove(p.Key));
        }
        return papers;
    }

    private static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> entries, Encoding names)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, bytes) in entries)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = Copied;
                using var target = entry.Open();
                target.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
