using Billing.Collection;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.Nights;
using Billing.Reports;
using Billing.Testing;
using Billing.Tests.LateCharges;
using Billing.Tests.Ledger;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Collection;

/// <summary>現金箱: a clerk's cash of a day, counted at both ends.</summary>
public sealed class CashDrawersTests
{
    private const string Rule = """{ "kind": "cashDrawer", "id": "drawer", "from": "2019-10-01", "float": 30000, "citation": "会計規程" }""";

    private static readonly LocalDate Day = new(2026, 4, 20);
    private static readonly Instant Morning = Instant.FromUtc(2026, 4, 19, 23, 30);
    private static readonly Instant Evening = Instant.FromUtc(2026, 4, 20, 8, 0);

    [Theory, EveryDatabase]
    public void A_drawer_that_agrees_is_closed_by_its_clerk_and_handed_to_the_bank(string provider)
    {
        using var town = LateTown.Create(provider, Rule);
        var desk = new CashDrawers(town.Test.Database);
        var claim = town.Owe(Service.Water, 5_500);
        var drawer = Open(desk);
        Assert.Equal((new Money(30_000), DrawerState.Open), (drawer.StartingFloat, drawer.State));

        var payment = town.Pay(Day, withLate: true, new Chosen(claim, new Money(5_000)));
        town.Pay(Day, withLate: true, new Chosen(claim, new Money(500)));
        town.Counter.Cancel(payment.Id, "誤入力", "tanaka", Day);
        var closed = desk.Count(drawer.Id, Count((10_000, 2), (5_000, 1), (1_000, 5), (500, 1)), null, Evening, "tanaka");

        Assert.Equal((DrawerState.Closed, new Money(30_500), Money.Zero, (string?)null), (closed.State, closed.Expected!.Value, closed.Difference!.Value, closed.SecondPerson));
        Assert.Equal("drawer.closed", Refusal(() => desk.Count(drawer.Id, Count((1, 1)), "x", Evening, "tanaka")));
        Assert.Equal("drawer.deposit", Refusal(() => desk.Deposit(drawer.Id, new Money(30_501), "12", Day, "sato")));
        Assert.Equal("drawer.slip", Refusal(() => desk.Deposit(drawer.Id, new Money(500), " ", Day, "sato")));
        desk.Deposit(drawer.Id, new Money(500), "12", Day.PlusDays(1), "sato");
        Assert.Equal("drawer.deposited", Refusal(() => desk.Deposit(drawer.Id, Money.Zero, "13", Day, "sato")));
        using var db = town.Test.NewContext();
        Assert.Equal([5_000L, 500, -5_000], db.DrawerEntries.OrderBy(e => e.Id).Select(e => e.Amount.Yen));
        Assert.Equal([(0, 10_000, 2), (0, 1_000, 10), (1, 10_000, 2), (1, 5_000, 1), (1, 1_000, 5), (1, 500, 1)], db.CashPieces.OrderBy(p => p.Id).AsEnumerable().Select(p => (p.Count, p.Denomination, p.Pieces)));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public async Task A_difference_needs_a_reason_and_a_second_person_and_stands_in_the_books(string provider)
    {
        using var town = LateTown.Create(provider, Rule);
        var desk = new CashDrawers(town.Test.Database);
        var claim = town.Owe(Service.Water, 5_500);
        var drawer = Open(desk);
        town.Pay(Day, withLate: true, new Chosen(claim, new Money(5_000)));

        Assert.Equal("drawer.reason", Refusal(() => desk.Count(drawer.Id, Count((10_000, 3)), " ", Evening, "tanaka")));
        Assert.Equal("drawer.other-clerk", Refusal(() => desk.Count(drawer.Id, Count((10_000, 3)), "不足", Evening, "sato")));
        Assert.Equal("drawer.count", Refusal(() => desk.Count(drawer.Id, Count((10_000, -1)), "不足", Evening, "tanaka")));
        Assert.Equal("drawer.count", Refusal(() => desk.Count(drawer.Id, Count((3, 1)), "不足", Evening, "tanaka")));
        Assert.Equal("drawer.not-counted", Refusal(() => desk.Agree(drawer.Id, Day, Evening, "sato")));
        desk.Count(drawer.Id, Count((10_000, 3)), "釣銭を5,000円多く渡したか", Evening, "tanaka");
        Assert.Equal("drawer.counted", Refusal(() => town.Pay(Day, withLate: true, new Chosen(claim, new Money(500)))));

        // Counted again, all but 100 yen is there.
        var again = desk.Count(drawer.Id, Count((10_000, 3), (1_000, 4), (100, 9)), "100円不足", Evening, "tanaka");
        Assert.Equal((DrawerState.Differs, new Money(-100), 2), (again.State, again.Difference!.Value, again.Counts));
        Assert.Equal("drawer.same-person", Refusal(() => desk.Agree(drawer.Id, Day, Evening, "tanaka")));
        Assert.Equal("drawer.not-closed", Refusal(() => desk.Deposit(drawer.Id, Money.Zero, "1", Day, "sato")));
        Assert.Equal("sato", desk.Agree(drawer.Id, Day, Evening, "sato").SecondPerson);

        using var db = town.Test.NewContext();
        var booked = db.Transfers.Single(t => t.Debit == Account.CashDifference);
        Assert.Equal((Account.Cash, new Money(100), Day), (booked.Credit, booked.Amount, booked.PostedOn));
        var report = await new DrawersReport().Read(new ReportAsk(db, town.Book, Day, Day, TestContext.Current.CancellationToken));
        Assert.Equal([30_000m, 5_000, 0, 34_900, -100], report.Rows[0].Cells.Skip(3).Take(5).Select(c => c.Number!.Value));
        Assert.Equal("100円不足 sato", report.Rows[0].Cells[^1].Word!.Ja);
        Assert.Equal(report.Rows[0].Cells.Skip(3).Take(5).Select(c => c.Number), report.Rows[^1].Cells.Skip(3).Take(5).Select(c => c.Number));
        town.AssertBooks();
    }

    [Fact]
    public void Cash_without_an_open_drawer_of_the_day_is_refused_where_the_book_demands_one_and_not_elsewhere()
    {
        using var free = LateTown.Create("sqlite");
        var owed = free.Owe(Service.Water, 1_000);
        free.Pay(Day, withLate: true, new Chosen(owed, new Money(1_000)));
        using var town = LateTown.Create("sqlite", Rule);
        var desk = new CashDrawers(town.Test.Database);
        var claim = town.Owe(Service.Water, 5_500);

        var refused = Assert.Throws<BusinessRuleException>(() => town.Pay(Day, withLate: true, new Chosen(claim, new Money(5_000))));
        Assert.Equal("drawer.none", refused.Code);
        Assert.Contains("現金箱が開いていません", refused.Said.Ja, StringComparison.Ordinal);
        Assert.Equal(new Money(5_500), town.Owed(claim));
        Open(desk);
        Assert.Equal("drawer.other-day", Refusal(() => town.Pay(Day.PlusDays(1), withLate: true, new Chosen(claim, new Money(5_000)))));
        Assert.Equal("drawer.open-already", Refusal(() => desk.Open("2番", Count(), Day, Morning, "tanaka")));
        Assert.Equal("drawer.window-taken", Refusal(() => desk.Open("1番", Count(), Day, Morning, "sato")));
        Assert.Equal("drawer.window", Refusal(() => desk.Open(" ", Count(), Day, Morning, "sato")));
        desk.Open("2番", Count(), Day, Morning, "sato");
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void A_refund_in_cash_goes_out_of_the_drawer_of_who_decides_it(string provider)
    {
        using var town = LateTown.Create(provider);
        var desk = new CashDrawers(town.Test.Database);
        var claim = town.Owe(Service.Water, 5_500);
        town.Pay(Day, withLate: true, new Chosen(claim, new Money(5_500)));
        using (var db = town.Test.NewContext())
        using (var transaction = db.Database.BeginTransaction())
        {
            OccasionalBills.Reverse(db, claim / 100, "誤調定", "sato", Day);
            transaction.Commit();
        }

        var refunds = new RefundPayment(town.Test.Database, town.Book);
        var act = Clerks.By(Day, "tanaka");
        Assert.Equal("drawer.none", Refusal(() => refunds.Pay(claim, null, new Money(5_500), null, act, inCash: true)));
        var drawer = desk.Open("1番", Count((1_000, 5)), Day, Morning, "tanaka");
        Assert.Equal("drawer.short", Refusal(() => refunds.Pay(claim, null, new Money(5_500), null, act, inCash: true)));
        Assert.Equal(new Money(5_500), town.Credit(claim));
        refunds.Pay(claim, new Money(4_500), new Money(5_500), null, act, inCash: true);
        refunds.Pay(claim, new Money(1_000), new Money(1_000), null, act);

        Assert.Equal(new Money(500), desk.Count(drawer.Id, Count((500, 1)), null, Evening, "tanaka").Expected);
        town.AssertBooks();
    }

    [Fact]
    public void A_closed_drawer_that_was_changed_is_a_breach()
    {
        using var town = LateTown.Create("sqlite", Rule);
        var desk = new CashDrawers(town.Test.Database);
        var drawer = Open(desk);
        desk.Count(drawer.Id, Count((10_000, 3)), null, Evening, "tanaka");
        town.AssertBooks();
        using (var db = town.Test.NewContext())
        {
            db.DrawerEntries.Add(new DrawerEntry { DrawerId = drawer.Id, PaymentId = 999, Amount = new Money(100) });
            db.CashPieces.Add(new CashPiece { DrawerId = drawer.Id, Count = 1, Denomination = 1, Pieces = 1 });
            db.CashDeposits.Add(new CashDeposit { DrawerId = drawer.Id, Amount = new Money(30_001), On = Day, Slip = "1", By = "sato" });
            db.SaveChanges();
        }

        Assert.Equal(["drawer.pieces", "drawer.expected", "drawer.entry", "drawer.deposit"], BooksCheck.Run(town.Test.Database).Breaches.Select(b => b.Code));
    }

    private static CashDrawer Open(CashDrawers desk) => desk.Open("1番", Count((10_000, 2), (1_000, 10)), Day, Morning, "tanaka");

    private static CashCount Count(params (int Denomination, int Pieces)[] of) => new(of.ToDictionary(p => p.Denomination, p => p.Pieces));

    private static string Refusal(Action act) => Assert.Throws<BusinessRuleException>(act).Code;
}
