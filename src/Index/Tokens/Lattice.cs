namespace DocReview.Index;

/// <summary>All words that a sentence may be made of, and the cheapest way through them. Reused from sentence to sentence; belongs to one thread at a time.</summary>
internal sealed class Lattice(SegmenterModel model)
{
    private struct Node
    {
        public double Best;
        public Links Links;
        public int Start, Before, Next, Lexical;
    }

    private Node[] nodes = new Node[512];
    private int[] heads = new int[256], path = new int[256], seconds = new int[256];
    private Lexicon lexicon = Lexicon.None;
    private int count;

    public Atoms Atoms { get; } = new();

    /// <summary>How many words the cheapest path has.</summary>
    public int Words { get; private set; }

    /// <summary>The first atom of a word on the path; of the word after the last: the number of atoms.</summary>
    public int FirstAtom(int word) => word == Words ? Atoms.Count : nodes[At(word)].Start;

    /// <summary>The parts of a word of the lexicon, each as its number of atoms; none of any other word.</summary>
    public ReadOnlySpan<int> Parts(int word) => lexicon.Parts(nodes[At(word)].Lexical);

    /// <summary>How the path's first word is entered, how its last is left, and what the way from one to the other costs.</summary>
    public (Links First, Links Last, double Cost) Through()
    {
        var (first, last) = (nodes[At(0)], nodes[At(Words - 1)]);
        return (first.Links, last.Links, last.Best - first.Best);
    }

    /// <summary>Finds the cheapest path over the atoms that were read.</summary>
    /// <param name="marks">Of the model: those of a text as it is, or of a folded one.</param>
    /// <param name="longest">The most atoms that a word of the dictionary may have.</param>
    public void Solve(ReadOnlySpan<char> text, Links[] marks, Lexicon lexicon, int longest = int.MaxValue)
    {
        this.lexicon = lexicon;
        var trie = lexicon.Trie;
        var atoms = Atoms.Count;
        Words = 0;
        if (atoms == 0) return;
        Prepare(atoms);
        LookAhead(text, atoms);
        Add(0, 0, model.Begin, 0, -1);
        for (var atom = 0; atom < atoms; atom++)
        {
            var kind = Atoms.Kind(atom);
            if (kind == AtomKind.Han) AddWords(text, atom, (int)Math.Min((long)atom + longest, atoms));
            else Reach(atom, atom + 1, kind == AtomKind.Mark ? marks[text[Atoms.Start(atom)]] : LinksOf(kind));
            if (trie.First(text[Atoms.Start(atom)]) is not 0 and var state) AddWords(text, atom, trie, state);
        }
        Reach(atoms, atoms, model.End);
        ReadBack();
    }

    private int At(int word) => path[path.Length - Words + word];

    private void Prepare(int atoms)
    {
        count = 0;
        if (heads.Length < atoms + 1)
        {
            var size = Math.Max(atoms + 1, heads.Length * 2);
            (heads, path, seconds) = (new int[size], new int[size], new int[size]);
        }
        heads.AsSpan(0, atoms + 1).Fill(-1);
    }

    /// <summary>Where the dictionary goes on after each character and its neighbour. Asked for all at once, the memory answers all at once.</summary>
    private void LookAhead(ReadOnlySpan<char> text, int atoms)
    {
        var trie = model.Trie;
        for (var atom = 0; atom + 1 < atoms; atom++) seconds[atom] = trie.Next(trie.First(text[Atoms.Start(atom)]), text[Atoms.Start(atom + 1)]);
    }

    /// <summary>The one-character node always, then the longer words by rising length; over spaces too.</summary>
    private void AddWords(ReadOnlySpan<char> text, int atom, int end)
    {
        var trie = model.Trie;
        var links = trie.Word(trie.First(text[Atoms.Start(atom)]));
        Reach(atom, atom + 1, links == default ? model.Unknown : links);
        if (atom + 1 >= end) return;
        for (var (next, state) = (atom + 1, seconds[atom]); state != 0 && Atoms.Kind(next) == AtomKind.Han;)
        {
            links = trie.Word(state);
            if (links != default) Reach(atom, next + 1, links);
            if (++next == end) return;
            state = trie.Next(state, text[Atoms.Start(next)]);
        }
    }

    /// <summary>The words of the lexicon that begin at an atom: of any characters, ending where an atom ends.</summary>
    /// <param name="state">After the atom's first unit.</param>
    private void AddWords(ReadOnlySpan<char> text, int atom, WordTrie<LexiconWord> trie, int state)
    {
        for (var (next, unit) = (atom, Atoms.Start(atom) + 1); ; unit = Atoms.Start(next))
        {
            for (; unit < Atoms.End(next); unit++)
                if ((state = trie.Next(state, text[unit])) == 0) return;
            next++;
            var word = trie.Word(state);
            if (word.Number != 0)
            {
                var (best, before) = Cheapest(atom, word.First);
                Add(atom, next, word.Last, best + word.Inside, before, word.Number);
            }
            if (next == Atoms.Count || !trie.GoesOn(state)) return;
        }
    }

    private Links LinksOf(AtomKind kind) => kind switch
    {
        AtomKind.Letters or AtomKind.WideLetters => model.Letters,
        AtomKind.Digits or AtomKind.WideDigits => model.Digits,
        _ => model.Unknown,
    };

    private void Reach(int start, int end, Links links)
    {
        var (best, before) = Cheapest(start, links);
        Add(start, end, links, best, before);
    }

    /// <summary>The cheapest of the words that end where this one begins; of equal ones the first, which is the last of the list.</summary>
    private (double Best, int Before) Cheapest(int start, Links links)
    {
        var (best, before) = (double.PositiveInfinity, -1);
        for (var from = heads[start]; from >= 0;)
        {
            ref var node = ref nodes[from];
            var cost = node.Best + model.Pairs.Step(node.Links, links);
            if (cost <= best) (best, before) = (cost, from);
            from = node.Next;
        }
        return (best, before);
    }

    private void Add(int start, int end, Links links, double best, int before, int lexical = 0)
    {
        if (count == nodes.Length) Array.Resize(ref nodes, count * 2);
        nodes[count] = new() { Best = best, Links = links, Start = start, Before = before, Next = heads[end], Lexical = lexical };
        heads[end] = count++;
    }

    private void ReadBack()
    {
        for (var node = nodes[count - 1].Before; nodes[node].Before >= 0; node = nodes[node].Before) path[path.Length - ++Words] = node;
    }
}
