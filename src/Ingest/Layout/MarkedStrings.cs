using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace DocReview.Ingest;

/// <summary>
/// PdfPig 0.1.16 takes a shown string that happens to begin with the bytes FE FF for UTF-16 and loses its characters; subset fonts of one byte a
/// character do begin so. Written as hexadecimal the same string is left alone: so content streams are rewritten as they are unpacked.
/// </summary>
internal sealed class MarkedStrings : IFilterProvider
{
    private static readonly IFilterProvider Default = DefaultFilterProvider.Instance;
    private static readonly IFilter Rewriting = new Rewriter();

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => [.. Default.GetFilters(dictionary), Rewriting];

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => [.. Default.GetNamedFilters(names), Rewriting];

    public IReadOnlyList<IFilter> GetAllFilters() => Default.GetAllFilters();

    /// <summary>Pages' contents have no type and forms say what they are; object streams must keep their offsets, images and fonts their bytes.</summary>
    private static bool IsContent(DictionaryToken dictionary) =>
        (dictionary.TryGet(NameToken.Subtype, out NameToken subtype) && subtype == NameToken.Form)
        || (!dictionary.ContainsKey(NameToken.Type) && !dictionary.ContainsKey(NameToken.Subtype) && !dictionary.ContainsKey(NameToken.Length1) && !dictionary.ContainsKey(NameToken.N));

    /// <returns>The same bytes, with strings that begin like marked text in hexadecimal.</returns>
    public static Memory<byte> Rewrite(Memory<byte> content)
    {
        var source = content.Span;
        if (source.IndexOf((ReadOnlySpan<byte>)[(byte)'(', 0xFE, 0xFF]) < 0 && source.IndexOf("(\\376\\377"u8) < 0)
            return content;
        var written = new MemoryStream(source.Length + 64);
        for (var at = 0; at < source.Length;)
        {
            // The bytes of an inline image may look like anything.
            if (source[at..].StartsWith("BI"u8) && at + 2 < source.Length && source[at + 2] is (byte)' ' or (byte)'\n' or (byte)'\r')
                return content;
            var end = at + 1;
            if (source[at] == (byte)'(' && Literal(source, at, out end) is { Length: >= 2 } marked && marked[0] == 0xFE && marked[1] == 0xFF)
                written.Write(System.Text.Encoding.ASCII.GetBytes($"<{Convert.ToHexString(marked)}>"));
            else
                written.Write(source[at..end]);
            at = end;
        }
        return written.ToArray();
    }

    /// <summary>The bytes of the string in parentheses that begins here (ISO 32000-1, 7.3.4.2).</summary>
    private static byte[] Literal(ReadOnlySpan<byte> source, int start, out int end)
    {
        var bytes = new List<byte>();
        var depth = 0;
        for (var at = start; at < source.Length; at++)
        {
            var value = source[at];
            if (value == (byte)'\\' && at + 1 < source.Length)
            {
                at = Escape(source, at + 1, bytes);
                continue;
            }
            depth += value == (byte)'(' ? 1 : value == (byte)')' ? -1 : 0;
            if (depth == 0)
            {
                end = at + 1;
                return [.. bytes];
            }
            if (at > start)
                bytes.Add(value);
        }
        end = source.Length;
        return [];
    }

    /// <returns>The place of the escape's last byte.</returns>
    private static int Escape(ReadOnlySpan<byte> source, int at, List<byte> bytes)
    {
        if (source[at] is >= (byte)'0' and <= (byte)'7')
        {
            var value = 0;
            var digits = 0;
            while (digits < 3 && at + digits < source.Length && source[at + digits] is >= (byte)'0' and <= (byte)'7')
                value = (value * 8) + source[at + digits++] - '0';
            bytes.Add((byte)value);
            return at + digits - 1;
        }
        if (source[at] == (byte)'\r')
            return at + 1 < source.Length && source[at + 1] == (byte)'\n' ? at + 1 : at;
        if (source[at] != (byte)'\n')
            bytes.Add(source[at] switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, var other => other });
        return at;
    }

    private sealed class Rewriter : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) =>
            IsContent(streamDictionary) ? Rewrite(input) : input;
    }
}
