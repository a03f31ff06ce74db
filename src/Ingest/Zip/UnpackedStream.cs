using System.IO.Compression;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>The bytes of an entry as they come out, counted against the limits and checked against the entry's CRC at the end.</summary>
internal sealed class UnpackedStream : ForwardStream
{
    private readonly Stream _inner;
    private readonly ZipEntry _entry;
    private readonly long _limit;
    private readonly Crc32 _crc = new();
    private long _count;
    private bool _checked;

    private UnpackedStream(Stream inner, ZipEntry entry, long limit) => (_inner, _entry, _limit) = (inner, entry, limit);

    /// <param name="remaining">What may still be unpacked from this container.</param>
    /// <exception cref="StopReadingException">Encrypted, or packed by a method we do not read; while reading: too large.</exception>
    /// <exception cref="InvalidDataException">Truncated; while reading: damaged.</exception>
    public static UnpackedStream Open(Stream zip, ZipEntry entry, ExtractionLimits limits, long remaining)
    {
        if (entry.IsEncrypted)
            throw new StopReadingException(Trouble.Encrypted, "已加密，需要密码。");
        var packed = ZipDirectory.Packed(zip, entry);
        Stream plain = entry.Method switch
        {
            0 => packed,
            8 => new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw new StopReadingException(Trouble.Unsupported, $"压缩方法 {entry.Method} 暂不支持，请用常规方式重新压缩。"),
        };
        var byRatio = Math.Max(limits.ExpansionFloor, entry.PackedLength * limits.ExpansionRatio);
        return new UnpackedStream(plain, entry, Math.Min(remaining, byRatio));
    }

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = _inner.Read(buffer);
        _count += read;
        if (_count > _limit)
            throw new StopReadingException(Trouble.TooLarge, $"解压后超过 {_limit >> 20} MB 的上限（压缩前 {_entry.PackedLength >> 10} KB），可能是压缩炸弹，未予读取。");
        if (read > 0)
        {
            _crc.Append(buffer[..read]);
        }
        else if (!_checked && buffer.Length > 0)
        {
            _checked = true;
            if (_crc.Value != _entry.Crc)
                throw new InvalidDataException("校验和（CRC）不符");
        }
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}
