using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>The search index of an inspection, opened once and kept open by the program.</summary>
public delegate ISearchIndex OpenIndex(Inspection inspection);
