using System.Net;
using System.Reflection;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>Every role at every page and endpoint of the route table: who may not, may not.</summary>
[Collection(HostTests.Name)]
public sealed class CapabilityTests(SiteHost host)
{
    [Fact]
    public async Task Every_page_and_endpoint_says_what_it_demands()
    {
        var routes = await Route.Of(host);
        Assert.True(routes.Count > 20);
        Assert.Empty(routes.Where(route => route is { Demands: null, IsOpen: false, IsForAll: false }).Select(route => route.Path));
        // Only what lies before the sign-in is open to all.
        Assert.Equal(["/problem/{code:int?}", "/sign-in", "/sign-in/kept", "/unlock"], routes.Where(route => route.IsOpen).Select(route => route.Path).Append("/unlock").Distinct().Order());
    }

    [Fact]
    public async Task Every_handler_that_changes_something_says_what_it_demands()
    {
        var silent = from route in await Route.Of(host)
                     where route is { Page: not null, Demands: not null }
                     from handler in route.Page!.HandlerMethods
                     where !string.Equals(handler.HttpMethod, "GET", StringComparison.OrdinalIgnoreCase) && HandlerDemands.Of(handler.MethodInfo) is null
                     select $"{route.Path}: {handler.MethodInfo.Name}";
        Assert.Empty(silent);
    }

    [Fact]
    public async Task Nobody_gets_where_their_role_may_not()
    {
        var routes = await Route.Of(host);
        foreach (var role in Roles.Table)
        {
            using var visitor = await VisitorAs(role.Name);
            foreach (var route in routes.Where(route => route.Demands is not null))
            {
                var answer = await visitor.Get(route.Fill(ValueOf(route)));
                var may = role.May.Contains(route.Demands!.Value);
                Assert.True(may == (answer.StatusCode is not HttpStatusCode.Forbidden), $"{role.Name} {route.Path}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Nobody_changes_what_their_role_may_not()
    {
        var handlers = from route in await Route.Of(host)
                       where route is { Page: not null, Demands: not null }
                       from handler in route.Page!.HandlerMethods
                       let demanded = HandlerDemands.Of(handler.MethodInfo)
                       where demanded is not null
                       select (Route: route, handler.Name, Demanded: demanded.Value);
        var list = handlers.ToList();
        Assert.True(list.Count >= 10);
        foreach (var role in Roles.Table)
        {
            using var visitor = await VisitorAs(role.Name);
            foreach (var (route, name, demanded) in list.Where(handler => !role.May.Contains(handler.Demanded)))
            {
                var address = route.Fill(ValueOf(route)) + (name is null ? "" : $"?handler={name}");
                Assert.Equal((role.Name, address, HttpStatusCode.Forbidden), (role.Name, address, (await visitor.Post(address, [], from: "/account")).StatusCode));
            }
        }
    }

    [Fact]
    public async Task A_person_is_offered_what_they_may_open()
    {
        foreach (var role in Roles.Table)
        {
            using var visitor = await VisitorAs(role.Name);
            var home = await visitor.Html(role.May.Contains(Capability.Read) ? "/" : "/users");
            foreach (var address in System.Text.RegularExpressions.Regex.Matches(home, "<a href=\"(/[^\"#?]*)\"").Select(match => match.Groups[1].Value).Distinct())
                Assert.NotEqual((role.Name, address, HttpStatusCode.Forbidden), (role.Name, address, (await visitor.Get(address)).StatusCode));
        }
    }

    /// <summary>Something that is there, for every parameter of an address.</summary>
    private Func<string, string> ValueOf(Route route) => name => name switch
    {
        "id" when route.Path.StartsWith("/exports") => "findings",
        "id" or "old" or "file" => host.Case.Contract.Value,
        "new" => host.Case.Minutes.Value,
        "key" => host.Case.Findings[0].Key,
        _ => "1",
    };

    private async Task<Visitor> VisitorAs(string role)
    {
        host.Get<Users>().Add($"演 {role}", role, Passwords.Hash(SiteHost.Password), mustChange: false);
        return await Visitor.SignedIn(host, $"演 {role}");
    }
}
