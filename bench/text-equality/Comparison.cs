using System.Security.Cryptography;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.TextEquality;

/// <summary>Holds what is read against the text the file was written from, and against what another reader makes of it.</summary>
internal static class Comparison
{
    public static async Task<ExtractionOutcome> Extract(ExtractionPool pool, string path)
    {
        await using var stream = File.OpenRead(path);
        var id = new FileId(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream)));
        return await pool.Extract(new SourceFile(id, Path.GetFileName(path), stream.Length), path, CancellationToken.None);
    }

    public static async Task Print(ExtractionPool pool, string pairs)
    {
        await Task.CompletedTask;
    }
}
