namespace DocReview.Index;

/// <summary>Words as a double-array trie: one look-up a character. State 0 is no word's beginning.</summary>
/// <typeparam name="T">What is kept of a word; its default says that no word ends here.</typeparam>
internal sealed class WordTrie<T> where T : struct
{
    private struct Slot
    {
        public int Parent, Base;
        public T Word;
    }

    private const int Free = -1, NoParent = -2;

    private readonly ushort[] codes = new ushort[0x10000];
    private Slot[] slots = new Slot[1 << 10];
    private int characters, firstFree;

    // Where a node with so many children last found room: looking again from the start would take most of a second.
    private readonly int[] placed = new int[64];

    /// <param name="words">Sorted by UTF-16 unit, none twice, none empty.</param>
    /// <param name="values">What is kept of each word.</param>
    public WordTrie(IReadOnlyList<string> words, IReadOnlyList<T> values)
    {
        foreach (var word in words)
            foreach (var unit in word)
                if (codes[unit] == 0) codes[unit] = (ushort)++characters;
        slots.AsSpan().Fill(new Slot { Parent = Free });
        while (slots.Length <= characters + 1) Grow();
        // The root's children lie at their codes.
        firstFree = characters + 1;
        var pending = new Queue<(int State, int From, int To, int Depth)>();
        foreach (var (from, to) in Groups(words, 0, words.Count, 0))
        {
            var state = codes[words[from][0]];
            slots[state].Parent = NoParent;
            pending.Enqueue((state, from, to, 1));
        }
        while (pending.TryDequeue(out var node))
        {
            var (state, from, to, depth) = node;
            if (words[from].Length == depth) slots[state].Word = values[from++];
            if (from == to) continue;
            var children = Groups(words, from, to, depth);
            int[] units = [.. children.Select(child => (int)codes[words[child.From][depth]])];
            var place = Place(units);
            slots[state].Base = place;
            for (var i = 0; i < units.Length; i++)
            {
                slots[place + units[i]].Parent = state;
                pending.Enqueue((place + units[i], children[i].From, children[i].To, depth + 1));
            }
        }
    }

    /// <summary>The state after the first character of a word; 0 where no word begins with it.</summary>
    public int First(char unit) => codes[unit];

    /// <summary>The state after one more character; 0 where no word goes on so.</summary>
    public int Next(int state, char unit)
    {
        var next = slots[state].Base + codes[unit];
        var away = slots[next].Parent ^ state;
        // Without a branch, which would wait for the memory.
        return next & ~((away | -away) >> 31);
    }

    /// <summary>Whether any longer word begins so.</summary>
    public bool GoesOn(int state) => slots[state].Base != 0;

    /// <summary>What is kept of the word that ends here; the default where none does.</summary>
    public T Word(int state) => slots[state].Word;

    /// <summary>A base under which the slots of all children are free.</summary>
    private int Place(ReadOnlySpan<int> children)
    {
        while (slots[firstFree].Parent != Free) firstFree++;
        ref var hint = ref placed[Math.Min(children.Length, placed.Length - 1)];
        for (var place = Math.Max(Math.Max(1, hint), firstFree - children[0]); ; place++)
        {
            if (place + characters + 1 >= slots.Length) Grow();
            if (!AllFree(place, children)) continue;
            hint = place;
            return place;
        }
    }

    private bool AllFree(int place, ReadOnlySpan<int> children)
    {
        foreach (var code in children)
            if (slots[place + code].Parent != Free) return false;
        return true;
    }

    private void Grow()
    {
        var before = slots.Length;
        Array.Resize(ref slots, before * 2);
        slots.AsSpan(before).Fill(new Slot { Parent = Free });
    }

    private static List<(int From, int To)> Groups(IReadOnlyList<string> words, int from, int to, int depth)
    {
        var groups = new List<(int, int)>();
        for (int start = from, at = from; start < to; start = at)
        {
            while (at < to && words[at][depth] == words[start][depth]) at++;
            groups.Add((start, at));
        }
        return groups;
    }
}
