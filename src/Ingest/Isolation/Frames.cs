using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What the host asks of a child.</summary>
/// <param name="Path">The file in the vault; opened for reading only.</param>
/// <param name="Folder">The child's own folder for this request: entries of containers are unpacked into it.</param>
internal sealed record ExtractionRequest(SourceFile File, string Path, string Folder, ExtractionLimits Limits)
{
    /// <summary>Set where pages are to be recognised from their images; null where the file is to be read.</summary>
    public RecognitionOrder? Recognise { get; init; }

    /// <summary>Set where a page is to be drawn for people.</summary>
    public DrawingOrder? Draw { get; init; }

    /// <summary>Only raw strings are wanted: see <see cref="DocReview.Ingest.Salvage"/>.</summary>
    public bool Salvage { get; init; }
}

/// <param name="Format">As the file's extractor named it: how its images are got at.</param>
/// <param name="Models">The folder of the models.</param>
internal sealed record RecognitionOrder(string Format, IReadOnlyList<int> Pages, string Models);

/// <param name="Format">As the file's extractor named it.</param>
/// <param name="WithoutLetters">Whoever shows the page lays its text over it.</param>
internal sealed record DrawingOrder(string Format, int Page, bool WithoutLetters);

/// <summary>What the child answers. A report of progress has no extraction.</summary>
/// <param name="Leaving">The child ends after this answer: its memory is spent.</param>
internal sealed record ExtractionReply(Extraction? Extraction, bool Leaving = false)
{
    /// <summary>A page that is done, among others of a request for recognition.</summary>
    public RecognisedText? Page { get; init; }

    /// <summary>The page that was to be drawn.</summary>
    public DrawnPage? Drawn { get; init; }

    /// <summary>The last answer to a request for recognition, or for a drawing.</summary>
    public bool AllPagesDone { get; init; }
}

/// <summary>Messages on the standard streams of a child: four bytes of length, little endian, then UTF-8 JSON.</summary>
internal static class Frames
{
    public static readonly WireJson Wire = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    });

    public static byte[] Of(ExtractionRequest request) => Framed(JsonSerializer.SerializeToUtf8Bytes(request, Wire.ExtractionRequest));

    /// <summary>An answer may be as large as a ledger of many years: it is written in pieces, and never lies in memory twice.</summary>
    public static PiecedBuffer Of(ExtractionReply reply)
    {
        var message = new PiecedBuffer();
        using var json = new Utf8JsonWriter(message, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        JsonSerializer.Serialize(json, reply, Wire.ExtractionReply);
        json.Flush();
        return message;
    }

    public static void Write(Stream stream, PiecedBuffer message)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)message.Length);
        stream.Write(length);
        message.CopyTo(stream);
        stream.Flush();
    }

    /// <returns>The message without its length; null at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">The length is above <paramref name="limit"/>.</exception>
    public static async Task<byte[]?> Read(Stream stream, long limit)
    {
        var length = new byte[4];
        if (await stream.ReadAtLeastAsync(length, 4, throwOnEndOfStream: false) < 4)
            return null;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (size > limit)
            throw new InvalidDataException($"A message of {size} bytes.");
        var message = new byte[size];
        return await stream.ReadAtLeastAsync(message, message.Length, throwOnEndOfStream: false) < message.Length ? null : message;
    }

    private static byte[] Framed(byte[] message)
    {
        var framed = new byte[message.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(framed, message.Length);
        message.CopyTo(framed, 4);
        return framed;
    }
}

[JsonSerializable(typeof(ExtractionRequest)), JsonSerializable(typeof(ExtractionReply)), JsonSerializable(typeof(SandboxReport))]
internal sealed partial class WireJson : JsonSerializerContext;
