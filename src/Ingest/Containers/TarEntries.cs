using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace DocReview.Ingest;

/// <param name="Kind">The header's type: '0' a file, '5' a folder, '1' and '2' links …</param>
/// <param name="Content">The entry's bytes; to be read before the next entry is asked for, or not at all.</param>
internal sealed record TarEntry(string Name, char Kind, string LinkTarget, Stream Content)
{
    public bool IsFile => Kind is '0' or '\0' or '7' or ' ';

    public bool IsFolder => Kind == '5' || Name.EndsWith('/');

    public bool IsLink => Kind is '1' or '2';
}

/// <summary>
/// Reads a tar from front to end (POSIX ustar and pax, GNU, V7). Written here because the platform's reader takes every name for UTF-8, and Chinese Windows writes GBK.
/// </summary>
internal sealed class TarEntries(Stream tar)
{
    private const int Block = 512, LongestName = 1 << 16;
    private readonly byte[] _header = new byte[Block];
    private long _left, _padding;

    public static bool LooksLikeTar(ReadOnlySpan<byte> head) => head.Length >= Block && head[0] != 0 && HasChecksum(head[..Block]);

    /// <returns>Null after the last entry.</returns>
    /// <exception cref="InvalidDataException">What follows is no header.</exception>
    /// <exception cref="EndOfStreamException">The tar ends in the middle of an entry.</exception>
    public TarEntry? Next()
    {
        string? name = null, link = null;
        long? size = null;
        while (true)
        {
            Skip();
            if (tar.ReadAtLeast(_header, Block, throwOnEndOfStream: false) is var read && (read == 0 || (read == Block && _header.AsSpan().IndexOfAnyExcept((byte)0) < 0)))
                return null;
            if (read < Block)
                throw new EndOfStreamException();
            if (!HasChecksum(_header))
                throw new InvalidDataException("条目的头部无法识别");
            var kind = (char)_header[156];
            var length = kind is '1' or '2' or '3' or '4' or '5' or '6' ? 0 : size ?? Number(_header.AsSpan(124, 12));
            _left = length;
            _padding = (Block - (length % Block)) % Block;
            switch (kind)
            {
                case 'L':
                    name = ZipNames.Decode(Bytes(length), []).TrimEnd('\0');
                    break;
                case 'K':
                    link = ZipNames.Decode(Bytes(length), []).TrimEnd('\0');
                    break;
                case 'x':
                    var fields = Fields(Bytes(length));
                    (name, link) = (fields.GetValueOrDefault("path") ?? name, fields.GetValueOrDefault("linkpath") ?? link);
                    size = long.TryParse(fields.GetValueOrDefault("size"), CultureInfo.InvariantCulture, out var stated) && stated >= 0 ? stated : size;
                    break;
                case 'g':
                    break;
                default:
                    return new TarEntry(name ?? OwnName(), kind, link ?? Text(157, 100), new EntryStream(this));
            }
        }
    }

    private string OwnName()
    {
        var prefix = _header.AsSpan(257, 6).SequenceEqual("ustar\0"u8) ? Text(345, 155) : "";
        return prefix.Length > 0 ? $"{prefix}/{Text(0, 100)}" : Text(0, 100);
    }

    private string Text(int at, int length)
    {
        var field = _header.AsSpan(at, length);
        return ZipNames.Decode(field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field, []);
    }

    private byte[] Bytes(long length)
    {
        if (length > LongestName)
            throw new InvalidDataException("条目名过长");
        var bytes = new byte[length];
        for (var read = 0; read < bytes.Length;)
            read += Read(bytes.AsSpan(read));
        return bytes;
    }

    private void Skip()
    {
        Span<byte> rest = new byte[1 << 16];
        while (_left > 0)
            Read(rest);
        tar.ReadAtLeast(rest[..(int)_padding], (int)_padding, throwOnEndOfStream: false);
        _padding = 0;
    }

    private int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, _left);
        if (wanted == 0)
            return 0;
        var read = tar.Read(buffer[..wanted]);
        _left -= read;
        return read > 0 ? read : throw new EndOfStreamException("压缩包在此条目处中断");
    }

    /// <summary>Records "LENGTH key=value\n" of a pax header.</summary>
    private static Dictionary<string, string> Fields(ReadOnlySpan<byte> bytes)
    {
        var fields = new Dictionary<string, string>();
        while (bytes.IndexOf((byte)' ') is > 0 and var space && int.TryParse(bytes[..space], CultureInfo.InvariantCulture, out var length) && length > space && length <= bytes.Length)
        {
            var record = bytes[(space + 1)..length].TrimEnd((byte)'\n');
            if (record.IndexOf((byte)'=') is > 0 and var equals)
                fields[Encoding.ASCII.GetString(record[..equals])] = ZipNames.Decode(record[(equals + 1)..], []);
            bytes = bytes[length..];
        }
        return fields;
    }

    /// <summary>Octal digits or, where the first bit is set, a binary number.</summary>
    private static long Number(ReadOnlySpan<byte> field)
    {
        if (field[0] >= 0x80)
            return Math.Max(0, BinaryPrimitives.ReadInt64BigEndian(field[^8..]));
        long number = 0;
        foreach (var digit in field)
        {
            if (digit is >= (byte)'0' and <= (byte)'7')
                number = (number * 8) + digit - '0';
        }
        return number;
    }

    /// <summary>The sum of all bytes, its own field taken as spaces; some old programs summed signed bytes.</summary>
    private static bool HasChecksum(ReadOnlySpan<byte> header)
    {
        long stated = Number(header.Slice(148, 8)), unsigned = 0, signed = 0;
        for (var i = 0; i < Block; i++)
        {
            var value = i is >= 148 and < 156 ? (byte)' ' : header[i];
            unsigned += value;
            signed += (sbyte)value;
        }
        return stated == unsigned || stated == signed;
    }

    /// <summary>The bytes of the entry in hand.</summary>
    private sealed class EntryStream(TarEntries entries) : ForwardStream
    {
        public override int Read(Span<byte> buffer) => entries.Read(buffer);
    }
}
