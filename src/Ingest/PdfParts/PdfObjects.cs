using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace DocReview.Ingest;

/// <summary>The objects of a PDF by their keys, references followed. Whatever is missing, broken or of another kind is null.</summary>
internal sealed class PdfObjects(PdfDocument pdf)
{
    private const int LongestChain = 16;

    public DictionaryToken Catalog => pdf.Structure.Catalog.CatalogDictionary;

    public IToken? Resolved(IToken? token)
    {
        for (var i = 0; i < LongestChain && token is IndirectReferenceToken reference; i++)
            token = Target(reference);
        return token is IndirectReferenceToken or NullToken ? null : token;
    }

    public IToken? Get(DictionaryToken? dictionary, string key) => dictionary is not null && dictionary.Data.TryGetValue(key, out var token) ? Resolved(token) : null;

    public DictionaryToken? Dictionary(DictionaryToken? dictionary, string key) => AsDictionary(Get(dictionary, key));

    public IReadOnlyList<IToken> Array(DictionaryToken? dictionary, string key) => Get(dictionary, key) is ArrayToken array ? array.Data : [];

    public IEnumerable<DictionaryToken> Dictionaries(DictionaryToken? dictionary, string key) => Array(dictionary, key).Select(item => AsDictionary(Resolved(item))).OfType<DictionaryToken>();

    public StreamToken? Stream(DictionaryToken? dictionary, string key) => Get(dictionary, key) as StreamToken;

    public string? Name(DictionaryToken? dictionary, string key) => (Get(dictionary, key) as NameToken)?.Data;

    public int Number(DictionaryToken? dictionary, string key) => Get(dictionary, key) is NumericToken number ? number.Int : 0;

    /// <summary>A text for people; also where it is kept as a stream. Null where there is none or it is blank.</summary>
    public string? Text(DictionaryToken? dictionary, string key) => Text(Get(dictionary, key));

    public string? Text(IToken? token)
    {
        var bytes = Bytes(Resolved(token));
        return bytes is { Length: > 0 } && Decoded(bytes) is var text && !string.IsNullOrWhiteSpace(text) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim() : null;
    }

    public byte[]? Bytes(IToken? token) => token switch
    {
        StringToken text => text.GetBytes(),
        HexToken hex => hex.Bytes.ToArray(),
        StreamToken stream => Unpacked(stream),
        _ => null,
    };

    public byte[] Unpacked(StreamToken stream) => stream.Decode(pdf.Structure.FilterProvider, pdf.Structure.TokenScanner).ToArray();

    private static DictionaryToken? AsDictionary(IToken? token) => token as DictionaryToken ?? (token as StreamToken)?.StreamDictionary;

    /// <summary>UTF-16 and UTF-8 by their marks. The standard's own encoding is Western; Chinese programs write GBK all the same.</summary>
    private static string Decoded(byte[] bytes) =>
        bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2) : bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2)
        : bytes.All(value => value < 0x80) ? Encoding.ASCII.GetString(bytes) : Encodings.Decode(bytes)?.Text ?? Encoding.Latin1.GetString(bytes);

    private IToken? Target(IndirectReferenceToken reference)
    {
        try
        {
            return pdf.Structure.GetObject(reference.Data)?.Data;
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or StopReadingException))
        {
            return null;
        }
    }
}
