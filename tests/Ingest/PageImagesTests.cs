using System.IO.Compression;
using BitMiracle.LibTiff.Classic;
using DocReview.Ingest;
using SkiaSharp;
using static DocReview.Tests.ImageFiles;
using static DocReview.Tests.PdfFiles;

namespace DocReview.Tests;

/// <summary>Every page here shows <see cref="ImageFiles.Marked"/>: black along its top, red along its left.</summary>
public sealed class PageImagesTests
{
    private const string WholePage = "595 0 0 842 0 0";

    private static Raster Image(byte[] file, string format = "pdf", int page = 1) => PageImages.Of(new MemoryStream(file), format, page, new ExtractionLimits(), CancellationToken.None);

    /// <summary>Looks at places given as shares of the page.</summary>
    private static string Seen(Raster image, double x, double y)
    {
        var at = (((int)(y * image.Height) * image.Width) + (int)(x * image.Width)) * 3;
        return image.Rgb[at..(at + 3)] switch { [< 90, < 90, < 90] => "black", [> 165, < 100, < 100] => "red", [> 235, > 235, > 235] => "white", var other => string.Join(',', other) };
    }

    private static void IsMarked(Raster image) => Assert.Equal(("black", "red", "white"), (Seen(image, 0.7, 0.03), Seen(image, 0.05, 0.6), Seen(image, 0.6, 0.6)));

    private static (string, byte[], string) Jpeg(string matrix, SKBitmap bitmap, string entries = "") =>
        ($"/Width {bitmap.Width} /Height {bitmap.Height} /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode {entries}", Encoded(bitmap), matrix);

    [Fact]
    public void A_photograph_that_fills_the_page_keeps_its_resolution()
    {
        using var bitmap = Marked(1240, 1753);
        var image = Image(Scan("", Jpeg(WholePage, bitmap)));
        IsMarked(image);
        Assert.Equal(150, image.Dpi, 1.0);
        Assert.Equal(1240, image.Width, 2.0);
    }

    [Fact]
    public void Strips_are_one_page()
    {
        using var bitmap = Marked(600, 800);
        var strips = new List<(string, byte[], string)>();
        for (var i = 0; i < 8; i++)
        {
            using var strip = new SKBitmap();
            Assert.True(bitmap.ExtractSubset(strip, new SKRectI(0, i * 100, 600, (i + 1) * 100)));
            strips.Add(Jpeg(FormattableString.Invariant($"595 0 0 105.25 0 {842 - ((i + 1) * 105.25)}"), strip));
        }
        IsMarked(Image(Scan("", [.. strips])));
    }

    [Theory]
    [InlineData(90, "0 842 -595 0 595 0")]
    [InlineData(180, "-595 0 0 -842 595 842")]
    [InlineData(270, "0 -842 595 0 0 842")]
    public void A_turned_page_is_upright(int rotation, string matrix)
    {
        // The image lies so that it stands upright once the page is turned.
        using var bitmap = rotation == 180 ? Marked() : Marked(400, 300);
        var image = Image(Scan($"/Rotate {rotation}", Jpeg(matrix, bitmap)));
        Assert.Equal(rotation != 180, image.Width > image.Height);
        IsMarked(image);
    }

    [Fact]
    public void A_fax_and_its_inversion_are_black_on_white()
    {
        var (bits, width, height) = FaxBits();
        var fax = $"/Width {width} /Height {height} /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {width} /Rows {height} >>";
        var image = Image(Scan("", (fax, bits, WholePage)));
        Assert.Equal(("black", "white"), (Seen(image, 0.5, 0.03), Seen(image, 0.5, 0.5)));
        var inverted = Image(Scan("", (fax + " /Decode [1 0]", bits, WholePage)));
        Assert.Equal(("white", "black"), (Seen(inverted, 0.5, 0.03), Seen(inverted, 0.5, 0.5)));
    }

    /// <summary>The packed rows of a fax without the TIFF around them.</summary>
    private static (byte[] Bits, int Width, int Height) FaxBits()
    {
        using var tiff = Tiff.ClientOpen("fax", "r", new MemoryStream(Fax(1)), new TiffStream());
        var bits = new byte[tiff.RawStripSize(0)];
        tiff.ReadRawStrip(0, bits, 0, bits.Length);
        return (bits, 800, 1100);
    }

    [Fact]
    public void A_stencil_paints_black_where_its_bits_are_nought()
    {
        byte[] bits = [.. new byte[10 * 100], .. Enumerable.Repeat((byte)0xFF, 10 * 100)];
        var image = Image(Scan("", ("/Width 80 /Height 200 /BitsPerComponent 1 /ImageMask true /Filter /FlateDecode", Deflated(bits), WholePage)));
        Assert.Equal(("black", "white"), (Seen(image, 0.5, 0.2), Seen(image, 0.5, 0.8)));
    }

