using Billing.Kernel;
using Billing.Privacy;
using Billing.Testing;
using Billing.Tests.Places;
using NodaTime;
using Xunit;

namespace Billing.Tests.Privacy;

public sealed class UnmaskingTests
{
    private static readonly LocalDate Today = ProtectedTown.Today;

    private readonly StandingClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Two_persons_open_an_address_to_the_asker_for_a_quarter_of_an_hour_and_every_step_is_on_record(string provider)
    {
        using var town = Protected(provider);
        var request = await Do(town, u => u.Ask(town.Tenant.Id, UnmaskPurpose.Show, null, "開栓の立会い", "給水担当", Today, "clerk", Stop));
        await Refused("unmask.waiting", town, u => u.Open(request.Id, UnmaskPurpose.Show, "clerk", Stop));
        await Refused("unmask.same-person", town, u => u.Confirm(request.Id, Today, "clerk", Stop));
        await Do(town, u => u.Confirm(request.Id, Today, "senior", Stop));
        await Refused("unmask.decided", town, u => u.Confirm(request.Id, Today, "senior-two", Stop));
        await Refused("unmask.not-yours", town, u => u.Open(request.Id, UnmaskPurpose.Show, "senior", Stop));
        await Refused("unmask.not-yours", town, u => u.Open(request.Id, UnmaskPurpose.Print, "clerk", Stop));

        _clock.Now += Duration.FromMinutes(14);
        var opened = await Do(town, u => u.Open(request.Id, UnmaskPurpose.Show, "clerk", Stop));
        var gate = (await town.Gate(Stop)).With(opened.Revealed);
        Assert.Equal(("青波市港町一丁目2-3", "0885-00-0002"), (gate.Address(town.Point, town.Running).Text, gate.Phone(town.Tenant).Text));

        _clock.Now += Duration.FromMinutes(1);
        await Refused("unmask.expired", town, u => u.Open(request.Id, UnmaskPurpose.Show, "clerk", Stop));
        await using var db = town.NewContext();
        Assert.Equal(
            [(AccessKind.Asked, "clerk"), (AccessKind.Confirmed, "senior"), (AccessKind.Shown, "clerk")],
            db.AccessEntries.Where(e => e.RequestId != null).OrderBy(e => e.Id).AsEnumerable().Select(e => (e.Kind, e.Who)));
        Assert.All(db.AccessEntries.Where(e => e.RequestId != null), e => Assert.Equal((town.Tenant.Id, "開栓の立会い", request.Id), (e.CustomerId, e.Why, e.RequestId)));
    }

    [Theory, EveryDatabase]
    public async Task Opening_one_person_keeps_another_protected_person_at_the_place_hidden(string provider)
    {
        using var town = Protected(provider);
        town.Protect(town.CoOwner);
        var opened = await Opened(town, UnmaskPurpose.Show);
        var gate = (await town.Gate(Stop)).With(opened.Revealed);

        Assert.True(gate.Address(town.Point, town.Running).IsWithheld);
        Assert.True(gate.Phone(town.CoOwner).IsWithheld);
        Assert.Equal("0885-00-0002", gate.Phone(town.Tenant).Text);
    }

    [Theory, EveryDatabase]
    public async Task A_refusal_opens_nothing_and_tells_the_asker_why(string provider)
    {
        using var town = Protected(provider);
        var request = await Do(town, u => u.Ask(town.Tenant.Id, UnmaskPurpose.Show, null, "知人から", "電話の相手", Today, "clerk", Stop));
        await Refused("unmask.refusal", town, u => u.Refuse(request.Id, " ", "senior", Stop));
        await Do(town, u => u.Refuse(request.Id, "理由になりません", "senior", Stop));
        var refusal = await Refused("unmask.refused", town, u => u.Open(request.Id, UnmaskPurpose.Show, "clerk", Stop));
        Assert.Contains("理由になりません", refusal.Said.Ja, StringComparison.Ordinal);
        await using var db = town.NewContext();
        Assert.Equal([AccessKind.Asked, AccessKind.Refused], db.AccessEntries.Where(e => e.RequestId != null).OrderBy(e => e.Id).Select(e => e.Kind));
    }

