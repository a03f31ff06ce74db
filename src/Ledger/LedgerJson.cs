using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DocReview.Ledger;

/// <summary>How values stand in the ledger's JSON columns: Chinese as it is, enumerations as words, money in fen, dates as far as they are known.</summary>
public static class LedgerJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new JsonStringEnumConverter(), new FileIdConverter(), new PassageIdConverter(), new MoneyConverter(), new PartialDateConverter(),
            new CellConverter(), new BoxConverter(),
        },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private sealed class FileIdConverter : JsonConverter<FileId>
    {
        public override FileId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, FileId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class PassageIdConverter : JsonConverter<PassageId>
    {
        public override PassageId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text = reader.GetString()!;
            var mark = text.LastIndexOf('#');
            return new PassageId(new FileId(text[..mark]), int.Parse(text[(mark + 1)..]));
        }

        public override void Write(Utf8JsonWriter writer, PassageId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Fen);
    }

    private sealed class PartialDateConverter : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            PartialDate.Parse(reader.GetString()) ?? throw new JsonException("not a date");

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    /// <summary>[column, start, length] and the spans only where a cell is merged: a ledger holds millions of cells.</summary>
    private sealed class CellConverter : JsonConverter<Cell>
    {
        public override Cell Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var n = Numbers(ref reader);
            return new Cell((int)n[0], (int)n[1], (int)n[2], n.Count > 3 ? (int)n[3] : 1, n.Count > 4 ? (int)n[4] : 1);
        }

        public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Column);
            writer.WriteNumberValue(value.Start);
            writer.WriteNumberValue(value.Length);
            if (value.ColumnSpan != 1 || value.RowSpan != 1)
            {
                writer.WriteNumberValue(value.ColumnSpan);
                writer.WriteNumberValue(value.RowSpan);
            }

            writer.WriteEndArray();
        }
    }

    /// <summary>[start, length, x, y, width, height], to a hundredth of a point.</summary>
    private sealed class BoxConverter : JsonConverter<Box>
    {
        public override Box Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var n = Numbers(ref reader);
            return new Box((int)n[0], (int)n[1], n[2], n[3], n[4], n[5]);
        }

        public override void Write(Utf8JsonWriter writer, Box value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Start);
            writer.WriteNumberValue(value.Length);
            foreach (var side in (ReadOnlySpan<double>)[value.X, value.Y, value.Width, value.Height])
            {
                // A file may claim any number; JSON has no word for those that are none.
                writer.WriteNumberValue(double.IsFinite(side) ? Math.Round(side, 2) : 0);
            }

            writer.WriteEndArray();
        }
    }

    private static List<double> Numbers(ref Utf8JsonReader reader)
    {
        var numbers = new List<double>(6);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) numbers.Add(reader.GetDouble());
        return numbers;
    }
}
