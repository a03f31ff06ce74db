using System.Net;
using DocReview.Ledger;
using DocReview.Web;
using Microsoft.Playwright;

namespace DocReview.Tests;

/// <summary>Review at the screen: batches, judging by keys, second readers, many at once, and no typed word lost.</summary>
[Collection(HostTests.Name)]
public sealed class QueueTests(SiteHost host) : IAsyncLifetime
{
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.Start();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    private ReviewQueue Queue => host.Get<ReviewQueue>();

    /// <summary>An inspection of its own with so many findings.</summary>
    private (long Inspection, IReadOnlyList<QueuedFinding> Findings) Case(string name, int count)
    {
        var inspection = host.Get<Inspections>().Named(name).Id;
        Queue.Replace(inspection, [], [.. Enumerable.Range(1, count).Select(i => Samples.Finding("SplitPayment", $"{name}付款{i}", $"第{i}笔道路养护款") with { FalseAlarms = "分期付款；另有框架合同；抢险应急。" })], 0, "rules/1");
        return (inspection, Queue.All(inspection));
    }

    private static async Task Type(IPage page, string words)
    {
        await page.Keyboard.InsertTextAsync(words);
        await page.Keyboard.PressAsync("Control+Enter");
    }

    private static Task Shows(IPage page, string subject) => page.WaitForFunctionAsync("subject => document.querySelector('h1').innerText === subject", subject);

    [Fact]
    public async Task Ten_findings_of_a_batch_are_judged_by_keys_alone()
    {
        var (inspection, findings) = Case("键盘十条", 10);
        Queue.CutBatch(inspection, new(), FindingOrder.Rule, 10, "第一批", "陈默", "宋岚");
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync($"/i/{inspection}/findings?Conditions.Batch={Queue.Batches(inspection)[0].Id}&Conditions.Order=Batch");
        Assert.Contains(Text.Of("Batch.Progress", 0, 10), await page.InnerTextAsync("main"));
        await page.Keyboard.PressAsync("g");
        for (var i = 0; i < 10; i++)
        {
            await Shows(page, findings[i].Finding.Subject);
            if (i == 0) await page.Keyboard.PressAsync("?");
            if (i == 0) Assert.True(await page.IsVisibleAsync("dialog#keys"));
            if (i == 0) await page.Keyboard.PressAsync("Escape");
            switch (i % 5)
            {
                case 0:
                    await page.Keyboard.PressAsync("a");
                    await page.Keyboard.PressAsync("2");
                    await page.Keyboard.PressAsync("n");
                    await Type(page, "三笔同日付给一家");
                    break;
                case 1: await page.Keyboard.PressAsync("x"); await Type(page, "合同约定分期"); break;
                case 2: await page.Keyboard.PressAsync("r"); await Type(page, "框架合同原件"); break;
                case 3: await page.Keyboard.PressAsync("l"); break;
                default: await page.Keyboard.PressAsync("f"); await Type(page, "交财务组"); break;
            }
        }

        await page.WaitForURLAsync("**/findings?*");
        Assert.Contains(Text.Of("Batch.OnlyHeld"), await page.InnerTextAsync("main"));
        ReviewStatus[] expected = [ReviewStatus.Substantiated, ReviewStatus.Cleared, ReviewStatus.InReview, ReviewStatus.New, ReviewStatus.Transferred];
        Assert.Equal([.. expected, .. expected], Queue.All(inspection).Select(f => f.Status));
        Assert.Equal([null, null, Hold.Records, Hold.Later, null], Queue.All(inspection).Take(5).Select(f => f.Hold));
        var step = Queue.History(inspection, findings[0].Key)[^1];
        Assert.Equal(("三笔同日付给一家", "另有框架合同", "陈默"), (step.Note, step.Innocent, step.Who));
        Assert.Contains(Text.Of("Batch.Progress", 6, 10), await page.InnerTextAsync("main"));
    }

