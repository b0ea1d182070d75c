using System.Net;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>延滞金の減免 over HTTP: asked on the late charge, decided by another person, shown on the resident's pages.</summary>
public sealed class WaivePagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_late_charge_is_waived_by_two_persons_and_stands_in_the_resident_s_timeline(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var late = new CollectionActs(factory).LateCharge();
        var path = $"/Collection/Waive/{late}";
        var officer = await Session.SignedIn(factory, Roles.Collection);
        Assert.NotNull((await officer.Page("/Residents/Show/012-00001-02")).QuerySelector($"#claims a[href='{path}']"));

        var wrong = await officer.Post(path, path, new() { ["Amount"] = "千円", ["Ground"] = "Illness", ["Reason"] = "診断書" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var shown = await Session.Document(wrong);
        Assert.Equal(("千円", "診断書", "Illness"), (shown.GetElementById("Amount")!.GetAttribute("value"), shown.GetElementById("Reason")!.GetAttribute("value"), shown.QuerySelector("#Ground option[selected]")!.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Post(path, path, new() { ["Amount"] = "", ["Ground"] = "Illness", ["Reason"] = "" })).StatusCode);
        await using var db = factory.NewContext();
        Assert.Empty(await db.LateChargeWaivers.ToListAsync(Stop));

        await officer.Post(path, path, new() { ["Amount"] = "5,000円", ["Ground"] = "Illness", ["Reason"] = "診断書" });
        var waiver = await db.LateChargeWaivers.AsNoTracking().SingleAsync(Stop);
        Assert.Equal((new Money(5_000), true, null), (waiver.Amount, waiver.NeedsSecondPerson, waiver.Confirmed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Post(path, $"{path}?handler=Decide", new() { ["waiver"] = $"{waiver.Id}", ["agree"] = "true" })).StatusCode);
        var senior = await Session.SignedIn(factory, Roles.SeniorClerk);
        await senior.Post(path, $"{path}?handler=Decide", new() { ["waiver"] = $"{waiver.Id}", ["agree"] = "true" });

        Assert.Equal(new Money(8_600), Balances.Owed(db, late));
        var timeline = await senior.Page("/Residents/Timeline/012-00001-02?kind=Payment");
        Assert.Contains("延滞金の減免", timeline.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("collection + senior-clerk", timeline.Body!.TextContent, StringComparison.Ordinal);
        await officer.Page("/Collection/Waive/20260000000110", HttpStatusCode.NotFound);
    }
}
