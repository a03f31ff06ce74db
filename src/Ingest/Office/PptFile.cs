using System.IO.Compression;
using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>A slide of an old presentation as far as it is text.</summary>
internal sealed record PptSlide(IReadOnlyList<string> Texts, IReadOnlyList<string> Notes, IReadOnlyList<(string Text, Revision By)> Comments, bool Hidden);

/// <summary>
/// A presentation of PowerPoint 97–2003 or WPS: saved piece by piece, the latest pieces found through a directory that every saving adds to ([MS-PPT] 2.1.2).
/// </summary>
internal sealed class PptFile
{
    private const int DocumentType = 1000, SlideAtom = 1007, NotesAtom = 1009, SlideInfo = 1017, SlidePersist = 1011, Drawing = 1036, SlideList = 4080;
    private const int TextHeader = 3999, WideText = 4000, NarrowText = 4008, OutlineReference = 3998, String = 4026, UserEdit = 4085, PersistDirectory = 6002, Comment = 12000, CommentAtom = 12001, OleStorage = 4113;
    private const int ShapeGroup = 0xF003, Shape = 0xF004, ShapeText = 0xF00D, Anchor = 0xF010, ChildAnchor = 0xF00F, ClientData = 0xF011, PlaceholderAtom = 3011;
    private readonly ReadOnlyMemory<byte> _stream;
    private readonly Dictionary<int, long> _places = [];
    private int _documentId = 1;

    private PptFile(ReadOnlyMemory<byte> stream) => _stream = stream;

    /// <summary>The directory is lost or leads nowhere: then the texts are given as they lie in the file.</summary>
    public bool IsSalvaged { get; private set; }

    /// <exception cref="StopReadingException">Encrypted.</exception>
    public static PptFile Open(CompoundFile compound)
    {
        const int encryptedMark = unchecked((int)0xF3D1C4DF);
        var file = new PptFile(compound.Read("PowerPoint Document") ?? []);
        var user = PptRecord.At(compound.Read("Current User") ?? [], 0);
        if (user?.I32(4) == encryptedMark || compound.Names.Contains("EncryptedSummary"))
            throw new StopReadingException(Trouble.Encrypted, "演示文稿设有打开密码；请提供去除密码的副本。");
        file.ReadDirectory(user?.I32(8) ?? -1);
        return file;
    }

    /// <summary>In the order of showing.</summary>
    public IReadOnlyList<PptSlide> Slides()
    {
        var document = Persisted(_documentId) is { Type: DocumentType } found ? found : PptRecord.In(_stream).Where(record => record.Type == DocumentType).Cast<PptRecord?>().LastOrDefault();
        var lists = document?.Children.Where(record => record.Type == SlideList).ToList() ?? [];
        var notes = lists.Where(list => list.Instance == 2).SelectMany(Entries).Select(entry => Persisted(entry.Persist)).OfType<PptRecord>().ToLookup(note => note.Child(NotesAtom)?.I32(0) ?? 0);
        var slides = lists.Where(list => list.Instance == 0).SelectMany(Entries).Select(entry => Slide(entry.Persist, entry.Texts, notes[entry.Id])).ToList();
        if ((slides.Count > 0 && _places.Count > 0) || _stream.IsEmpty)
            return slides;
        IsSalvaged = true;
        return [new PptSlide([.. PptRecord.In(_stream).SelectMany(record => record.All()).Select(Text).OfType<string>().SelectMany(Paragraphs)], [], [], false)];
    }

    /// <summary>Embedded objects: compound files, packed or not.</summary>
    public IEnumerable<byte[]> Objects(long most)
    {
        foreach (var record in PptRecord.In(_stream).Where(record => record.Type == OleStorage && record.Body.Length > 4))
        {
            if (record.Instance == 0)
            {
                yield return record.Body.ToArray();
                continue;
            }
            using var unpacked = new MemoryStream();
            using (var packed = new ZLibStream(new MemoryStream(record.Body[4..].ToArray()), CompressionMode.Decompress))
                Copy(packed, unpacked, most);
            yield return unpacked.ToArray();
        }
    }

    /// <summary>From the last saving back to the first; the later place of a piece holds.</summary>
    private void ReadDirectory(long at)
    {
        var seen = new HashSet<long>();
        while (seen.Add(at) && PptRecord.At(_stream, at) is { Type: UserEdit } edit)
        {
            if (seen.Count == 1)
                _documentId = edit.I32(16);
            foreach (var (id, place) in PptRecord.At(_stream, (uint)edit.I32(12)) is { Type: PersistDirectory } directory ? Entries(directory.Body) : [])
                _places.TryAdd(id, place);
            at = edit.I32(8);
        }
    }

    /// <summary>Runs of pieces: the first one's number and how many in one word, then their places.</summary>
    private static IEnumerable<(int Id, long Place)> Entries(ReadOnlyMemory<byte> directory)
    {
        for (var at = 0; at + 4 <= directory.Length;)
        {
            var head = BitConverter.ToUInt32(directory.Span[at..]);
            at += 4;
            for (var i = 0; i < head >> 20 && at + 4 <= directory.Length; i++, at += 4)
                yield return ((int)(head & 0xFFFFF) + i, BitConverter.ToUInt32(directory.Span[at..]));
        }
    }

