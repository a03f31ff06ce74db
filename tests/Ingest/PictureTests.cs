using System.Text;
using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;
using DocReview.Ingest;
using DocReview.Ledger;
using SkiaSharp;
using static DocReview.Tests.ImageFiles;

namespace DocReview.Tests;

[Collection("ingest")]
public sealed class PictureTests(IngestFixture ingest)
{
    private static Raster Image(byte[] file, int page = 1, string format = "image") => PageImages.Of(new MemoryStream(file), format, page, new ExtractionLimits(), CancellationToken.None);

    private static (byte Red, byte Green, byte Blue) At(Raster image, int x, int y) => (image.Rgb[((y * image.Width) + x) * 3], image.Rgb[(((y * image.Width) + x) * 3) + 1], image.Rgb[(((y * image.Width) + x) * 3) + 2]);

    private static bool IsDark(Raster image, int x, int y) => At(image, x, y) is { Red: < 80, Green: < 80, Blue: < 80 };

    private static bool IsRed(Raster image, int x, int y) => At(image, x, y) is { Red: > 170, Green: < 90, Blue: < 90 };

    private static bool IsWhite(Raster image, int x, int y) => At(image, x, y) is { Red: > 240, Green: > 240, Blue: > 240 };

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task An_image_is_one_page_that_waits(SKEncodedImageFormat format)
    {
        using var bitmap = Marked();
        var file = Encoded(bitmap, format);
        var document = await ingest.Document("a.png", file);
        var page = Assert.Single(document.Pages);
        Assert.Equal(Waiting.Picture, page.Waiting);
        Assert.Empty(page.Passages);
        Assert.Equal(842, page.Height, 2.0);
        Assert.Equal(842 * 0.75, page.Width, 2.0);
        var image = Image(file);
        Assert.True(IsDark(image, 200, 10) && IsRed(image, 10, 200) && IsWhite(image, 200, 200));
    }

    [Fact]
    public async Task A_photograph_is_turned_as_its_camera_says_and_tells_when_and_by_what_it_was_made()
    {
        using var bitmap = Marked();
        // Orientation 6: the stored image is to be turned right, so its top edge becomes the right one.
        var file = WithExif(Encoded(bitmap), 6);
        var document = await ingest.Document("a.jpg", file);
        Assert.True(document.Pages[0].Width > document.Pages[0].Height);
        Assert.Equal("2023-07-22T09:15:30", document.Properties!.Created);
        Assert.Equal("Honor 9X", document.Properties.Application);
        var image = Image(file);
        Assert.Equal((400, 300), (image.Width, image.Height));
        Assert.True(IsDark(image, 390, 150) && IsRed(image, 200, 10) && IsWhite(image, 200, 200));
    }

    [Fact]
    public async Task Every_page_of_a_fax_waits_in_its_own_size()
    {
        var file = Fax(pages: 3);
        var document = await ingest.Document("a.tif", file);
        Assert.Equal([Waiting.Picture, Waiting.Picture, Waiting.Picture], document.Pages.Select(page => page.Waiting));
        Assert.Equal((576.0, 792.0), (document.Pages[2].Width, document.Pages[2].Height));
        var third = Image(file, 3);
        Assert.Equal(100, third.Dpi, 0.1);
        Assert.True(IsDark(third, 400, 290) && IsWhite(third, 400, 310));
    }

    [Fact]
    public void A_fax_that_lies_on_its_side_is_turned()
    {
        var image = Image(Fax(pages: 1, orientation: 6));
        Assert.Equal((1100, 800), (image.Width, image.Height));
        Assert.True(IsDark(image, 1090, 400) && IsWhite(image, 10, 400));
    }

    [Theory]
    [InlineData(Compression.LZW, 8)]
    [InlineData(Compression.PACKBITS, 8)]
    [InlineData(Compression.JPEG, 8)]
    [InlineData(Compression.ADOBE_DEFLATE, 16)]
    public void Colour_is_kept_however_it_is_packed(Compression compression, int bits) => Assert.True(IsRed(Image(Colour(compression, bits)), 100, 100));

    [Fact]
    public void What_is_transparent_is_white()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(100, 100, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(SKColors.Transparent);
        Assert.True(IsWhite(Image(Encoded(bitmap, SKEncodedImageFormat.Png)), 50, 50));
    }

    [Fact]
    public async Task A_bomb_is_refused_by_what_its_head_declares()
    {
        using var bitmap = Marked();
        var png = Encoded(bitmap, SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32.Of(png.AsSpan(12, 17)));
        var refused = await ingest.Unreadable("a.png", png);
        Assert.Equal(Trouble.TooLarge, refused.Trouble);
        Assert.Contains("60000×60000", refused.Detail, StringComparison.Ordinal);
        Assert.Equal(Trouble.TooLarge, (await ingest.Unreadable("a.tif", Declaring(Fax(1), 60_000, 60_000))).Trouble);
    }

    /// <summary>The same TIFF with other measures in its directory.</summary>
    private static byte[] Declaring(byte[] tiff, int width, int height)
    {
        var at = BitConverter.ToInt32(tiff, 4);
        for (var i = 0; i < BitConverter.ToInt16(tiff, at); i++)
        {
            var entry = at + 2 + (i * 12);
            if (BitConverter.ToInt16(tiff, entry) is 256 or 257)
                ((byte[])[4, 0, 1, 0, 0, 0, .. BitConverter.GetBytes(BitConverter.ToInt16(tiff, entry) == 256 ? width : height)]).CopyTo(tiff, entry + 2);
        }
        return tiff;
    }

