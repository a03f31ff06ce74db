using DocReview.Ledger;
using DocReview.Web;
using Hangfire;
using Hangfire.InMemory;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DocReview.Tests;

/// <summary>All tests that start a host: Hangfire keeps statics, and the machine has few cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class HostTests : ICollectionFixture<SiteHost>
{
    public const string Name = "host";
}

/// <summary>The real site on a free loopback port, over a data folder of its own that holds the sample case.</summary>
public sealed class SiteHost : IAsyncLifetime
{
    public const string Password = "竹林深处有人家 2024";
    private readonly string _folder = Directory.CreateTempSubdirectory("docreview-site-").FullName;
    private Workspace _workspace = null!;
    private WebApplication _app = null!;

    internal SampleCase Case { get; private set; } = null!;
    public Uri Address { get; private set; } = null!;
    public string FirstPassword { get; private set; } = "";
    public IServiceProvider Services => _app.Services;
    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "docreview", EnvironmentName = "Production", ContentRootPath = _folder });
        builder.Logging.ClearProviders();
        _workspace = Workspace.Open(_folder);
        // No jobs run: they would analyse the sample case anew, by the real rules.
        builder.Services.AddLedger(_workspace);
        builder.Services.AddHangfire(hangfire => hangfire.UseInMemoryStorage());
        builder.Services.AddSite(new SiteOptions(_workspace.Keys, SampleCase.Name));
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.UseSite();
        FirstPassword = _app.FirstPassword() ?? "";
        Case = await SampleCase.Make(_workspace);
        foreach (var (name, role) in new[] { ("宋岚", Roles.Leader), ("陈默", Roles.Member), ("访客", Roles.Reader) })
        {
            Get<Users>().Add(name, role, Passwords.Hash(Password), mustChange: false);
        }

        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _workspace.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
