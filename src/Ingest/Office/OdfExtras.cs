using System.Xml.Linq;

namespace DocReview.Ingest;

/// <summary>Pictures and objects of an OpenDocument file.</summary>
internal static class OdfExtras
{
    private const long LongestObject = 256L << 20;

    /// <param name="frames">Images, objects and linked sections, one for each place.</param>
    public static void Take(OdfPackage package, IReadOnlyList<XElement> frames, EmbeddedFiles files)
    {
        foreach (var link in frames.Select(frame => frame.Attr("href") ?? "").Where(IsExternal).Distinct())
            files.External(link);
        foreach (var image in frames.Where(frame => frame.Is("image") && frame.Attr("href") is { } link && package.Has(link) && !IsPreview(frame)).GroupBy(frame => frame.Attr("href")!))
            files.Picture(remaining => package.Stream(image.Key, remaining)!, image.Count());
        foreach (var image in frames.Where(frame => frame.Is("image") && frame.Child("binary-data") is not null))
            files.Picture(_ => new MemoryStream(Bytes(image.Child("binary-data")!.Value)));
        foreach (var link in frames.Where(frame => frame.Is("object") || frame.Is("object-ole")).Select(frame => frame.Attr("href")).OfType<string>().Where(link => !IsExternal(link)).Distinct())
            Object(package, files, link);
    }

    private static void Object(OdfPackage package, EmbeddedFiles files, string link)
    {
        try
        {
            if (package.Has(link))
            {
                using var stream = package.Stream(link, LongestObject)!;
                var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                files.Object(bytes.ToArray());
            }
            else if (package.Inner(link, LongestObject) is { } inner)
            {
                files.Object(inner);
            }
            else
            {
                files.Others(1);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or StopReadingException)
        {
            files.PassOver("嵌入对象", exception);
        }
    }

    /// <summary>What an object or a table looks like where its program is not there.</summary>
    private static bool IsPreview(XElement image) => image.Attr("href")!.Contains("ObjectReplacements", StringComparison.Ordinal) || image.Attr("href")!.Contains("TablePreview", StringComparison.Ordinal);

    private static bool IsExternal(string link) => link.Contains("://", StringComparison.Ordinal) || link.StartsWith("../", StringComparison.Ordinal) || link.StartsWith('/');

    private static byte[] Bytes(string encoded)
    {
        try
        {
            return Convert.FromBase64String(encoded);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
