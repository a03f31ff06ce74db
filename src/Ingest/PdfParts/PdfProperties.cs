using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;
using UglyToad.PdfPig.Tokens;

namespace DocReview.Ingest;

/// <summary>What a PDF says of its own making: in its information dictionary and, where that is silent, in its metadata (XMP).</summary>
internal static partial class PdfProperties
{
    public static DocumentProperties Of(PdfObjects objects, DictionaryToken? information)
    {
        var xmp = Xmp(objects);
        string? Text(string key, params string[] names) => objects.Text(information, key) ?? xmp?.Descendants().Where(element => names.Contains(element.Name.LocalName))
            .Select(element => element.Value.Trim()).Concat(xmp.Descendants().Attributes().Where(attribute => names.Contains(attribute.Name.LocalName)).Select(attribute => attribute.Value)).FirstOrDefault(value => value.Length > 0);
        var programs = new[] { Text("Creator", "CreatorTool"), Text("Producer", "Producer") }.OfType<string>().Distinct();
        return new DocumentProperties(
            Author: Text("Author", "creator"), Created: Iso(Text("CreationDate", "CreateDate")), Modified: Iso(Text("ModDate", "ModifyDate")),
            Application: string.Join("；", programs) is { Length: > 0 } application ? application : null, Company: Text("Company"),
            Title: Text("Title", "title"), Subject: Text("Subject", "description"), Keywords: Text("Keywords", "Keywords"));
    }

    /// <summary>"D:20210305093000+08'00'" as ISO; anything else as it stands.</summary>
    public static string? Iso(string? date)
    {
        const int afterYear = 4;
        if (date is null || date.Trim().IndexOf('-', StringComparison.Ordinal) == afterYear || Date().Match(date.Trim()) is not { Success: true } match)
            return date;
        string Part(int group, string otherwise) => match.Groups[group].Success ? match.Groups[group].Value : otherwise;
        if (!match.Groups[2].Success)
            return match.Groups[1].Value;
        var day = $"{match.Groups[1].Value}-{match.Groups[2].Value}{(match.Groups[3].Success ? "-" + match.Groups[3].Value : "")}";
        if (!match.Groups[4].Success)
            return day;
        var zone = match.Groups[7].Success ? match.Groups[7].Value == "Z" ? "Z" : $"{match.Groups[7].Value}{Part(8, "00")}:{Part(9, "00")}" : "";
        return $"{day}T{match.Groups[4].Value}:{Part(5, "00")}:{Part(6, "00")}{zone}";
    }

    private static XElement? Xmp(PdfObjects objects)
    {
        try
        {
            return objects.Stream(objects.Catalog, "Metadata") is { } stream ? XElement.Load(new PartReader(new MemoryStream(objects.Unpacked(stream)))) : null;
        }
        catch (Exception exception) when (exception is XmlException or InvalidOperationException or IOException or InvalidDataException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([Z+\-])(?:(\d\d)'?(\d\d)?'?)?)?")]
    private static partial Regex Date();
}