    private PptRecord? Persisted(int id) => _places.TryGetValue(id, out var place) ? PptRecord.At(_stream, place) : null;

    /// <summary>A list names slides one by one; texts of their outline follow each.</summary>
    private static IEnumerable<(int Persist, int Id, List<string> Texts)> Entries(PptRecord list)
    {
        (int, int, List<string> Texts)? entry = null;
        foreach (var record in list.Children)
        {
            if (record.Type == SlidePersist)
            {
                if (entry is { } finished)
                    yield return finished;
                entry = (record.I32(0), record.I32(12), []);
            }
            else if (record.Type == TextHeader)
            {
                entry?.Texts.Add("");
            }
            else if (Text(record) is { } text && entry is { Texts.Count: > 0 } open)
            {
                open.Texts[^1] = text;
            }
        }
        if (entry is { } last)
            yield return last;
    }

    private PptSlide Slide(int persist, List<string> outline, IEnumerable<PptRecord> notes)
    {
        const int hidden = 4;
        var slide = Persisted(persist);
        var texts = slide is { } found ? Texts(found, outline) : outline;
        return new PptSlide([.. texts.SelectMany(Paragraphs)], [.. notes.SelectMany(note => Texts(note, [])).SelectMany(Paragraphs)], [.. Comments(slide)],
            slide?.Child(SlideInfo) is { } info && (info.U16(10) & hidden) != 0);
    }

    /// <summary>What the shapes say, in reading order. A placeholder may point to its text in the outline.</summary>
    private static List<string> Texts(PptRecord slide, List<string> outline)
    {
        var shapes = slide.Child(Drawing)?.All().Where(record => record.Type == Shape).ToList() ?? [];
        return [.. SlideOrder.Sorted(shapes, IsTitle, Place).Select(shape => Text(shape, outline)).OfType<string>()];
    }

    private static string? Text(PptRecord shape, List<string> outline)
    {
        foreach (var record in shape.Child(ShapeText)?.Children ?? [])
        {
            if (record.Type == OutlineReference && record.I32(0) is >= 0 and var index && index < outline.Count)
                return outline[index];
            if (Text(record) is { } text)
                return text;
        }
        return null;
    }

    private static bool IsTitle(PptRecord shape) =>
        shape.Child(ClientData)?.Child(PlaceholderAtom) is { } placeholder && placeholder.Body.Length > 4 && placeholder.Body.Span[4] is 13 or 15 or 17;

    /// <summary>Units are 576 to the inch; shapes in a group have the group's own, which keeps their order among themselves.</summary>
    private static (double, double)? Place(PptRecord shape)
    {
        const double perPoint = 8;
        if (shape.Child(Anchor) is { } anchor)
            return anchor.Body.Length >= 16 ? (anchor.I32(4) / perPoint, anchor.I32(0) / perPoint) : ((short)anchor.U16(2) / perPoint, (short)anchor.U16(0) / perPoint);
        return shape.Child(ChildAnchor) is { } child ? (child.I32(0) / perPoint, child.I32(4) / perPoint) : null;
    }

    private static IEnumerable<(string, Revision)> Comments(PptRecord? slide)
    {
        const int author = 0, text = 1;
        foreach (var comment in slide?.All().Where(record => record.Type == Comment) ?? [])
        {
            string? Of(int instance) => comment.Children.Where(child => child.Type == String && child.Instance == instance).Select(child => Encoding.Unicode.GetString(child.Body.Span)).FirstOrDefault();
            var moment = comment.Child(CommentAtom) is { Body.Length: >= 20 } atom && atom.U16(4) is > 1900 and < 3000 ? $"{atom.U16(4):0000}-{atom.U16(6):00}-{atom.U16(10):00}T{atom.U16(12):00}:{atom.U16(14):00}:{atom.U16(16):00}" : null;
            yield return (Of(text) ?? "", new Revision(Of(author), moment));
        }
    }

    private static string? Text(PptRecord record) => record.Type switch
    {
        WideText => Encoding.Unicode.GetString(record.Body.Span[..(record.Body.Length & ~1)]),
        NarrowText => Encoding.Latin1.GetString(record.Body.Span),
        _ => null,
    };

    /// <summary>A star stands for a number of the slide or a date.</summary>
    private static IEnumerable<string> Paragraphs(string text) => text.Split('\r').Select(line => line.Replace('\v', '\n').Trim()).Where(line => line.Length > 0 && line != "*");

    private static void Copy(Stream source, MemoryStream target, long most)
    {
        var buffer = new byte[1 << 16];
        for (var read = source.Read(buffer); read > 0; read = source.Read(buffer))
        {
            if (target.Length + read > most)
                throw new StopReadingException(Trouble.TooLarge, "嵌入的对象过大，未取出。");
            target.Write(buffer, 0, read);
        }
    }
}
