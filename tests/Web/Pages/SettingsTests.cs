using System.Net;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>巡察设置: what is typed is kept, checked, written down and takes effect. In an inspection of its own.</summary>
[Collection(HostTests.Name)]
public sealed class SettingsTests(SiteHost host)
{
    private Inspection Make() => host.Get<Inspections>().Named("设置试验");

    private InspectionSettings Now() => host.Get<Inspections>().Find("设置试验")!.Settings;

    [Fact]
    public async Task What_the_leader_sets_is_kept_and_the_audit_trail_says_what_changed()
    {
        var page = $"/i/{Make().Id}/settings";
        using var leader = await Visitor.SignedIn(host, "宋岚");
        var answer = await leader.Post(page, new()
        {
            ["Form.Unit"] = " 柏溪镇 ", ["Form.Round"] = "第三轮巡察", ["Form.PeriodFrom"] = "2019-01-01", ["Form.PeriodTo"] = "2023-06-30", ["Form.OnSiteFrom"] = "2023-07-10",
            ["Form.Leadership[0].Name"] = "高明远", ["Form.Leadership[0].Post"] = "镇党委书记", ["Form.Leadership[0].From"] = "2019年3月", ["Form.Leadership[0].To"] = "至今",
            ["Form.Leadership[1].Name"] = "", ["Form.Leadership[1].Post"] = "没有姓名的行",
            ["Form.Pasted"] = "端木云岭\t镇长\t2020-02-11\t2022\n\n  方可，党委委员，2021.5\n", ["Form.Roster"] = "苍耳坪村、青禾建筑", ["Form.WatchFolders"] = "/no/such/folder\n",
        }, from: page);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var settings = Now();
        Assert.Equal(("柏溪镇", "第三轮巡察", new DateOnly(2019, 1, 1), new DateOnly(2023, 7, 10)), (settings.Unit, settings.Round, settings.PeriodFrom, settings.OnSiteFrom));
        Assert.Equal(
            [new("高明远", "镇党委书记", PartialDate.Parse("2019-03"), null), new("端木云岭", "镇长", PartialDate.Parse("2020-02-11"), PartialDate.Parse("2022")), new OfficeHolder("方可", "党委委员", PartialDate.Parse("2021-05"), null)],
            settings.Leadership);
        Assert.Equal(["苍耳坪村", "青禾建筑", "高明远", "端木云岭", "方可"], settings.Names);

        var shown = await leader.Html(page);
        Assert.Contains("value=\"端木云岭\"", shown);
        Assert.Contains(Text.Of("Settings.FolderAway", "/no/such/folder"), shown);
        Assert.Contains("陈默", shown);
        var trail = host.Get<AuditTrail>().Latest(20).First(entry => entry.Action == "settings.change");
        Assert.Contains($"{Text.Of("Settings.PeriodFrom")} —→2019-01-01", trail.Subject);
        Assert.Contains("+端木云岭/镇长/2020-02-11/2022", trail.Subject);
        Assert.Contains("第三轮巡察", await leader.Html($"/i/{Make().Id}/"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason_and_nothing_typed_is_lost()
    {
        var page = $"/i/{Make().Id}/settings";
        using var leader = await Visitor.SignedIn(host, "宋岚");
        var before = Now();
        var answer = await (await leader.Post(page, new()
        {
            ["Form.Unit"] = "另一个镇", ["Form.PeriodFrom"] = "2023-01-01", ["Form.PeriodTo"] = "2019-01-01", ["Form.Leadership[0].Name"] = "辛某", ["Form.Leadership[0].From"] = "前年",
            ["Form.Pasted"] = "甲某 镇长 2021-05 2020-01", ["Form.WatchFolders"] = $"相对路径\n{host.Get<Workspace>().Folder}/vault",
        }, from: page)).Content.ReadAsStringAsync();
        foreach (var complaint in new[] { Text.Of("Settings.PeriodReversed"), Text.Of("Leadership.NoDate", "辛某"), Text.Of("Leadership.Reversed", "甲某"), Text.Of("Settings.FolderNotWhole", "相对路径") })
            Assert.Contains(complaint, answer);
        Assert.Contains(Text.Of("Settings.FolderOurs", ""), answer);
        foreach (var typed in new[] { "value=\"另一个镇\"", "value=\"前年\"", "甲某 镇长 2021-05 2020-01", "相对路径" }) Assert.Contains(typed, answer);
        Assert.Equal(LedgerJson.Write(before), LedgerJson.Write(Now()));
    }

    [Fact]
    public async Task Who_is_recused_is_named_in_the_team_and_sees_nothing()
    {
        var inspection = Make();
        host.Get<Users>().Add("须回避的人", Roles.Member, Passwords.Hash(SiteHost.Password), mustChange: false);
        host.Get<Recusals>().Add(inspection.Id, "须回避的人", "亲属在该镇任职", "宋岚");
        using var leader = await Visitor.SignedIn(host, "宋岚");
        Assert.Matches($"须回避的人[^回]*?{Text.Of("Recusal.Title")}</span>", System.Text.RegularExpressions.Regex.Replace(await leader.Html($"/i/{inspection.Id}/settings"), "\\s+", " ").Replace(Text.Of("Role.Member"), ""));
        using var recused = await Visitor.SignedIn(host, "须回避的人");
        Assert.Equal(HttpStatusCode.NotFound, (await recused.Get($"/i/{inspection.Id}/settings")).StatusCode);
    }
}
