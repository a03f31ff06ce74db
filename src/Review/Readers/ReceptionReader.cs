using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Official receptions: registers, approvals, checklists, menus, the canteen's lists, and receptions told in a sentence.</summary>
public sealed class ReceptionReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is not (Genre.MeetingRecord or Genre.MeetingMinutes or Genre.Regulation or Genre.StudyRecord or Genre.SelfCriticism or Genre.Petition or Genre.Interview or Genre.Contract);

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        var tables = ReceptionTables.In(document);
        return tables.SelectMany(table => ReceptionTables.Read(table, document, profile))
            .Concat(Paper.In(document, tables.Select(t => t.Grid)).SelectMany(paper => ReadPaper(paper, document, profile)));
    }

    /// <summary>A menu is a menu whatever else it says; then the form; a told reception only where there is no form.</summary>
    private static IEnumerable<Reception> ReadPaper(Paper paper, Document document, Profile profile)
    {
        if (Menu.Of(paper, document, profile) is { } menu) return [menu];
        if (ReceptionTold.LineByLine(paper) is false && ReceptionForm.Of(paper, document, profile) is { } form) return [form];
        return ReceptionTold.Read(paper, document, profile);
    }
}
