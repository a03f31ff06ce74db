using System.Globalization;
using System.Text;

namespace DocReview.SampleCorpus;

/// <summary>A PDF as some office software in China writes it: the predefined encoding GBK-EUC-H, the font named and not embedded.</summary>
public static class PlainPdf
{
    private const int Left = 72, Top = 780, Bottom = 70, Size = 12, Leading = 22, Width = 450;

    public static byte[] Write(IReadOnlyList<string> lines)
    {
        var pages = Paginate(lines);
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{6 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-GBK-EUC-H /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [814 939 500] /FontDescriptor 5 0 R >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        };
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {7 + (2 * i)} 0 R >>");
            objects.Add($"<< /Length {pages[i].Length} >>\nstream\n{pages[i]}\nendstream");
        }
        return Assemble(objects);
    }

    private static List<string> Paginate(IReadOnlyList<string> lines)
    {
        var pages = new List<string>();
        var page = new StringBuilder();
        var y = Top;
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var piece in Wrap(lines[i]))
            {
                if (y < Bottom)
                {
                    pages.Add(page.ToString());
                    page.Clear();
                    y = Top;
                }
                var x = i == 0 ? Left + ((Width - Measure(piece)) / 2) : Left;
                page.Append(CultureInfo.InvariantCulture, $"BT /F1 {Size} Tf {x} {y} Td <{Convert.ToHexString(Gbk(piece))}> Tj ET\n");
                y -= Leading;
            }
        }
        pages.Add(page.ToString());
        return pages;
    }

    /// <summary>Breaks a line where the page ends, without hyphens, as Chinese is set.</summary>
    private static IEnumerable<string> Wrap(string line)
    {
        var piece = new StringBuilder();
        foreach (var c in line)
        {
            if (Measure(piece.ToString()) + Measure(c.ToString()) > Width)
            {
                yield return piece.ToString();
                piece.Clear();
            }
            piece.Append(c);
        }
        yield return piece.ToString();
    }

    private static int Measure(string text) => text.Sum(c => c < 0x80 ? Size / 2 : Size);

    private static byte[] Gbk(string text) => Encoding.GetEncoding("GBK", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes(text);

    private static byte[] Assemble(IReadOnlyList<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => file.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
