using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Web;

/// <summary>What a document says, ready to be saved.</summary>
/// <param name="Remark">Chinese: what went wrong; null where nothing did.</param>
internal sealed record ReadFacts(FileId File, IReadOnlyList<Fact> Facts, TextTraits? Traits, string? Remark = null);

/// <summary>The stage in which the facts of a document are read and it is compared with those that may say nearly the same.</summary>
internal sealed class FactReading(Workspace workspace, ILogger log)
{
    private readonly Likening _likening = new(workspace);

    public static string Version { get; } = $"{DocumentReading.Version}+{Sketching.Version}";

    /// <summary>Null where the file has no text. Several may be read at once.</summary>
    public ReadFacts? Read(Inspection inspection, SourceFile file)
    {
        // From the ledger, not from memory: citations then point into exactly what is on record.
        if (workspace.Catalogue.LoadDocument(inspection.Id, file.Id) is not { } document) return null;
        try
        {
            // What was salvaged says nothing that could be held against anybody, not even its date: it is there to be found.
            var facts = document.Pages.All(page => page.Origin == TextOrigin.Salvaged || page.Passages.Count == 0) ? [Nothing(document)] : DocumentReading.Read(document);
            return new(file.Id, facts, Likening.TraitsOf(document, facts));
        }
        catch (Exception exception) when (exception is not System.Data.Common.DbException)
        {
            // The paper stays searchable and is listed with what went wrong.
            log.LogError(exception, "The facts of {Path} could not be read", file.Path);
            return new(file.Id, [Nothing(document)], null, $"已读出文本，但识别要素时程序出错（{exception.GetType().Name}），请人工查阅并报告此问题。");
        }
    }

    public void Save(IReadOnlyList<ReadFacts> read)
    {
        workspace.Db.Together(() =>
        {
            foreach (var one in read)
            {
                workspace.Facts.Replace(one.File, Version, one.Facts, one.Traits);
                if (one.Remark is { } remark) workspace.Catalogue.Remark(one.File, remark);
            }
        });
        _likening.Compare(read.Select(one => one.File).ToHashSet());
    }

    /// <summary>Compares what a crash left to be compared.</summary>
    public void CompareLeft() => _likening.Compare(null);

    /// <summary>All that is said of a paper that says nothing: a photograph without a word, raw strings.</summary>
    private static Profile Nothing(Document document) =>
        new(Citation.Of(document.Passages.FirstOrDefault() ?? new Passage(new PassageId(document.File, 1), "")), Genre.Other, document.Title, null, null, null);
}
