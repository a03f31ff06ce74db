using System.IO.Compression;
using System.Text;

namespace DocReview.Tests;

/// <summary>PDFs written by hand. The Chinese font is named, not embedded: its encoding (GBK) is one every reader knows.</summary>
internal static class PdfFiles
{
    private const double PageWidth = 595, PageHeight = 842;

    static PdfFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Text at a place given from the top left.</summary>
    public static string Text(double x, double y, string text, double size = 14) =>
        FormattableString.Invariant($"BT /F1 {size} Tf 1 0 0 1 {x} {PageHeight - y} Tm <{Convert.ToHexString(Encoding.GetEncoding("gbk").GetBytes(text))}> Tj ET\n");

    public static string Line(double x0, double y0, double x1, double y1) => FormattableString.Invariant($"{x0} {PageHeight - y0} m {x1} {PageHeight - y1} l S\n");

    public static string Image { get; } = "q 500 0 0 700 40 60 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q\n";

    public static byte[] Pdf(params string[] pages) => Pdf("", "", [.. pages.Select(Encoding.Latin1.GetBytes)]);

    /// <param name="trailer">Further entries of the trailer.</param>
    public static byte[] Pdf(string pageEntries, string trailer, params byte[][] contents) => Pdf(pageEntries, trailer, "", [], contents);

    /// <param name="further">Objects beside those of the pages; with one page the first has the number 9.</param>
    public static byte[] Pdf(string pageEntries, string trailer, string catalogEntries, IReadOnlyList<byte[]> further, params byte[][] contents)
    {
        var objects = new List<byte[]>
        {
            Latin($"<< /Type /Catalog /Pages 2 0 R {catalogEntries} >>"),
            Latin($"<< /Type /Pages /Count {contents.Length} /Kids [{string.Join(' ', contents.Select((_, i) => $"{7 + (i * 2)} 0 R"))}] >>"),
            Latin("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >>"),
            Latin("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] >>"),
            Latin("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"),
            Latin("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
        };
        for (var i = 0; i < contents.Length; i++)
        {
            objects.Add(Latin(FormattableString.Invariant($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PageWidth} {PageHeight}] {pageEntries} /Resources << /Font << /F1 3 0 R /F2 6 0 R >> >> /Contents {8 + (i * 2)} 0 R >>")));
            var packed = Deflated(contents[i]);
            objects.Add([.. Latin($"<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n"), .. packed, .. Latin("\nendstream")]);
        }
        objects.AddRange(further);
        return Assembled(objects, trailer);
    }

    /// <summary>One page with images alone, as scanners write it.</summary>
    /// <param name="images">Entries of each image's dictionary, its bytes, and the matrix that puts it on the page.</param>
    public static byte[] Scan(string pageEntries, params (string Entries, byte[] Bytes, string Matrix)[] images)
    {
        var contents = Latin(string.Concat(images.Select((image, i) => $"q {image.Matrix} cm /I{i} Do Q\n")));
        return Assembled(
        [
            Latin("<< /Type /Catalog /Pages 2 0 R >>"),
            Latin("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"),
            Latin(FormattableString.Invariant($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PageWidth} {PageHeight}] {pageEntries} /Resources << /XObject << {string.Concat(images.Select((_, i) => $"/I{i} {5 + i} 0 R "))} >> >> /Contents 4 0 R >>")),
            [.. Latin($"<< /Length {contents.Length} >>\nstream\n"), .. contents, .. Latin("\nendstream")],
            .. images.Select(image => (byte[])[.. Latin($"<< /Type /XObject /Subtype /Image {image.Entries} /Length {image.Bytes.Length} >>\nstream\n"), .. image.Bytes, .. Latin("\nendstream")]),
        ], "");
    }

    private static byte[] Assembled(List<byte[]> objects, string trailer)
    {
        using var file = new MemoryStream();
        file.Write(Latin("%PDF-1.4\n"));
        var offsets = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Position);
            file.Write([.. Latin($"{i + 1} 0 obj\n"), .. objects[i], .. Latin("\nendobj\n")]);
        }
        var table = file.Position;
        file.Write(Latin($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n" + string.Concat(offsets.Select(offset => $"{offset:D10} 00000 n \n"))));
        file.Write(Latin($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    public static byte[] Deflated(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
