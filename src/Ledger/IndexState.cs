using Dapper;

namespace DocReview.Ledger;

/// <summary>What stands in the search index of an inspection as far as the ledger knows: marked only after the index has committed it.</summary>
public sealed class IndexState(LedgerDb db)
{
    public void Mark(long inspection, IReadOnlyCollection<FileId> files, string version) => db.WriteDerived(c => c.Execute("""
        insert into indexed (inspection, file, version) values (@inspection, @file, @version)
        on conflict (inspection, file) do update set version = excluded.version
        """, files.Select(f => new { inspection, file = f.Value, version })));

    public void Unmark(long inspection, IReadOnlyCollection<FileId> files) => db.Write(c => c.Execute(
        "delete from indexed where inspection = @inspection and file = @file", files.Select(f => new { inspection, file = f.Value })));

    /// <summary>The index is gone: everything is to be indexed again.</summary>
    public void Forget(long inspection) => db.Write(c => c.Execute("delete from indexed where inspection = @inspection", new { inspection }));

    /// <summary>Files marked as indexed, with the version that indexed them.</summary>
    public IReadOnlyDictionary<FileId, string> Marked(long inspection) => db.Read(c => c
        .Query<(string File, string Version)>("select file, version from indexed where inspection = @inspection", new { inspection })
        .ToDictionary(row => new FileId(row.File), row => row.Version));
}
