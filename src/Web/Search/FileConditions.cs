using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>By what the files of hits are told apart beside the hits.</summary>
public enum FacetKind { Genre, Date, Folder, Format, Body, Finding }

/// <summary>Whether a file is one that is asked for.</summary>
public static class FileConditions
{
    private static readonly FacetKind[] Kinds = Enum.GetValues<FacetKind>();

    public static bool Hold(SearchAsked asked, FileTraits file) => Array.TrueForAll(Kinds, kind => Holds(asked, kind, file));

    /// <summary>The one kind of condition that does not hold; null where all do. Others is set where more than one does not.</summary>
    public static FacetKind? Failing(SearchAsked asked, FileTraits file, out bool others)
    {
        FacetKind? failing = null;
        others = false;
        foreach (var kind in Kinds)
        {
            if (Holds(asked, kind, file)) continue;
            others = failing is not null;
            failing ??= kind;
            if (others) break;
        }

        return failing;
    }

    private static bool Holds(SearchAsked asked, FacetKind kind, FileTraits file) => kind switch
    {
        FacetKind.Genre => asked.Genre is null || file.Genre == asked.Genre,
        // A paper of which only the year is known may be of any day in it; one without a date is of none.
        FacetKind.Date => (asked.From is not { } from || file.Date?.Last >= from) && (asked.To is not { } to || file.Date?.First <= to),
        FacetKind.Folder => asked.Folder is not { } folder || file.Paths.Any(path => IsBelow(path, folder.TrimEnd('/', '!'))),
        FacetKind.Format => asked.Format is null || file.Format == asked.Format,
        FacetKind.Body => asked.Body is not { } body || file.Bodies.Contains(body),
        _ => !asked.Finding || file.HasFinding,
    };

    /// <summary>A container is a folder, too.</summary>
    private static bool IsBelow(string path, string folder) => folder.Length == 0 || path.Length > folder.Length && path[folder.Length] is '/' or '!' && path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>The first folder of a path; null where it has none.</summary>
    public static string? TopFolder(string path) => path.IndexOfAny(['/', '!']) is var end and > 0 ? path[..end] : null;
}
