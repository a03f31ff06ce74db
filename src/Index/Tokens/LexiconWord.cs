namespace DocReview.Index;

/// <summary>
/// A word of the lexicon as the lattice sees it: the way through its own parts, walked in one step and made cheaper. It is entered as its first part is and left as its last part is,
/// so that what the dictionary knows of neighbours still counts, and a word that crosses its ends still wins where it is much the likelier one.
/// </summary>
/// <param name="First">How its first part is entered.</param>
/// <param name="Last">How its last part is left.</param>
/// <param name="Inside">What the way from the first part to the last costs.</param>
/// <param name="Number">Of the word in its lexicon, from 1; 0 only in the default, which is no word.</param>
internal readonly record struct LexiconWord(Links First, Links Last, double Inside, int Number)
{
    /// <summary>Growing with length, so that a word is always cheaper than the shorter words of the lexicon that it is made of.</summary>
    private const double BonusPerCharacter = 3;

    /// <summary>The word, and its parts, each as its number of atoms.</summary>
    /// <param name="word">Folded, of two characters or more.</param>
    public static (LexiconWord Word, int[] Parts) Of(string word, int number, Lattice lattice)
    {
        var marks = SegmenterModel.Instance.FoldedMarks;
        lattice.Atoms.ReadExtended(word, 0, word.Length);
        lattice.Solve(word, marks, Lexicon.None);
        // A word that the dictionary has too stays without parts, as it is where the dictionary's own word is the cheaper.
        var known = lattice.Words == 1;
        lattice.Solve(word, marks, Lexicon.None, lattice.Atoms.Count - 1);
        var (first, last, inside) = lattice.Through();
        int[] parts = known ? [] : [.. Enumerable.Range(0, lattice.Words).Select(part => lattice.FirstAtom(part + 1) - lattice.FirstAtom(part))];
        return (new(first, last, inside - BonusPerCharacter * (word.Length - 1), number), parts);
    }
}
