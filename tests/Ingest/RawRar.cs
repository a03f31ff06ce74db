using System.Text;

namespace DocReview.Tests;

/// <summary>Rars written byte by byte, their files stored: no free program makes them.</summary>
internal static class RawRar
{
    /// <param name="MainFlags">Version 4: 1 one volume of several, 0x80 all heads encrypted.</param>
    /// <param name="Flags">Version 4: 2 goes on in the next volume, 4 encrypted.</param>
    public sealed record Entry(byte[] Name, byte[] Content, int Flags = 0, long? Length = null, uint? Crc = null);

    public static byte[] Version4(int mainFlags, params Entry[] entries)
    {
        using var file = new MemoryStream();
        file.Write([.. "Rar!"u8, 0x1A, 7, 0]);
        file.Write(Block4(0x73, mainFlags, new byte[6]));
        foreach (var entry in entries)
        {
            using var body = new MemoryStream();
            using (var writer = new BinaryWriter(body, Encoding.Latin1, leaveOpen: true))
            {
                writer.Write(entry.Content.Length);
                writer.Write((uint)(entry.Length ?? entry.Content.Length));
                writer.Write((byte)2);
                writer.Write(entry.Crc ?? RawZip.Crc(entry.Content));
                writer.Write(0x52654A00u);
                writer.Write((byte)20);
                writer.Write((byte)0x30);
                writer.Write((ushort)entry.Name.Length);
                writer.Write(0x20u);
                writer.Write(entry.Name);
            }
            file.Write(Block4(0x74, 0x8000 | entry.Flags, body.ToArray()));
            file.Write(entry.Content);
        }
        file.Write(Block4(0x7B, 0x4000, []));
        return file.ToArray();
    }

    /// <param name="encrypted">Marks the file as needing a password.</param>
    public static byte[] Version5(bool encrypted, params Entry[] entries)
    {
        using var file = new MemoryStream();
        file.Write([.. "Rar!"u8, 0x1A, 7, 1, 0]);
        file.Write(Block5([1, 0, 0]));
        foreach (var entry in entries)
        {
            byte[] extra = encrypted ? [48, 1, 0, 1, 15, .. Enumerable.Range(1, 44).Select(value => (byte)value)] : [];
            byte[] head =
            [
                2, (byte)(extra.Length > 0 ? 3 : 2), .. extra.Length > 0 ? Number(extra.Length) : [], .. Number(entry.Content.Length), 4, .. Number(entry.Length ?? entry.Content.Length), 0x20,
                .. BitConverter.GetBytes(entry.Crc ?? RawZip.Crc(entry.Content)), 0, 0, .. Number(entry.Name.Length), .. entry.Name, .. extra,
            ];
            file.Write(Block5(head));
            file.Write(entry.Content);
        }
        file.Write(Block5([5, 0, 0]));
        return file.ToArray();
    }

    private static byte[] Block4(int type, int flags, byte[] body)
    {
        byte[] block = [(byte)type, (byte)flags, (byte)(flags >> 8), (byte)(body.Length + 7), (byte)((body.Length + 7) >> 8), .. body];
        return [.. BitConverter.GetBytes(RawZip.Crc(block))[..2], .. block];
    }

    private static byte[] Block5(byte[] body)
    {
        byte[] block = [.. Number(body.Length), .. body];
        return [.. BitConverter.GetBytes(RawZip.Crc(block)), .. block];
    }

    /// <summary>Seven bits a byte, the lowest first.</summary>
    private static byte[] Number(long value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }
}
