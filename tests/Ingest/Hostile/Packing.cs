using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DocReview.Tests;

/// <summary>Packed streams that are small and unpack to much: a block that was packed once is put in line as often as wanted.</summary>
internal static class Packing
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Zeros(int megabytes) => Deflated([], new byte[1 << 20], megabytes, []);

    /// <summary>The text around <paramref name="unit"/> repeated until it makes about so many megabytes.</summary>
    public static byte[] Deflated(string before, string unit, int megabytes, string after)
    {
        var one = Utf8(unit);
        var block = new byte[(1 << 20) / one.Length * one.Length];
        for (var at = 0; at < block.Length; at += one.Length)
            one.CopyTo(block, at);
        return Deflated(Utf8(before), block, megabytes, Utf8(after));
    }

    private static byte[] Deflated(byte[] before, byte[] block, int times, byte[] after)
    {
        using var packed = new MemoryStream();
        using var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true);
        long Written(byte[] bytes)
        {
            deflate.Write(bytes);
            deflate.Flush();
            return packed.Length;
        }
        Written(before);
        var from = Written(block);
        var to = Written(block);
        var head = packed.ToArray();
        using var whole = new MemoryStream();
        whole.Write(head.AsSpan(0, (int)to));
        for (var i = 2; i < times; i++)
            whole.Write(head.AsSpan((int)from, (int)(to - from)));
        using (var last = new DeflateStream(whole, CompressionLevel.SmallestSize, leaveOpen: true))
            last.Write(after);
        return whole.ToArray();
    }

    public static byte[] Gzip(byte[] deflated) => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, .. deflated, 0, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] Zlib(byte[] deflated) => [0x78, 0x9C, .. deflated, 0, 0, 0, 0];

    /// <summary>An entry of a zip as its heads describe it, true or not.</summary>
    /// <param name="At">Where its local head stands instead of in its own place.</param>
    public sealed record Entry(string Name, byte[] Packed, int Method = 8, uint? Says = null, uint? SaysPacked = null, uint? At = null, int Flags = 0x800, uint Attributes = 0, byte[]? Raw = null);

    /// <param name="count">What the end of the directory says of the number of entries; the true number where it is null.</param>
    public static byte[] Zip(IEnumerable<Entry> entries, int? count = null)
    {
        using var file = new MemoryStream();
        using var directory = new MemoryStream();
        var number = 0;
        foreach (var entry in entries)
        {
            var name = entry.Raw ?? Utf8(entry.Name);
            var head = new byte[26];
            BinaryPrimitives.WriteUInt16LittleEndian(head, 20);
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(2), (ushort)entry.Flags);
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(4), (ushort)entry.Method);
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(10), entry.Method == 0 ? RawZip.Crc(entry.Packed) : 0);
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(14), entry.SaysPacked ?? (uint)entry.Packed.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(18), entry.Says ?? (uint)entry.Packed.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(22), (ushort)name.Length);
            var at = entry.At ?? (uint)file.Length;
            if (entry.At is null)
            {
                file.Write([.. "PK\x03\x04"u8, .. head, .. name]);
                file.Write(entry.Packed);
            }
            directory.Write([.. "PK\x01\x02"u8, 20, 3, .. head, .. new byte[6], .. BitConverter.GetBytes(entry.Attributes), .. BitConverter.GetBytes(at), .. name]);
            number++;
        }
        var said = (ushort)Math.Min(count ?? number, ushort.MaxValue);
        var start = (uint)file.Length;
        file.Write(directory.ToArray());
        file.Write([.. "PK\x05\x06"u8, 0, 0, 0, 0, .. BitConverter.GetBytes(said), .. BitConverter.GetBytes(said), .. BitConverter.GetBytes((uint)directory.Length), .. BitConverter.GetBytes(start), 0, 0]);
        return file.ToArray();
    }

    public static byte[] Stored(params (string Name, byte[] Bytes)[] entries) => Zip(entries.Select(entry => new Entry(entry.Name, entry.Bytes, 0)));

    public static string Times(this string unit, int times) => new StringBuilder(unit.Length * times).Insert(0, unit, times).ToString();
}
