namespace DocReview.Index;

/// <summary>All words that a sentence may be made of, and the cheapest way through them. Reused from sentence to sentence; belongs to one thread at a time.</summary>
internal sealed class Lattice(SegmenterModel model)
{
    private struct Node
    {
        public double Best;
        public Links Links;
        public int Length, Before, Next;
    }

    private const int LongestWord = 16;

    private Node[] nodes = new Node[512];
    private int[] heads = new int[256], tails = new int[256], path = new int[256];
    private int count;

    public Atoms Atoms { get; } = new();

    /// <summary>How many words the cheapest path has.</summary>
    public int Words { get; private set; }

    /// <summary>The first atom of a word on the path; of the word after the last: the number of atoms.</summary>
    public int FirstAtom(int word) => path[path.Length - 1 - Words + word];

    /// <summary>Finds the cheapest path over the atoms that were read.</summary>
    public void Solve(ReadOnlySpan<char> text)
    {
        var atoms = Atoms.Count;
        Words = 0;
        if (atoms == 0) return;
        Prepare(atoms);
        Add(0, model.Begin, 0, 0, -1);
        for (var atom = 0; atom < atoms; atom++)
        {
            if (nodes.Length < count + LongestWord) Array.Resize(ref nodes, nodes.Length * 2);
            var kind = Atoms.Kind(atom);
            if (kind == AtomKind.Han) AddWords(text, atom);
            else Reach(atom, 1, LinksOf(kind, text[Atoms.Start(atom)]));
        }
        if (nodes.Length < count + 1) Array.Resize(ref nodes, nodes.Length * 2);
        Reach(atoms, 0, model.End);
        ReadBack(atoms);
    }

    private void Prepare(int atoms)
    {
        count = 0;
        if (heads.Length < atoms + 2)
        {
            var size = Math.Max(atoms + 2, heads.Length * 2);
            (heads, tails, path) = (new int[size], new int[size], new int[size]);
        }
        heads.AsSpan(0, atoms + 2).Fill(-1);
    }

    /// <summary>The one-character node always, then the longer words by rising length; over spaces too.</summary>
    private void AddWords(ReadOnlySpan<char> text, int atom)
    {
        var trie = model.Trie;
        var state = trie.First(text[Atoms.Start(atom)]);
        var links = state == 0 ? default : trie.Word(state);
        Reach(atom, 1, links == default ? model.Unknown : links);
        if (state == 0 || !trie.GoesOn(state)) return;
        for (var next = atom + 1; next < Atoms.Count && Atoms.Kind(next) == AtomKind.Han; next++)
        {
            state = trie.Next(state, text[Atoms.Start(next)]);
            if (state == 0) return;
            links = trie.Word(state);
            if (links != default) Reach(atom, next + 1 - atom, links);
        }
    }

    private Links LinksOf(AtomKind kind, char unit) => kind switch
    {
        AtomKind.Mark => model.Mark(unit),
        AtomKind.Letters or AtomKind.WideLetters => model.Letters,
        AtomKind.Digits or AtomKind.WideDigits => model.Digits,
        _ => model.Unknown,
    };

    /// <summary>Adds a word that begins at an atom, by the cheapest of the words that end there; of equal ones the first.</summary>
    private void Reach(int atom, int length, Links links)
    {
        var (best, before) = (double.PositiveInfinity, -1);
        for (var from = heads[atom]; from >= 0; from = nodes[from].Next)
        {
            ref var node = ref nodes[from];
            var cost = node.Best + model.Pairs.Step(node.Links, links);
            if (cost < best) (best, before) = (cost, from);
        }
        Add(atom + length, links, length, best, before);
    }

    private void Add(int end, Links links, int length, double best, int before)
    {
        nodes[count] = new() { Best = best, Links = links, Length = length, Before = before, Next = -1 };
        // The end of the sentence stands behind the last atom, where words end too.
        if (heads[end] < 0) heads[end] = count;
        else nodes[tails[end]].Next = count;
        tails[end] = count++;
    }

    private void ReadBack(int atoms)
    {
        var at = path.Length - 1;
        path[at] = atoms;
        for (var node = nodes[count - 1].Before; nodes[node].Before >= 0; node = nodes[node].Before)
        {
            path[at - 1] = path[at] - nodes[node].Length;
            at--;
            Words++;
        }
    }
}
