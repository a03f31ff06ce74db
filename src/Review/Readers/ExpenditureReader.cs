using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Payments out: rows of spending ledgers, vouchers and bank statements, payment slips, lines of a journal typed as text.</summary>
public sealed class ExpenditureReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is not (Genre.MeetingRecord or Genre.MeetingMinutes or Genre.Regulation or Genre.StudyRecord or Genre.SelfCriticism or Genre.Petition or Genre.Interview)
        && !ResolutionRegisterReader.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        var tables = SpendingTables.In(document);
        var papers = Paper.In(document, tables.Select(t => t.Grid));
        var slips = papers.Select(paper => PaymentSlip.Of(paper, document, profile)).OfType<PaymentSlip>().ToList();
        var lines = papers.Where(paper => !slips.Any(s => ReferenceEquals(s.Form.Paper, paper))).SelectMany(paper => SpendingLines.Read(paper, document, profile));
        return tables.SelectMany(table => SpendingTables.Read(table, document, profile)).Concat(slips.SelectMany(s => s.Expenditures)).Concat(lines);
    }
}
