using System.Globalization;
using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;
using DocReview.Ledger;
using SkiaSharp;

namespace DocReview.Ingest;

/// <summary>What the head of one page of a TIFF declares.</summary>
/// <param name="Turned">As EXIF counts; 1 is upright.</param>
/// <param name="Dpi">Null where the file does not say.</param>
/// <param name="Reduced">A thumbnail of another page.</param>
internal sealed record TiffHead(int Width, int Height, int Turned, double? Dpi, bool Reduced, string? Made, string? Maker, string? Model, string? Software);

/// <summary>TIFF of any number of pages (fax, LZW, packed bits, JPEG inside …), as scanners and fax servers write it.</summary>
internal sealed class TiffPages : IDisposable
{
    public const int MostPages = 5_000;
    private readonly Tiff _tiff;
    // Where each page's directory stands: the library finds one by its number only by going through all before it.
    private readonly List<long> _places = [];
    private readonly long _length;

    static TiffPages() => Tiff.SetErrorHandler(new Silent());

    /// <exception cref="StopReadingException">The directory cannot be read.</exception>
    public TiffPages(Stream content)
    {
        _length = content.Length;
        _tiff = Tiff.ClientOpen("page", "r", content, new Reader()) ?? throw new StopReadingException(Trouble.Damaged, "图片已损坏：找不到 TIFF 目录。");
        do
            _places.Add(_tiff.CurrentDirOffset());
        while (_places.Count < MostPages && _tiff.ReadDirectory());
    }

    /// <summary>The heads of all pages.</summary>
    public IReadOnlyList<TiffHead> Heads() => [.. _places.Select((_, i) => Head(i))];

    /// <summary>Why a page cannot be unpacked, as far as its head tells; null where it can.</summary>
    /// <param name="index">Counts from 0.</param>
    public StopReadingException? Refusal(int index, ExtractionLimits limits)
    {
        if (!Turn(index))
            return new StopReadingException(Trouble.Damaged, "图片已损坏：找不到该页。");
        var head = Head();
        if (Bitmaps.IsTooLarge(head.Width, head.Height, limits) is { } refusal)
            return refusal;
        if (!_tiff.RGBAImageOK(out var why))
            return new StopReadingException(Trouble.Unsupported, $"TIFF 的编码方式不受支持（{why.Trim()}）；请另存为 PDF 或 JPG 后重新提供。");
        return Parts() is { } parts && parts.All(part => part.From + part.Length > _length)
            ? new StopReadingException(Trouble.Damaged, "图片不完整：像素数据缺失。") : null;
    }

    public TiffHead Head(int index) => Turn(index) ? Head() : throw new StopReadingException(Trouble.Damaged, "图片已损坏：找不到该页。");

    /// <summary>False where the file ends before the page does.</summary>
    public bool IsWhole(int index) => Turn(index) && Parts() is { } parts && parts.All(part => part.From + part.Length <= _length);

    private bool Turn(int index) => index >= 0 && index < _places.Count && _tiff.SetSubDirectory(_places[index]);

    private List<(long From, long Length)>? Parts()
    {
        var (from, length) = _tiff.IsTiled() ? (TiffTag.TILEOFFSETS, TiffTag.TILEBYTECOUNTS) : (TiffTag.STRIPOFFSETS, TiffTag.STRIPBYTECOUNTS);
        return _tiff.GetField(from) is [var places, ..] && _tiff.GetField(length) is [var lengths, ..]
            ? [.. Numbers(places).Zip(Numbers(lengths))]
            : null;
    }

    /// <summary>The library keeps them in arrays of one kind or another.</summary>
    private static IEnumerable<long> Numbers(FieldValue values) => (values.Value as Array)?.Cast<object>().Select(value => Convert.ToInt64(value, CultureInfo.InvariantCulture)) ?? [];

    /// <summary>Unpacked and upright.</summary>
    /// <param name="index">Counts from 0.</param>
    /// <exception cref="StopReadingException">Damaged, packed in a way nobody reads, or too many pixels.</exception>
    public SKBitmap Decode(int index, ExtractionLimits limits)
    {
        if (Refusal(index, limits) is { } refusal)
            throw refusal;
        var head = Head();
        var pixels = new int[head.Width * head.Height];
        Array.Fill(pixels, -1);
        // Asked for in its own orientation, so that nothing is flipped on the way; the turn comes after. What is missing at the end stays white.
        _tiff.ReadRGBAImageOriented(head.Width, head.Height, pixels, (Orientation)head.Turned, false);
        var held = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        try
        {
            using var seen = new SKPixmap(new SKImageInfo(head.Width, head.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul), held.AddrOfPinnedObject());
            return Bitmaps.Upright(Bitmaps.Fitted(seen), (SKEncodedOrigin)head.Turned);
        }
        finally
        {
            held.Free();
        }
    }

    public void Dispose() => _tiff.Dispose();

    private TiffHead Head()
    {
        var turned = Number(TiffTag.ORIENTATION) is >= 1 and <= 8 and var known ? (int)known : 1;
        var unit = Number(TiffTag.RESOLUTIONUNIT) ?? 2;
        var across = Number(TiffTag.XRESOLUTION) is { } x and > 0 && unit is 2 or 3 ? Number(TiffTag.XRESOLUTION) * (unit == 3 ? 2.54 : 1) : null;
        return new TiffHead((int)(Number(TiffTag.IMAGEWIDTH) ?? 0), (int)(Number(TiffTag.IMAGELENGTH) ?? 0), turned, across, (Number(TiffTag.SUBFILETYPE) ?? 0) % 2 == 1,
            Words(TiffTag.DATETIME), Words(TiffTag.MAKE), Words(TiffTag.MODEL), Words(TiffTag.SOFTWARE));
    }

    private double? Number(TiffTag tag) => _tiff.GetField(tag) is [var value, ..] ? value.ToDouble() : null;

    private string? Words(TiffTag tag) => _tiff.GetField(tag) is [var value, ..] ? value.ToString()?.Trim('\0', ' ') : null;

    /// <summary>The library prints to the console unless told otherwise.</summary>
    private sealed class Silent : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args) { }
        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args) { }
        public override void WarningHandler(Tiff tif, string method, string format, params object[] args) { }
        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args) { }
    }

    /// <summary>Leaves the stream open: it is the caller's.</summary>
    private sealed class Reader : TiffStream
    {
        public override void Close(object clientData) { }
    }
}
