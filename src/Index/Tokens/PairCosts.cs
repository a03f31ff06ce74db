using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DocReview.Index;

/// <summary>How a word joins its neighbours: where <see cref="PairCosts"/> keeps what is known of it.</summary>
/// <param name="Row">Names the word among those that have followers of their own.</param>
/// <param name="Shift">Sends its followers to buckets that have room for them.</param>
/// <param name="Column">Names the word among the followers.</param>
/// <param name="Alone">The number of the cost of a step to a word that was never seen after it; 0 only in the default, which is no word.</param>
internal readonly record struct Links(ushort Row, ushort Shift, ushort Column, ushort Alone);

/// <summary>
/// The cost of a step from a word to the next, for 318,000 pairs and for any other two. Nearly all the time of segmentation is spent waiting for the memory here,
/// so a step looks into one bucket of 32 bytes, and takes no branch that would have to wait for it. A bucket has eight rows, then the numbers of their costs; that pairs share it
/// is told by the row alone, since within a row every column has another bucket.
/// </summary>
internal sealed class PairCosts
{
    private const int Room = 8, Buckets = 1 << 16;
    private const ushort NoRow = 0xFFFF, Free = 0xFFFE, NoColumn = 0;

    private readonly ushort[] buckets = new ushort[Buckets * Room * 2];
    private readonly double[] costs;
    private readonly Links[] links;

    /// <param name="alone">For each word the cost of a step to any that was never seen after it.</param>
    /// <param name="rows">For each word the words seen after it, with their costs; most words have none.</param>
    public PairCosts(IReadOnlyList<double> alone, ILookup<int, (int Follower, double Cost)> rows)
    {
        // The first number is no word's.
        List<double> values = [0, .. rows.SelectMany(row => row.Select(pair => pair.Cost)).Concat(alone).Distinct().Order()];
        var numbers = values.Skip(1).Select((cost, i) => (cost, i)).ToDictionary(pair => pair.cost, pair => (ushort)(pair.i + 1));
        costs = [.. values];
        var columns = rows.SelectMany(row => row.Select(pair => pair.Follower)).Distinct().Order().Select((follower, i) => (follower, i)).ToDictionary(pair => pair.follower, pair => (ushort)(pair.i + 1));
        links = [.. alone.Select((cost, word) => new Links(NoRow, 0, columns.GetValueOrDefault(word, NoColumn), numbers[cost]))];
        if (values.Count > 0x10000 || columns.Count >= 0x10000 || rows.Count >= Free) throw new InvalidDataException("The dictionary has outgrown the table of pairs.");

        for (var i = 0; i < buckets.Length; i++) buckets[i] = i % (Room * 2) < Room ? Free : (ushort)0;
        var held = new byte[Buckets];
        ushort next = 0;
        // The longest first: the shorter find room in what they leave.
        foreach (var row in rows.OrderByDescending(row => row.Count()))
        {
            var shift = Shift(held, [.. row.Select(pair => links[pair.Follower].Column)]);
            foreach (var (follower, cost) in row)
            {
                var bucket = shift ^ links[follower].Column;
                var slot = bucket * Room * 2 + held[bucket]++;
                (buckets[slot], buckets[slot + Room]) = (next, numbers[cost]);
            }
            links[row.Key] = links[row.Key] with { Row = next++, Shift = shift };
        }
    }

    public Links Of(int word) => links[word];

    /// <summary>The cost of the step from one word to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Step(Links from, Links to)
    {
        ref var bucket = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buckets), (from.Shift ^ to.Column) * Room * 2);
        var found = Vector128.Equals(Vector128.LoadUnsafe(ref bucket), Vector128.Create(from.Row)).ExtractMostSignificantBits();
        int pair = Unsafe.Add(ref bucket, Room + (BitOperations.TrailingZeroCount(found) & (Room - 1)));
        // All ones where the pair was found: a branch here would wait for the bucket, and all that comes after with it.
        var known = -(int)found >> 31;
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(costs), from.Alone ^ (from.Alone ^ pair) & known);
    }

    private static ushort Shift(byte[] held, ushort[] columns)
    {
        for (var shift = 0; shift < Buckets; shift++)
        {
            // Neighbours in number would else crowd the same buckets.
            var mixed = (ushort)(shift * 40503);
            if (Array.TrueForAll(columns, column => held[mixed ^ column] < Room)) return mixed;
        }
        throw new InvalidDataException("The table of pairs has no room for a word's followers.");
    }
}
