using System.Net;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>The registers of petitions and of interviews, each for those in its zone.</summary>
[Collection(HostTests.Name)]
public sealed class RegisterTests(SiteHost host)
{
    private static readonly Dictionary<string, string> Letter = new()
    {
        ["Day"] = "2026-03-02", ["State"] = "Received", ["Summary"] = "反映工程款支付", ["Values[Way]"] = "Letter", ["Values[Reporting]"] = "Named", ["Values[Reporter]"] = "某实名群众",
        ["Values[Content]"] = "石桥工程款多付", ["Values[Handler]"] = "信访专员",
    };

    private async Task<Visitor> VisitorAs(string role)
    {
        host.Get<Users>().Add($"登记 {role}", role, Passwords.Hash(SiteHost.Password), mustChange: false);
        return await Visitor.SignedIn(host, $"登记 {role}");
    }

    private static Dictionary<string, string> With(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>(Letter);
        foreach (var (name, value) in changes) form[name] = value;
        return form;
    }

    [Fact]
    public async Task A_petition_is_registered_and_neither_the_list_nor_the_ledger_nor_the_audit_trail_tells_who_wrote()
    {
        using var clerk = await VisitorAs(Roles.PetitionClerk);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.Post("/petitions/entry", With(), from: "/petitions/entry")).StatusCode);
        var list = await clerk.Html("/petitions");
        Assert.Contains("反映工程款支付", list);
        Assert.Contains("2026-03-17", list);
        Assert.DoesNotContain("某实名群众", list);
        var inspection = host.Get<Inspections>().Find(SampleCase.Name)!.Id;
        var entry = host.Get<Register>().Entries(inspection, Zone.Petitions, 0, 1)[0];
        Assert.DoesNotContain("某实名群众", entry.Sealed);
        Assert.Contains("某实名群众", await clerk.Html($"/petitions/entry?number={entry.Number}"));
        Assert.DoesNotContain(host.Get<AuditTrail>().Latest(50), line => line.Subject.Contains("群众") || line.Subject.Contains("工程款"));
        Assert.Empty(new Register(host.Get<LedgerDb>(), host.Get<AuditTrail>(), Sight.Of(Zone.Ordinary)).Entries(inspection, Zone.Petitions, 0, 9));
    }

    [Fact]
    public async Task What_is_out_of_scope_is_passed_on_with_whom_and_when()
    {
        using var clerk = await VisitorAs(Roles.PetitionClerk);
        var refused = await clerk.Post("/petitions/entry", With(("State", RegisterKind.OutOfScope)), from: "/petitions/entry");
        Assert.Contains(Text.Of("Register.TransferNeeded"), await refused.Content.ReadAsStringAsync());
        var told = With(("State", RegisterKind.OutOfScope), ("Summary", "涉法涉诉"), ("Values[TransferredTo]", "县信访局"), ("Values[TransferredOn]", "2026-03-04"));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.Post("/petitions/entry", told, from: "/petitions/entry")).StatusCode);
        Assert.Contains(Text.Of("Register.State.OutOfScope"), await clerk.Html("/petitions"));
    }

    [Fact]
    public async Task Who_saw_an_older_version_does_not_overwrite()
    {
        using var clerk = await VisitorAs(Roles.PetitionClerk);
        await clerk.Post("/petitions/entry", With(("Summary", "两人同时改")), from: "/petitions/entry");
        var inspection = host.Get<Inspections>().Find(SampleCase.Name)!.Id;
        var number = host.Get<Register>().Entries(inspection, Zone.Petitions, 0, 1)[0].Number;
        var page = $"/petitions/entry?number={number}";
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.Post(page, With(("Version", "1")), from: page)).StatusCode);
        var late = await clerk.Post(page, With(("Version", "1")), from: page);
        Assert.Contains(Text.Of("Finding.Result.ChangedMeanwhile"), await late.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_interview_takes_two()
    {
        using var interviewer = await VisitorAs(Roles.Interviewer);
        var form = new Dictionary<string, string>
        {
            ["Day"] = "2026-03-02", ["State"] = "Recorded", ["Summary"] = "谈接待情况", ["Values[Began]"] = "9:00", ["Values[Place]"] = "驻地", ["Values[Interviewer]"] = "甲", ["Values[Recorder]"] = "甲",
            ["Values[Person]"] = "某干部", ["Values[Points]"] = "要点",
        };
        Assert.Contains(Text.Of("Register.TwoNeeded"), await (await interviewer.Post("/interviews/entry", new(form), from: "/interviews/entry")).Content.ReadAsStringAsync());
        form["Values[Recorder]"] = "乙";
        Assert.Equal(HttpStatusCode.Redirect, (await interviewer.Post("/interviews/entry", new(form), from: "/interviews/entry")).StatusCode);
        Assert.Contains("谈接待情况", await interviewer.Html("/interviews"));
        Assert.Equal(HttpStatusCode.Forbidden, (await interviewer.Get("/petitions")).StatusCode);
    }
}
