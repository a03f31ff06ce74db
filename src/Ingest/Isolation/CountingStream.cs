namespace DocReview.Ingest;

/// <summary>Passes reads through and counts them: a child that reads on is alive.</summary>
internal sealed class CountingStream(Stream inner) : Stream
{
    private long _reads;

    public long Reads => Interlocked.Read(ref _reads);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        Interlocked.Increment(ref _reads);
        return inner.Read(buffer);
    }

    public override int ReadByte()
    {
        Interlocked.Increment(ref _reads);
        return inner.ReadByte();
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
