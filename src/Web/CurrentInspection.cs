using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// Which inspection a request is about. It stands in the address, <c>/i/2/findings</c>, so that two tabs may show two inspections;
/// an address without it means the inspection the program was started for.
/// </summary>
public sealed class CurrentInspection(IHttpContextAccessor http, Inspections inspections, SiteOptions options)
{
    private const string Prefix = "/i", Key = "inspection";
    private Inspection? _inspection;

    public Inspection Value => _inspection ??= Find() ?? throw new BadHttpRequestException("no such inspection", StatusCodes.Status404NotFound);

    public long Id => Value.Id;

    public string Name => Value.Name;

    public IReadOnlyList<Inspection> All() => inspections.All();

    /// <summary>Where the pages of an inspection begin.</summary>
    public static string Root(long inspection) => $"{Prefix}/{inspection}/";

    private Inspection? Find()
    {
        var all = inspections.All();
        if (http.HttpContext?.Items[Key] is long named) return all.FirstOrDefault(inspection => inspection.Id == named);
        return all.FirstOrDefault(inspection => inspection.Name == options.Inspection) ?? (all.Count > 0 ? all[^1] : inspections.Named(options.Inspection));
    }

    /// <summary>Takes the inspection out of the path before pages are matched; links made with <c>~/</c> then stay in it.</summary>
    public static Task Take(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Prefix, out var rest) && rest.Value is { Length: > 1 } path)
        {
            var end = path.IndexOf('/', 1) is var slash and > 0 ? slash : path.Length;
            // An inspection that does not exist stays in the path, which then is a page that is not there.
            if (long.TryParse(path[1..end], out var id) && context.RequestServices.GetRequiredService<Inspections>().All().Any(inspection => inspection.Id == id))
            {
                context.Items[Key] = id;
                context.Request.PathBase += $"{Prefix}/{id}";
                context.Request.Path = end == path.Length ? "/" : path[end..];
            }
        }

        return next(context);
    }
}
