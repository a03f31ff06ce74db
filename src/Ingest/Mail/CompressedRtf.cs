using System.Buffers.Binary;

namespace DocReview.Ingest;

/// <summary>Rich text as Outlook keeps it ([MS-OXRTFCP]): references into a ring of 4096 bytes that begins with the words most RTF has.</summary>
internal static class CompressedRtf
{
    private const int HeadLength = 16, Ring = 4096, MostOut = 256 << 20;
    private const uint Packed = 0x75465A4C, Plain = 0x414C454D;

    private static ReadOnlySpan<byte> Words =>
        "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"u8;

    /// <returns>What could be unpacked; null where it is no compressed RTF.</returns>
    public static byte[]? Unpack(byte[] bytes)
    {
        if (bytes.Length < HeadLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) is var kind && kind is not (Packed or Plain))
            return null;
        if (kind == Plain)
            return bytes[HeadLength..];
        var ring = new byte[Ring];
        Words.CopyTo(ring);
        var (write, at, output) = (Words.Length, HeadLength, new MemoryStream());
        while (at < bytes.Length && output.Length < MostOut)
        {
            var control = bytes[at++];
            for (var bit = 0; bit < 8 && at < bytes.Length; bit++)
            {
                if ((control & (1 << bit)) == 0)
                {
                    Put(bytes[at++]);
                    continue;
                }
                if (at + 1 >= bytes.Length)
                    return output.ToArray();
                var reference = (bytes[at] << 8) | bytes[at + 1];
                at += 2;
                var (from, length) = (reference >> 4, (reference & 0xF) + 2);
                if (from == write)
                    return output.ToArray();
                for (var i = 0; i < length; i++)
                    Put(ring[(from + i) % Ring]);
            }
        }
        return output.ToArray();

        void Put(byte value)
        {
            output.WriteByte(value);
            ring[write] = value;
            write = (write + 1) % Ring;
        }
    }
}
