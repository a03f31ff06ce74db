using System.Buffers.Binary;

namespace DocReview.Ingest;

/// <summary>What the first bytes of an image tell: its format and how large it is. Nothing is decoded.</summary>
/// <param name="Width">In pixels; 0 where the format tells it further inside.</param>
/// <param name="Ending">".png"</param>
internal readonly record struct ImageHead(int Width, int Height, string Ending)
{
    /// <returns>Null where it is no image of pixels that could be recognised.</returns>
    public static ImageHead? Of(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30)
            return null;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return new ImageHead(Big(head[16..]), Big(head[20..]), ".png");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg(head);
        if (head.StartsWith("GIF8"u8))
            return new ImageHead(Small(head[6..]), Small(head[8..]), ".gif");
        if (head.StartsWith("BM"u8) && head[6..10].IndexOfAnyExcept((byte)0) < 0)
            return new ImageHead(Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(head[18..])), Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(head[22..]) | 1), ".bmp");
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8))
            return new ImageHead(0, 0, ".tif");
        if (Heif.Is(head))
            return new ImageHead(0, 0, ".heic");
        return head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8) ? new ImageHead(0, 0, ".webp") : null;
    }

    /// <summary>Segments until the one that starts the frame.</summary>
    private static ImageHead Jpeg(ReadOnlySpan<byte> head)
    {
        for (var at = 2; at + 9 <= head.Length && head[at] == 0xFF;)
        {
            var marker = head[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new ImageHead(BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]), ".jpg");
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }
        return new ImageHead(0, 0, ".jpg");
    }

    private static int Big(ReadOnlySpan<byte> bytes) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), int.MaxValue);

    private static int Small(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
