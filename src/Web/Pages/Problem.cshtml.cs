using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>What a person sees when a page is not there, not allowed, or failed.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ProblemPage : PageModel
{
    public string Title { get; private set; } = "";
    public string Words { get; private set; } = "";

    public void OnGet(int? code) => Tell(code);

    public void OnPost(int? code) => Tell(code);

    private void Tell(int? code)
    {
        var kind = code switch { 400 => "Stale", 403 => "Forbidden", 404 => "Missing", _ => "Failed" };
        Title = Text.Of($"Problem.{kind}.Title");
        Words = Text.Of($"Problem.{kind}.Words", Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier);
    }
}
