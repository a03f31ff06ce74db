using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// Which inspection a request is about. It stands in the address, <c>/i/2/findings</c>, so that two tabs may show two inspections;
/// an address without it means the inspection the program was started for.
/// </summary>
public sealed class CurrentInspection(IHttpContextAccessor http, Inspections inspections, Recusals recusals, CurrentSight sight, SiteOptions options)
{
    private const string Prefix = "/i", Key = "inspection";
    private Inspection? _inspection;
    private IReadOnlyList<Inspection>? _all;

    public Inspection Value => _inspection ??= Find() ?? throw new BadHttpRequestException("no such inspection", StatusCodes.Status404NotFound);

    public long Id => Value.Id;

    public string Name => Value.Name;

    /// <summary>For the bar at the top, also where there is none for this person.</summary>
    public string NameOrNone => IsThere ? Name : "—";

    public bool IsThere => (_inspection ??= Find()) is not null;

    /// <summary>Of an inspection from which one is recused nothing is there.</summary>
    public static Task Demand(HttpContext context, RequestDelegate next)
    {
        var demanded = context.GetEndpoint()?.Metadata.GetMetadata<DemandsAttribute>()?.Capability;
        if (demanded is null or Capability.Users or Capability.Jobs or Capability.Audit || context.RequestServices.GetRequiredService<CurrentInspection>().IsThere) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>The inspections that the signed-in person may know of: not those from which they are recused.</summary>
    public IReadOnlyList<Inspection> All() => _all ??= Known();

    /// <summary>Where the pages of an inspection begin.</summary>
    public static string Root(long inspection) => $"{Prefix}/{inspection}/";

    private Inspection? Find()
    {
        var all = All();
        if (http.HttpContext?.Items[Key] is long named) return all.FirstOrDefault(inspection => inspection.Id == named);
        return all.FirstOrDefault(inspection => inspection.Name == options.Inspection) ?? (all.Count > 0 ? all[^1] : inspections.All().Count > 0 ? null : inspections.Named(options.Inspection));
    }

    private List<Inspection> Known()
    {
        var recused = http.HttpContext?.User.Identity?.Name is { } name ? recusals.Of(name) : [];
        return [.. inspections.All().Where(inspection => !recused.Contains(inspection.Id)).Select(InSight)];
    }

    /// <summary>At which paper a rule broke off is told only to those who see all papers.</summary>
    private Inspection InSight(Inspection inspection) => sight.Value.IsEverything ? inspection
        : inspection with { UnfinishedRules = [.. inspection.UnfinishedRules.Select(rule => rule with { Path = null, Error = "" })] };

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
