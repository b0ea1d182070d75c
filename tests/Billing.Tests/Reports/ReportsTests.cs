using Billing.Db;
using Billing.Db.Demo;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Reports;
using Billing.Testing;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Reports;

public sealed class ReportsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Every_report_adds_up_to_the_transfers_of_its_period_whatever_happened(string provider)
    {
        var causes = new HashSet<Cause>();
        foreach (var seed in (int[])[1, 2, 3])
        {
            using var test = TestDatabase.Create(provider);
            new BusyYear(test, seed).Happen(Stop);
            // What is written off here was booked alone, without a case: the ledger is what the reports are held against.
            Assert.DoesNotContain(BooksCheck.Run(test.Database).Breaches, b => b.Code != "writeoff.stray");
            await using var db = test.NewContext();
            causes.UnionWith(db.Transfers.Select(t => t.Id).AsEnumerable().Select(TransferId.CauseOf));
            var (first, last) = BusyYear.Days;
            var check = new Reconciliation(db, SmallTown.Book, Stop);
            foreach (var (from, to) in ((LocalDate, LocalDate)[])[(first, last), (first, new(2026, 3, 31)), (new(2026, 4, 1), last), (new(2026, 5, 28), new(2026, 6, 10)), (last, last), (last.PlusDays(1), last.PlusDays(30))])
            {
                await check.Check(from, to);
            }
        }

        Assert.Superset(new HashSet<Cause> { Cause.Assessed, Cause.Reversed, Cause.Received, Cause.Overpaid, Cause.Refunded, Cause.SetOff, Cause.WrittenOff }, causes);
    }

    [Theory]
    [EveryDatabase]
    public async Task The_reports_of_the_demo_town_add_up(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = DemoTown.Generate(test.Database, new DemoOptions { Accounts = 400, Months = 5, SearchIndex = false });
        await using var db = test.NewContext();
        Assert.Equal(db.ContractTerms.Where(t => t.PaymentMethod == Billing.Places.PaymentMethod.DirectDebit).Select(t => t.ContractId).Distinct().Count(), db.Mandates.Count());
        var check = new Reconciliation(db, RuleBookFolder.LoadInstalled("demo"), Stop);
        await check.Check(new LocalDate(2026, 4, 1), town.NextNight);
        await check.Check(new LocalDate(2026, 9, 1), new LocalDate(2026, 9, 30));
    }

    [Fact]
    public async Task What_the_current_year_leaves_is_past_from_the_first_of_April()
    {
        using var test = TestDatabase.Create("sqlite");
        new BusyYear(test, 1).Happen(Stop);
        await using var db = test.NewContext();

        var report = await Read(db, "collection", new(2026, 2, 1), new(2026, 6, 30));

        Assert.DoesNotContain(report.Rows, r => r.Cells[0].Word!.Ja is "2026-02" or "2026-03" && r.Cells[2].Word == ReportWords.Past);
        var march = report.Rows.Where(r => r.Cells[0].Word!.Ja == "2026-03" && r.Role == RowRole.Detail).Sum(r => r.Cells[9].Number);
        Assert.True(march > 0);
        Assert.Equal(march, report.Rows.Where(r => r.Cells[0].Word!.Ja == "2026-04" && r.Cells[2].Word == ReportWords.Past).Sum(r => r.Cells[3].Number));
        Assert.All(report.Rows.Where(r => r.Cells[0].Word!.Ja == "2026-04" && r.Cells[2].Word == ReportWords.Current), r => Assert.Equal(0m, r.Cells[3].Number));
    }

    [Fact]
    public async Task Water_is_cut_at_the_tiers_of_the_table_for_each_month_and_dwelling()
    {
        using var test = TestDatabase.Create("sqlite");
        SmallTown.Build(test.Database, 1);
        new Billing.Nights.NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(SmallTown.NightOf(new BillingMonth(2026, 9)), cancel: Stop);
        await using var db = test.NewContext();

        // Point 1 uses 11 m³ and has no sewer.
        var report = await Read(db, "volume", new(2026, 9, 1), new(2026, 9, 30));

        var tiers = SmallTown.Book.Tariffs.Last(t => t.Service == Service.Water && t.EffectiveFrom <= new LocalDate(2026, 9, 8)).Rates.First(r => r.UseClass == "一般用").Tiers;
        var bounds = tiers.Select(t => t.UpTo ?? decimal.MaxValue).Prepend(0m).ToList();
        var expected = bounds.Zip(bounds.Skip(1)).Select(b => Math.Max(0m, Math.Min(11m, b.Second) - b.First)).Where(v => v > 0m);
        Assert.Equal(expected, report.Rows.Where(r => r.Role == RowRole.Detail).Select(r => r.Cells[3].Number!.Value));
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused()
    {
        using var test = TestDatabase.Create("sqlite");
        await using var db = test.NewContext();
        Assert.Equal("report.period", (await Assert.ThrowsAsync<BusinessRuleException>(() => Read(db, "receipts", new(2026, 5, 2), new(2026, 5, 1)))).Code);
        Assert.Equal("report.period", (await Assert.ThrowsAsync<BusinessRuleException>(() => Read(db, "receipts", new(2000, 5, 2), new(2026, 5, 1)))).Code);
    }

    private static Task<Report> Read(BillingDbContext db, string name, LocalDate from, LocalDate to) => ReportList.Read(ReportList.Find(name)!, new ReportAsk(db, SmallTown.Book, from, to, Stop));
}
