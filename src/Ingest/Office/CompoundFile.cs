using System.Buffers.Binary;
using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// An OLE2 compound file ([MS-CFB]): a small file system in sectors, chained by a table; streams of less than 4 KiB lie in small sectors of their own.
/// Nothing in it is trusted: every chain is as long as its stream at most, and a chain cannot be longer than the file.
/// </summary>
internal sealed class CompoundFile
{
    private const int EntryLength = 128;
    private const int MostEntries = 100_000;
    private const uint LastSector = 0xFFFFFFFA;
    private const int LongestPath = 2000;
    private const byte Root = 5, StreamType = 2, Storage = 1;

    private readonly Stream _content;
    private readonly int _sector, _smallSector;
    private readonly uint _smallLimit;
    private readonly List<uint> _table;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, Entry> _byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly uint[] _smallTable;
    private byte[]? _small;

    private sealed record Entry(string Name, byte Type, int Left, int Right, int Child, uint Start, long Length);

    private CompoundFile(Stream content, byte[] header)
    {
        _content = content;
        _sector = 1 << Math.Clamp(U16(header, 30), 7, 12);
        _smallSector = 1 << Math.Clamp(U16(header, 32), 4, 9);
        _smallLimit = U32(header, 56);
        _table = Table(header);
        ReadEntries(U32(header, 48));
        _smallTable = Numbers(Chain(U32(header, 60), long.MaxValue));
        NameEntries();
    }

