using DocReview.Ingest;

// read FILE...                what is read, passage by passage
// compare PAIRS               a line for each file: format, file, expected text, text of another reader (or -), separated by tabs
var work = Directory.CreateTempSubdirectory("text-equality-").FullName;
try
{
    await using var pool = new ExtractionPool(ExtractionPool.ChildBesideThisAssembly, ["/"], work);
    if (args is ["read", .. var files])
    {
        foreach (var file in files)
            await Show(pool, file);
    }
    else if (args is ["compare", var pairs])
    {
        await DocReview.TextEquality.Comparison.Print(pool, pairs);
    }
    else
    {
        Console.Error.WriteLine("read FILE... | compare PAIRS");
        return 2;
    }
    return 0;
}
finally
{
    Directory.Delete(work, recursive: true);
}

static async Task Show(ExtractionPool pool, string path)
{
    using var outcome = await DocReview.TextEquality.Comparison.Extract(pool, path);
    Console.WriteLine($"== {path} {outcome.Took.TotalMilliseconds:0} ms");
    if (outcome.Extraction is not Extraction.Text { Document: var document } text)
    {
        Console.WriteLine(outcome.Extraction);
        return;
    }
    Console.WriteLine($"{document.Format} “{document.Title}” {document.Properties}");
    foreach (var page in document.Pages)
    {
        Console.WriteLine($"-- {page.Number} {page.Label} {page.Waiting}");
        foreach (var passage in page.Passages)
            Console.WriteLine($"[{passage.Kind}{(passage.Hidden ? " hidden" : "")}{(passage.Revision is { } by ? $" {by.Author} {by.At}" : "")}{(passage.Row is { } row ? $" {row.Table}:{row.Number} {string.Join(' ', row.Cells.Select(cell => $"{cell.Column}x{cell.ColumnSpan}x{cell.RowSpan}"))}" : "")}] {passage.Text.Replace("\n", "⏎").Replace("\t", "⇥")}");
    }
    foreach (var warning in document.Warnings)
        Console.WriteLine("! " + warning);
    foreach (var file in text.Files)
        Console.WriteLine($"+ {file.Name} {file.Length}");
    foreach (var entry in text.PassedOver)
        Console.WriteLine($"- {entry}");
}
