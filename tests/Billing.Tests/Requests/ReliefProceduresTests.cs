using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Places;
using Billing.Requests;
using Billing.Requests.Reliefs;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

/// <summary>Reliefs that touch bills made already: the preview tells the yen, the books follow, and undone they stand as before.</summary>
public sealed class ReliefProceduresTests
{
    private static readonly (string, string)[] Leak =
        [("from", "2026-09-20"), ("to", "2026-10-01"), ("spot", "宅地内の給水管"), ("contractor", "青波設備"), ("designated", "yes"), ("notDrained", "yes"), ("paper-repairCertificate", "yes"), ("paper-photos", "yes")];

    private static readonly (string, string)[] Welfare = [("what", "grant"), ("category", "福祉"), ("from", "2026-09-09"), ("to", "2027-03-31"), ("paper", "受給証明書 第12号"), ("paper-eligibility", "yes")];

    private static readonly (string, string)[] Reduction =
        [("from", "2026-09-09"), ("to", "2026-10-08"), ("basis", "meter"), ("before", "100"), ("now", "105"), ("installation", "散水"), ("paper-measure", "yes")];

    private static readonly (string, string)[] Well = [("from", "2026-09-09"), ("well", "besideTap"), ("residents", "4")];

    [Theory, EveryDatabase]
    public async Task A_leak_is_reviewed_granted_by_the_senior_clerk_and_corrects_the_bill_until_undone(string provider)
    {
        using var test = Leaking(provider);
        var before = BilledTown.Yen(test);
        var (clerk, senior) = (BilledTown.Office(test), BilledTown.Office(test, Roles.SeniorClerk));

        var request = await clerk.Open(RequestKind.LeakRelief, BilledTown.Contract, null, Triggers.Receive, Leak);
        await clerk.Fire(request.Number, DecisionMachine.Review, ("reason", "写真と証明書を確認"));
        Assert.Equal("step.role", (await Assert.ThrowsAsync<BusinessRuleException>(() => clerk.Fire(request.Number, DecisionMachine.Grant))).Code);
        Assert.Equal(before, BilledTown.Yen(test));
        await senior.Fire(request.Number, DecisionMachine.Grant);

        // 32 m³ where 12 are ordinary: half of the 20 is charged for water, none of it for the sewer.
        Assert.Equal((22, 12), (BilledTown.Charged(test, Service.Water), BilledTown.Charged(test, Service.Sewer)));
        await using (var db = test.NewContext())
        {
            var effect = await db.RequestEffects.SingleAsync(e => e.Kind == "RechargeBills", Stop);
            Assert.Contains($"{new Money(before[2])} 円 → {new Money(BilledTown.Yen(test)[2])} 円", effect.Ja, StringComparison.Ordinal);
        }

        BilledTown.AssertBooksAreClean(test);
        await senior.Fire(request.Number, Triggers.Undo, ("reason", "証明書の誤り"));
        Assert.Equal(before, BilledTown.Yen(test));
        BilledTown.AssertBooksAreClean(test);
    }

