using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DocReview.Index;

/// <summary>
/// Words with their frequencies, and how often one follows another: the data of SmartChineseAnalyzer, in a form of our own.
/// Brotli over six columns, each with its length in bytes before it (32 bits, big-endian): shape of a word (shared prefix × 16 + suffix length), suffixes (UTF-16BE),
/// and as variable-length numbers: frequencies, followers per word, gaps between their numbers, pair frequencies.
/// </summary>
public sealed class SegmenterDictionary
{
    private const string Resource = "DocReview.Index.Tokens.Resources.smartcn.br";
    private const int Columns = 6;

    /// <summary>Sorted by UTF-16 unit: words of Han characters, marks of one unit, and the four class names below.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    public required IReadOnlyList<int> Frequencies { get; init; }

    /// <summary>Where the followers of a word begin in <see cref="Followers"/>; one entry more than words.</summary>
    public required IReadOnlyList<int> RowStarts { get; init; }

    /// <summary>Numbers of words, rising within a row.</summary>
    public required IReadOnlyList<int> Followers { get; init; }

    public required IReadOnlyList<int> PairFrequencies { get; init; }

    /// <summary>What stands in the pairs for any run of letters, any number, the begin and the end of a sentence.</summary>
    public const string Letters = "未##串", Number = "未##数", Begin = "始##始", End = "末##末";

    public static SegmenterDictionary Load()
    {
        using var resource = typeof(SegmenterDictionary).Assembly.GetManifestResourceStream(Resource)!;
        using var unpacked = new BrotliStream(resource, CompressionMode.Decompress);
        using var buffer = new MemoryStream();
        unpacked.CopyTo(buffer);
        return Read(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    public void Write(Stream target)
    {
        var columns = Enumerable.Range(0, Columns).Select(_ => new MemoryStream()).ToArray();
        var before = "";
        for (var i = 0; i < Words.Count; i++)
        {
            var word = Words[i];
            var shared = 0;
            while (shared < Math.Min(word.Length, before.Length) && word[shared] == before[shared]) shared++;
            columns[0].WriteByte((byte)((shared << 4) | (word.Length - shared)));
            columns[1].Write(Encoding.BigEndianUnicode.GetBytes(word[shared..]));
            WriteNumber(columns[2], Frequencies[i]);
            WriteNumber(columns[3], RowStarts[i + 1] - RowStarts[i]);
            for (int at = RowStarts[i], last = 0; at < RowStarts[i + 1]; last = Followers[at++])
            {
                WriteNumber(columns[4], Followers[at] - last);
                WriteNumber(columns[5], PairFrequencies[at]);
            }
            before = word;
        }
        using var packed = new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true);
        Span<byte> length = stackalloc byte[4];
        foreach (var column in columns)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, (int)column.Length);
            packed.Write(length);
            packed.Write(column.GetBuffer(), 0, (int)column.Length);
        }
    }

    private static SegmenterDictionary Read(ReadOnlyMemory<byte> data)
    {
        var columns = new ReadOnlyMemory<byte>[Columns];
        for (var i = 0; i < Columns; i++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(data.Span);
            columns[i] = data.Slice(4, length);
            data = data[(4 + length)..];
        }
        var shapes = columns[0].Span;
        var words = new string[shapes.Length];
        var suffixes = columns[1].Span;
        Span<char> word = stackalloc char[32];
        for (var i = 0; i < words.Length; i++)
        {
            var (shared, suffix) = (shapes[i] >> 4, shapes[i] & 15);
            for (var j = 0; j < suffix; j++, suffixes = suffixes[2..]) word[shared + j] = (char)BinaryPrimitives.ReadUInt16BigEndian(suffixes);
            words[i] = new string(word[..(shared + suffix)]);
        }
        var rows = new int[words.Length + 1];
        var counts = Numbers(columns[3].Span, words.Length);
        for (var i = 0; i < words.Length; i++) rows[i + 1] = rows[i] + counts[i];
        var followers = Numbers(columns[4].Span, rows[^1]);
        for (var i = 0; i < words.Length; i++)
            for (var at = rows[i] + 1; at < rows[i + 1]; at++) followers[at] += followers[at - 1];
        return new()
        {
            Words = words, Frequencies = Numbers(columns[2].Span, words.Length), RowStarts = rows, Followers = followers,
            PairFrequencies = Numbers(columns[5].Span, rows[^1]),
        };
    }

    private static int[] Numbers(ReadOnlySpan<byte> bytes, int count)
    {
        var numbers = new int[count];
        var at = 0;
        for (var i = 0; i < count; i++)
            for (var shift = 0; ; shift += 7)
            {
                var part = bytes[at++];
                numbers[i] |= (part & 0x7F) << shift;
                if (part < 0x80) break;
            }
        return numbers;
    }

    private static void WriteNumber(MemoryStream stream, int number)
    {
        for (; number >= 0x80; number >>= 7) stream.WriteByte((byte)(number | 0x80));
        stream.WriteByte((byte)number);
    }
}
