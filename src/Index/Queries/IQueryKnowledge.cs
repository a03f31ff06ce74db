using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>What the ledger knows and a query may ask for. Resolved when a search is made, so that the index never goes stale when a reader learns better.</summary>
public interface IQueryKnowledge
{
    /// <summary>The files of which the condition holds; null where the value is none that the condition knows.</summary>
    IReadOnlySet<FileId>? Files(FileCondition condition, string value);

    /// <summary>Files whose own date may lie between the two days, both included.</summary>
    IReadOnlySet<FileId> Dated(DateOnly first, DateOnly last);

    /// <summary>The passages of which the condition holds; null where the value is none that the condition knows.</summary>
    IReadOnlySet<PassageId>? Passages(PassageCondition condition, string value);

    /// <summary>Names of persons and units in the records, for those who type their letters.</summary>
    IReadOnlyCollection<string> Names { get; }
}

/// <summary>Genre: the kind of paper. Issuer: who wrote it, or supplied it. Name: its path. Meeting: the body whose meeting it records.</summary>
public enum FileCondition { Genre, Issuer, Name, Meeting }

/// <summary>Act: what a meeting did with an item. Kind: which of the four kinds of decision it is.</summary>
public enum PassageCondition { Act, Kind }
