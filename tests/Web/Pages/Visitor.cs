using System.Net;
using System.Text.RegularExpressions;

namespace DocReview.Tests;

/// <summary>A browser without a screen: keeps cookies, follows no redirects, finds the form token.</summary>
internal sealed class Visitor(SiteHost host) : IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };

    public static async Task<Visitor> SignedIn(SiteHost host, string name)
    {
        var visitor = new Visitor(host);
        var answer = await visitor.Post("/sign-in", new() { ["Name"] = name, ["Password"] = SiteHost.Password }, from: "/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    public Task<HttpResponseMessage> Get(string path) => _client.GetAsync(path);

    public async Task<string> Html(string path)
    {
        var answer = await Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <param name="from">The page whose form is sent; null sends it without a token.</param>
    public async Task<HttpResponseMessage> Post(string path, Dictionary<string, string> form, string? from)
    {
        if (from is not null) form["__RequestVerificationToken"] = Token(await Html(from));
        return await _client.PostAsync(path, new FormUrlEncodedContent(form));
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _client.SendAsync(request);

    public static string Token(string html) => Regex.Match(html, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;

    public static string Field(string html, string name) => Regex.Match(html, $"name=\"{Regex.Escape(name)}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value;

    public void Dispose() => _client.Dispose();
}
