using Billing.Bills;
using Billing.Collection;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.LateCharges;

public sealed class LateChargeClaimTests
{
    /// <summary>181 days after the due date, as in the published examples.</summary>
    private static readonly LocalDate Late = LateTown.Due.PlusDays(181);

    [Theory, EveryDatabase]
    public async Task A_late_charge_becomes_a_claim_of_its_own_when_its_debt_is_paid_and_tells_how_it_came_about(string provider)
    {
        using var town = LateTown.Create(provider);
        var claim = town.Owe(Service.Water, 80_500);

        var payment = town.Pay(Late, withLate: true, new Chosen(claim, new Money(80_500)));

        // 80,000 × 3 % × 181 ÷ 365 = 1,190, asked 1,100.
        Assert.Equal(new Money(81_600), payment.Amount);
        var entry = Assert.Single(town.Entries());
        Assert.Equal((claim, Late, payment.Id, "late-water"), (entry.PrincipalId, entry.Until, entry.PaymentId, entry.RuleId));
        using var db = town.Test.NewContext();
        var late = db.Claims.Single(c => c.Id == entry.ClaimId);
        Assert.Equal((new Money(1_100), Money.Zero, Late.PlusDays(14), 10L), (late.Amount, late.Tax, late.DueOn, late.DebtorId));
        Assert.Equal(1_100, db.Transfers.Single(t => t.ClaimId == late.Id && t.Credit == Account.LateCharges).Amount.Yen);
        Assert.Equal(Money.Zero, town.Owed(late.Id));
        var told = (await BillExplanation.Of(db, late.BillId, TestContext.Current.CancellationToken))!.Parts.Single();
        Assert.Equal(
            ["遅延損害金 2026-05-01～2026-10-28 181日 80,000円×年3%(消費税の対象外) 1190", "100円未満の端数切捨て(消費税の対象外) -90"],
            told.Steps.Take(2).Select(line => $"{line.Label.Ja} {line.Amount}"));
        Assert.Contains("納期限 2026-04-30 納付 2026-10-28〔late-water〕", told.Citations.Single(), StringComparison.Ordinal);
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void It_may_be_left_to_be_paid_later_and_then_bears_nothing_itself(string provider)
    {
        using var town = LateTown.Create(provider);
        var claim = town.Owe(Service.Sewer, 300_000);
        town.Pay(Late, withLate: false, new Chosen(claim, new Money(300_000)));
        var late = town.Entries().Single().ClaimId;

        // 31 days at 2.8 % and 150 at 9.1 %.
        Assert.Equal(new Money(11_900), town.Owed(late));
        using (var db = town.Test.NewContext())
        {
            Assert.Equal(ClaimKind.LateCharge, ClaimKinds.Of(db, [claim, late])[late]);
            Assert.Empty(new LateChargeAssessment(town.Book).Accrued(db, [new OwedAmount(late, Late)], Late.PlusYears(1)));
        }

        town.Pay(Late.PlusYears(2), withLate: true, new Chosen(late, new Money(11_900)));
        Assert.Single(town.Entries());
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void Part_payments_lower_the_base_and_the_charge_falls_due_with_the_last(string provider)
    {
        using var town = LateTown.Create(provider);
        var claim = town.Owe(Service.Water, 80_500);
        town.Pay(LateTown.Due.PlusDays(60), withLate: true, new Chosen(claim, new Money(20_000)));
        Assert.Empty(town.Entries());
        town.Pay(Late, withLate: true, new Chosen(claim, new Money(60_500)));

        // 80,000 × 3 % × 60 days, then 60,000 × 3 % × 121: 991.
        Assert.Empty(town.Entries());
        town.AssertBooks();
        var second = town.Owe(Service.Water, 180_500);
        town.Pay(LateTown.Due.PlusDays(60), withLate: true, new Chosen(second, new Money(20_000)));
        town.Pay(Late, withLate: true, new Chosen(second, new Money(160_500)));
        using var db = town.Test.NewContext();
        var late = town.Entries().Single().ClaimId;
        Assert.Equal(((180_000 * 3 * 60) + (160_000 * 3 * 121)) / 36_500 / 100 * 100, db.Claims.Single(c => c.Id == late).Amount.Yen);
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void Where_the_rule_says_so_each_payment_brings_what_has_accrued_since_the_one_before(string provider)
    {
        using var town = LateTown.Create(provider, """{ "kind": "lateCharge", "id": "late-water", "service": "water", "rates": "civil", "baseFloor": 1000, "leastBase": 2000, "leastResult": 1000, "resultFloor": 100, "when": "eachPayment", "dueDays": 0 }""");
        var claim = town.Owe(Service.Water, 400_000);
        town.Pay(LateTown.Due.PlusDays(100), withLate: true, new Chosen(claim, new Money(100_000)));
        town.Pay(LateTown.Due.PlusDays(200), withLate: false, new Chosen(claim, new Money(300_000)));

        using var db = town.Test.NewContext();
        var (first, all) = (400_000 * 3 * 100 / 36_500, ((400_000 * 3 * 100) + (300_000 * 3 * 100)) / 36_500);
        var amounts = town.Entries().ConvertAll(e => db.Claims.Single(c => c.Id == e.ClaimId).Amount.Yen);
        Assert.Equal([first / 100 * 100, (all / 100 * 100) - (first / 100 * 100)], amounts);
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void Taken_back_with_its_payment_it_is_owed_no_more(string provider)
    {
        using var town = LateTown.Create(provider);
        var claim = town.Owe(Service.Water, 80_500);
        var payment = town.Pay(Late, withLate: true, new Chosen(claim, new Money(80_500)));
        var late = town.Entries().Single().ClaimId;

        town.Counter.Cancel(payment.Id, "誤入力", "sato", Late);

        Assert.Equal((new Money(80_500), Money.Zero, Money.Zero), (town.Owed(claim), town.Owed(late), town.Credit(late)));
        town.AssertBooks();

        // Paid again a month later, it is assessed anew for all its days.
        town.Pay(Late.PlusDays(30), withLate: true, new Chosen(claim, new Money(80_500)));
        Assert.Equal(2, town.Entries().Count);
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void Money_of_another_channel_is_seen_to_by_the_daily_run_once_and_taken_back_by_it(string provider)
    {
        using var town = LateTown.Create(provider);
        var claim = town.Owe(Service.Water, 80_500);
        var paid = Book(town, claim, new Money(80_500), Late);

        Assert.Equal((1, 0), LateChargeRun.Run(town.Test.Database, town.Book, Late.PlusDays(3), "scheduler"));
        Assert.Equal((0, 0), LateChargeRun.Run(town.Test.Database, town.Book, Late.PlusDays(4), "scheduler"));
        var entry = town.Entries().Single();
        Assert.Equal((Late, paid), (entry.Until, entry.PaymentId));
        town.AssertBooks();

        Book(town, claim, new Money(-80_500), Late.PlusDays(5), cancels: paid);
        town.AssertBooks();
        Assert.Equal((0, 1), LateChargeRun.Run(town.Test.Database, town.Book, Late.PlusDays(5), "scheduler"));
        Assert.Equal((0, 0), LateChargeRun.Run(town.Test.Database, town.Book, Late.PlusDays(6), "scheduler"));
        Assert.Equal((new Money(80_500), Money.Zero), (town.Owed(claim), town.Owed(entry.ClaimId)));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void A_late_charge_that_its_payments_do_not_give_is_a_breach(string provider)
    {
        using var town = LateTown.Create(provider);
        var claim = town.Owe(Service.Water, 80_500);
        town.Pay(Late, withLate: true, new Chosen(claim, new Money(80_500)));
        using (var db = town.Test.NewContext())
        {
            var entry = db.LateChargeEntries.Single();
            entry.Until = Late.PlusDays(-100);
            db.SaveChanges();
        }

        Assert.Equal(["late-charge.amount"], BooksCheck.Run(town.Test.Database).Breaches.Select(b => b.Code));
    }

    /// <summary>Posts as a channel does.</summary>
    private static long Book(LateTown town, long claimId, Money amount, LocalDate on, long? cancels = null)
    {
        using var db = town.Test.NewContext();
        var claim = db.Claims.AsNoTracking().Single(c => c.Id == claimId);
        var payment = new Payment { ReceivedOn = on, Channel = PaymentChannel.ConvenienceStore, CustomerId = claim.DebtorId, Amount = amount, CancelsId = cancels };
        db.Payments.Add(payment);
        db.SaveChanges();
        var allocation = new Allocation { PaymentId = payment.Id, ClaimId = claimId, Amount = amount };
        db.Allocations.Add(allocation);
        db.SaveChanges();
        db.Transfers.Add(Receipts.Book(allocation, on));
        db.SaveChanges();
        return payment.Id;
    }
}