    [Theory]
    [InlineData("/DeviceGray", 1, "white")]
    [InlineData("/DeviceRGB", 3, "white")]
    [InlineData("/DeviceCMYK", 4, "black")]
    public void Samples_of_any_colours_end_as_seen(string colours, int parts, string full)
    {
        byte[] samples = [.. new byte[20 * 10 * parts], .. Enumerable.Repeat((byte)0xFF, 20 * 10 * parts)];
        var image = Image(Scan("", ($"/Width 20 /Height 20 /BitsPerComponent 8 /ColorSpace {colours} /Filter /FlateDecode", Deflated(samples), WholePage)));
        Assert.Equal((full == "white" ? "black" : "white", full), (Seen(image, 0.5, 0.2), Seen(image, 0.5, 0.8)));
    }

    [Fact]
    public void What_only_poppler_unpacks_is_drawn_by_it_or_asks_for_it()
    {
        var (bits, width, height) = FaxBits();
        // JBIG2 (ITU-T T.88): a page, then one region that is packed as a fax.
        byte[] page = [.. Big(width), .. Big(height), .. Big(0), .. Big(0), 0, 0, 0], region = [.. Big(width), .. Big(height), .. Big(0), .. Big(0), 0, 1, .. bits];
        byte[] packed = [.. Big(0), 48, 0, 1, .. Big(page.Length), .. page, .. Big(1), 38, 0, 1, .. Big(region.Length), .. region];
        var scan = Scan("", ($"/Width {width} /Height {height} /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode", packed, WholePage));
        if (!Poppler.IsInstalled)
        {
            Assert.Contains("poppler-utils", Assert.Throws<StopReadingException>(() => Image(scan)).Message, StringComparison.Ordinal);
            return;
        }
        var image = Image(scan);
        Assert.Equal(("black", "white"), (Seen(image, 0.5, 0.03), Seen(image, 0.5, 0.5)));
        Assert.Equal(200, image.Dpi, 1.0);
    }

    private static byte[] Big(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    [Fact]
    public void An_image_that_declares_too_much_is_refused()
    {
        using var bitmap = Marked();
        var (_, bytes, matrix) = Jpeg(WholePage, bitmap);
        var refused = Assert.Throws<StopReadingException>(() => Image(Scan("", ("/Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode", bytes, matrix))));
        Assert.Equal(Ledger.Trouble.TooLarge, refused.Trouble);
    }

    [Fact]
    public void The_image_of_an_OFD_page_lies_where_the_page_puts_it()
    {
        using var bitmap = Marked(1240, 1753);
        const string placed = "<ofd:ImageObject ID=\"4\" Boundary=\"0 0 210 297\" CTM=\"210 0 0 297 0 0\" ResourceID=\"8\"/>";
        var parts = ("Doc_0/DocumentRes.xml", $"<ofd:Res {OfdFiles.Names} BaseLoc=\"Res\"><ofd:MultiMedias><ofd:MultiMedia ID=\"8\" Type=\"Image\"><ofd:MediaFile>scan.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>");
        var file = new MemoryStream();
        file.Write(OfdFiles.Ofd("<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>", "", [OfdFiles.Line(30, 30, "首页"), placed], parts));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        using (var entry = zip.CreateEntry("Doc_0/Res/scan.jpg").Open())
            entry.Write(Encoded(bitmap));
        IsMarked(Image(file.ToArray(), "ofd", 2));
    }

    [Fact]
    public void Where_the_text_is_laid_over_it_a_page_has_its_lines_and_no_letters()
    {
        using var file = new MemoryStream(Pdf("0 0 0 rg 100 400 300 60 re f\n" + Text(100, 100, "会议同意列支", 60)));
        var image = PageImages.Of(file, "pdf", 1, new ExtractionLimits(), CancellationToken.None, withoutLetters: true);
        Assert.Equal("black", Seen(image, 0.4, 0.49));
        var letters = image.Rgb.Take(image.Width * 3 * image.Height / 4);
        Assert.All(letters.Where((_, i) => i % 997 == 0), value => Assert.Equal(255, value));
        using var blank = new MemoryStream(OfdFiles.Ofd(OfdFiles.Line(30, 60, "同意列支")));
        Assert.Equal("white", Seen(PageImages.Of(blank, "ofd", 1, new ExtractionLimits(), CancellationToken.None, withoutLetters: true), 0.2, 0.2));
    }

    [Fact]
    public void Letters_drawn_as_curves_are_drawn()
    {
        var curves = "0 0 595 842 re 1 1 1 rg f 0 0 0 rg\n" + string.Concat(Enumerable.Range(0, 80).Select(i => $"{100 + (i * 2)} 400 m {100 + (i * 2)} 500 L {200 + (i * 2)} 500 l {200 + (i * 2)} 400 l h f\n".Replace("L", "l", StringComparison.Ordinal)));
        var image = Image(Pdf(curves));
        Assert.Equal(("black", "white"), (Seen(image, 0.35, 0.47), Seen(image, 0.8, 0.8)));
    }
}
