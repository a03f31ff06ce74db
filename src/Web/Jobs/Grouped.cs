using System.Threading.Channels;

namespace DocReview.Web;

/// <summary>
/// Work in two steps: several at a time make something of each item; one takes what was made, all at once that has come meanwhile, for a transaction costs nearly as
/// much for one as for fifty. Makers wait when too much waits to be taken, so that memory stays the same however many items there are.
/// </summary>
internal static class Grouped
{
    private static readonly int Makers = Environment.ProcessorCount, Ahead = 32 * Makers;

    /// <param name="bytes">How large an item is: large ones count for many, yet never for so many that a maker would have nothing to do.</param>
    public static async Task Run<TItem, TMade>(
        IEnumerable<TItem> items, Func<TItem, long> bytes, Func<TItem, CancellationToken, Task<TMade>> make, Func<IReadOnlyList<TMade>, Task> take, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var room = new Room(Ahead);
        var made = Channel.CreateUnbounded<(TMade What, int Weight)>();
        var making = Make();
        try
        {
            while (await made.Reader.WaitToReadAsync(stop.Token))
            {
                var group = new List<(TMade What, int Weight)>();
                while (made.Reader.TryRead(out var one)) group.Add(one);
                await take(group.ConvertAll(one => one.What));
                room.Leave(group.Sum(one => one.Weight));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task Make()
        {
            try
            {
                await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = Makers, CancellationToken = stop.Token }, async (item, until) =>
                {
                    var weight = (int)Math.Clamp(bytes(item) >> 15, 1, Ahead / (2 * Makers));
                    await room.Enter(weight, until);
                    await made.Writer.WriteAsync((await make(item, until), weight), until);
                });
                made.Writer.Complete();
            }
            catch (Exception exception)
            {
                made.Writer.Complete(exception);
            }
        }
    }

    /// <summary>So much may be on its way. Whoever enters waits until there is room for all of it; one after the other, so that no two wait for each other.</summary>
    private sealed class Room(int size) : IDisposable
    {
        private readonly SemaphoreSlim _door = new(1), _places = new(size);

        public async Task Enter(int places, CancellationToken cancel)
        {
            await _door.WaitAsync(cancel);
            try
            {
                for (var i = 0; i < places; i++) await _places.WaitAsync(cancel);
            }
            finally
            {
                _door.Release();
            }
        }

        public void Leave(int places) => _places.Release(places);

        public void Dispose()
        {
            _door.Dispose();
            _places.Dispose();
        }
    }
}
