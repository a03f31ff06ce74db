using System.Buffers.Binary;
using System.Text;

namespace DocReview.Ingest;

/// <summary>
/// Reads the directory of a zip, and where it is lost, what can be learned from the entries' own headers.
/// Written here because the platform's reader gives up on truncated zips, hides the raw names and does not check CRCs.
/// </summary>
internal static class ZipDirectory
{
    private const uint LocalHeader = 0x04034b50, CentralHeader = 0x02014b50, End = 0x06054b50, End64 = 0x06064b50, End64Locator = 0x07064b50, Descriptor = 0x08074b50;
    private const int LocalHeaderLength = 30, CentralHeaderLength = 46, EndLength = 22;

    public static bool LooksLikeZip(ReadOnlySpan<byte> head) => head.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(head) is LocalHeader or End or Descriptor;

    /// <param name="most">Entries behind these are not looked at, and count as if they were there.</param>
    /// <returns>The entries, and whether the directory was there and complete.</returns>
    public static (IReadOnlyList<ZipEntry> Entries, bool Complete) Read(Stream zip, int most = int.MaxValue)
    {
        var entries = new List<ZipEntry>();
        var complete = FindEnd(zip) is { } end && ReadCentral(zip, end, entries, most);
        // An empty zip is its end record alone.
        if (!complete && entries.Count == 0)
            Salvage(zip, entries);
        return (entries, complete);
    }

    /// <summary>As many as it takes to tell a document from an archive.</summary>
    public static IReadOnlyList<string> Names(Stream zip)
    {
        const int enough = 5000;
        try
        {
            return Read(zip, enough).Entries.Select(entry => entry.Name).ToList();
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or OverflowException)
        {
            return [];
        }
    }

    /// <summary>The packed bytes of an entry.</summary>
    /// <exception cref="InvalidDataException">Its own header is not where the directory says, or the zip ends before it does.</exception>
    public static Stream Packed(Stream zip, ZipEntry entry)
    {
        var header = new byte[LocalHeaderLength];
        if (!ReadAt(zip, entry.HeaderOffset, header) || U32(header, 0) != LocalHeader)
            throw new InvalidDataException("条目的头部不在目录所指的位置");
        var start = entry.HeaderOffset + LocalHeaderLength + U16(header, 26) + U16(header, 28);
        if (entry.PackedLength < 0 || start + entry.PackedLength > zip.Length)
            throw new InvalidDataException("压缩包在此条目处中断");
        return new StreamSlice(zip, start, entry.PackedLength);
    }

    private sealed record EndRecord(long Directory, long Size, long Count, long Shift);

    private static EndRecord? FindEnd(Stream zip)
    {
        var tail = new byte[(int)Math.Min(zip.Length, EndLength + ushort.MaxValue)];
        var start = zip.Length - tail.Length;
        if (!ReadAt(zip, start, tail))
            return null;
        for (var i = tail.Length - EndLength; i >= 0; i--)
        {
            if (U32(tail, i) != End || i + EndLength + U16(tail, i + 20) > tail.Length)
                continue;
            long size = U32(tail, i + 12), directory = U32(tail, i + 16), count = U16(tail, i + 10);
            if (size == uint.MaxValue || directory == uint.MaxValue || count == ushort.MaxValue)
                return FindEnd64(zip, start + i) ?? (count == ushort.MaxValue ? new EndRecord(directory, size, count, 0) : null);
            // Something was put before the zip (a self-extractor): all offsets are short by as much.
            var shift = start + i - size - directory;
            return shift < 0 ? null : new EndRecord(directory + shift, size, count, shift);
        }
        return null;
    }

    private static EndRecord? FindEnd64(Stream zip, long end)
    {
        var locator = new byte[20];
        var record = new byte[56];
        if (end < 20 || !ReadAt(zip, end - 20, locator) || U32(locator, 0) != End64Locator
            || !ReadAt(zip, (long)U64(locator, 8), record) || U32(record, 0) != End64)
            return null;
        return new EndRecord((long)U64(record, 48), (long)U64(record, 40), (long)U64(record, 32), 0);
    }

