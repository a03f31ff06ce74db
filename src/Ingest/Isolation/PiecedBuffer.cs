using System.Buffers;

namespace DocReview.Ingest;

/// <summary>Bytes in pieces of one size: it grows without being copied.</summary>
internal sealed class PiecedBuffer : IBufferWriter<byte>
{
    private const int PieceSize = 1 << 16;

    private readonly List<(byte[] Bytes, int Used)> _pieces = [];

    public long Length { get; private set; }

    public void Advance(int count)
    {
        var (bytes, used) = _pieces[^1];
        _pieces[^1] = (bytes, used + count);
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_pieces.Count == 0 || _pieces[^1].Bytes.Length - _pieces[^1].Used < Math.Max(1, sizeHint)) _pieces.Add((new byte[Math.Max(PieceSize, sizeHint)], 0));
        var (bytes, used) = _pieces[^1];
        return bytes.AsMemory(used);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void CopyTo(Stream stream)
    {
        foreach (var (bytes, used) in _pieces) stream.Write(bytes, 0, used);
    }
}
