using Billing.Collection;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests;
using Billing.Requests.Consequences;
using Billing.Requests.Moving;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

/// <summary>What becomes of a bank mandate where a supply is given up or taken up.</summary>
public sealed class MandatesOnMovingTests
{
    private const string Contract = "001-00002-01";

    private static readonly (string Field, string Text)[] Ending =
        [("last", "2026-09-20"), ("lastIndex", "116"), ("close", "yes"), ("valueReason", "本人立会い"), ("finalPayment", "DirectDebit"), ("relation", "self")];

    private static readonly (string Field, string Text)[] Moving =
        [.. Ending, ("place", "001-00003"), ("from", "2026-09-21"), ("index", "103"), ("water", "一般用"), ("sewer", "一般用"), ("dwellings", "1"), ("mandate", "carry")];

    private static readonly (string Field, string Text)[] Starting =
        [("customer", "0000002"), ("from", "2026-09-20"), ("water", "一般用"), ("dwellings", "1"), ("index", "103"), ("payment", "DirectDebit"), ("relation", "self")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_stop_ends_the_mandate_on_the_day_its_last_bill_is_debited_and_undone_it_holds_again(string provider)
    {
        using var town = await Town(provider);

        var seen = await town.Office.Foresee(RequestKind.Stop, Contract, null, Triggers.Complete, Ending);
        var request = await town.Office.Open(RequestKind.Stop, Contract, null, Triggers.Complete, Ending);

        var due = await LastDue(town, 2);
        var told = Assert.Single(seen.Plan.Consequences.OfType<EndMandate>());
        Assert.Contains($"{due:uuuu-MM-dd}", told.Told.Ja, StringComparison.Ordinal);
        Assert.Contains("****345", told.Told.Ja, StringComparison.Ordinal);
        Assert.True(due > MovingTown.Today);
        var ended = Assert.Single(await All(town));
        Assert.Equal((MandateState.Ended, due), (ended.State, ended.To));
        Assert.True(ended.Holds(Service.Water, due) && !ended.Holds(Service.Water, due.PlusDays(1)));
        town.AssertBooks();

        await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "引越しの取りやめ"));
        var again = Assert.Single(await All(town));
        Assert.Equal((MandateState.Confirmed, (LocalDate?)null), (again.State, again.To));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public async Task A_stop_announced_ahead_keeps_the_mandate_until_it_is_settled(string provider)
    {
        using var town = await Town(provider);
        var request = await town.Office.Open(RequestKind.Stop, Contract, null, MovingMachines.Order, [.. Ending.Where(f => f.Field is not "lastIndex")]);
        Assert.Equal(MandateState.Confirmed, Assert.Single(await All(town)).State);

        await town.Office.Fire(request.Number, MovingMachines.Settle, ("lastIndex", "116"), ("valueReason", "現場で確認"));

        Assert.Equal(await LastDue(town, 2), Assert.Single(await All(town)).To);
    }

