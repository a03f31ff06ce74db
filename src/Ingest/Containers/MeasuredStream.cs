using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>A stream lent to somebody who may close it, read no further than a limit; for those that come out of a packed one and could go on without end.</summary>
/// <param name="most">Bytes that may come; <see cref="StopReadingException"/> beyond.</param>
internal sealed class MeasuredStream(Stream inner, long most) : ForwardStream
{
    private long _count;

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _count += read;
        return _count <= most ? read : throw new StopReadingException(Trouble.TooLarge, $"解压后超过 {most >> 20} MB 的上限，可能是压缩炸弹，未予读取。");
    }
}
