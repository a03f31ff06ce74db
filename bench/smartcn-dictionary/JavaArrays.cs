using System.Buffers.Binary;

namespace DocReview.Bench;

/// <summary>Reads the arrays of a Java object stream that holds nothing but arrays of numbers and arrays of arrays.</summary>
internal sealed class JavaArrays(byte[] bytes)
{
    private const int Reference = 0x71, Null = 0x70, Array = 0x75, Descriptor = 0x72, EndOfBlock = 0x78, FirstHandle = 0x7E0000;

    private readonly List<object> handles = [];
    private int at = 4;

    public static object?[] Read(string file, string sha256)
    {
        var bytes = File.ReadAllBytes(file);
        var found = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        if (found != sha256) throw new InvalidDataException($"{file}: sha256 is {found}, expected {sha256}");
        if (bytes.AsSpan(0, 4) is not [0xAC, 0xED, 0, 5]) throw new InvalidDataException($"{file}: not a Java object stream");
        var reader = new JavaArrays(bytes);
        var arrays = new List<object?>();
        while (reader.at < bytes.Length) arrays.Add(reader.Value());
        return [.. arrays];
    }

    private object? Value()
    {
        var tag = bytes[at++];
        if (tag == Null) return null;
        if (tag == Reference) return handles[Int32() - FirstHandle];
        if (tag != Array) throw new InvalidDataException($"tag {tag:x2} at {at - 1}");
        var type = TypeName();
        var handle = handles.Count;
        handles.Add(type);
        var length = Int32();
        object array = type switch
        {
            "[S" => Fill(new short[length], () => BinaryPrimitives.ReadInt16BigEndian(Next(2))),
            "[C" => Fill(new char[length], () => (char)BinaryPrimitives.ReadUInt16BigEndian(Next(2))),
            "[I" => Fill(new int[length], Int32),
            "[J" => Fill(new long[length], () => BinaryPrimitives.ReadInt64BigEndian(Next(8))),
            _ => Fill(new object?[length], Value),
        };
        handles[handle] = array;
        return array;
    }

    private string TypeName()
    {
        var tag = bytes[at++];
        if (tag == Reference) return (string)handles[Int32() - FirstHandle];
        if (tag != Descriptor) throw new InvalidDataException($"tag {tag:x2} at {at - 1}");
        var name = System.Text.Encoding.ASCII.GetString(Next(BinaryPrimitives.ReadUInt16BigEndian(Next(2))));
        // UID, flags, number of fields, end of annotations, no superclass.
        var rest = Next(8 + 1 + 2 + 2);
        if (rest[8..] is not [2, 0, 0, EndOfBlock, Null]) throw new InvalidDataException($"{name}: not a plain array type");
        handles.Add(name);
        return name;
    }

    private static T[] Fill<T>(T[] array, Func<T> next)
    {
        for (var i = 0; i < array.Length; i++) array[i] = next();
        return array;
    }

    private int Int32() => BinaryPrimitives.ReadInt32BigEndian(Next(4));

    private ReadOnlySpan<byte> Next(int count) => bytes.AsSpan((at += count) - count, count);
}
