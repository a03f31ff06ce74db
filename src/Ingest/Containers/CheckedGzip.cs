using System.Buffers.Binary;
using System.IO.Compression;

namespace DocReview.Ingest;

/// <summary>
/// What a gzip holds, checked at its end: the platform takes one that was cut off for a shorter one. Its last eight bytes are the CRC and the length of what comes out;
/// where several were put one behind the other they are those of the last, and nothing can be checked.
/// </summary>
internal sealed class CheckedGzip : ForwardStream
{
    private const int HeadLength = 10, TailLength = 8;
    private readonly GZipStream _plain;
    private readonly byte[] _tail = new byte[TailLength];
    private readonly bool _isOne;
    private readonly Crc32 _crc = new();
    private uint _count;

    public CheckedGzip(Stream content)
    {
        content.Position = Math.Max(0, content.Length - TailLength);
        content.ReadAtLeast(_tail, TailLength, throwOnEndOfStream: false);
        _isOne = !HasAnother(content);
        content.Position = 0;
        _plain = new GZipStream(content, CompressionMode.Decompress, leaveOpen: true);
    }

    public override int Read(Span<byte> buffer)
    {
        var read = _plain.Read(buffer);
        _crc.Append(buffer[..read]);
        _count += (uint)read;
        if (read == 0 && buffer.Length > 0 && _isOne && (BinaryPrimitives.ReadUInt32LittleEndian(_tail) != _crc.Value || BinaryPrimitives.ReadUInt32LittleEndian(_tail.AsSpan(4)) != _count))
            throw new InvalidDataException("压缩文件不完整或校验和（CRC）不符");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _plain.Dispose();
        base.Dispose(disposing);
    }

    private static bool HasAnother(Stream content)
    {
        var buffer = new byte[1 << 16];
        for (long at = HeadLength; at < content.Length; at += buffer.Length - 2)
        {
            content.Position = at;
            var read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (buffer.AsSpan(0, read).IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) >= 0)
                return true;
            if (read < buffer.Length)
                break;
        }
        return false;
    }
}
