using BitMiracle.LibTiff.Classic;
using SkiaSharp;

namespace DocReview.Tests;

/// <summary>Images made by the libraries that write them, and heads of images that lie.</summary>
internal static class ImageFiles
{
    /// <summary>White, with a black bar along the top edge and a red one along the left: so that one sees how it lies.</summary>
    public static SKBitmap Marked(int width = 300, int height = 400)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        var bar = Math.Max(width, height) / 10;
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, bar, height, red);
        using var black = new SKPaint { Color = SKColors.Black };
        canvas.DrawRect(0, 0, width, bar, black);
        return bitmap;
    }

    public static byte[] Encoded(SKBitmap bitmap, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A JPEG with an EXIF block after its first marker.</summary>
    public static byte[] WithExif(byte[] jpeg, int orientation, string camera = "Honor 9X", string taken = "2023:07:22 09:15:30")
    {
        var tiff = new List<byte>([.. "II*\0"u8, 8, 0, 0, 0]);
        var text = new List<byte>();
        byte[] Words(int tag, string words, int at) { text.AddRange([.. System.Text.Encoding.ASCII.GetBytes(words), 0]); return Entry(tag, 2, words.Length + 1, at); }
        const int entries = 3, after = 8 + 2 + (entries * 12) + 4;
        tiff.AddRange([entries, 0, .. Words(0x0110, camera, after), .. Entry(0x0112, 3, 1, orientation), .. Words(0x0132, taken, after + camera.Length + 1), 0, 0, 0, 0, .. text]);
        var length = tiff.Count + 8;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. "Exif\0\0"u8, .. tiff, .. jpeg[2..]];
    }

    private static byte[] Entry(int tag, int type, int count, int value) =>
        [(byte)tag, (byte)(tag >> 8), (byte)type, 0, .. BitConverter.GetBytes(count), .. BitConverter.GetBytes(value)];

    /// <summary>Two colours, packed as a fax machine does; each page with a black bar on its first rows.</summary>
    public static byte[] Fax(int pages, int width = 800, int height = 1100, double dpi = 100, int orientation = 1)
    {
        using var file = new MemoryStream();
        using (var tiff = Tiff.ClientOpen("fax", "w", file, new KeptOpen()))
        {
            for (var page = 0; page < pages; page++)
            {
                Head(tiff, width, height, 1, 1, Compression.CCITTFAX4, Photometric.MINISWHITE);
                tiff.SetField(TiffTag.XRESOLUTION, dpi);
                tiff.SetField(TiffTag.YRESOLUTION, dpi);
                tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.INCH);
                tiff.SetField(TiffTag.ORIENTATION, orientation);
                var row = new byte[(width + 7) / 8];
                for (var y = 0; y < height; y++)
                {
                    Array.Fill(row, (byte)(y < 100 * (page + 1) ? 0xFF : 0));
                    tiff.WriteScanline(row, y);
                }
                tiff.WriteDirectory();
            }
        }
        return file.ToArray();
    }

    public static byte[] Colour(Compression compression, int bits = 8)
    {
        using var file = new MemoryStream();
        using (var tiff = Tiff.ClientOpen("colour", "w", file, new KeptOpen()))
        {
            Head(tiff, 200, 300, bits, 3, compression, Photometric.RGB);
            var row = new byte[200 * 3 * bits / 8];
            for (var i = 0; i < row.Length; i++)
                row[i] = (byte)(i * 8 / bits % 3 == 0 ? 255 : 0);
            for (var y = 0; y < 300; y++)
                tiff.WriteScanline(row, y);
            tiff.WriteDirectory();
        }
        return file.ToArray();
    }

    private static void Head(Tiff tiff, int width, int height, int bits, int samples, Compression compression, Photometric photometric)
    {
        tiff.SetField(TiffTag.IMAGEWIDTH, width);
        tiff.SetField(TiffTag.IMAGELENGTH, height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, bits);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, samples);
        tiff.SetField(TiffTag.COMPRESSION, compression);
        tiff.SetField(TiffTag.PHOTOMETRIC, photometric);
        tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
        tiff.SetField(TiffTag.ROWSPERSTRIP, height);
    }

    private sealed class KeptOpen : TiffStream
    {
        public override void Close(object clientData) { }
    }
}
