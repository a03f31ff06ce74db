namespace DocReview.Bench;

/// <summary>
/// bigramdict.mem keeps a 64-bit hash of "left@right" and a frequency, not the text. The words that can stand side by side are known and finite,
/// so all pairs are tried: the hash of the left word is carried over a trie of the right words.
/// </summary>
internal sealed class PairTable(long[] hashes, int[] frequencies)
{
    private const ulong Prime = 1099511628211, Offset = 0xCBF29CE484222325;
    private const int FilterBits = 23;

    public sealed record Pair(int Left, int Right, int Frequency);

    public List<Pair> Recover(string[] words)
    {
        var filter = Filter();
        var known = Known();
        var trie = Trie(words);
        var found = new List<Pair>[words.Length];
        Parallel.For(0, words.Length, left =>
        {
            var row = new List<Pair>();
            foreach (var right in Candidates(Hash(Hash(Offset, words[left]), "@"), trie, filter, known))
                if (Lookup(words[left] + "@" + words[right]) is { } frequency) row.Add(new(left, right, frequency));
            found[left] = row;
        });
        return [.. found.SelectMany(row => row.OrderBy(pair => pair.Right))];
    }

    private static ulong Hash(ulong hash, string text)
    {
        foreach (var unit in text) hash = Step(hash, unit);
        return hash;
    }

    private static ulong Step(ulong hash, uint unit) => (((hash ^ (unit & 0xFF)) * Prime) ^ (unit >> 8)) * Prime;

    /// <summary>The trie of sorted words in depth-first order: each node its unit, its depth from 0, and the word that ends there or -1.</summary>
    private static (char Unit, byte Depth, int Word)[] Trie(string[] words)
    {
        var nodes = new List<(char, byte, int)>();
        var before = "";
        for (var w = 0; w < words.Length; w++)
        {
            var word = words[w];
            var shared = 0;
            while (shared < Math.Min(word.Length, before.Length) && word[shared] == before[shared]) shared++;
            for (var depth = shared; depth < word.Length; depth++) nodes.Add((word[depth], (byte)depth, depth == word.Length - 1 ? w : -1));
            before = word;
        }
        return [.. nodes];
    }

    private static unsafe List<int> Candidates(ulong start, (char Unit, byte Depth, int Word)[] trie, ulong[] filter, ulong[] known)
    {
        var hits = new List<int>();
        var stack = stackalloc ulong[32];
        stack[0] = start;
        fixed (ulong* bits = filter)
        fixed ((char Unit, byte Depth, int Word)* first = trie)
        {
            var end = first + trie.Length;
            for (var node = first; node < end; node++)
            {
                var hash = stack[node->Depth + 1] = Step(stack[node->Depth], node->Unit);
                var bit = hash >> (64 - FilterBits);
                if (node->Word >= 0 && (bits[bit >> 6] & (1UL << (int)(bit & 63))) != 0 && Contains(known, hash)) hits.Add(node->Word);
            }
        }
        return hits;
    }

    private static bool Contains(ulong[] known, ulong hash)
    {
        for (var slot = hash & (ulong)(known.Length - 1); known[slot] != 0; slot = (slot + 1) & (ulong)(known.Length - 1))
            if (known[slot] == hash) return true;
        return false;
    }

    /// <summary>All hashes in a table that is quick to ask: its size is a power of two, three quarters are empty.</summary>
    private ulong[] Known()
    {
        var known = new ulong[1 << 21];
        foreach (var hash in hashes.Where(hash => hash != 0))
        {
            var slot = (ulong)hash & (ulong)(known.Length - 1);
            while (known[slot] != 0) slot = (slot + 1) & (ulong)(known.Length - 1);
            known[slot] = (ulong)hash;
        }
        return known;
    }

    private ulong[] Filter()
    {
        var filter = new ulong[(1 << FilterBits) / 64];
        foreach (var hash in hashes)
        {
            var bit = (ulong)hash >> (64 - FilterBits);
            if (hash != 0) filter[bit >> 6] |= 1UL << (int)(bit & 63);
        }
        return filter;
    }

    /// <summary>The probing of the original, so that a pair has the frequency that the original would give it.</summary>
    private int? Lookup(string text)
    {
        var hash = (long)Hash(Offset, text);
        var size = hashes.Length;
        long slot = NotNegative(hash % size), step = NotNegative(StepWidth(text) % size);
        for (var probe = 0; probe < size; probe++, slot = (slot + step) % size)
        {
            if (hashes[slot] == hash) return frequencies[slot];
            // A step of 0 stays on the slot for ever.
            if (hashes[slot] == 0 || step == 0) return null;
        }
        return null;

        long NotNegative(long remainder) => (remainder + size) % size;
    }

    private static int StepWidth(string text)
    {
        var g = 5381;
        foreach (var unit in text)
        {
            g = unchecked(g * 33 + unit) & 255;
            g = unchecked(g * 33 + unit) >> 8;
        }
        return g;
    }
}