    [Fact]
    public async Task A_held_last_bill_keeps_the_mandate_and_says_so()
    {
        using var town = await Town("sqlite");
        (string Field, string Text)[] form = [.. Ending.Where(f => f.Field is not "lastIndex"), ("lastIndex", "900")];

        var seen = await town.At(MovingTown.Today).Foresee(RequestKind.Stop, Contract, null, Triggers.Complete, form);

        Assert.Empty(seen.Plan.Consequences.OfType<EndMandate>());
        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains("保留の間は、口座振替を終わらせません", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task A_move_carries_the_mandate_over_for_the_business_that_both_places_have_and_undone_brings_it_back(string provider)
    {
        // Place 3 does not drain: the mandate for both goes on for water alone.
        using var town = await Town(provider);

        var seen = await town.Office.Foresee(RequestKind.Move, Contract, null, Triggers.Complete, Moving);
        var request = await town.Office.Open(RequestKind.Move, Contract, null, Triggers.Complete, Moving);

        var due = await LastDue(town, 2);
        Assert.Contains($"{due:uuuu-MM-dd}まで", Assert.Single(seen.Plan.Consequences.OfType<MoveMandate>()).Told.Ja, StringComparison.Ordinal);
        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains("同じ事業の中でだけ", StringComparison.Ordinal));
        var mandates = await All(town);
        var next = await Next(town);
        Assert.Equal([(2L, MandateState.Ended, (LocalDate?)due), (next.Id, MandateState.Confirmed, null)], mandates.ConvertAll(m => (m.ContractId, m.State, m.To)));
        Assert.Equal((MandateScope.Water, new LocalDate(2026, 9, 21)), (mandates[1].Scope, mandates[1].From!.Value));
        Assert.Equal(PaymentMethod.DirectDebit, await Payment(town, next.Id));
        town.AssertBooks();

        await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "転居の取りやめ"));
        mandates = await All(town);
        Assert.Equal([MandateState.Confirmed, MandateState.Ended], mandates.ConvertAll(m => m.State));
        Assert.Null(mandates[0].To);
        Assert.True(mandates[1].To < mandates[1].From);
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public async Task A_move_announced_ahead_lets_both_places_have_the_mandate_until_the_old_one_is_settled(string provider)
    {
        using var town = await Town(provider);
        var request = await town.Office.Open(RequestKind.Move, Contract, null, MovingMachines.Order, [.. Moving.Where(f => f.Field is not "lastIndex")]);
        Assert.Equal([MandateState.Confirmed, MandateState.Confirmed], (await All(town)).ConvertAll(m => m.State));

        await town.Office.Fire(request.Number, MovingMachines.Settle, ("lastIndex", "116"), ("valueReason", "現場で確認"));
        Assert.Equal([MandateState.Ended, MandateState.Confirmed], (await All(town)).ConvertAll(m => m.State));

        await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "転居の取りやめ"));
        Assert.Equal([MandateState.Confirmed, MandateState.Ended], (await All(town)).ConvertAll(m => m.State));
    }

    [Fact]
    public async Task A_move_whose_mandate_is_to_end_goes_on_by_slip()
    {
        using var town = await Town("sqlite");

        await town.Office.Open(RequestKind.Move, Contract, null, Triggers.Complete, [.. Moving.Where(f => f.Field != "mandate"), ("mandate", "end")]);

        Assert.Equal(MandateState.Ended, Assert.Single(await All(town)).State);
        Assert.Equal(PaymentMethod.Slip, await Payment(town, (await Next(town)).Id));
    }

    [Fact]
    public async Task A_mandate_of_the_sewer_does_not_move_to_a_place_without_one()
    {
        using var town = await Town("sqlite", MandateScope.Sewer);

        var seen = await town.Office.Foresee(RequestKind.Move, Contract, null, Triggers.Complete, Moving);

        Assert.Empty(seen.Plan.Consequences.OfType<MoveMandate>());
        Assert.Single(seen.Plan.Consequences.OfType<EndMandate>());
        Assert.Equal(PaymentMethod.Slip, seen.Plan.Consequences.OfType<OpenContract>().Single().PaymentMethod);
    }

    [Theory, EveryDatabase]
    public async Task A_start_after_a_stop_takes_the_mandate_of_the_same_person_over_and_undone_gives_it_back(string provider)
    {
        using var town = await Town(provider);
        await town.Office.Open(RequestKind.Stop, Contract, null, Triggers.Complete, Ending);
        var ended = Assert.Single(await All(town)).To;

        var request = await town.Office.Open(RequestKind.Start, "001-00003", null, Triggers.Complete, Starting);

        var mandates = await All(town);
        Assert.Equal([(MandateState.Ended, ended), (MandateState.Confirmed, null)], mandates.ConvertAll(m => (m.State, m.To)));
        Assert.Equal((request.ContractId!.Value, MandateScope.Water), (mandates[1].ContractId, mandates[1].Scope));
        Assert.Equal(PaymentMethod.DirectDebit, await Payment(town, request.ContractId.Value));

        await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "誤り"));
        mandates = await All(town);
        Assert.Equal((MandateState.Ended, ended), (mandates[0].State, mandates[0].To));
        Assert.True(mandates[1].To < mandates[1].From);
    }

    [Theory]
    [InlineData("0000002", MandateScope.Both, false, "使用中の別の契約")]
    [InlineData("0000001", MandateScope.Both, false, "届出がありません")]
    [InlineData("0000002", MandateScope.Sewer, true, "同じ事業の中でだけ")]
    public async Task A_start_that_cannot_take_a_mandate_over_says_why_and_is_paid_by_slip(string customer, MandateScope scope, bool stopped, string why)
    {
        using var town = await Town("sqlite", scope);
        if (stopped)
        {
            await town.Office.Open(RequestKind.Stop, Contract, null, Triggers.Complete, Ending);
        }

        var seen = await town.Office.Foresee(RequestKind.Start, "001-00003", null, Triggers.Complete, [.. Starting.Where(f => f.Field != "customer"), ("customer", customer)]);

        Assert.True(seen.IsRight);
        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains(why, StringComparison.Ordinal) && w.Ja.Contains("口座振替依頼書", StringComparison.Ordinal));
        Assert.Empty(seen.Plan.Consequences.OfType<MoveMandate>());
        Assert.Equal(PaymentMethod.Slip, seen.Plan.Consequences.OfType<OpenContract>().Single().PaymentMethod);
    }

    [Fact]
    public async Task A_start_by_slip_is_told_that_a_mandate_could_be_taken_over()
    {
        using var town = await Town("sqlite");
        await town.Office.Open(RequestKind.Stop, Contract, null, Triggers.Complete, Ending);

        var seen = await town.Office.Foresee(RequestKind.Start, "001-00003", null, Triggers.Complete, [.. Starting.Where(f => f.Field != "payment"), ("payment", "Slip")]);

        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains("引き継げます", StringComparison.Ordinal));
        Assert.Empty(seen.Plan.Consequences.OfType<MoveMandate>());
    }

    [Theory, EveryDatabase]
    public async Task A_pause_keeps_the_mandate_for_the_reopening(string provider)
    {
        using var town = await Town(provider);
        var request = await town.Office.Open(RequestKind.Pause, Contract, null, Triggers.Complete, [.. Ending.Where(f => f.Field != "close"), ("until", "2027-01-10"), ("why", "海外赴任")]);
        Assert.Equal(MandateState.Confirmed, Assert.Single(await All(town)).State);

        await town.At(new LocalDate(2027, 1, 10), Roles.SeniorClerk).Fire(request.Number, MovingMachines.Reopen, ("from", "2027-01-11"), ("index", "116"), ("water", "一般用"), ("sewer", "一般用"), ("dwellings", "1"));

        var mandates = await All(town);
        Assert.Equal([(MandateState.Ended, MandateScope.Both), (MandateState.Confirmed, MandateScope.Both)], mandates.ConvertAll(m => (m.State, m.Scope)));
        Assert.Equal(new LocalDate(2027, 1, 11), mandates[1].From);
    }

    [Theory, EveryDatabase]
    public async Task A_change_of_name_with_the_debts_ends_the_former_users_mandate(string provider)
    {
        using var town = await Town(provider);
        var request = await town.Office.Open(
            RequestKind.Rename, Contract, null, Triggers.Complete, ("debts", "carry"), ("from", "2026-09-20"), ("name", "山田 二代目"), ("kana", "ヤマダニダイメ"), ("relation", "self"));
        Assert.Equal(new LocalDate(2026, 9, 19), Assert.Single(await All(town)).To);

        await town.Office.Fire(request.Number, Triggers.Undo, ("reason", "誤り"));
        Assert.Equal(MandateState.Confirmed, Assert.Single(await All(town)).State);
    }

    private static async Task<MovingTown> Town(string provider, MandateScope scope = MandateScope.Both)
    {
        var town = new MovingTown(provider, Roles.SeniorClerk);
        await using var db = town.Test.NewContext();
        db.Mandates.Add(MandatesTests.Of(2, 2, scope));
        await db.SaveChangesAsync(Stop);
        return town;
    }

    private static async Task<List<Mandate>> All(MovingTown town)
    {
        await using var db = town.Test.NewContext();
        return await db.Mandates.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Stop);
    }

    private static async Task<Contract> Next(MovingTown town)
    {
        await using var db = town.Test.NewContext();
        return await db.Contracts.SingleAsync(c => c.Number == "001-00003-02", Stop);
    }

    private static async Task<LocalDate> LastDue(MovingTown town, long contract)
    {
        await using var db = town.Test.NewContext();
        return await db.Claims.Where(c => c.ContractId == contract).MaxAsync(c => c.DueOn, Stop);
    }

    private static async Task<PaymentMethod> Payment(MovingTown town, long contract)
    {
        await using var db = town.Test.NewContext();
        return await db.ContractTerms.Where(t => t.ContractId == contract).Select(t => t.PaymentMethod).SingleAsync(Stop);
    }
}
