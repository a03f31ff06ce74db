using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>A stream lent to somebody who may close it, read no further than a limit; for those that come out of a packed one and could go on without end.</summary>
/// <param name="most">Bytes that may come; <see cref="StopReadingException"/> beyond.</param>
internal sealed class MeasuredStream(Stream inner, long most) : Stream
{
    private long _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _count += read;
        return _count <= most ? read : throw new StopReadingException(Trouble.TooLarge, $"解压后超过 {most >> 20} MB 的上限，可能是压缩炸弹，未予读取。");
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