    [Fact]
    public async Task What_the_first_reader_held_the_second_signs_and_the_first_may_not()
    {
        var (inspection, findings) = Case("第二人复核", 2);
        var key = findings[0].Key;
        Queue.Move(inspection, key, 1 + (Queue.Assign(inspection, key, 1, "陈默", "宋岚") is StepResult.Done ? 1 : 0), ReviewStatus.InReview, "陈默", "");
        Queue.Move(inspection, key, 3, ReviewStatus.Substantiated, "陈默", "理由", "解释");
        var address = $"/i/{inspection}/findings/{key}";

        var first = await _browser.SignedIn(host, "陈默");
        await first.GotoAsync(address);
        Assert.Contains(Text.Of("Finding.SecondOwn"), await first.InnerTextAsync("form[data-judge]"));
        Assert.Equal(0, await first.Locator("[value=SignOff]").CountAsync());
        using var forged = await Visitor.SignedIn(host, "陈默");
        var answer = await forged.Post(address, new() { ["Judgement.Verdict"] = "SignOff", ["Judgement.Version"] = "4", ["Judgement.Assignee"] = "陈默" }, from: address);
        Assert.Contains(Text.Of("Finding.Result.OwnJudgement"), await answer.Content.ReadAsStringAsync());
        Assert.Null(Queue.Find(inspection, key)!.SignedBy);

        var second = await _browser.SignedIn(host, "宋岚");
        await second.GotoAsync($"/i/{inspection}/findings?Conditions.AwaitsSecond=true");
        Assert.Equal(1, await second.Locator("tbody tr").CountAsync());
        await second.ClickAsync("tbody a");
        await second.WaitForSelectorAsync("form[data-judge]");
        await second.Keyboard.PressAsync("s");
        await second.WaitForURLAsync("**/findings?*");
        Assert.Equal("宋岚", Queue.Find(inspection, key)!.SignedBy);
    }

    [Fact]
    public async Task Many_are_cleared_for_one_reason_and_that_is_undone()
    {
        var (inspection, findings) = Case("批量处理", 5);
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync($"/i/{inspection}/findings");
        await page.CheckAsync("tbody tr:nth-child(1) input");
        await page.CheckAsync("tbody tr:nth-child(2) input");
        Assert.Equal(Text.Of("Findings.Bulk.Chosen", 2), await page.InnerTextAsync("[data-chosen]"));
        await page.ClickAsync($"button:text-is('{Text.Of("Findings.Bulk.Clear")}')");
        Assert.Contains(Text.Of("Findings.Bulk.ReasonNeeded"), await page.InnerTextAsync(".errors"));
        Assert.Equal(2, await page.Locator("tbody input:checked").CountAsync());

        Queue.Note(inspection, findings[1].Key, 1, "宋岚", "先别动");
        await page.FillAsync("#reason", "都在框架合同之内");
        await page.ClickAsync($"button:text-is('{Text.Of("Findings.Bulk.Clear")}')");
        var told = await page.InnerTextAsync(".told");
        Assert.Contains(Text.Of("Findings.Bulk.Done", 1), told);
        Assert.Contains(Text.Of("StepResult.ChangedMeanwhile"), told);
        Assert.Equal(ReviewStatus.Cleared, Queue.Find(inspection, findings[0].Key)!.Status);

        await page.ClickAsync(".told button");
        Assert.Contains(Text.Of("Findings.Bulk.Undone", 1), await page.InnerTextAsync(".told"));
        Assert.Equal(ReviewStatus.New, Queue.Find(inspection, findings[0].Key)!.Status);
        Assert.Equal(StepAction.Undone, Queue.History(inspection, findings[0].Key)[^1].Action);
    }

    [Fact]
    public async Task Typed_words_outlive_a_reload_and_the_end_of_the_session()
    {
        var (inspection, findings) = Case("不丢一个字", 1);
        var address = $"/i/{inspection}/findings/{findings[0].Key}";
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync(address);
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("3");
        await page.FillAsync("#Judgement_Note", "写了一半的理由");
        await page.ReloadAsync();
        Assert.Equal("写了一半的理由", await page.InputValueAsync("#Judgement_Note"));
        Assert.True(await page.IsCheckedAsync("[value=Lead]"));
        Assert.True(await page.IsCheckedAsync("[data-number='3']"));
        Assert.True(await page.IsVisibleAsync("[data-restored]"));

        await page.Context.ClearCookiesAsync();
        await page.ClickAsync("form[data-judge] button.first");
        await page.FillAsync("#Name", "陈默");
        await page.FillAsync("#Password", SiteHost.Password);
        await page.ClickAsync("main button.first");
        Assert.Contains("写了一半的理由", await page.InnerTextAsync("main"));
        await page.ClickAsync("main button.first");
        await page.WaitForSelectorAsync(".note-good");
        Assert.Equal(("写了一半的理由", "抢险应急"), Queue.History(inspection, findings[0].Key).Select(s => (s.Note, s.Innocent)).Last());
        await page.ReloadAsync();
        Assert.Equal("", await page.InputValueAsync("#Judgement_Note"));
    }

    [Fact]
    public async Task The_draft_of_one_person_is_not_shown_to_another()
    {
        var (inspection, findings) = Case("各人各稿", 1);
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync($"/i/{inspection}/findings/{findings[0].Key}");
        await page.FillAsync("#Judgement_Note", "只给自己看");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#Name", "宋岚");
        await page.FillAsync("#Password", SiteHost.Password);
        await page.ClickAsync("main button");
        await page.GotoAsync($"/i/{inspection}/findings/{findings[0].Key}");
        Assert.Equal("", await page.InputValueAsync("#Judgement_Note"));
    }

