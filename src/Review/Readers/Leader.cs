using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>Whether a speaker is the one who leads the meeting, by whatever name the record calls him.</summary>
internal static partial class Leader
{
    /// <param name="chair">As the head names him; null where it does not.</param>
    /// <param name="people">All who are named in the head: a surname alone tells only where nobody else has it.</param>
    public static bool Is(string speaker, string? chair, IEnumerable<string> people)
    {
        if (speaker == chair || Offices().IsMatch(speaker)) return true;
        if (chair is null) return speaker.EndsWith("书记", StringComparison.Ordinal) && !speaker.EndsWith("副书记", StringComparison.Ordinal) && ByOffice().IsMatch(speaker);
        if (chair is ['老' or '小', var only] && Persons.IsSurname(only)) chair = only.ToString();
        return speaker.Length > 0 && speaker[0] == chair[0] && (speaker.Length == 1 || ByOffice().IsMatch(speaker)) && people.Count(p => p.Length > 1 && p[0] == chair[0]) <= 1;
    }

    [GeneratedRegex("^(?:党委|党工委|党组|镇党委|乡党委|街道)?书记$|^主持人$")]
    private static partial Regex Offices();

    [GeneratedRegex("^.(?:书记|镇长|乡长|主任|局长|组长|主席)$")]
    private static partial Regex ByOffice();
}
