using System.Text.RegularExpressions;

namespace DocReview.Ingest;

/// <summary>Plain text as passages: every line one, blocks of evenly separated lines as rows of a table.</summary>
internal static partial class WrittenLines
{
    /// <param name="ending">That of the file's name: in ".csv" commas part columns; empty for any other text.</param>
    public static void Add(DocumentBuilder builder, string text, string ending = "")
    {
        foreach (var block in DelimitedBlocks.In(LineBreak().Split(text), ending))
        {
            var table = block.IsTable ? builder.NextTable() : 0;
            for (var i = 0; i < block.Rows.Count; i++)
            {
                if (block.IsTable)
                    builder.AddRow(table, block.FirstNumber + i, [.. block.Rows[i].Select((cell, column) => new RowCell(column + 1, cell))]);
                else
                    builder.Add(block.Rows[i][0]);
            }
        }
    }

    [GeneratedRegex(@"\r\n|[\n\r\f\u2028\u2029\u0085]")]
    private static partial Regex LineBreak();
}
