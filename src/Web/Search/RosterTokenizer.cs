using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// The words of all inspections of the folder: those of the trade and the names of their rosters. One vocabulary for all; it follows the rosters while the program runs.
/// What was indexed by an older one is found all the same (words only rank) until it is written anew.
/// </summary>
public sealed class RosterTokenizer : ITokenizer
{
    private readonly Lock _lock = new();
    private string _names = "";
    private volatile ChineseTokenizer _words = new(Segmentation.Records, Lexicon.Standard);

    public string Version => _words.Version;

    public IEnumerable<Token> Tokens(string text) => _words.Tokens(text);

    public int Visit(string text, TokenVisitor visit) => _words.Visit(text, visit);

    /// <summary>Cheap where the names are the same as before.</summary>
    /// <returns>True where the vocabulary is another one now.</returns>
    public bool Follow(IEnumerable<Inspection> inspections)
    {
        var names = inspections.SelectMany(inspection => inspection.Settings.Names).Distinct().Order(StringComparer.Ordinal).ToList();
        var all = string.Join('\n', names);
        lock (_lock)
        {
            if (all == _names) return false;
            var before = _words.Version;
            (_names, _words) = (all, new(Segmentation.Records, Lexicon.Standard.With(names)));
            return _words.Version != before;
        }
    }
}
