using System.Buffers;
using System.Text;

namespace DocReview.Web;

/// <summary>
/// Text for a terminal. What comes out of file names and papers may hold characters that a terminal obeys: they could move the cursor, rewrite lines, or turn
/// the order of what is read. Each is written as U+FFFD; ends of lines and tabs stay.
/// </summary>
public sealed class PlainText(TextWriter inner) : TextWriter
{
    // C0 and C1 but for tab and line feed; marks that turn the direction of text.
    private static readonly SearchValues<char> Obeyed = SearchValues.Create([.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Where(code => code is not ('\t' or '\n'))
        .Concat([0x061C, 0x200E, 0x200F]).Concat(Enumerable.Range(0x202A, 5)).Concat(Enumerable.Range(0x2066, 4)).Select(code => (char)code)]);

    /// <summary>For who writes through it and leaves the end of the inner writer to its owner.</summary>
    public static TextWriter Around(TextWriter inner) => new PlainText(inner);

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(Obeyed.Contains(value) ? '\uFFFD' : value);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        for (var at = buffer.IndexOfAny(Obeyed); at >= 0; at = buffer.IndexOfAny(Obeyed))
        {
            inner.Write(buffer[..at]);
            inner.Write('\uFFFD');
            buffer = buffer[(at + 1)..];
        }
        inner.Write(buffer);
    }

    // The end of a line is the writer's own, whatever this system takes for one.
    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value)
    {
        Write(value);
        inner.WriteLine();
    }

    public override void WriteLine(ReadOnlySpan<char> buffer)
    {
        Write(buffer);
        inner.WriteLine();
    }

    public override void Flush() => inner.Flush();
}
