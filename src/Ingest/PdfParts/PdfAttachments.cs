using System.IO.Compression;
using DocReview.Ledger;
using UglyToad.PdfPig.Tokens;

namespace DocReview.Ingest;

/// <summary>Files within a PDF: attached to it as a whole (a portfolio is nothing else), or pinned to a page.</summary>
internal sealed class PdfAttachments(PdfObjects objects, Unpacking files)
{
    private const int DeepestTree = 50, MostNodes = 100_000;
    private readonly HashSet<object> _taken = new(ReferenceEqualityComparer.Instance);
    private int _nodes;

    public void TakeAll()
    {
        Names(objects.Dictionary(objects.Dictionary(objects.Catalog, "Names"), "EmbeddedFiles"), 0);
        foreach (var file in objects.Dictionaries(objects.Catalog, "AF"))
            Take(file, null);
    }

    /// <param name="name">Where the file itself has none.</param>
    public void Take(DictionaryToken? file, string? name)
    {
        if (file is null)
            return;
        name = objects.Text(file, "UF") ?? objects.Text(file, "F") ?? objects.Text(file, "Unix") ?? objects.Text(file, "DOS") ?? name ?? "附件";
        var streams = objects.Dictionary(file, "EF");
        var stream = objects.Stream(streams, "UF") ?? objects.Stream(streams, "F") ?? objects.Stream(streams, "Unix") ?? objects.Stream(streams, "DOS");
        if (stream is null)
            files.PassOver(name, Trouble.Inaccessible, "附件不在文件中，请另行提供。");
        else if (_taken.Add(stream))
            files.Take(name, _ => Open(stream), stream.Data.Length);
    }

    private void Names(DictionaryToken? node, int depth)
    {
        if (node is null || depth > DeepestTree || ++_nodes > MostNodes)
            return;
        var names = objects.Array(node, "Names");
        for (var i = 0; i + 1 < names.Count; i += 2)
            Take(objects.Resolved(names[i + 1]) as DictionaryToken, objects.Text(names[i]));
        foreach (var kid in objects.Dictionaries(node, "Kids"))
            Names(kid, depth + 1);
    }

    /// <summary>Piece by piece where it is packed in the usual way, so that no bomb is unpacked whole.</summary>
    private Stream Open(StreamToken stream)
    {
        var filter = objects.Get(stream.StreamDictionary, "Filter");
        var packed = new MemoryStream(stream.Data.ToArray(), writable: false);
        if (filter is null or ArrayToken { Data.Count: 0 })
            return packed;
        var isUsual = (filter as NameToken ?? (filter is ArrayToken { Data: [var only] } ? objects.Resolved(only) as NameToken : null))?.Data is "FlateDecode" or "Fl";
        return isUsual && objects.Get(stream.StreamDictionary, "DecodeParms") is null ? new ZLibStream(packed, CompressionMode.Decompress) : new MemoryStream(objects.Unpacked(stream));
    }
}
