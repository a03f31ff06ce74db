using System.Text;

namespace DocReview.Tests;

/// <summary>Zips written byte by byte, as programs in the wild write them and honest libraries do not.</summary>
internal sealed class RawZip
{
    private readonly MemoryStream _file = new();
    private readonly MemoryStream _directory = new();
    private int _count;

    /// <param name="flags">0x1 encrypted, 0x800 the name is UTF-8.</param>
    /// <param name="crc">Null for the right one.</param>
    public RawZip Add(byte[] name, byte[] content, int flags = 0, uint? crc = null, byte[]? extra = null)
    {
        var offset = (uint)_file.Position;
        extra ??= [];
        using (var writer = new BinaryWriter(_file, Encoding.Latin1, leaveOpen: true))
        {
            writer.Write(0x04034b50u);
            writer.Write((ushort)20);
            Common(writer, flags, crc ?? Crc(content), content.Length, name.Length, extra.Length);
            writer.Write(name);
            writer.Write(extra);
            writer.Write(content);
        }
        using (var writer = new BinaryWriter(_directory, Encoding.Latin1, leaveOpen: true))
        {
            writer.Write(0x02014b50u);
            writer.Write((ushort)20);
            writer.Write((ushort)20);
            Common(writer, flags, crc ?? Crc(content), content.Length, name.Length, extra.Length);
            writer.Write(new byte[10]);
            writer.Write(offset);
            writer.Write(name);
            writer.Write(extra);
        }
        _count++;
        return this;
    }

    public byte[] Bytes()
    {
        using var whole = new MemoryStream();
        whole.Write(_file.ToArray());
        whole.Write(_directory.ToArray());
        using var writer = new BinaryWriter(whole);
        writer.Write(0x06054b50u);
        writer.Write(0u);
        writer.Write((ushort)_count);
        writer.Write((ushort)_count);
        writer.Write((uint)_directory.Length);
        writer.Write((uint)_file.Length);
        writer.Write((ushort)0);
        return whole.ToArray();
    }

    /// <summary>Bit by bit, so that it shares nothing with what it tests.</summary>
    public static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }

    private static void Common(BinaryWriter writer, int flags, uint crc, int length, int nameLength, int extraLength)
    {
        writer.Write((ushort)flags);
        writer.Write((ushort)0);
        writer.Write(0u);
        writer.Write(crc);
        writer.Write((uint)length);
        writer.Write((uint)length);
        writer.Write((ushort)nameLength);
        writer.Write((ushort)extraLength);
    }
}