    [Theory, EveryDatabase]
    public async Task A_second_leak_within_the_months_of_the_rule_is_refused_for_that_service_with_the_reason(string provider)
    {
        using var test = Leaking(provider, db => db.SupplyFacts.Add(new SupplyFact { ContractId = 2, Kind = FactKind.Leak, From = new(2026, 3, 1), To = new(2026, 3, 10), Source = "漏水減免 第1号" }));

        var both = await BilledTown.Office(test).Foresee(RequestKind.LeakRelief, BilledTown.Contract, null, Triggers.Receive, Leak);
        var water = await BilledTown.Office(test).Foresee(RequestKind.LeakRelief, BilledTown.Contract, null, Triggers.Receive, [.. Leak.Where(f => f.Item1 != "notDrained")]);

        Assert.True(both.IsRight);
        Assert.Contains(both.Plan.Warnings, w => w.Ja.Contains("12か月に1回", StringComparison.Ordinal));
        var fault = Assert.Single(water.Values.Faults);
        Assert.Equal("from", fault.Field);
        Assert.Contains("2026-03-01", fault.Said.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leak_that_is_refused_is_closed_and_changes_nothing()
    {
        using var test = Leaking("sqlite");
        var before = BilledTown.Yen(test);
        var (clerk, senior) = (BilledTown.Office(test), BilledTown.Office(test, Roles.SeniorClerk));
        var request = await clerk.Open(RequestKind.LeakRelief, BilledTown.Contract, null, Triggers.Receive, Leak);
        await clerk.Fire(request.Number, DecisionMachine.Review);

        var closed = await senior.Fire(request.Number, DecisionMachine.Refuse, ("reason", "修理の前に長く放置"));

        Assert.Equal((DecisionMachine.Refused, true), (closed.State, closed.IsClosed));
        Assert.Equal(before, BilledTown.Yen(test));
    }

    [Theory, EveryDatabase]
    public async Task Welfare_relief_corrects_the_bills_of_its_time_reminds_of_its_end_and_can_be_undone(string provider)
    {
        using var test = BilledTown.Create(provider);
        var before = BilledTown.Yen(test);
        var (clerk, senior) = (BilledTown.Office(test), BilledTown.Office(test, Roles.SeniorClerk));

        var request = await clerk.Open(RequestKind.WelfareRelief, BilledTown.Contract, null, Triggers.Complete, Welfare);

        Assert.Equal(before[..2], BilledTown.Yen(test)[..2]);
        Assert.True(BilledTown.Yen(test)[2] < before[2]);
        await using (var db = test.NewContext())
        {
            Assert.Equal(("福祉", new LocalDate(2027, 3, 31)), await db.SupplyFacts.Select(f => new ValueTuple<string?, LocalDate>(f.Word, f.To!.Value)).SingleAsync(Stop));
            Assert.Equal(new LocalDate(2027, 3, 1), (await db.Contacts.SingleAsync(Stop)).DueOn);
        }

        BilledTown.AssertBooksAreClean(test);
        await senior.Fire(request.Number, Triggers.Undo, ("reason", "資格なし"));
        Assert.Equal(before, BilledTown.Yen(test));
        await using var undone = test.NewContext();
        Assert.False((await undone.Contacts.SingleAsync(Stop)).IsOpen);
        BilledTown.AssertBooksAreClean(test);
    }

    [Theory, EveryDatabase]
    public async Task Welfare_relief_ends_when_the_right_ends_and_undone_holds_again(string provider)
    {
        using var test = BilledTown.Create(provider, db => db.SupplyFacts.Add(new SupplyFact { ContractId = 2, Kind = FactKind.Relief, Word = "福祉", From = new(2026, 6, 1), To = new(2027, 5, 31), Source = "減免決定 第3号" }));
        var before = BilledTown.Yen(test);
        var office = BilledTown.Office(test, Roles.Clerk, Roles.SeniorClerk);

        var request = await office.Open(RequestKind.WelfareRelief, BilledTown.Contract, null, Triggers.Complete, ("what", "end"), ("category", "福祉"), ("from", "2026-10-01"), ("paper", "廃止届"), ("paper-eligibility", "yes"));

        Assert.True(BilledTown.Yen(test)[2] > before[2]);
        BilledTown.AssertBooksAreClean(test);
        await office.Fire(request.Number, Triggers.Undo, ("reason", "誤り"));
        Assert.Equal(before, BilledTown.Yen(test));
        BilledTown.AssertBooksAreClean(test);
    }

    [Theory, EveryDatabase]
    public async Task Water_that_does_not_reach_the_sewer_is_taken_off_by_a_meter_of_ones_own(string provider)
    {
        using var test = BilledTown.Create(provider);
        var before = BilledTown.Yen(test);
        var office = BilledTown.Office(test);

        var request = await office.Open(RequestKind.SewerReduction, BilledTown.Contract, null, Triggers.Complete, Reduction);

        Assert.Equal((12, 7), (BilledTown.Charged(test, Service.Water), BilledTown.Charged(test, Service.Sewer)));
        BilledTown.AssertBooksAreClean(test);
        await office.Fire(request.Number, Triggers.Undo, ("reason", "誤り"));
        Assert.Equal(before, BilledTown.Yen(test));
        BilledTown.AssertBooksAreClean(test);
    }

    [Fact]
    public async Task Too_small_a_reduction_is_told_with_the_rules_own_conditions()
    {
        using var test = BilledTown.Create("sqlite");

        var seen = await BilledTown.Office(test).Foresee(RequestKind.SewerReduction, BilledTown.Contract, null, Triggers.Complete, [.. Reduction.Where(f => f.Item1 != "now"), ("now", "101")]);

        Assert.True(seen.IsRight);
        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains("10 % 以上", StringComparison.Ordinal) && w.Ja.Contains("100 m³ 以上", StringComparison.Ordinal));
        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains("基準に達しない", StringComparison.Ordinal));
        Assert.DoesNotContain(seen.Plan.Consequences, c => c.GetType().Name == "RechargeBills");
    }

    [Theory, EveryDatabase]
    public async Task A_well_beside_the_tap_is_told_by_the_table_drains_more_and_ends_again(string provider)
    {
        using var test = BilledTown.Create(provider);
        var before = BilledTown.Yen(test);
        var office = BilledTown.Office(test);
        var seen = await office.Foresee(RequestKind.WellWater, BilledTown.Contract, null, Triggers.Complete, Well);
        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains("12 m³ → 24 m³", StringComparison.Ordinal));

        var request = await office.Open(RequestKind.WellWater, BilledTown.Contract, null, Triggers.Complete, Well);
        Assert.Equal((12, 24), (BilledTown.Charged(test, Service.Water), BilledTown.Charged(test, Service.Sewer)));