    public static ReadOnlySpan<byte> Magic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The streams and storages directly below the root: those of embedded objects are not the file's own.</summary>
    public IReadOnlyCollection<string> Names => _byPath.Keys.Where(path => !path.Contains('/', StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every stream and storage by its path, storages parted by '/': "ObjectPool/_1234/Package".</summary>
    public IReadOnlyCollection<string> Paths => _byPath.Keys;

    /// <returns>Null where the header itself is cut off.</returns>
    public static CompoundFile? Open(Stream content)
    {
        var header = new byte[512];
        content.Position = 0;
        return content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header.AsSpan().StartsWith(Magic)
            ? new CompoundFile(content, header)
            : null;
    }

    /// <param name="path">The stream's name, or its path where it lies in a storage.</param>
    /// <returns>Null where there is no such stream.</returns>
    /// <exception cref="StopReadingException">The file ends before the stream does.</exception>
    public byte[]? Read(string path)
    {
        if (!_byPath.TryGetValue(path, out var entry) || entry.Type != StreamType)
            return null;
        if (entry.Length > _content.Length)
            throw Cut();
        var bytes = entry.Length < _smallLimit ? Small(entry) : Chain(entry.Start, entry.Length);
        // The last sector of a file is not always written to its end.
        if (bytes.Length < entry.Length && entry.Length - bytes.Length >= _sector)
            throw Cut();
        Array.Resize(ref bytes, (int)entry.Length);
        return bytes;
    }

    /// <summary>What lies in a storage, as a compound file of its own.</summary>
    /// <param name="storage">A path that ends in '/'.</param>
    public byte[] CopyOf(string storage) => CompoundWriter.Write(_byPath.Where(entry => entry.Value.Type == StreamType && entry.Key.StartsWith(storage, StringComparison.OrdinalIgnoreCase))
        .Select(entry => (entry.Key[storage.Length..], Read(entry.Key)!))) ?? [];

    private static StopReadingException Cut() => new(Trouble.Damaged, "文件不完整（末尾缺失），未能读取；请从原处重新复制。");

    private byte[] Small(Entry entry)
    {
        _small ??= Chain(_entries[0].Start, _entries[0].Length);
        var bytes = new MemoryStream();
        var at = entry.Start;
        while (bytes.Length < entry.Length && (at * (long)_smallSector) < _small.Length && at < _smallTable.Length)
        {
            var from = (int)(at * _smallSector);
            bytes.Write(_small, from, (int)Math.Min(Math.Min(_smallSector, _small.Length - from), entry.Length - bytes.Length));
            at = _smallTable[at];
        }
        return bytes.ToArray();
    }

    /// <summary>The bytes of a chain of sectors, no more than asked for; fewer where the file ends.</summary>
    private byte[] Chain(uint start, long length)
    {
        var bytes = new MemoryStream();
        var sectors = (_content.Length / _sector) + 1;
        var buffer = new byte[_sector];
        for (var at = start; at < LastSector && bytes.Length < length && sectors-- > 0; at = at < _table.Count ? _table[(int)at] : uint.MaxValue)
        {
            var read = ReadAt((at + 1L) * _sector, buffer);
            bytes.Write(buffer, 0, (int)Math.Min(read, length - bytes.Length));
            if (read < _sector)
                break;
        }
        return bytes.ToArray();
    }

    /// <summary>The table of sectors; its first 109 parts are listed in the header, the others in a chain of lists.</summary>
    private List<uint> Table(byte[] header)
    {
        var parts = Numbers(header.AsSpan(76)).ToList();
        var buffer = new byte[_sector];
        var sectors = (_content.Length / _sector) + 1;
        for (var at = U32(header, 68); at < LastSector && sectors-- > 0 && ReadAt((at + 1L) * _sector, buffer) == _sector; at = U32(buffer, _sector - 4))
            parts.AddRange(Numbers(buffer.AsSpan(0, _sector - 4)));
        var table = new List<uint>();
        foreach (var part in parts.Where(part => part < LastSector).Take((int)(_content.Length / _sector / (_sector / 4)) + 1))
        {
            var read = ReadAt((part + 1L) * _sector, buffer);
            table.AddRange(Numbers(buffer.AsSpan(0, read)));
            table.AddRange(Enumerable.Repeat(uint.MaxValue, (_sector - read) / 4));
        }
        return table;
    }

    private void ReadEntries(uint start)
    {
        var bytes = Chain(start, (long)MostEntries * EntryLength);
        for (var at = 0; at + EntryLength <= bytes.Length; at += EntryLength)
        {
            var length = Math.Clamp(U16(bytes, at + 64) - 2, 0, 62);
            // Files with sectors of 512 bytes may leave anything in the upper half of the length.
            var size = _sector <= 512 ? U32(bytes, at + 120) : BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + 120));
            _entries.Add(new Entry(Encoding.Unicode.GetString(bytes, at, length), bytes[at + 66],
                (int)U32(bytes, at + 68), (int)U32(bytes, at + 72), (int)U32(bytes, at + 76), U32(bytes, at + 116), Math.Max(0, size)));
        }
    }

    /// <summary>The children of a storage form a tree of their own; where the root's is broken every stream counts.</summary>
    private void NameEntries()
    {
        if (_entries.Count == 0)
            return;
        var seen = new HashSet<int>();
        var open = new Stack<(int At, string Folder)>();
        open.Push((_entries[0].Type == Root ? _entries[0].Child : -1, ""));
        while (open.TryPop(out var next))
        {
            if (next.At < 0 || next.At >= _entries.Count || !seen.Add(next.At))
                continue;
            var entry = _entries[next.At];
            var path = next.Folder + entry.Name.Replace('/', '_');
            _byPath.TryAdd(path, entry);
            open.Push((entry.Left, next.Folder));
            open.Push((entry.Right, next.Folder));
            if (entry.Type == Storage && path.Length < LongestPath)
                open.Push((entry.Child, path + "/"));
        }
        foreach (var entry in _byPath.Count > 0 ? [] : _entries.Where(entry => entry.Type == StreamType))
            _byPath.TryAdd(entry.Name, entry);
    }

    private int ReadAt(long at, byte[] buffer)
    {
        if (at < 0 || at >= _content.Length)
            return 0;
        _content.Position = at;
        return _content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    private static uint[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * 4)..]);
        return numbers;
    }

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
