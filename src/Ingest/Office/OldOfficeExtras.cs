using System.Buffers.Binary;

namespace DocReview.Ingest;

/// <summary>Embedded objects and pictures of the old formats.</summary>
internal static class OldOfficeExtras
{
    private const int RecordHead = 8;
    private const int Jpeg = 0xF01D, Png = 0xF01E, Dib = 0xF01F, Tiff = 0xF029, JpegInCmyk = 0xF02A;

    /// <param name="streams">Where this format keeps its pictures.</param>
    /// <param name="shown">How many pictures and objects the text shows.</param>
    public static void Take(CompoundFile compound, EmbeddedFiles files, IReadOnlyList<string> streams, int shown)
    {
        var pictures = streams.SelectMany(stream => Pictures(compound.Read(stream) ?? [])).ToList();
        files.Pictures(pictures);
        files.Others(shown - pictures.Count - TakeObjects(compound, files));
    }

    /// <summary>Pictures of a workbook lie in records of at most 8 KiB, which are put together first.</summary>
    public static void TakeOfWorkbook(CompoundFile compound, byte[] workbook, EmbeddedFiles files)
    {
        files.Pictures(Pictures(WorkbookNotes.Drawings(workbook)));
        TakeObjects(compound, files);
    }

    private static int TakeObjects(CompoundFile compound, EmbeddedFiles files)
    {
        var objects = Objects(compound).ToList();
        foreach (var storage in objects)
        {
            if (OleObject.InStorage(compound, storage) is { } inner)
                files.Object(inner);
            else
                files.Object(compound.CopyOf(storage), storage.TrimEnd('/'));
        }
        return objects.Count;
    }

    /// <summary>Storages that hold an object: those of Word lie in a pool, those of Excel below the root, named MBD and a number.</summary>
    private static IEnumerable<string> Objects(CompoundFile compound)
    {
        foreach (var path in compound.Paths.Order(StringComparer.Ordinal))
        {
            var parts = path.Split('/');
            if ((parts.Length == 2 && parts[0] == "ObjectPool") || (parts.Length == 1 && parts[0].StartsWith("MBD", StringComparison.Ordinal)))
                yield return path + "/";
        }
    }

    /// <summary>Pictures as the drawings of all old formats keep them ([MS-ODRAW] 2.2.23): found by their heads, wherever they lie.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Pictures(byte[] bytes)
    {
        for (var at = 0; at + RecordHead < bytes.Length; at++)
        {
            if (bytes[at + 3] != 0xF0 || BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 2)) is not (Jpeg or Png or Dib or Tiff or JpegInCmyk))
                continue;
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4));
            if (length < 64 || length > bytes.Length - at - RecordHead)
                continue;
            // One or two sums of 16 bytes and a mark come before the picture itself.
            foreach (var head in new[] { 17, 33 })
            {
                var picture = bytes.AsMemory(at + RecordHead + head, length - head);
                if (ImageHead.Of(picture.Span) is null)
                    continue;
                yield return picture;
                at += RecordHead + length - 1;
                break;
            }
        }
    }
}
