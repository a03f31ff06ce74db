using System.Collections.Concurrent;
using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Web;

/// <param name="Files">That are not finished; <paramref name="Unread"/> of them are not merely scans.</param>
/// <param name="ScannedPages">That wait for recognition.</param>
public sealed record LeftToDo(int Files, int Unread, int ScannedPages);

/// <summary>What hits are filtered and counted by, for all files of an inspection: read again when something has changed.</summary>
public sealed class KnownFiles(Catalogue catalogue, Inspections inspections, TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, (string State, InspectionTraits Traits, Lazy<IReadOnlyList<TitledPaper>> Titled)> known = new();

    /// <summary>While something is being read the figure moves by itself; else it stands, but for a file that is put into the index again.</summary>
    private static readonly TimeSpan Moving = TimeSpan.FromSeconds(2), Standing = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, (string State, DateTimeOffset At, LeftToDo Left)> left = new();

    /// <summary>How much is being worked on: counting it takes as long as many searches.</summary>
    /// <param name="versions">Of whatever reads and indexes: by others everything is left to do.</param>
    public LeftToDo Left(Inspection inspection, string versions, Func<LeftToDo> count)
    {
        var (state, now) = ($"{inspections.Generation(inspection.Id)} {versions}", clock.GetUtcNow());
        if (left.TryGetValue(inspection.Id, out var last) && last.State == state && now - last.At < (last.Left.Files == 0 ? Standing : Moving)) return last.Left;
        left[inspection.Id] = last = (state, now, count());
        return last.Left;
    }

    public InspectionTraits Of(Inspection inspection) => Known(inspection).Traits;

    /// <summary>Papers whose titles name a stage of a matter.</summary>
    public IReadOnlyList<TitledPaper> Titled(Inspection inspection) => Known(inspection).Titled.Value;

    private (InspectionTraits Traits, Lazy<IReadOnlyList<TitledPaper>> Titled) Known(Inspection inspection)
    {
        var now = inspections.Get(inspection.Id);
        var state = $"{inspections.Generation(inspection.Id)} {now.AnalysedAt}";
        if (known.TryGetValue(inspection.Id, out var last) && last.State == state) return (last.Traits, last.Titled);
        var traits = catalogue.Traits(inspection.Id);
        var titled = new Lazy<IReadOnlyList<TitledPaper>>(() => [.. traits.Files.Values.Where(NamesStage).Select(file => new TitledPaper(file.File, file.Headline!)).OrderBy(paper => paper.File.Value, StringComparer.Ordinal)]);
        known[inspection.Id] = (state, traits, titled);
        return (traits, titled);
    }

    private static bool NamesStage(FileTraits file) => file.Headline is { } title && MatterChain.TitleWords.Any(word => title.Contains(word, StringComparison.Ordinal));
}
