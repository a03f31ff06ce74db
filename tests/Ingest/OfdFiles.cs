using System.IO.Compression;
using System.Text;

namespace DocReview.Tests;

/// <summary>OFD files made of the parts a test gives; what it does not give is the least that makes them whole. Millimetres.</summary>
internal static class OfdFiles
{
    public const string Names = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    /// <summary>A line of characters of 5 mm; wide ones follow each other at 5 mm, others at 2.5.</summary>
    public static string Line(double x, double y, string text)
    {
        var steps = string.Join(' ', text.Take(text.Length - 1).Select(character => character > 255 ? "5" : "2.5"));
        return FormattableString.Invariant($"<ofd:TextObject ID=\"9\" Boundary=\"{x} {y} 100 6\" Font=\"1\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"4.4\" DeltaX=\"{steps}\">{text}</ofd:TextCode></ofd:TextObject>");
    }

    public static string Stroke(double x0, double y0, double x1, double y1) =>
        FormattableString.Invariant($"<ofd:PathObject ID=\"9\" Boundary=\"{x0} {y0} {x1 - x0} {y1 - y0}\" LineWidth=\"0.2\"><ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>");

    public static byte[] Ofd(params string[] layers) => Ofd("", "", [.. layers]);

    /// <param name="common">Further elements of the document's common data.</param>
    /// <param name="document">Further elements of the document.</param>
    public static byte[] Ofd(string common, string document, string[] layers, params (string Path, string Xml)[] parts) =>
        Ofd("", common, document, layers, [.. parts.Select(part => (part.Path, Encoding.UTF8.GetBytes(part.Xml)))]);

    /// <param name="body">Further elements of the document's entry in the list of documents.</param>
    public static byte[] Ofd(string body, string common, string document, string[] layers, params (string Path, byte[] Bytes)[] parts)
    {
        var pages = string.Concat(layers.Select((_, i) => $"<ofd:Page ID=\"{i + 10}\" BaseLoc=\"Pages/Page_{i}/Content.xml\"/>"));
        (string Path, string Xml)[] own =
        [
            ("OFD.xml", $"<ofd:OFD {Names} Version=\"1.0\"><ofd:DocBody>{body}<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"),
            ("Doc_0/Document.xml", $"<ofd:Document {Names}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>{document}</ofd:Document>"),
            .. layers.Select((layer, i) => ($"Doc_0/Pages/Page_{i}/Content.xml", Page(layer))),
        ];
        return OfficeFiles.Zip([.. own.Select(part => (part.Path, Encoding.UTF8.GetBytes(part.Xml))), .. parts]);
    }

    /// <summary>Begins with the page's own elements (Template, PageRes) where there are any, then its objects.</summary>
    public static string Page(string layer)
    {
        var objects = layer.IndexOf("<ofd:TextObject", StringComparison.Ordinal) is >= 0 and var at && layer.StartsWith("<ofd:Template", StringComparison.Ordinal) ? at : 0;
        return $"<ofd:Page {Names}>{layer[..objects]}<ofd:Content><ofd:Layer ID=\"2\">{layer[objects..]}</ofd:Layer></ofd:Content></ofd:Page>";
    }

    public static byte[] Zip(IEnumerable<(string Path, string Xml)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in parts)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(xml));
            }
        }
        return file.ToArray();
    }
}
