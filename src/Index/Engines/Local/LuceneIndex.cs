using System.Diagnostics;
using DocReview.Ledger;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Document = DocReview.Ledger.Document;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace DocReview.Index;

/// <summary>
/// The index of one inspection in a folder of its own. Safe for many threads. A folder has one writer, and any number of readers in other processes,
/// each of which sees the last commit at the time it was opened.
/// </summary>
public sealed class LuceneIndex : ISearchIndex
{
    private static readonly TimeSpan Staleness = TimeSpan.FromSeconds(1);

    private readonly LuceneDirectory directory;
    private readonly IndexWriter? writer;
    private readonly SearcherManager searchers;
    private readonly ITokenizer tokenizer;
    private string wordsOf;
    private long refreshed = Stopwatch.GetTimestamp();

    private LuceneIndex(LuceneDirectory directory, IndexWriter? writer, SearcherManager searchers, ITokenizer tokenizer) =>
        (this.directory, this.writer, this.searchers, this.tokenizer, wordsOf) = (directory, writer, searchers, tokenizer, tokenizer.Version);

    /// <summary>Opens for writing and searching; an empty or missing folder becomes an empty index. Reads all of it once, to know that it is whole.</summary>
    /// <exception cref="IndexInUseException">Another process writes to it.</exception>
    public static IndexOpening Open(string folder, ITokenizer tokenizer)
    {
        if (IndexFolder.IsEmpty(folder)) return new IndexOpening.Ready(Create(folder, tokenizer));
        if (IndexFolder.Outdated(folder, tokenizer) is { } outdated) return outdated;
        var directory = FSDirectory.Open(folder);
        if (IndexFolder.Damage(directory) is { } damage)
        {
            directory.Dispose();
            return damage;
        }
        return new IndexOpening.Ready(Write(folder, directory, OpenMode.APPEND, tokenizer));
    }

    /// <summary>Opens the last commit for searching only, also while another process writes. <see cref="Put"/>, <see cref="Remove"/> and <see cref="Commit"/> are then defects.</summary>
    public static IndexOpening OpenForReading(string folder, ITokenizer tokenizer)
    {
        if (IndexFolder.IsEmpty(folder)) return new IndexOpening.Unusable(false, "还没有建立索引");
        if (IndexFolder.Outdated(folder, tokenizer) is { } outdated) return outdated;
        var directory = FSDirectory.Open(folder);
        try
        {
            return new IndexOpening.Ready(new(directory, null, new SearcherManager(directory, new Searchers()), tokenizer));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            directory.Dispose();
            return IndexFolder.Broken(e);
        }
    }

    /// <summary>Makes an empty index in the folder, in place of whatever is there.</summary>
    /// <exception cref="IndexInUseException">Another process writes to it.</exception>
    public static LuceneIndex Create(string folder, ITokenizer tokenizer)
    {
        System.IO.Directory.CreateDirectory(folder);
        var directory = FSDirectory.Open(folder);
        using (var held = directory.MakeLock(IndexWriter.WRITE_LOCK_NAME))
        {
            if (!held.Obtain()) throw InUse(folder, directory, null);
            IndexFolder.Empty(folder);
        }
        var index = Write(folder, directory, OpenMode.CREATE, tokenizer);
        index.writer!.Commit();
        IndexFolder.WriteFormat(folder, tokenizer);
        return index;
    }

    public Task Put(Document document, CancellationToken cancel)
    {
        var file = new Term(IndexFields.File, document.File.Value);
        // One call, so that a file is never seen half replaced.
        if (document.Passages.Any()) Writer.UpdateDocuments(file, IndexFields.Of(document, tokenizer, cancel));
        else Writer.DeleteDocuments(file);
        return Task.CompletedTask;
    }

    public Task Remove(FileId file, CancellationToken cancel)
    {
        Writer.DeleteDocuments(new Term(IndexFields.File, file.Value));
        return Task.CompletedTask;
    }

    public Task Commit(CancellationToken cancel)
    {
        Writer.Commit();
        // The words may have changed since the folder was opened: which files were put since, the ledger knows.
        if (Interlocked.Exchange(ref wordsOf, tokenizer.Version) != tokenizer.Version) IndexFolder.WriteFormat(((FSDirectory)directory).Directory.FullName, tokenizer);
        Interlocked.Exchange(ref refreshed, Stopwatch.GetTimestamp());
        searchers.MaybeRefreshBlocking();
        return Task.CompletedTask;
    }

    public Task<SearchResult> Search(SearchQuery query, CancellationToken cancel) => OnOneState(snapshot => new Searching(snapshot, tokenizer, query).Result(cancel));

    internal async Task<T> OnOneState<T>(Func<ISnapshot, Task<T>> work)
    {
        Refresh();
        var searcher = searchers.Acquire();
        try
        {
            return await work(new LuceneSnapshot(searcher));
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    public string? Damage() => IndexFolder.Damage(directory)?.Reason;

    public IReadOnlyDictionary<FileId, int> Passages() => Using(searcher =>
    {
        var files = new Dictionary<FileId, int>();
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            var reader = leaf.AtomicReader;
            if (reader.GetTerms(IndexFields.File) is not { } terms) continue;
            var names = terms.GetEnumerator();
            DocsEnum? passages = null;
            while (names.MoveNext())
            {
                // A name stays in a segment until its removed passages are merged away.
                passages = names.Docs(reader.LiveDocs, passages, DocsFlags.NONE);
                var count = 0;
                while (passages.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) count++;
                if (count == 0) continue;
                var file = new FileId(names.Term.Utf8ToString());
                files[file] = files.GetValueOrDefault(file) + count;
            }
        }
        return (IReadOnlyDictionary<FileId, int>)files;
    });

    public ValueTask DisposeAsync()
    {
        searchers.Dispose();
        writer?.Dispose();
        directory.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What was put in a while ago is found, committed or not. Whoever searches pays for it: while nobody does, nothing is written before the commit.</summary>
    private void Refresh()
    {
        var (now, last) = (Stopwatch.GetTimestamp(), Interlocked.Read(ref refreshed));
        if (writer is null || Stopwatch.GetElapsedTime(last, now) < Staleness || Interlocked.CompareExchange(ref refreshed, now, last) != last) return;
        searchers.MaybeRefreshBlocking();
    }

    private IndexWriter Writer => writer ?? throw new InvalidOperationException("The index was opened for reading.");

    private T Using<T>(Func<IndexSearcher, T> work)
    {
        var searcher = searchers.Acquire();
        try
        {
            return work(searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    private static LuceneIndex Write(string folder, LuceneDirectory directory, OpenMode mode, ITokenizer tokenizer)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer()) { OpenMode = mode, Similarity = new BM25Similarity(), RAMBufferSizeMB = 64 };
        try
        {
            var writer = new IndexWriter(directory, config);
            return new(directory, writer, new SearcherManager(writer, true, new Searchers()), tokenizer);
        }
        catch (LockObtainFailedException e)
        {
            throw InUse(folder, directory, e);
        }
    }

    private static IndexInUseException InUse(string folder, LuceneDirectory directory, Exception? cause)
    {
        directory.Dispose();
        return new(folder, cause);
    }

    private sealed class Searchers : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = new BM25Similarity() };
    }
}
