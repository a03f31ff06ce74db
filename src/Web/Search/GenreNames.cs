using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>How people name a kind of paper in a query: its word on the screen or a part of it, its English name, or its number in the checklists of inspections (G01 …).</summary>
public static class GenreNames
{
    private static readonly Dictionary<string, Genre[]> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["G01"] = [Genre.MeetingRecord], ["G02"] = [Genre.MeetingMinutes], ["G03"] = [Genre.MeetingRecord, Genre.MeetingMinutes], ["G04"] = [Genre.StudyRecord, Genre.SelfCriticism],
        ["G05"] = [Genre.OfficialPaper, Genre.Regulation, Genre.OfficialLetter], ["G06"] = [Genre.Appointment], ["G07"] = [Genre.Contract], ["G08"] = [Genre.Procurement],
        ["G09"] = [Genre.PaymentApproval], ["G10"] = [Genre.Voucher, Genre.SpendingLedger, Genre.BankStatement], ["G11"] = [Genre.Reimbursement],
        ["G12"] = [Genre.ReceptionRecord, Genre.OfficialLetter], ["G13"] = [Genre.AllowanceList], ["G14"] = [Genre.AssetRecord], ["G15"] = [Genre.VillageRecord],
        ["G16"] = [Genre.Petition, Genre.Interview],
    };

    /// <summary>Empty where the word names no kind of paper.</summary>
    public static IReadOnlySet<Genre> Of(string typed)
    {
        var word = typed.Trim();
        if (Numbers.TryGetValue(word, out var numbered)) return numbered.ToHashSet();
        if (Enum.TryParse<Genre>(word, true, out var named) && Enum.IsDefined(named)) return new HashSet<Genre> { named };
        if (word.Length < 2) return new HashSet<Genre>();
        return Enum.GetValues<Genre>().Where(genre => Text.Of(genre) is var name && (name.Contains(word) || word.Contains(name))).ToHashSet();
    }
}
