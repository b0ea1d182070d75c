using Billing.Collection;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.Nights;
using Billing.Testing;
using Billing.Tests.Ledger;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.LateCharges;

public sealed class RefundTests
{
    private static readonly LocalDate PaidOn = new(2026, 4, 20);

    [Theory, EveryDatabase]
    public void Money_paid_for_a_sewer_bill_that_is_taken_back_is_refunded_with_interest_by_the_rule(string provider)
    {
        using var town = LateTown.Create(provider);
        var claim = town.Owe(Service.Sewer, 300_500);
        town.Pay(PaidOn, withLate: true, new Chosen(claim, new Money(300_500)));
        Reverse(town, claim);
        var on = new LocalDate(2026, 11, 6);

        var entry = new RefundPayment(town.Test.Database, town.Book).Pay(claim, null, new Money(300_500), null, Clerks.By(on, "sato"));

        // 300,000 × 1.3 % × 200 days ÷ 365 = 2,136.
        Assert.Equal((new Money(300_500), new Money(2_100), "2026-04-20:300500", 10L), (entry.Amount, entry.Interest, entry.Lots, entry.PayeeId));
        using var db = town.Test.NewContext();
        Assert.Equal(2_100, db.Transfers.Single(t => t.Debit == Account.RefundInterest).Amount.Yen);
        Assert.Equal(Money.Zero, town.Credit(claim));
        Assert.Equal("refund.no-credit", Refusal(town, claim, Money.Zero, on));
        town.AssertBooks();
        db.RefundEntries.Single().Interest = new Money(2_200);
        db.SaveChanges();
        Assert.Equal(["refund.interest", "refund.posting"], BooksCheck.Run(town.Test.Database).Breaches.Select(b => b.Code));
    }

    [Theory, EveryDatabase]
    public void Water_is_paid_back_without_interest_where_the_book_has_none_and_to_heirs_where_they_are_named(string provider)
    {
        using var town = LateTown.Create(provider);
        var claim = town.Owe(Service.Water, 300_500);
        town.Pay(PaidOn, withLate: true, new Chosen(claim, new Money(300_500)));
        Reverse(town, claim);

        Assert.Equal("refund.payee", Assert.Throws<BusinessRuleException>(() => new RefundPayment(town.Test.Database, town.Book).Pay(claim, null, new Money(300_500), "X", Clerks.By(new LocalDate(2026, 11, 6), "sato"))).Code);
        Assert.Equal("refund.changed", Refusal(town, claim, new Money(1), new LocalDate(2026, 11, 6)));
        var entry = new RefundPayment(town.Test.Database, town.Book).Pay(claim, new Money(500), new Money(300_500), "0000003", Clerks.By(new LocalDate(2026, 11, 6), "sato"));
        Assert.Equal((Money.Zero, 3L), (entry.Interest, entry.PayeeId));
        Assert.Equal(new Money(300_000), town.Credit(claim));
        town.AssertBooks();
    }

    [Fact]
    public void Interest_runs_from_the_day_after_each_payment_by_the_rates_of_each_year()
    {
        var book = SmallTown.Book;
        var lots = new[] { new RefundLot(new LocalDate(2026, 1, 31), new Money(100_000)), new RefundLot(new LocalDate(2025, 11, 30), new Money(200_000)) };
        var addition = RefundInterest.Of(book, Service.Sewer, lots, new LocalDate(2026, 3, 2));

        Assert.Equal(
            [("2025-12-01", 31, 200_000L, 0.9m), ("2026-01-01", 31, 200_000L, 1.3m), ("2026-02-01", 30, 300_000L, 1.3m)],
            addition.Overpayment.Parts.Select(p => (NodaTime.Text.LocalDatePattern.Iso.Format(p.From), p.Days, p.Base.Yen, p.RatePercent)));
        Assert.False(addition.IsOutline);
    }

    [Theory]
    [InlineData("2021-03-02", false, 0)]
    [InlineData("2021-03-01", true, 3)]
    [InlineData("2018-03-01", true, 5)]
    [InlineData("2006-03-02", true, 5)]
    public void After_five_years_an_outline_repays_at_its_own_rate(string paidOn, bool outline, int percent)
    {
        var lot = new RefundLot(NodaTime.Text.LocalDatePattern.Iso.Parse(paidOn).Value, new Money(100_000));
        var addition = RefundInterest.Of(SmallTown.Book, Service.Water, [lot], new LocalDate(2026, 3, 2));

        Assert.Equal(outline, addition.IsOutline);
        Assert.Equal(percent, addition.TimeBarred.Parts.Select(p => p.RatePercent).FirstOrDefault());
    }

    [Fact]
    public void What_no_rule_repays_any_more_is_refused() => Assert.Equal("refund.time-barred", Assert.Throws<BusinessRuleException>(() =>
        RefundInterest.Of(SmallTown.Book, Service.Water, [new RefundLot(new LocalDate(2006, 3, 1), new Money(100_000))], new LocalDate(2026, 3, 2))).Code);

    [Fact]
    public void Lots_are_read_as_they_were_written()
    {
        RefundLot[] lots = [new(new LocalDate(2026, 4, 30), new Money(5_000)), new(null, new Money(12))];
        Assert.Equal("2026-04-30:5000;-:12", RefundLots.Write(lots));
        Assert.Equal(lots, RefundLots.Read(RefundLots.Write(lots)));
    }

    private static string Refusal(LateTown town, long claim, Money seen, LocalDate on) =>
        Assert.Throws<BusinessRuleException>(() => new RefundPayment(town.Test.Database, town.Book).Pay(claim, null, seen, null, Clerks.By(on, "sato"))).Code;

    private static void Reverse(LateTown town, long claim)
    {
        using var db = town.Test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        OccasionalBills.Reverse(db, claim / 100, "誤調定", "sato", new LocalDate(2026, 11, 1));
        transaction.Commit();
    }
}
