using DocReview.Ledger;
using DocReview.Web;
using Microsoft.Playwright;

namespace DocReview.Tests;

/// <summary>A person hands in files at the screen: chosen, dropped, and without scripts.</summary>
[Collection(HostTests.Name)]
public sealed class IntakeBrowserTests(SiteHost host) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docreview-handed-").FullName;
    private Browser _browser = null!;

    private Inspection Here => host.Get<Inspections>().Named("窗口收件");

    private string Address => $"/i/{Here.Id}/intake";

    public async ValueTask InitializeAsync() => _browser = await Browser.Start();

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    private IReadOnlyList<string> Last() => [.. host.Get<Catalogue>().Documents(Here.Id, new DocumentFilter(Accession: host.Get<Catalogue>().Accessions(Here.Id)[^1].Id)).Select(row => row.Path).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task A_folder_and_dropped_files_are_sent_part_by_part_and_counted_without_a_new_page()
    {
        for (var i = 0; i < 95; i++) Write($"合同/第{i:00}号.txt", $"第{i}号合同");
        Write("会议/二〇二一年/三月.txt", "三月记录");
        var page = await _browser.SignedIn(host, "陈默");
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        await page.GotoAsync(Address);
        await page.FillAsync("#SuppliedBy", "党政办 李某");
        await page.SetInputFilesAsync("#folder", _folder);
        var requests = 0;
        page.Request += (_, request) => requests += request.Method == "POST" ? 1 : 0;
        await page.ClickAsync("[data-send]");
        await page.WaitForFunctionAsync("words => document.querySelector('[data-told]').textContent.includes(words)", Text.Of("Intake.Sent", 96));
        Assert.True(requests > 1);
        var root = Path.GetFileName(_folder);
        Assert.Equal(96, Last().Count);
        Assert.Contains($"{root}/会议/二〇二一年/三月.txt", Last());
        Assert.Equal("党政办 李某", await page.InputValueAsync("#SuppliedBy"));
        Assert.Equal("党政办 李某", host.Get<Catalogue>().Accessions(Here.Id)[^1].SuppliedBy);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-poll] td')].some(cell => cell.textContent.trim() === '96')");

        // Dropped: a delivery of its own, and what is refused is told with its reason.
        await page.EvaluateAsync("""
            () => {
              const dropped = new DataTransfer();
              dropped.items.add(new File(["拖来的一份"], "拖来.txt"));
              dropped.items.add(new File(["越界"], ".."));
              document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
            }
            """);
        await page.WaitForSelectorAsync($"[data-refused] li:has-text('{Text.Of("Upload.WayOut")}')");
        await page.WaitForFunctionAsync("words => document.querySelector('[data-told]').textContent.includes(words)", Text.Of("Intake.Sent", 1));
        Assert.Contains("拖来.txt", Last());
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Without_scripts_the_form_hands_in_files()
    {
        var page = await _browser.SignedIn(host, "陈默", scripts: false);
        await page.GotoAsync(Address);
        await page.FillAsync("#Note", "没有脚本");
        await page.SetInputFilesAsync("#files", [Write("一.txt", "一份"), Write("二.txt", "两份")]);
        await page.ClickAsync("[data-send]");
        Assert.Contains(Text.Of("Intake.Came", 2), await page.InnerTextAsync("main [role=status]"));
        Assert.Equal(["一.txt", "二.txt"], Last());
        Assert.Equal("没有脚本", host.Get<Catalogue>().Accessions(Here.Id)[^1].Handover.Note);
    }

    [Fact]
    public async Task What_is_stopped_is_taken_up_again_where_it_stopped()
    {
        for (var i = 0; i < 90; i++) Write($"第{i:00}号.txt", $"停下的第{i}号");
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync(Address);
        var held = new TaskCompletionSource();
        var posts = 0;
        await page.RouteAsync("**/intake/upload", async route =>
        {
            // The second part hangs until it is stopped.
            if (++posts == 2) await held.Task;
            await route.ContinueAsync();
        });
        await page.SetInputFilesAsync("#folder", _folder);
        await page.ClickAsync("[data-send]");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-told]').textContent.includes('40 / 90')");
        await page.ClickAsync("[data-stop]");
        await page.WaitForSelectorAsync("[data-resume]:visible");
        Assert.Equal(40, Last().Count);
        held.SetResult();
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        await page.ClickAsync("[data-resume]");
        await page.WaitForFunctionAsync("words => document.querySelector('[data-told]').textContent.includes(words)", Text.Of("Intake.Sent", 90));
        Assert.Equal(90, Last().Count);
    }
}
