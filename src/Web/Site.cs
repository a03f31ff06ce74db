using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hangfire;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.WebEncoders;

namespace DocReview.Web;

/// <param name="KeysFolder">Where the keys of sessions and forms lie.</param>
/// <param name="Inspection">The inspection shown where an address names none.</param>
/// <param name="ScreenLock">After so long without a sign of a person the screen is locked; the usual where null.</param>
public sealed record SiteOptions(string KeysFolder, string Inspection, TimeSpan? ScreenLock = null);

/// <summary>The review site: pages behind a sign-in. The ledger's parts, the index and the jobs are already in the container.</summary>
public static class Site
{
    public static IServiceCollection AddSite(this IServiceCollection services, SiteOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Sessions>();
        services.AddSingleton<KeptForm>();
        services.AddSingleton<RegisterSeal>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<FirstUser>(provider, options.KeysFolder));
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentInspection>();
        services.AddScoped<CurrentSight>();
        services.AddScoped<Quotations>();
        services.AddScoped<Chains>();
        services.AddSingleton<Workload.Speed>();
        services.AddScoped<Workload>();
        services.AddCookieRules(options.ScreenLock ?? Sessions.ScreenLock);
        services.AddDataProtection().SetApplicationName("DocReview").PersistKeysToFileSystem(Directory.CreateDirectory(options.KeysFolder));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "docreview.form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.Path = "/";
        });
        // Chinese stays Chinese in the source of a page; < > & " ' are written as entities all the same.
        services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages().AddMvcOptions(mvc => mvc.Filters.Add(new HandlerDemands()));
        return services;
    }

    /// <summary>Everything a request goes through. Call it once, before anything else is mapped.</summary>
    public static WebApplication UseSite(this WebApplication app)
    {
        // The few static files travel inside the program, so it can be started from any folder.
        app.Environment.WebRootFileProvider = new EmbeddedFileProvider(typeof(Site).Assembly, "DocReview.Web.wwwroot");
        app.Use((context, next) => CurrentInspection.Take(context, next));
        // An unhandled error clears all headers: its page goes through what stands below once more, and gets them again.
        app.UseExceptionHandler("/problem/500");
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use((context, next) => CurrentInspection.Demand(context, next));
        app.MapRazorPages();
        app.MapOriginals();
        app.MapScreenLock();
        app.MapPageImages();
        app.MapExports();
        app.MapUploads();
        if (app.Services.GetService<JobStorage>() is { } jobs) app.MapDashboard(jobs);
        return app;
    }

    /// <summary>The one-time password of the first user, to be printed at start; null once it was changed.</summary>
    public static string? FirstPassword(this WebApplication app) => app.Services.GetRequiredService<FirstUser>().Ensure();
}
