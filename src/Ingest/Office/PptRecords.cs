using System.Buffers.Binary;

namespace DocReview.Ingest;

/// <summary>One record of the old PowerPoint format: a head of eight bytes, then its body, which holds further records where it is a container ([MS-PPT] 2.3.1).</summary>
internal readonly record struct PptRecord(int Type, int Instance, bool IsContainer, ReadOnlyMemory<byte> Body)
{
    private const int Head = 8;

    /// <summary>The record that begins at this place.</summary>
    public static PptRecord? At(ReadOnlyMemory<byte> bytes, long at) => at >= 0 && at + Head <= bytes.Length ? In(bytes[(int)at..]).Cast<PptRecord?>().FirstOrDefault() : null;

    /// <summary>Records one after the other; the last one may be cut off.</summary>
    public static IEnumerable<PptRecord> In(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length >= Head)
        {
            var version = BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span);
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[4..]), (uint)(bytes.Length - Head));
            yield return new PptRecord(BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[2..]), version >> 4, (version & 0xF) == 0xF, bytes.Slice(Head, length));
            bytes = bytes[(Head + length)..];
        }
    }

    public IEnumerable<PptRecord> Children => In(Body);

    /// <summary>This record and all within it, in order. Data of add-ins hold records without being containers.</summary>
    public IEnumerable<PptRecord> All()
    {
        const int addInData = 5003;
        var open = new Stack<IEnumerator<PptRecord>>();
        yield return this;
        open.Push(Children.GetEnumerator());
        while (open.TryPeek(out var level))
        {
            if (!level.MoveNext())
            {
                open.Pop();
                continue;
            }
            yield return level.Current;
            Nesting.Check(open.Count);
            if (level.Current.IsContainer || level.Current.Type == addInData)
                open.Push(level.Current.Children.GetEnumerator());
        }
    }

    public PptRecord? Child(int type) => Children.Where(child => child.Type == type).Cast<PptRecord?>().FirstOrDefault();

    public int I32(int at) => at + 4 <= Body.Length ? BinaryPrimitives.ReadInt32LittleEndian(Body.Span[at..]) : 0;

    public int U16(int at) => at + 2 <= Body.Length ? BinaryPrimitives.ReadUInt16LittleEndian(Body.Span[at..]) : 0;
}
