using Billing.Kernel;
using Billing.Places;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

public sealed class FactEntryTests
{
    private static readonly LocalDate October = new(2026, 10, 1);

    [Theory, EveryDatabase]
    public async Task A_fact_is_entered_ended_and_taken_back_and_every_row_stays(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 2);
        await using var db = test.NewContext();
        var entry = new FactEntry(db, SmallTown.Book);

        var four = await entry.Enter(1, Persons(4, October), "sato", TestContext.Current.CancellationToken);
        var five = await entry.Enter(1, Persons(5, October.PlusMonths(1)), "sato", TestContext.Current.CancellationToken);
        Assert.Equal([(4m, (LocalDate?)new LocalDate(2026, 10, 31)), (5m, null)], await Standing(db));

        await entry.TakeBack(1, five.Id, "人数の誤り", "suzuki", TestContext.Current.CancellationToken);
        Assert.Equal([(4m, null)], await Standing(db));

        await entry.End(1, four.Id, new LocalDate(2026, 12, 31), "転出届", "suzuki", TestContext.Current.CancellationToken);
        Assert.Equal([(4m, (LocalDate?)new LocalDate(2026, 12, 31))], await Standing(db));

        var rows = await db.SupplyFacts.AsNoTracking().OrderBy(f => f.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["sato", "sato", "suzuki"], rows.Select(f => f.EnteredBy));
        Assert.Equal("人数の誤り", rows[1].TakenBackReason);
        Assert.Equal("suzuki", rows[1].TakenBackBy);
        Assert.Equal("使用者の届出 / 転出届", rows[2].Source);
    }

    [Theory, EveryDatabase]
    public async Task A_refused_fact_leaves_nothing_behind(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 2);
        await using var db = test.NewContext();
        var entry = new FactEntry(db, SmallTown.Book);
        var four = await entry.Enter(1, Persons(4, October), "sato", TestContext.Current.CancellationToken);

        await Refused("fact.known", () => entry.Enter(1, Persons(4, October), "sato"));
        await Refused("fact.same-day", () => entry.Enter(1, Persons(5, October), "sato"));
        await Refused("fact.no-contract", () => entry.Enter(99, Persons(4, October), "sato"));
        await Refused("fact.no-reason", () => entry.TakeBack(1, four.Id, " ", "sato"));
        await Refused("fact.none", () => entry.TakeBack(2, four.Id, "誤り", "sato"));
        await Refused("fact.to", () => entry.End(1, four.Id, October.PlusDays(-1), "届", "sato"));
        await Refused("fact.source", () => entry.End(1, four.Id, October, "", "sato"));
        await entry.TakeBack(1, four.Id, "誤り", "sato", TestContext.Current.CancellationToken);
        await Refused("fact.none", () => entry.TakeBack(1, four.Id, "誤り", "sato"));

        Assert.Equal(1, await db.SupplyFacts.CountAsync(TestContext.Current.CancellationToken));
    }

    private static FactDraft Persons(int number, LocalDate from) => new() { Kind = FactKind.Residents, From = from, Number = number, Source = "使用者の届出" };

    private static async Task<IEnumerable<(decimal, LocalDate?)>> Standing(BillingDbContext db)
        => StandingFacts.Of(await db.SupplyFacts.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Select(f => (f.Number!.Value, f.To));

    private static async Task Refused(string code, Func<Task> act) => Assert.Equal(code, (await Assert.ThrowsAsync<BusinessRuleException>(act)).Code);
}
