using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Payments out: rows of spending ledgers, vouchers and bank statements, payment slips, lines of a journal typed as text.</summary>
public sealed class ExpenditureReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is not (Genre.MeetingRecord or Genre.MeetingMinutes or Genre.Regulation or Genre.StudyRecord or Genre.SelfCriticism or Genre.Petition or Genre.Interview);

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        var rows = SpendingTables.Read(document, profile).ToList();
        var inTables = rows.Select(e => e.Source.Passage).ToHashSet();
        var papers = Paper.In(document);
        var slips = papers.Select(paper => PaymentSlip.Of(paper, document, profile)).OfType<PaymentSlip>().ToList();
        var lines = papers.Where(paper => !slips.Any(s => s.Form.Paper == paper)).SelectMany(paper => SpendingLines.Read(paper, document, profile))
            .Where(e => !inTables.Contains(e.Source.Passage));
        return rows.Concat(slips.Where(s => !inTables.Contains(s.Source.Passage)).SelectMany(s => s.Expenditures)).Concat(lines);
    }
}