    [Fact]
    public async Task A_cut_image_waits_for_what_is_left_of_it_and_one_without_pixels_is_damaged()
    {
        using var bitmap = Marked();
        var file = Encoded(bitmap);
        var cut = await ingest.Document("a.jpg", file[..(file.Length * 2 / 3)]);
        Assert.Contains("图片文件不完整，缺失的部分无法识别。", cut.Warnings);
        Assert.True(IsDark(Image(file[..(file.Length * 2 / 3)]), 200, 10));
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.jpg", file[..100])).Trouble);
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.png", [0x89, .. "PNG\r\n"u8, 26, 10, .. new byte[200]])).Trouble);
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.tif", [.. "II*\0"u8, 200, 0, 0, 0, .. new byte[300]])).Trouble);
    }

    [Fact]
    public async Task An_icon_has_nothing_to_be_recognised()
    {
        using var icon = Marked(48, 48);
        var small = await ingest.Unreadable("a.png", Encoded(icon, SKEncodedImageFormat.Png));
        Assert.Equal((Trouble.NoText, "图片只有 48×48 像素，没有可以识别的文字。"), (small.Trouble, small.Detail));
    }

    [Fact]
    public async Task A_telephones_picture_waits_for_recognition_and_is_unpacked_by_a_program_of_its_own()
    {
        var file = await File.ReadAllBytesAsync(Directory.EnumerateFiles(Path.Combine(Repository.Root, "sample-corpus"), "IMG_3021.heic", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken);
        var page = Assert.Single((await ingest.Document("a.heic", file)).Pages);
        Assert.Equal(Waiting.Picture, page.Waiting);
        Assert.Equal(900 / 334.0, page.Width / page.Height, 3);
        Assert.True(Heif.IsInstalled, "libheif-examples is missing: test.sh installs it.");
        Assert.Equal((900, 334), (Image(file).Width, Image(file).Height));
        Assert.Equal(Trouble.Damaged, Assert.Throws<StopReadingException>(() => Image(file[..1000])).Trouble);
    }

    [Fact]
    public async Task What_a_telephones_picture_claims_is_weighed_before_it_is_unpacked()
    {
        static byte[] Box(string kind, byte[] body) => [0, 0, (byte)((body.Length + 8) >> 8), (byte)(body.Length + 8), .. Encoding.ASCII.GetBytes(kind), .. body];
        static byte[] Claiming(params byte[] extent) => [.. Box("ftyp", [.. "heic\0\0\0\0mif1"u8]), .. Box("meta", [0, 0, 0, 0, .. Box("iprp", Box("ipco", Box("ispe", [0, 0, 0, 0, .. extent])))])];
        Assert.Equal(Trouble.TooLarge, (await ingest.Unreadable("a.heic", Claiming(0, 0, 0x80, 0, 0, 0, 0x80, 0))).Trouble);
        Assert.Equal(Trouble.TooLarge, (await ingest.Unreadable("a.heic", Claiming(255, 255, 255, 255, 255, 255, 255, 255))).Trouble);
        Assert.Equal(Trouble.NoText, (await ingest.Unreadable("a.heic", Claiming(0, 0, 0, 48, 0, 0, 0, 48))).Trouble);
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.heic", Claiming())).Trouble);
    }

    [Fact]
    public async Task Only_the_first_picture_of_a_moving_one_is_read_and_that_is_said()
    {
        // Two frames of 64 x 64 in two colours (GIF89a), the first all white: after the clear code one code of the palette for each pixel, cleared in between so that codes stay 3 bits wide.
        static byte[] Frame(int colour)
        {
            var codes = new List<int>();
            for (var i = 0; i < 64 * 64; i++)
            {
                if (i % 2 == 0)
                    codes.Add(4);
                codes.Add(colour);
            }
            codes.Add(5);
            var bits = new byte[((codes.Count * 3) + 7) / 8];
            for (var i = 0; i < codes.Count * 3; i++)
                bits[i / 8] |= (byte)(((codes[i / 3] >> (i % 3)) & 1) << (i % 8));
            return [0x2C, 0, 0, 0, 0, 64, 0, 64, 0, 0, 2, .. bits.Chunk(255).SelectMany(chunk => (byte[])[(byte)chunk.Length, .. chunk]), 0];
        }
        byte[] file = [.. "GIF89a"u8, 64, 0, 64, 0, 0x81, 0, 0, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Frame(0), .. Frame(1), 0x3B];
        var document = await ingest.Document("a.gif", file);
        Assert.Equal(["动态图片，共 2 帧，只识别第 1 帧。"], document.Warnings);
        Assert.True(IsWhite(Image(file), 30, 30));
    }

    [Fact]
    public void Resolutions_no_paper_has_are_not_believed()
    {
        Assert.Equal(300, Picture.Dpi(2480, 3508, 300));
        Assert.Equal(4000 / 11.69, Picture.Dpi(4000, 3000, 72), 1.0);
        Assert.Equal(1080 / 11.69, Picture.Dpi(500, 1080, null), 1.0);
    }
}
