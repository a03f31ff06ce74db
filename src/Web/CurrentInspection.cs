using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// Which inspection a request is about. It stands in the address, <c>/i/NAME/findings</c>, so that two tabs may show two inspections;
/// an address without it means the inspection the program was started for.
/// </summary>
public sealed class CurrentInspection(IHttpContextAccessor http, Inspections inspections, SiteOptions options)
{
    private const string Prefix = "/i", Key = "inspection";
    private Inspection? _inspection;

    public Inspection Value => _inspection ??= Find() ?? throw new BadHttpRequestException("no such inspection", StatusCodes.Status404NotFound);

    public long Id => Value.Id;

    public string Name => Value.Name;

    public IReadOnlyList<string> Names() => inspections.All().Select(inspection => inspection.Name).ToList();

    /// <summary>Where the pages of an inspection begin.</summary>
    public static string Root(string inspection) => $"{new PathString($"{Prefix}/{inspection}").ToUriComponent()}/";

    private Inspection? Find()
    {
        if (http.HttpContext?.Items[Key] is string named) return inspections.Find(named);
        var all = inspections.All();
        return all.FirstOrDefault(inspection => inspection.Name == options.Inspection) ?? (all.Count > 0 ? all[^1] : inspections.Named(options.Inspection));
    }

    /// <summary>Takes the inspection out of the path before pages are matched; links made with <c>~/</c> then stay in it.</summary>
    public static Task Take(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Prefix, out var rest) && rest.Value is { Length: > 1 } path)
        {
            var end = path.IndexOf('/', 1);
            var name = end < 0 ? path[1..] : path[1..end];
            context.Items[Key] = name;
            context.Request.PathBase += $"{Prefix}/{name}";
            context.Request.Path = end < 0 ? "/" : path[end..];
        }

        return next(context);
    }
}
