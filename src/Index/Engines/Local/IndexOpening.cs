namespace DocReview.Index;

/// <summary>What opening an index folder came to.</summary>
public abstract record IndexOpening
{
    public sealed record Ready(LuceneIndex Index) : IndexOpening;

    /// <summary>The folder holds no index that can be used. <see cref="LuceneIndex.Create"/> makes it anew, to be filled from the ledger.</summary>
    /// <param name="Damaged">True where files are broken or missing; false where another version of the program, its dictionary or its folding wrote it.</param>
    /// <param name="Reason">Chinese, one sentence.</param>
    public sealed record Unusable(bool Damaged, string Reason) : IndexOpening;
}

/// <summary>Another process is writing to this index.</summary>
public sealed class IndexInUseException(string folder, Exception? cause) : IOException($"索引正被另一个进程写入：{folder}", cause);