        var ended = await office.Open(RequestKind.WellWater, BilledTown.Contract, null, Triggers.Complete, ("from", "2026-09-20"), ("well", "none"), ("residents", "4"));
        Assert.Equal(12, BilledTown.Charged(test, Service.Sewer));
        BilledTown.AssertBooksAreClean(test);
        await office.Fire(ended.Number, Triggers.Undo, ("reason", "誤り"));
        Assert.Equal(24, BilledTown.Charged(test, Service.Sewer));
        await office.Fire(request.Number, Triggers.Undo, ("reason", "誤り"));
        Assert.Equal(before, BilledTown.Yen(test));
        BilledTown.AssertBooksAreClean(test);
    }

    [Theory, EveryDatabase]
    public async Task What_was_paid_settles_the_corrected_bill_and_the_rest_stands_to_the_payers_credit(string provider)
    {
        using var test = BilledTown.Create(provider);
        var bill = BilledTown.Standing(test)[^1];
        await using (var db = test.NewContext())
        {
            var owed = OwedClaim.OfContract(db, 2).Where(c => c.Bill.Id == bill.Id).ToList();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            CounterReceipts.Take(db, 2, [.. owed.Select(c => new Chosen(c.Claim.Id, c.Owed))], new Money(owed.Sum(c => c.Owed.Yen)), BilledTown.Today, "mado");
            await transaction.CommitAsync(Stop);
        }

        await BilledTown.Office(test).Open(RequestKind.WelfareRelief, BilledTown.Contract, null, Triggers.Complete, Welfare);

        await using var after = test.NewContext();
        var credit = (await after.Claims.Where(c => c.ContractId == 2).Select(c => c.Id).ToListAsync(Stop)).Sum(id => Balances.Credit(after, id).Yen);
        Assert.Equal(bill.Total.Yen - BilledTown.Yen(test)[^1], credit);
        BilledTown.AssertBooksAreClean(test);
    }

    [Theory]
    [InlineData(RequestKind.LeakRelief, "to", "2026-09-01", "to", "漏水が始まった日以後")]
    [InlineData(RequestKind.LeakRelief, "to", "2026-10-30", "to", "修理が終わってから")]
    [InlineData(RequestKind.LeakRelief, "from", "2020-01-01", "from", "使用していません")]
    [InlineData(RequestKind.LeakRelief, "spot", "", "spot", "漏水箇所")]
    [InlineData(RequestKind.WelfareRelief, "to", "2026-09-01", "to", "開始日以後")]
    [InlineData(RequestKind.WelfareRelief, "to", "2028-01-01", "to", "12か月")]
    [InlineData(RequestKind.WelfareRelief, "category", "無い区分", "category", "一覧")]
    [InlineData(RequestKind.WelfareRelief, "paper", "", "paper", "証明書")]
    [InlineData(RequestKind.SewerReduction, "to", "2026-09-01", "to", "初日以後")]
    [InlineData(RequestKind.SewerReduction, "now", "100", "now", "大きい値")]
    [InlineData(RequestKind.SewerReduction, "installation", "", "installation", "設備")]
    [InlineData(RequestKind.WellWater, "residents", "", "residents", "居住人数")]
    [InlineData(RequestKind.WellWater, "residents", "-1", "residents", "整数")]
    [InlineData(RequestKind.WellWater, "well", "", "well", "使う水")]
    [InlineData(RequestKind.WellWater, "from", "2020-01-01", "from", "使用していません")]
    public async Task Wrong_input_gets_a_sentence_beside_its_field(RequestKind kind, string field, string text, string beside, string said)
    {
        using var test = Leaking("sqlite");
        var (typed, trigger) = kind switch
        {
            RequestKind.LeakRelief => (Leak, Triggers.Receive),
            RequestKind.WelfareRelief => (Welfare, Triggers.Complete),
            RequestKind.SewerReduction => (Reduction, Triggers.Complete),
            _ => (Well, Triggers.Complete),
        };

        var seen = await BilledTown.Office(test).Foresee(kind, BilledTown.Contract, null, trigger, [.. typed.Where(f => f.Item1 != field), (field, text)]);

        var fault = Assert.Single(seen.Values.Faults);
        Assert.Equal(beside, fault.Field);
        Assert.Contains(said, fault.Said.Ja, StringComparison.Ordinal);
    }

    /// <summary>Contract 2 was read 32 m³ in October, where 12 are ordinary.</summary>
    private static TestDatabase Leaking(string provider, Action<BillingDbContext>? before = null) => BilledTown.Create(provider, db =>
    {
        db.MeterReadings.Where(r => r.ServicePointId == 2 && r.ReadOn >= new LocalDate(2026, 10, 8)).ExecuteUpdate(u => u.SetProperty(r => r.Index, r => r.Index + 20));
        before?.Invoke(db);
    });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
