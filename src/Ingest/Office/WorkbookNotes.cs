using System.Buffers.Binary;
using System.Text;

namespace DocReview.Ingest;

/// <summary>A comment on a cell, or, with row 0, the text of a box drawn on the sheet.</summary>
internal readonly record struct WorkbookNote(int Row, string Text, string? Author);

/// <param name="Errors">What cells show whose formula fails: #REF!</param>
internal sealed record OldSheet(List<WorkbookNote> Notes, Dictionary<(int Row, int Column), string> Errors);

/// <summary>What the reader of an old workbook's cells passes over: errors, comments and text boxes. The last two are texts of drawn objects (TXO records) and who wrote them (NOTE records) ([MS-XLS]).</summary>
internal static class WorkbookNotes
{
    private const int Note = 0x1C, FilePass = 0x2F, Continue = 0x3C, Object = 0x5D, BoundSheet = 0x85, TextObject = 0x1B6, TruthOrError = 0x205, Formula = 0x06, OldFormula = 0x406, DrawingGroup = 0xEB, Beginning = 0x809, End = 0x0A;

    private readonly record struct Record(int Type, int Start, int Length);

    /// <returns>One list for each worksheet, in the workbook's order.</returns>
    public static List<OldSheet> Of(byte[] workbook)
    {
        var globals = Records(workbook, 0).ToList();
        if (globals.Any(record => record.Type == FilePass))
            return [];
        // Charts and macro sheets are no worksheets.
        return [.. globals.Where(record => record.Type == BoundSheet && record.Length > 6 && workbook[record.Start + 5] == 0)
            .Select(record => OfSheet(workbook, BinaryPrimitives.ReadInt32LittleEndian(workbook.AsSpan(record.Start))))];
    }

    /// <summary>The drawings of the whole workbook, put together from their records; empty where it is encrypted.</summary>
    public static byte[] Drawings(byte[] workbook)
    {
        var drawings = new MemoryStream();
        var last = 0;
        foreach (var record in Records(workbook, 0))
        {
            if (record.Type == FilePass)
                return [];
            if (record.Type == DrawingGroup || (record.Type == Continue && last == DrawingGroup))
                drawings.Write(workbook, record.Start, record.Length);
            last = record.Type == Continue ? last : record.Type;
        }
        return drawings.ToArray();
    }

    /// <summary>The records of one substream; charts drawn on a sheet are substreams within.</summary>
    private static IEnumerable<Record> Records(byte[] bytes, int start)
    {
        var depth = 0;
        for (var at = start; at >= 0 && at + 4 <= bytes.Length;)
        {
            var record = new Record(U16(bytes, at), at + 4, U16(bytes, at + 2));
            if (record.Start + record.Length > bytes.Length)
                yield break;
            yield return record;
            depth += record.Type == Beginning ? 1 : record.Type == End ? -1 : 0;
            if (depth <= 0)
                yield break;
            at = record.Start + record.Length;
        }
    }

    private static OldSheet OfSheet(byte[] bytes, int start)
    {
        var texts = new Dictionary<int, string>();
        var notes = new List<WorkbookNote>();
        var errors = new Dictionary<(int, int), string>();
        var (id, missing) = (0, 0);
        var text = new StringBuilder();
        foreach (var record in Records(bytes, start))
        {
            switch (record.Type)
            {
                case TruthOrError when record.Length >= 8 && bytes[record.Start + 7] == 1:
                    errors[(U16(bytes, record.Start) + 1, U16(bytes, record.Start + 2) + 1)] = Shown(bytes[record.Start + 6]);
                    break;
                // The result of a formula is a number, or where its last two bytes are set something else: 2 is an error.
                case Formula or OldFormula when record.Length >= 14 && U16(bytes, record.Start + 12) == 0xFFFF && bytes[record.Start + 6] == 2:
                    errors[(U16(bytes, record.Start) + 1, U16(bytes, record.Start + 2) + 1)] = Shown(bytes[record.Start + 8]);
                    break;
                case Object when record.Length >= 8:
                    id = U16(bytes, record.Start + 6);
                    break;
                case TextObject when record.Length >= 12:
                    missing = U16(bytes, record.Start + 10);
                    text.Clear();
                    break;
                case Continue when missing > 0 && record.Length > 1:
                    var part = Characters(bytes, record.Start, record.Length, missing);
                    missing -= part.Length;
                    texts[id] = text.Append(part).ToString();
                    break;
                case Note when record.Length >= 8 && texts.Remove(U16(bytes, record.Start + 6), out var comment):
                    notes.Add(new WorkbookNote(U16(bytes, record.Start) + 1, comment, Author(bytes, record)));
                    break;
            }
        }
        notes.AddRange(texts.OrderBy(box => box.Key).Select(box => new WorkbookNote(0, box.Value, null)));
        return new OldSheet(notes, errors);
    }

    private static string Shown(byte error) => error switch { 0 => "#NULL!", 7 => "#DIV/0!", 15 => "#VALUE!", 23 => "#REF!", 29 => "#NAME?", 36 => "#NUM!", 42 => "#N/A", _ => "#ERROR" };

    private static string? Author(byte[] bytes, Record note) =>
        note.Length > 11 && U16(bytes, note.Start + 8) is > 0 and var count ? Characters(bytes, note.Start + 10, note.Length - 10, count) : null;

    /// <summary>A byte that says how wide the characters are, then the characters.</summary>
    private static string Characters(byte[] bytes, int start, int length, int most)
    {
        var wide = (bytes[start] & 1) != 0;
        var count = Math.Min(most, (length - 1) / (wide ? 2 : 1));
        return (wide ? Encoding.Unicode.GetString(bytes, start + 1, count * 2) : Encoding.Latin1.GetString(bytes, start + 1, count)).Replace("\r\n", "\n").Replace('\r', '\n');
    }

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
}
