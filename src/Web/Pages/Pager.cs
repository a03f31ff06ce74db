namespace DocReview.Web;

/// <summary>A long list in parts, every entry of which can be reached. Parts count from 1.</summary>
public sealed record Pager(int Part, int Size, int Total)
{
    public int Parts => Math.Max(1, (Total + Size - 1) / Size);

    public int Clamped => Math.Clamp(Part, 1, Parts);

    public int First => Total == 0 ? 0 : ((Clamped - 1) * Size) + 1;

    public int Last => Math.Min(Total, Clamped * Size);

    /// <summary>The address of another part: the same conditions, another number.</summary>
    public static string Address(HttpRequest request, int part)
    {
        var query = request.Query.Where(pair => pair.Key is not ("part" or "handler")).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return request.PathBase + request.Path + QueryString.Create(query).Add("part", part.ToString());
    }
}
