using DocReview.Ledger;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace DocReview.Web;

/// <summary>The site and its background jobs over one workspace.</summary>
public static class Hosting
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <param name="inspection">The inspection shown where an address names none.</param>
    public static WebApplication Build(Workspace workspace, string inspection, string urls, string? postgres = null)
    {
        // No arguments and no settings of the surroundings: what the program does is told by its command line alone.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Hosting).Assembly.GetName().Name, EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls(urls);
        // Who sees what is told request by request: nothing that outlives one may hold on to it.
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = true);
        builder.Logging.ClearProviders().AddSimpleConsole(console => (console.SingleLine, console.ColorBehavior) = (true, Microsoft.Extensions.Logging.Console.LoggerColorBehavior.Disabled)).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("DocReview", LogLevel.Information).AddFilter("Hangfire", LogLevel.Error)
            // Both only say what is meant: keys lie in the data folder, and no page is cached.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddLedger(workspace);
        AddJobs(builder.Services, workspace, postgres);
        builder.Services.AddSite(new SiteOptions(workspace.Keys, inspection));
        return builder.Build().UseSite();
    }

    /// <summary>
    /// The workspace and its parts. Whatever answers questions about papers is given to each request as the signed-in person sees it; so no page can ask for more.
    /// What runs by itself (the pipeline, jobs) is made with the whole.
    /// </summary>
    public static IServiceCollection AddLedger(this IServiceCollection services, Workspace workspace) => services
        .AddSingleton(workspace.Db.Clock).AddSingleton(workspace.Db).AddSingleton(workspace.Vault).AddSingleton(workspace.Audit).AddSingleton(workspace.Inspections)
        .AddSingleton(workspace.Users).AddSingleton(workspace.IndexState).AddSingleton(workspace.Recusals).AddSingleton(workspace.Searches)
        .AddSingleton(provider => new Releases(workspace.Db, workspace.Audit))
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<Pipeline>(provider, workspace))
        .AddScoped(provider => workspace.SeenBy(provider.GetRequiredService<CurrentSight>().Value))
        .AddScoped(provider => provider.GetRequiredService<Workspace>().Catalogue).AddScoped(provider => provider.GetRequiredService<Workspace>().Facts)
        .AddScoped(provider => provider.GetRequiredService<Workspace>().Queue).AddScoped(provider => provider.GetRequiredService<Workspace>().Likenesses)
        .AddScoped(provider => provider.GetRequiredService<Workspace>().Register).AddScoped(provider => provider.GetRequiredService<Workspace>().Requests)
        .AddScoped<OpenIndex>(provider => provider.GetRequiredService<Workspace>().IndexOf);

    private static void AddJobs(IServiceCollection services, Workspace workspace, string? postgres)
    {
        // Our own storage, in the container before Hangfire looks for the one in its process-wide static.
        services.AddSingleton(provider => StorageOf(provider, postgres));
        services.AddTransient(provider => ActivatorUtilities.CreateInstance<FileJobs>(provider, workspace));
        // Stopped in reverse order: the reconciler commits the index when no job is running any more.
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Reconciler>(provider, workspace));
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<RecallCheck>(provider, workspace));
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<FolderWatch>(provider, workspace));
        services.AddHangfire(_ => { });
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Environment.ProcessorCount;
            server.ShutdownTimeout = TimeSpan.FromSeconds(10);
        });
        // One page at a time beside everything else: the site stays quick.
        services.AddHangfireServer(server =>
        {
            (server.WorkerCount, server.Queues) = (1, [FileJobs.Scans]);
            server.ShutdownTimeout = TimeSpan.FromSeconds(10);
        });
    }

    private static JobStorage StorageOf(IServiceProvider provider, string? postgres)
    {
        // Hangfire keeps its log in a static, where that of a host that has ended may still stand.
        Hangfire.Logging.LogProvider.SetCurrentLogProvider(new Hangfire.AspNetCore.AspNetCoreLogProvider(provider.GetRequiredService<ILoggerFactory>()));
        if (postgres is null) return new InMemoryStorage();
        var options = new PostgreSqlStorageOptions { SchemaName = "hangfire", QueuePollInterval = TimeSpan.FromSeconds(1), UseSlidingInvisibilityTimeout = true };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(postgres, options), options);
    }

    /// <summary>Every night at three, by the clock of the machine.</summary>
    public static void ScheduleRescan(this WebApplication app) => app.Services.GetRequiredService<IRecurringJobManager>()
        .AddOrUpdate<FileJobs>("rescan", job => job.Rescan(CancellationToken.None), Cron.Daily(3), new RecurringJobOptions { TimeZone = TimeZoneInfo.Local });
}
