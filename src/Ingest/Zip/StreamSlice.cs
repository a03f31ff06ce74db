namespace DocReview.Ingest;

/// <summary>A part of a stream, with a position of its own: several slices of one file may be read in turn.</summary>
internal sealed class StreamSlice(Stream inner, long start, long length) : ForwardStream
{
    private long _position;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override long Length => length;

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, length - _position);
        if (wanted <= 0)
            return 0;
        inner.Position = start + _position;
        var read = inner.Read(buffer[..wanted]);
        _position += read;
        return read;
    }
}
