using System.Security.Cryptography;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// Files and pictures in a document, on their way out of it: objects as they are, pictures where they are large enough to be a scan or a photograph. What stands in many places is a logo.
/// </summary>
internal sealed class EmbeddedFiles(SourceFile file, string folder, ExtractionLimits limits)
{
    /// <summary>A picture in so many places is a logo.</summary>
    public const int LogoPlaces = 3;
    private const int LeastSide = 300, HeadBytes = 256 * 1024;
    private readonly Unpacking _unpacking = new(file, folder, limits);
    private readonly HashSet<string> _externals = [];
    private int _pictures, _left, _objects;

    /// <summary>Pictures were found, large or small.</summary>
    public bool HasPictures => _pictures + _left > 0;

    /// <param name="open">Opens the picture's bytes; called twice. Given what may still come.</param>
    /// <param name="places">In how many places of the document it stands.</param>
    public void Picture(Func<long, Stream> open, int places = 1)
    {
        ImageHead? image;
        try
        {
            using var stream = open(long.MaxValue);
            var head = new byte[HeadBytes];
            image = ImageHead.Of(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or StopReadingException)
        {
            PassOver($"图片{++_pictures}", exception);
            return;
        }
        if (image is { } found && places < LogoPlaces && IsLarge(found.Width) && IsLarge(found.Height))
            _unpacking.Take($"图片{++_pictures}{found.Ending}", open);
        else
            _left++;
    }

    public void PassOver(string name, Exception why) =>
        _unpacking.PassOver(name, why is StopReadingException stop ? stop.Trouble : Trouble.Damaged, $"嵌在文中，未能取出（{why.Message}）。");

    /// <summary>Pictures that are shown but could not be found among the document's parts.</summary>
    public void Others(int count) => _left += Math.Max(0, count);

    /// <summary>Pictures of a format that keeps one copy for each place.</summary>
    public void Pictures(IEnumerable<ReadOnlyMemory<byte>> pictures)
    {
        foreach (var same in pictures.GroupBy(picture => Convert.ToHexString(SHA256.HashData(picture.Span))))
            Picture(_ => new MemoryStream(same.First().ToArray(), writable: false), same.Count());
    }

    /// <param name="bytes">The object as the document keeps it: a file, or a compound file around one.</param>
    /// <param name="what">The program's name for it ("Excel.Sheet.8"), for people.</param>
    public void Object(byte[] bytes, string? what = null)
    {
        if (OleObject.FileIn(bytes) is { } inner)
            Object(inner);
        else
            _unpacking.PassOver($"附件{++_objects}", Trouble.Unsupported, $"文中嵌有对象{(string.IsNullOrWhiteSpace(what) ? "" : $"（{what}）")}，不是可识别的文件，未取出。");
    }

    public void Object((string? Name, byte[] Bytes) inner)
    {
        _objects++;
        _unpacking.Take(inner.Name is { Length: > 0 } name ? name : $"附件{_objects}{OleObject.EndingOf(inner.Bytes)}", inner.Bytes);
    }

    /// <summary>A file that the document only points to: never followed, always named.</summary>
    public void External(string target)
    {
        if (target.Length > 0)
            _externals.Add(target.Length > 200 ? target[..200] + "…" : target);
    }

    /// <summary>Says what was taken and what was left, in the document's warnings.</summary>
    public void Account(DocumentBuilder builder)
    {
        if (_pictures > 0)
            builder.Warn($"文中有 {_pictures} 幅图片（扫描件或照片），已取出作为单独文件等待识别。");
        if (_left > 0)
            builder.Warn($"文中有 {_left} 幅小图、徽标或矢量图，其中如有文字未识别。");
        if (_objects > 0)
            builder.Warn($"文中嵌有 {_objects} 个文件，作为单独文件读取。");
        if (_externals.Count > 0)
            builder.Warn($"文中引用了外部文件，未随文件提供，其内容未读取：{string.Join('、', _externals.Take(10))}{(_externals.Count > 10 ? $" 等 {_externals.Count} 个" : "")}。");
    }

    /// <summary>The document with its files; unreadable only where there is neither text nor file.</summary>
    public Extraction With(DocumentBuilder builder, Extraction.Unreadable otherwise)
    {
        Account(builder);
        return builder.PassageCount == 0 && _unpacking.Count == 0 ? otherwise : _unpacking.Beside(builder.Build());
    }

    /// <summary>0 is what the head does not tell.</summary>
    private static bool IsLarge(int side) => side is 0 or >= LeastSide;
}