    [Fact]
    public async Task The_leader_cuts_a_batch_from_a_filter_and_only_the_leader()
    {
        var (inspection, _) = Case("切分批次", 6);
        var page = await _browser.SignedIn(host, "宋岚");
        await page.GotoAsync($"/i/{inspection}/findings?Conditions.Words=第2笔");
        await page.ClickAsync($"text={Text.Of("Batch.CutFromHere")}");
        Assert.Contains(Text.Of("Batch.FromFilter", 1), await page.InnerTextAsync("main"));
        await page.SelectOptionAsync("#Assignee", "陈默");
        await page.ClickAsync("main button.first");
        await page.WaitForSelectorAsync(".note-good");
        var batch = Assert.Single(Queue.Batches(inspection));
        Assert.Equal(("陈默", 1), (batch.Assignee, batch.Size));
        await page.SelectOptionAsync("#Assignee", "宋岚");
        await page.ClickAsync("main button.first");
        await page.WaitForFunctionAsync("document.querySelectorAll('tbody tr').length === 2");
        Assert.Equal(("宋岚", 5), Queue.Batches(inspection).Select(b => (b.Assignee, b.Size)).First());
        Assert.Equal("第2笔道路养护款", Assert.Single(Queue.Page(inspection, new(Batch: batch.Id), FindingOrder.Batch, 0, 9)).Finding.Subject);

        using var member = await Visitor.SignedIn(host, "陈默");
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Post($"/i/{inspection}/batches", new() { ["Name"] = "我的", ["Size"] = "3", ["Assignee"] = "陈默" }, from: $"/i/{inspection}/findings/{Queue.All(inspection)[0].Key}")).StatusCode);
        Assert.Contains(Text.Of("Batch.MineIs", batch.Name), await member.Html($"/i/{inspection}/findings"));
    }

    [Fact]
    public async Task Something_to_be_put_right_at_once_is_asked_answered_and_exported()
    {
        var (inspection, findings) = Case("立行立改", 1);
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync($"/i/{inspection}/findings/{findings[0].Key}");
        await page.ClickAsync($"text={Text.Of("Correction.New")}");
        await page.FillAsync("#asked", "退回超标餐费");
        await page.ClickAsync($"text={Text.Of("Correction.Save")}");
        Assert.Contains(Text.Of("Correction.DueNeeded"), await page.InnerTextAsync("#corrections .errors"));
        Assert.Equal("退回超标餐费", await page.InputValueAsync("#asked"));
        await page.FillAsync("#asked-of", "党政办");
        await page.FillAsync("#due", Format.Day(DateTimeOffset.UtcNow).AddDays(3).ToString("yyyy-MM-dd"));
        await page.ClickAsync($"text={Text.Of("Correction.Save")}");
        await page.WaitForSelectorAsync(".note-good");

        await page.ClickAsync($"text={Text.Of("Correction.AnswerTitle")}");
        await page.FillAsync("#corrections [name='Correction.Answer']", "已全部退回，附收据");
        await page.CheckAsync("#corrections [name='Correction.Settled']");
        await page.ClickAsync($"text={Text.Of("Correction.AnswerSave")}");
        await page.WaitForSelectorAsync("#corrections .chip-Cleared");
        using var member = await Visitor.SignedIn(host, "陈默");
        Assert.Contains("已全部退回，附收据", await member.Html($"/i/{inspection}/corrections"));
        Assert.Equal(HttpStatusCode.OK, (await member.Get($"/i/{inspection}/exports/corrections")).StatusCode);
    }

    [Fact]
    public async Task The_way_of_a_matter_shows_its_papers_its_gaps_and_what_came_too_early()
    {
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync($"/findings/{host.Case.Findings.Single(f => f.Finding.Kind == "NoDeliberation").Key}");
        Assert.Equal(4, await page.Locator("svg.chain rect.chain-gap").CountAsync());
        Assert.Equal(2, await page.Locator("svg.chain a").CountAsync());
        Assert.Contains(Text.Of("Chain.Missing.Meeting"), await page.InnerTextAsync(".chain-list"));
        Assert.Contains(Text.Of("Chain.Missing.Meeting"), await page.Locator("svg.chain desc").TextContentAsync());
        await page.ClickAsync("svg.chain a >> nth=0");
        await page.WaitForURLAsync("**/documents/**");
        Assert.Equal("mark", await page.EvaluateAsync<string>("document.querySelector('mark#cited').localName"));
        await page.GotoAsync("/decisions");
        await page.ClickAsync($"tbody >> text={Text.Of("Chain.Title")}");
        await page.WaitForSelectorAsync("svg.chain");
    }
}
