using DocReview.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DocReview.Tests;

/// <summary>One page or endpoint of the site, as its route table has it.</summary>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Demands">Null where it says nothing.</param>
/// <param name="Page">Null for an endpoint that is no page.</param>
internal sealed record Route(string Path, Capability? Demands, bool IsOpen, bool IsForAll, CompiledPageActionDescriptor? Page)
{
    public static async Task<IReadOnlyList<Route>> Of(SiteHost host)
    {
        var routes = new List<Route>();
        foreach (var endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } described ? await host.Get<PageLoader>().LoadAsync(described, EndpointMetadataCollection.Empty) : null;
            var metadata = page?.Endpoint?.Metadata ?? endpoint.Metadata;
            routes.Add(new("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), metadata.GetMetadata<DemandsAttribute>()?.Capability, metadata.GetMetadata<IAllowAnonymous>() is not null,
                metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == CookieRules.SignedIn), page));
        }

        return [.. routes.DistinctBy(route => route.Path)];
    }

    /// <summary>The address with its parameters filled in.</summary>
    public string Fill(Func<string, string> value) => System.Text.RegularExpressions.Regex.Replace(Path, @"\{\**(\w+)[^}]*\}", match => value(match.Groups[1].Value));
}