    [Theory, EveryDatabase]
    public async Task A_protection_ends_by_two_persons_only_and_its_end_stands_in_the_history(string provider)
    {
        using var town = Protected(provider);
        var request = await Do(town, u => u.Ask(town.Tenant.Id, UnmaskPurpose.End, null, "終了通知 第5号", "市民課", Today, "clerk", Stop));
        Assert.True((await town.Gate(Stop)).Hides(town.Point));
        await Do(town, u => u.Confirm(request.Id, Today, "senior", Stop));

        Assert.False((await town.Gate(Stop)).Hides(town.Point));
        await using var db = town.NewContext();
        var end = Assert.Single(await ProtectionTerms.History(db, town.Tenant.Id, Stop));
        Assert.Equal((MeasureStep.Ended, "clerk", "senior", "終了通知 第5号"), (end.Step, end.EnteredBy, end.ConfirmedBy, end.AskedBy));
        Assert.Contains(db.AccessEntries, e => e.Kind == AccessKind.Ended);
    }

    [Theory, EveryDatabase]
    public async Task What_is_asked_without_need_or_too_late_is_refused(string provider)
    {
        using var town = Protected(provider);
        await Refused("unmask.not-protected", town, u => u.Ask(town.Landlord.Id, UnmaskPurpose.Show, null, "x", "y", Today, "clerk", Stop));
        await Refused("unmask.reason", town, u => u.Ask(town.Tenant.Id, UnmaskPurpose.Show, null, " ", "y", Today, "clerk", Stop));
        await Refused("unmask.recipient", town, u => u.Ask(town.Tenant.Id, UnmaskPurpose.Show, null, "x", null, Today, "clerk", Stop));
        await Refused("unmask.bill", town, u => u.Ask(town.Tenant.Id, UnmaskPurpose.Print, 202600000001, "x", "y", Today, "clerk", Stop));
        var request = await Do(town, u => u.Ask(town.Tenant.Id, UnmaskPurpose.Show, null, "x", "y", Today, "clerk", Stop));
        await Refused("unmask.asked-already", town, u => u.Ask(town.Tenant.Id, UnmaskPurpose.Show, null, "x", "y", Today, "clerk", Stop));
        _clock.Now += Unmasking.WaitsFor;
        await Refused("unmask.decided", town, u => u.Confirm(request.Id, Today, "senior", Stop));
        await using var db = town.NewContext();
        Assert.Equal(1, db.AccessEntries.Count(e => e.Kind == AccessKind.Asked));
    }

    private static ProtectedTown Protected(string provider)
    {
        var town = new ProtectedTown(provider);
        town.Protect(town.Tenant);
        return town;
    }

    private async Task<OpenedRequest> Opened(ProtectedTown town, UnmaskPurpose purpose)
    {
        var request = await Do(town, u => u.Ask(town.Tenant.Id, purpose, null, "x", "y", Today, "clerk", Stop));
        await Do(town, u => u.Confirm(request.Id, Today, "senior", Stop));
        return await Do(town, u => u.Open(request.Id, purpose, "clerk", Stop));
    }

    private async Task<T> Do<T>(ProtectedTown town, Func<Unmasking, Task<T>> act)
    {
        await using var db = town.NewContext();
        return await act(new Unmasking(db, new UnmaskSettings(Duration.FromMinutes(15)), _clock));
    }

    private async Task<BusinessRuleException> Refused<T>(string code, ProtectedTown town, Func<Unmasking, Task<T>> act)
    {
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => Do(town, act));
        Assert.Equal(code, refusal.Code);
        return refusal;
    }
}
