using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = System.IO.Directory;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace DocReview.Index;

/// <summary>The folder of an index: which version wrote it, and whether its files are whole.</summary>
internal static class IndexFolder
{
    private const string FormatFile = "format.txt";

    /// <summary>Raise it when fields or folding change: older folders are then written anew from the ledger.</summary>
    private const string Format = "docreview-index/3";

    public static bool IsEmpty(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    public static void WriteFormat(string folder, ITokenizer tokenizer) => File.WriteAllText(Path.Combine(folder, FormatFile), Expected(tokenizer));

    /// <summary>The format file goes first: without it the folder counts as unfinished.</summary>
    public static void Empty(string folder)
    {
        File.Delete(Path.Combine(folder, FormatFile));
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != IndexWriter.WRITE_LOCK_NAME)) File.Delete(file);
    }

    /// <summary>Null where the folder was written by this version with this tokenizer.</summary>
    public static IndexOpening.Unusable? Outdated(string folder, ITokenizer tokenizer)
    {
        var file = Path.Combine(folder, FormatFile);
        if (!File.Exists(file)) return new(true, "索引文件夹不完整，需要重建");
        return File.ReadAllText(file) == Expected(tokenizer) ? null : new(false, "索引由另一版本的程序或词典写成，需要重建");
    }

    /// <summary>Reads every file of the last commit and compares its check sum. Null where all are whole.</summary>
    public static IndexOpening.Unusable? Damage(LuceneDirectory directory)
    {
        try
        {
            if (!DirectoryReader.IndexExists(directory)) return new(true, "索引没有完成过一次写入，需要重建");
            using var reader = DirectoryReader.Open(directory);
            // The commit file itself was checked when the reader opened it.
            foreach (var file in reader.IndexCommit.FileNames.Where(file => !file.StartsWith(IndexFileNames.SEGMENTS, StringComparison.Ordinal)))
            {
                using var input = directory.OpenInput(file, IOContext.READ_ONCE);
                CodecUtil.ChecksumEntireFile(input);
            }
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException and not OperationCanceledException)
        {
            return Broken(e);
        }
    }

    /// <summary>The engine meets broken files with exceptions of many kinds: end of file, wrong header, an index out of range.</summary>
    public static IndexOpening.Unusable Broken(Exception e) => new(true, $"索引文件已损坏，需要重建（{e.GetType().Name}：{e.Message}）");

    private static string Expected(ITokenizer tokenizer) => $"{Format}\n{tokenizer.Version}\n";
}
