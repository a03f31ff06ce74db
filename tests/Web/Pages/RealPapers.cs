using DocReview.Ingest;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>Real files in an inspection of their own on the site's own data: taken into the vault, read and recognised in children, indexed.</summary>
internal sealed class RealPapers(Workspace workspace, string name)
{
    public Inspection Inspection { get; } = workspace.Inspections.Named(name);

    public string Root => CurrentInspection.Root(Inspection.Id);

    public async Task<Document> Take(string path, byte[] bytes)
    {
        var cancel = TestContext.Current.CancellationToken;
        var file = Receive(path, bytes);
        using var outcome = await workspace.Extraction.Extract(file, workspace.Vault.PathOf(file.Id), cancel);
        var document = workspace.Catalogue.SaveDocument(Assert.IsType<Extraction.Text>(outcome.Extraction).Document);
        if (document.Pages.Where(page => page.Waiting is not null).Select(page => page.Number).ToList() is { Count: > 0 } waiting)
        {
            await workspace.Extraction.Recognise(file, workspace.Vault.PathOf(file.Id), document.Format, waiting, workspace.Recogniser.Models,
                page => workspace.Catalogue.SaveRecognition(file.Id, new PageRecognition(page.Page, "test/1", page.Text, page.Lines, page.Detail)), cancel);
            document = Recognised.Into(document, workspace.Catalogue.Recognitions(file.Id));
            workspace.Catalogue.SaveRecognised(document, "test/1", null);
        }

        await Index(document);
        return document;
    }

    /// <summary>On record with a text that somebody wrote, whatever the bytes are.</summary>
    public async Task<Document> Pretend(string path, byte[] bytes, Func<FileId, Document> document)
    {
        var made = workspace.Catalogue.SaveDocument(document(Receive(path, bytes).Id));
        await Index(made);
        return made;
    }

    private SourceFile Receive(string path, byte[] bytes)
    {
        var entry = workspace.Vault.Put(new MemoryStream(bytes));
        var accession = workspace.Catalogue.OpenAccession(Inspection.Id, "/pages", null, "admin");
        workspace.Catalogue.Receive(accession, new Supplied(path, entry.File, entry.Length, DateTime.UnixEpoch, null));
        return new SourceFile(entry.File, path, entry.Length);
    }

    private async Task Index(Document document)
    {
        await workspace.Indexes.Writable(Inspection).Put(document, default);
        await workspace.Indexes.Writable(Inspection).Commit(default);
    }
}
