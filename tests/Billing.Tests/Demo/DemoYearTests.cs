using Billing.Collection;
using Billing.Db;
using Billing.Db.Demo;
using Billing.Db.Demo.Year;
using Billing.Delinquency;
using Billing.Ledger;
using Billing.Testing;
using Billing.Tests.Reports;
using NodaTime;
using Xunit;

namespace Billing.Tests.Demo;

/// <summary>The scripted year: twelve nights, money of every channel with its errors, delinquents through every branch; at its end the books are clean and every report adds up.</summary>
public sealed class DemoYearTests
{
    private static readonly DemoOptions Town = new() { Accounts = 320, Months = 13, SearchIndex = false };

    private const int Delinquents = 100;

    /// <summary>Rows that the demo town's book cannot take, and why. Every row of the table is taken in <c>EveryRowTests</c>, whose book waits for nothing.</summary>
    private static readonly (string Row, string Why)[] Impossible =
    [
        ("overdue demand demanded", "the demand follows the reminder's deadline"),
        ("overdue talk demanded", "the talk follows the demand's deadline for water, the reminder's for sewer"),
        ("overdue list demanded", "so does the register"),
        ("reminded warn warned", "the warning follows the demand's deadline"),
        ("reminded announce warned", "the notice of the stop follows the warning's deadline"),
        ("demanded announce warned", "the notice of the stop follows the warning's deadline"),
        ("reminded stop stopOrdered", "the stop follows its notice"),
        ("demanded stop stopOrdered", "the stop follows its notice"),
        ("reminded petition court", "the court follows the demand's deadline"),
        ("warned backToSeized seized", "nobody is warned of a stop for sewer arrears"),
        ("seized backToWarned warned", "nobody is warned of a stop for sewer arrears"),
        ("stopOrdered backToSeized seized", "no supply is stopped for sewer arrears"),
        ("stopped backToSeized seized", "no supply is stopped for sewer arrears"),
        ("stopOrdered pledge pledged", "a pledge calls the stop off first, and is taken from the warning"),
        ("stopped pledge pledged", "a pledge gives the supply back first, and is taken from the warning"),
        ("pledged backToStopOrdered stopOrdered", "a pledge calls the stop off"),
        ("pledged backToStopped stopped", "a pledge gives the supply back"),
    ];

    [Fact]
    public async Task A_year_of_every_channel_error_and_delinquent_ends_with_clean_books_and_reports_that_add_up()
    {
        using var test = TestDatabase.Create("sqlite");
        var year = DemoYear.Play(test.Database, Town, delinquents: Delinquents);
        TestContext.Current.SendDiagnosticMessage(string.Join("; ", year.Scripts.Select(s => $"{s.Key}: {s.Value}")));
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", year.Seconds.Select(s => $"{s.Key} {s.Value:0.0}")));

        Assert.Empty(year.Books.Breaches.Take(5));
        Assert.All(year.Reports, r => Assert.Equal(r.Booked, r.Reported));
        Assert.True(year.IsClean);
        Assert.All(Enum.GetValues<YearFact>().Except([YearFact.LateChargeTakenBack]), fact => Assert.Contains(year.Lines, line => line.Fact == fact && line.Count > 0));
        Assert.Equal(12, Count(year, YearFact.Night));
        Assert.InRange(Count(year, YearFact.Debtor), Delinquents, Delinquents + 60);
        Assert.Empty(year.Scripts);
        AssertRows(year);
        Assert.True(Total(year, "remind") > Total(year, "demand") && Total(year, "demand") > Total(year, "stop"));

        await using var db = test.NewContext();
        var from = year.NextNight.PlusYears(-1);
        foreach (var (first, last) in new[] { (from, year.NextNight.PlusDays(-1)), (new LocalDate(2026, 4, 1), new LocalDate(2026, 9, 30)) })
        {
            await new Reconciliation(db, RuleBookFolder.LoadInstalled("demo"), TestContext.Current.CancellationToken).Check(first, last);
        }

        AssertChannels(db);
    }

    /// <summary>The first months of a hamlet, with two delinquents of each class: the same play on every database.</summary>
    [Theory, EveryDatabase]
    public async Task A_few_months_end_with_clean_books_and_reports_that_add_up_on_every_database(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var year = DemoYear.Play(test.Database, new DemoOptions { Accounts = 90, Months = 4, SearchIndex = false }, delinquents: 40);

        Assert.Empty(year.Books.Breaches.Take(5));
        Assert.All(year.Reports, r => Assert.Equal(r.Booked, r.Reported));
        Assert.Equal(3, Count(year, YearFact.Night));
        Assert.All([YearFact.Counter, YearFact.Debit, YearFact.DebitReturned, YearFact.Store, YearFact.Bank, YearFact.FileRefused, YearFact.Letter, YearFact.Pledge, YearFact.Hold], fact => Assert.True(Count(year, fact) > 0, $"{fact}"));
        await using var db = test.NewContext();
        await new Reconciliation(db, RuleBookFolder.LoadInstalled("demo"), TestContext.Current.CancellationToken).Check(year.NextNight.PlusMonths(-4), year.NextNight.PlusDays(-1));
    }

    /// <summary>Money in by channel is what the ledger has as cash for it.</summary>
    private static void AssertChannels(BillingDbContext db)
    {
        var channelOf = db.Payments.ToDictionary(p => p.Id, p => p.Channel);
        var booked = db.Allocations.ToList().Join(db.Transfers.ToList().Where(t => TransferId.CauseOf(t.Id) == Cause.Received), a => TransferId.Of(Cause.Received, a.Id, 0), t => t.Id, (a, t) => (Channel: channelOf[a.PaymentId], Yen: t.Debit == Account.Cash ? t.Amount.Yen : -t.Amount.Yen)).ToList();
        foreach (var channel in Enum.GetValues<PaymentChannel>().Where(c => c != PaymentChannel.ElQr))
        {
            var paid = db.Payments.Where(p => p.Channel == channel).Sum(p => p.Amount.Yen);
            Assert.True(paid > 0, $"{channel}");
            Assert.Equal(paid, booked.Where(b => b.Channel == channel).Sum(b => b.Yen));
        }
    }

    /// <summary>Every row of the machine is taken, but those that this book rules out.</summary>
    private static void AssertRows(YearResult year)
    {
        var taken = year.Steps.Keys.Select(s => $"{s.From} {s.Trigger} {s.To}").ToHashSet();
        var rows = DunningMachine.Table.Table.Select(r => $"{r.From} {r.Trigger} {r.To}").ToHashSet();
        var impossible = Impossible.Select(i => i.Row).ToList();
        Assert.Equal([], rows.Except(taken).Except(impossible).Order(StringComparer.Ordinal));
        Assert.Equal([], taken.Intersect(impossible));
        Assert.Equal([], taken.Concat(impossible).Except(rows));
    }

    private static int Total(YearResult year, string trigger) => year.Steps.Where(s => s.Key.Trigger == trigger).Sum(s => s.Value);

    private static int Count(YearResult year, YearFact fact) => year.Lines.Single(l => l.Fact == fact).Count;
}
