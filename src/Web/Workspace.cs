using System.Collections.Concurrent;
using DocReview.Index;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// One data folder, opened: <c>ledger.db</c> (or PostgreSQL), <c>vault/</c>, <c>index/</c>, <c>keys/</c>, <c>work/</c>, <c>pages/</c>.
/// The command line and the site are both built on it.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private readonly Lazy<ExtractionPool> _extraction;
    private readonly Lazy<Recogniser> _recogniser;

    private readonly Workspace? _whole;
    private readonly ConcurrentDictionary<Sight, Workspace> _seen = [];

    private Workspace(string folder, LedgerDb db, ExtractionLimits? limits)
    {
        (Folder, Db, Limits, Sight) = (folder, db, limits ?? new ExtractionLimits(), Sight.Everything);
        Vault = new Vault(Path.Combine(folder, "vault"));
        Catalogue = new Catalogue(db);
        Facts = new FactStore(db, Catalogue);
        Audit = new AuditTrail(db);
        Queue = new ReviewQueue(db, Audit);
        Inspections = new Inspections(db);
        Names = new KnownNames(Facts, Inspections);
        Files = new KnownFiles(Catalogue, Inspections, db.Clock);
        Totals = new SavedTotals(this);
        Figures = new KnownFigures(this);
        Users = new Users(db);
        IndexState = new IndexState(db);
        Recall = new RecallLog(db);
        Likenesses = new Likenesses(db);
        Recusals = new Recusals(db, Audit);
        Register = new Register(db, Audit);
        Requests = new RecordRequests(db, Audit, Catalogue, Queue, Sight);
        Searches = new SavedSearches(db, Audit);
        Words.Follow(Inspections.All());
        Indexes = db.Postgres is { } postgres ? new SharedIndexes(postgres, Words, Catalogue, IndexState) : new LocalIndexes(Path.Combine(folder, "index"), Words, Catalogue, IndexState);
        Drawings = new PageDrawings(folder, Vault, db.Clock);
        _recogniser = new(Recogniser.Here);
        // Children are started by the first file that needs one: most commands need none.
        _extraction = new(() => new ExtractionPool(ExtractionPool.ChildBesideThisAssembly, [Path.Combine(folder, "vault"), Recogniser.Models], Path.Combine(folder, "work"), Limits));
    }

    /// <summary>The same folder as someone sees it.</summary>
    private Workspace(Workspace whole, Sight sight)
    {
        (_whole, Folder, Db, Sight, Vault, Audit, Inspections, Users, IndexState, Indexes) =
            (whole, whole.Folder, whole.Db, sight, whole.Vault, whole.Audit, whole.Inspections, whole.Users, whole.IndexState, whole.Indexes);
        (Limits, Recusals, Drawings, Searches) = (whole.Limits, whole.Recusals, whole.Drawings, whole.Searches);
        (_extraction, _recogniser) = (whole._extraction, whole._recogniser);
        Catalogue = new Catalogue(Db, sight);
        Facts = new FactStore(Db, Catalogue, sight);
        Queue = new ReviewQueue(Db, Audit, sight);
        Recall = new RecallLog(Db, sight);
        Register = new Register(Db, Audit, sight);
        Requests = new RecordRequests(Db, Audit, Catalogue, Queue, sight);
        Likenesses = new Likenesses(Db, sight);
        Names = new KnownNames(Facts, Inspections);
        Files = new KnownFiles(Catalogue, Inspections, Db.Clock);
        Totals = new SavedTotals(this);
        Figures = new KnownFigures(this);
    }

    /// <summary>The folder as someone sees it who sees these zones: no part of it tells of what is out of sight. Whoever gets it need not close it.</summary>
    public Workspace SeenBy(Sight sight) => (_whole ?? this)._seen.GetOrAdd(sight, seen => new Workspace(_whole ?? this, seen));

    /// <summary>The folder as the inspected side may be shown it: ordinary papers alone, as far as whoever asks sees them.</summary>
    public Workspace ForOutside => SeenBy(Sight.Holds(Zone.Ordinary) ? Sight.Of(Zone.Ordinary) : Sight.Of());

    /// <summary>The search index of an inspection, with what is in sight of it.</summary>
    public ISearchIndex IndexOf(Inspection inspection) => Sight.IsEverything ? Indexes.Writable(inspection) : new IndexInSight(Indexes.Writable(inspection), () => Catalogue.OutOfSight(inspection.Id));

    public Sight Sight { get; }

    /// <summary>Absolute.</summary>
    public string Folder { get; }
    public string Keys => Path.Combine(Folder, "keys");
    public LedgerDb Db { get; }

    /// <summary>What one file may cost.</summary>
    public ExtractionLimits Limits { get; }

    public Vault Vault { get; }
    public Catalogue Catalogue { get; }
    public FactStore Facts { get; }
    public AuditTrail Audit { get; }
    public ReviewQueue Queue { get; }
    public Inspections Inspections { get; }
    public Users Users { get; }
    public IndexState IndexState { get; }
    public RecallLog Recall { get; }
    public Likenesses Likenesses { get; }
    public Recusals Recusals { get; }
    public Register Register { get; }
    public RecordRequests Requests { get; }
    public Indexes Indexes { get; }

    /// <summary>The vocabulary of the indexes. Where a roster has changed, they are written anew, file by file.</summary>
    public RosterTokenizer Words { get; } = new();
    public KnownNames Names { get; }
    public PageDrawings Drawings { get; }
    public KnownFiles Files { get; }
    public KnownFigures Figures { get; }
    public SavedSearches Searches { get; }
    public SavedTotals Totals { get; }

    /// <summary>The folder's own list of synonyms where it has one (thesaurus.txt), else the program's.</summary>
    public Thesaurus Thesaurus => File.Exists(ThesaurusFile) ? Thesaurus.Parse(File.ReadAllText(ThesaurusFile)) : Thesaurus.Standard;

    /// <summary>What a query of this inspection may ask of the ledger.</summary>
    public IQueryKnowledge Knowledge(Inspection inspection) => new LedgerKnowledge(Catalogue, Facts, Files, Names, inspection);

    private string ThesaurusFile => Path.Combine(Folder, "thesaurus.txt");

    /// <summary>Searches as the pages and exports make them.</summary>
    public HitSearch HitsOf(Inspection inspection) => new(this, inspection);

    public Recogniser Recogniser => _recogniser.Value;
    public ExtractionPool Extraction => _extraction.Value;

    /// <param name="postgres">A connection to PostgreSQL; null for SQLite in the folder.</param>
    /// <param name="limits">What one file may cost the extraction child; the usual where null.</param>
    /// <exception cref="LedgerException">The ledger was written by another program.</exception>
    public static Workspace Open(string folder, string? postgres = null, TimeProvider? clock = null, ExtractionLimits? limits = null)
    {
        var full = Path.GetFullPath(folder);
        Directory.CreateDirectory(full);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new Workspace(full, postgres is null ? LedgerDb.OpenSqlite(Path.Combine(full, "ledger.db"), clock) : LedgerDb.OpenPostgres(postgres, clock), limits);
    }

    /// <summary>The data folder may lie inside the folder that is taken: what is in it is ours, not a record.</summary>
    public bool IsOurs(string path) => path.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>A file bears a classification mark: that is all that stays of it.</summary>
    public void GiveUpClassified(FileId file, string format, string detail)
    {
        Catalogue.SaveClassified(file, format, detail, HoldsClassified);
        TakeOutClassified();
    }

    /// <summary>Takes out of the vault what bears a classification mark, and what holds such a file.</summary>
    public void DiscardClassified()
    {
        Catalogue.MarkHolders(HoldsClassified);
        TakeOutClassified();
    }

    private void TakeOutClassified()
    {
        foreach (var marked in Catalogue.Classified())
        {
            Vault.Discard(marked);
            Drawings.Forget(marked);
        }
    }

    private const string HoldsClassified = "内含标有密级标志的文件，本件原件已从保管库移除，其余内容保留。请立即按保密规定处置本件及其副本。";

    public async ValueTask DisposeAsync()
    {
        if (_whole is not null) return;
        await Drawings.DisposeAsync();
        if (_extraction.IsValueCreated) await _extraction.Value.DisposeAsync();
        await Indexes.DisposeAsync();
        Db.Dispose();
    }
}
