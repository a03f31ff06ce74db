using System.Buffers.Binary;
using System.Text;

namespace DocReview.Ingest;

/// <summary>The directory of an OLE2 compound file ([MS-CFB]): a small file system in sectors, chained by a table.</summary>
internal static class CompoundFile
{
    private const int DirectoryEntryLength = 128;
    private const int MostSectors = 4096;

    public static ReadOnlySpan<byte> Magic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The names of all streams and storages; what cannot be read of the directory is left out.</summary>
    public static IReadOnlySet<string> StreamNames(Stream content)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var header = new byte[512];
        if (!ReadAt(content, 0, header))
            return names;
        var sector = 1 << Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30)), (ushort)7, (ushort)12);
        var buffer = new byte[sector];
        var at = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48));
        for (var i = 0; i < MostSectors && at < 0xFFFFFFF0 && ReadAt(content, (at + 1L) * sector, buffer); i++)
        {
            for (var entry = 0; entry + DirectoryEntryLength <= sector; entry += DirectoryEntryLength)
            {
                var length = BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(entry + 64));
                if (length is >= 2 and <= 64)
                    names.Add(Encoding.Unicode.GetString(buffer, entry, length - 2));
            }
            at = Next(content, header, sector, at);
        }
        return names;
    }

    /// <summary>The sector after this one, looked up in the table of sectors (of which the first 109 parts are listed in the header).</summary>
    private static uint Next(Stream content, byte[] header, int sector, uint at)
    {
        var perSector = sector / 4;
        var part = at / perSector;
        if (part >= 109)
            return uint.MaxValue;
        var table = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(76 + (4 * (int)part)));
        var next = new byte[4];
        return ReadAt(content, ((table + 1L) * sector) + (at % perSector * 4), next) ? BinaryPrimitives.ReadUInt32LittleEndian(next) : uint.MaxValue;
    }

    private static bool ReadAt(Stream stream, long at, byte[] buffer)
    {
        if (at < 0 || at + buffer.Length > stream.Length)
            return false;
        stream.Position = at;
        stream.ReadExactly(buffer);
        return true;
    }
}
