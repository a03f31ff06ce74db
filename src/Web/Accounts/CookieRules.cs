using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace DocReview.Web;

/// <summary>The session cookie, and the rule that every page asks for it.</summary>
public static class CookieRules
{
    /// <summary>Signed in, perhaps still with the one-time password: enough for the account page alone.</summary>
    public const string SignedIn = "signed-in";

    public static void AddCookieRules(this IServiceCollection services, TimeSpan screenLock)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "docreview.session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.Path = "/";
            cookie.ExpireTimeSpan = screenLock + Sessions.Grace;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "to";
            cookie.Events.OnValidatePrincipal = Validate;
            // The figures that count by themselves must not keep an empty desk signed in.
            cookie.Events.OnCheckSlidingExpiration = context =>
            {
                context.ShouldRenew &= !context.Request.Headers.ContainsKey("X-Poll");
                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToLogin = AskToSignIn;
            cookie.Events.OnRedirectToAccessDenied = Deny;
        });
        var settled = new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
            .RequireAssertion(context => !context.User.HasClaim(claim => claim.Type == Sessions.MustChange)).Build();
        // What demands nothing is open to nobody: a page that says nothing of it was forgotten. Where there is no page, that is what is told.
        var forgotten = new AuthorizationPolicyBuilder(settled).RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is null).Build();
        var rules = services.AddAuthorizationBuilder().SetFallbackPolicy(forgotten).SetDefaultPolicy(settled).AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        foreach (var capability in Enum.GetValues<Capability>())
            rules.AddPolicy(capability.ToString(), policy => policy.Combine(settled).RequireAssertion(context => Roles.May(context.User, capability)));
    }

    private static Task Validate(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<Sessions>().Holds(context.Principal!)) return Task.CompletedTask;
        context.RejectPrincipal();
        return context.HttpContext.SignOutAsync();
    }

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !KeptForm.IsOurs(request))
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        // 307: the browser sends the form again, to a page that holds on to it.
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = $"{request.PathBase}/sign-in/kept{QueryString.Create("to", request.PathBase + request.Path + request.QueryString)}";
        return Task.CompletedTask;
    }

    private static Task Deny(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.User.HasClaim(claim => claim.Type == Sessions.MustChange)) context.Response.Redirect($"{context.Request.PathBase}/account");
        else context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