    private static bool ReadCentral(Stream zip, EndRecord end, List<ZipEntry> entries, int most)
    {
        if (end.Directory < 0 || end.Size < 0 || end.Directory + end.Size > zip.Length || end.Size > 512L << 20)
            return false;
        var directory = new byte[end.Size];
        if (!ReadAt(zip, end.Directory, directory))
            return false;
        var at = 0;
        while (at + CentralHeaderLength <= directory.Length && U32(directory, at) == CentralHeader)
        {
            int nameLength = U16(directory, at + 28), extraLength = U16(directory, at + 30), commentLength = U16(directory, at + 32);
            if (at + CentralHeaderLength + nameLength + extraLength > directory.Length)
                return false;
            var name = directory.AsSpan(at + CentralHeaderLength, nameLength);
            var extra = directory.AsSpan(at + CentralHeaderLength + nameLength, extraLength);
            long packed = U32(directory, at + 20), length = U32(directory, at + 24), offset = U32(directory, at + 42);
            Widen(extra, ref length, ref packed, ref offset);
            var flags = U16(directory, at + 8);
            entries.Add(new ZipEntry(ZipNames.Decode(name, extra), offset + end.Shift, packed, length, U16(directory, at + 10), flags, U32(directory, at + 16)));
            at += CentralHeaderLength + nameLength + extraLength + commentLength;
            if (entries.Count >= most)
                return true;
        }
        // The count of an ordinary end record wraps at 65,536.
        return (entries.Count & 0xFFFF) == (end.Count & 0xFFFF);
    }

    /// <summary>The zip64 field holds, in this order, those of the three values that did not fit into 32 bits.</summary>
    private static void Widen(ReadOnlySpan<byte> extra, ref long length, ref long packed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
                return;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                var body = extra.Slice(4, size);
                Take(ref body, ref length);
                Take(ref body, ref packed);
                Take(ref body, ref offset);
                return;
            }
            extra = extra[(4 + size)..];
        }

        static void Take(ref ReadOnlySpan<byte> body, ref long value)
        {
            if (value != uint.MaxValue || body.Length < 8)
                return;
            value = BinaryPrimitives.ReadInt64LittleEndian(body);
            body = body[8..];
        }
    }

    /// <summary>Walks from header to header. The last entry is often cut: it is listed, and reading it says so.</summary>
    private static void Salvage(Stream zip, List<ZipEntry> entries)
    {
        var header = new byte[LocalHeaderLength];
        for (long at = 0; ReadAt(zip, at, header) && U32(header, 0) == LocalHeader;)
        {
            int flags = U16(header, 6), nameLength = U16(header, 26), extraLength = U16(header, 28);
            var names = new byte[nameLength + extraLength];
            if (!ReadAt(zip, at + LocalHeaderLength, names))
                return;
            long packed = U32(header, 18), length = U32(header, 22), unused = 0;
            var crc = U32(header, 14);
            Widen(names.AsSpan(nameLength), ref length, ref packed, ref unused);
            var start = at + LocalHeaderLength + names.Length;
            var next = start + packed;
            if ((flags & 8) != 0 && packed == 0)
            {
                (packed, length, crc, next) = FindDescriptor(zip, start);
            }
            var name = ZipNames.Decode(names.AsSpan(0, nameLength), names.AsSpan(nameLength));
            entries.Add(new ZipEntry(name, at, packed, length, U16(header, 8), flags, crc));
            at = next;
        }
    }

    /// <summary>Sizes written after the data are found by their own record, which must give the distance it was found at.</summary>
    private static (long Packed, long Length, uint Crc, long Next) FindDescriptor(Stream zip, long start)
    {
        var buffer = new byte[1 << 16];
        var record = new byte[16];
        for (var at = start; at < zip.Length; at += buffer.Length - 3)
        {
            zip.Position = at;
            var read = zip.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            for (var i = 0; i + 4 <= read; i++)
            {
                if (U32(buffer, i) == Descriptor && ReadAt(zip, at + i, record) && U32(record, 8) == at + i - start)
                    return (U32(record, 8), U32(record, 12), U32(record, 4), at + i + 16);
            }
            if (read < buffer.Length)
                break;
        }
        return (long.MaxValue / 2, 0, 0, long.MaxValue / 2);
    }

    private static bool ReadAt(Stream stream, long at, byte[] buffer)
    {
        if (at < 0 || at + buffer.Length > stream.Length)
            return false;
        stream.Position = at;
        return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length;
    }

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static ulong U64(byte[] bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
}
