using System.Buffers.Binary;
using System.Text;

namespace DocReview.Ingest;

/// <summary>Makes a compound file of its own out of streams: an embedded document of the old formats lies open in its host and can only leave it so. Version 4, sectors of 4 KiB, no small sectors.</summary>
internal static class CompoundWriter
{
    private const int Sector = 4096, EntryLength = 128, PartsInHeader = 109;
    private const uint Free = 0xFFFFFFFF, EndOfChain = 0xFFFFFFFE, TableSector = 0xFFFFFFFD;

    private sealed class Node
    {
        public string Name { get; init; } = "Root Entry";
        public byte[]? Bytes { get; init; }
        public SortedDictionary<(int Length, string Name), Node> Children { get; } = [];
        public uint Next { get; set; } = Free;
        public uint First { get; set; } = Free;
        public uint Start { get; set; } = EndOfChain;
    }

    /// <param name="streams">Path and bytes; storages are made as their paths ask.</param>
    /// <returns>Null where there are more than the format holds without further lists (some 450 MB).</returns>
    public static byte[]? Write(IEnumerable<(string Path, byte[] Bytes)> streams)
    {
        var root = new Node();
        foreach (var (path, bytes) in streams)
            Add(root, path.Split('/'), bytes);
        var entries = Listed(root);
        var (body, table) = (new MemoryStream(), new List<uint>());
        foreach (var node in entries.Where(node => node.Bytes is not null))
            node.Start = Append(body, table, node.Bytes!);
        var directory = Append(body, table, Directory(entries));
        var parts = 0;
        while (parts * (Sector / 4) < table.Count + parts)
            parts++;
        if (parts > PartsInHeader)
            return null;
        var first = table.Count;
        table.AddRange(Enumerable.Repeat(TableSector, parts));
        table.AddRange(Enumerable.Repeat(Free, (parts * (Sector / 4)) - table.Count));
        var file = new MemoryStream();
        file.Write(Header(directory, first, parts));
        body.WriteTo(file);
        foreach (var next in table)
            file.Write(BitConverter.GetBytes(next));
        return file.ToArray();
    }

    private static void Add(Node parent, ReadOnlySpan<string> path, byte[] bytes)
    {
        var name = path[0].Length > 31 ? path[0][..31] : path[0];
        var key = (name.Length, name.ToUpperInvariant());
        if (path.Length == 1)
            parent.Children.TryAdd(key, new Node { Name = name, Bytes = bytes });
        else
            Add(parent.Children.TryGetValue(key, out var storage) ? storage : parent.Children[key] = new Node { Name = name }, path[1..], bytes);
    }

    /// <summary>All nodes in the order of the directory; children of a storage are a chain to the right, which is a tree, too.</summary>
    private static List<Node> Listed(Node root)
    {
        var entries = new List<Node> { root };
        for (var i = 0; i < entries.Count; i++)
        {
            Node? last = null;
            foreach (var child in entries[i].Children.Values)
            {
                if (last is null)
                    entries[i].First = (uint)entries.Count;
                else
                    last.Next = (uint)entries.Count;
                entries.Add(last = child);
            }
        }
        return entries;
    }

    /// <summary>Streams shorter than a sector are filled up to it: shorter ones would have to lie in small sectors.</summary>
    private static uint Append(MemoryStream body, List<uint> table, byte[] bytes)
    {
        var start = (uint)table.Count;
        var sectors = Math.Max(1, (bytes.Length + Sector - 1) / Sector);
        body.Write(bytes);
        body.Write(new byte[(sectors * Sector) - bytes.Length]);
        for (var i = 1; i <= sectors; i++)
            table.Add(i == sectors ? EndOfChain : start + (uint)i);
        return start;
    }

    private static byte[] Directory(List<Node> entries)
    {
        const byte storage = 1, stream = 2, root = 5, black = 1;
        var bytes = new byte[entries.Count * EntryLength];
        for (var i = 0; i < entries.Count; i++)
        {
            var node = entries[i];
            var entry = bytes.AsSpan(i * EntryLength, EntryLength);
            var length = Encoding.Unicode.GetBytes(node.Name, entry);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)(length + 2));
            entry[66] = i == 0 ? root : node.Bytes is null ? storage : stream;
            entry[67] = black;
            BinaryPrimitives.WriteUInt32LittleEndian(entry[68..], Free);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[72..], node.Next);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[76..], node.First);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[116..], node.Bytes is null ? i == 0 ? EndOfChain : 0 : node.Start);
            BinaryPrimitives.WriteInt64LittleEndian(entry[120..], node.Bytes is null ? 0 : Math.Max(Sector, node.Bytes.Length));
        }
        return bytes;
    }

    private static byte[] Header(uint directory, int firstPart, int parts)
    {
        var header = new byte[Sector];
        CompoundFile.Magic.CopyTo(header);
        var words = new (int At, uint Value)[] { (24, 0x0004003E), (28, 0x000CFFFE), (32, 6), (40, 1), (44, (uint)parts), (48, directory), (56, Sector), (60, EndOfChain), (68, EndOfChain) };
        foreach (var (at, value) in words)
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at), value);
        for (var i = 0; i < PartsInHeader; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(76 + (i * 4)), i < parts ? (uint)(firstPart + i) : Free);
        return header;
    }
}
