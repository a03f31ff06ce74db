namespace DocReview.Ledger;

/// <summary>A rule that broke off in an analysis: what it raised before stays, what it raised last time is not withdrawn.</summary>
/// <param name="Kind">The kind of finding it raises.</param>
/// <param name="Error">What went wrong, for whoever mends it.</param>
/// <param name="Path">The paper at which it broke off, where that is known.</param>
public sealed record UnfinishedRule(string Kind, string Error, string? Path);
