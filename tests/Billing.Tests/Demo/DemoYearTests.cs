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

    private static readonly string[] Branches =
    [
        "none fallDue overdue", "overdue remind reminded", "overdue paid clear", "reminded demand demanded", "reminded paid clear", "demanded paid clear", "demanded warn warned", "warned announce warned",
        "warned paid clear", "warned stop stopOrdered", "stopOrdered executed stopped", "stopOrdered returnSupply warned", "stopped paid clear", "stopped returnSupply warned", "stopped patrol stopped",
        "demanded pledge pledged", "pledged paid clear", "demanded seize seized", "seized release demanded", "seized paid clear", "demanded hold demanded", "demanded endHold demanded",
        "reminded returned reminded", "demanded heirs demanded", "demanded writeOff demanded", "demanded writeOffAll writtenOff", "reminded undo reminded", "reminded acknowledge reminded", "clear backToReminded reminded",
    ];

    /// <summary>Rows that the demo town's book cannot take, and why. Every row of the table is taken in <c>EveryRowTests</c>, whose book waits for nothing.</summary>
    private static readonly (string Row, string Why)[] Impossible =
    [
        ("overdue demand demanded", "the demand follows the reminder's deadline"),
        ("overdue talk demanded", "the talk follows the demand's deadline"),
        ("reminded talk demanded", "the talk follows the demand's deadline"),
        ("overdue list demanded", "the register follows the demand's deadline"),
        ("reminded list demanded", "the register follows the demand's deadline"),
        ("reminded warn warned", "the warning follows the demand's deadline"),
        ("reminded announce warned", "the notice of the stop follows the warning's deadline"),
        ("demanded announce warned", "the notice of the stop follows the warning's deadline"),
        ("reminded stop stopOrdered", "the stop follows its notice"),
        ("demanded stop stopOrdered", "the stop follows its notice"),
        ("reminded petition court", "the court follows the demand's deadline"),
        ("seized notify seized", "the sewer schedule has no notice"),
        ("seized talk seized", "the sewer schedule has no talk"),
        ("seized list seized", "the sewer schedule has no register"),
        ("warned backToSeized seized", "nobody is warned of a stop for sewer arrears"),
        ("seized backToWarned warned", "nobody is warned of a stop for sewer arrears"),
        ("stopOrdered backToSeized seized", "no supply is stopped for sewer arrears"),
        ("stopped backToSeized seized", "no supply is stopped for sewer arrears"),
        ("pledged backToStopOrdered stopOrdered", "a pledge calls the stop off"),
        ("pledged backToStopped stopped", "a pledge gives the supply back"),
    ];

    /// <summary>Rows that the year took when this was written, less what another town of the same size may miss.</summary>
    private const int LeastRows = 140;

    [Fact]
    public async Task A_year_of_every_channel_error_and_delinquent_ends_with_clean_books_and_reports_that_add_up()
    {
        using var test = TestDatabase.Create("sqlite");
        var year = DemoYear.Play(test.Database, Town, delinquents: Delinquents);
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", year.Seconds.Select(s => $"{s.Key} {s.Value:0.0}")));

        Assert.Empty(year.Books.Breaches.Take(5));
        Assert.All(year.Reports, r => Assert.Equal(r.Booked, r.Reported));
        Assert.True(year.IsClean);
        Assert.All(Enum.GetValues<YearFact>().Except([YearFact.Court, YearFact.LateChargeTakenBack]), fact => Assert.Contains(year.Lines, line => line.Fact == fact && line.Count > 0));
        Assert.Equal(12, Count(year, YearFact.Night));
        Assert.InRange(Count(year, YearFact.Debtor), Delinquents * 9 / 10, Delinquents * 11 / 10);
        AssertBranches(year);
        Assert.True(Total(year, "remind") > Total(year, "demand") && Total(year, "demand") > Total(year, "stop"));

        await using var db = test.NewContext();
        var from = year.NextNight.PlusYears(-1);
        foreach (var (first, last) in new[] { (from, year.NextNight.PlusDays(-1)), (new LocalDate(2026, 4, 1), new LocalDate(2026, 9, 30)) })
        {
            await new Reconciliation(db, RuleBookFolder.LoadInstalled("demo"), TestContext.Current.CancellationToken).Check(first, last);
        }

        AssertChannels(db);
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

    /// <summary>The branches that any town has, and what this book rules out.</summary>
    private static void AssertBranches(YearResult year)
    {
        var taken = year.Steps.Keys.Select(s => $"{s.From} {s.Trigger} {s.To}").ToHashSet();
        Assert.Equal([], Branches.Where(b => !taken.Contains(b)));
        Assert.All(Impossible, i => Assert.False(taken.Contains(i.Row), $"{i.Row}, though {i.Why}"));
        var rows = DunningMachine.Table.Table.Select(r => $"{r.From} {r.Trigger} {r.To}").ToHashSet();
        Assert.Empty(taken.Concat(Impossible.Select(i => i.Row)).Except(rows));
        Assert.True(taken.Count >= LeastRows, $"{taken.Count} of {rows.Count} rows");
        TestContext.Current.SendDiagnosticMessage($"{taken.Count} of {rows.Count} rows, {Impossible.Length} impossible; the rest: {string.Join("; ", rows.Except(taken).Except(Impossible.Select(i => i.Row)).Order(StringComparer.Ordinal))}");
    }

    private static int Total(YearResult year, string trigger) => year.Steps.Where(s => s.Key.Trigger == trigger).Sum(s => s.Value);

    private static int Count(YearResult year, YearFact fact) => year.Lines.Single(l => l.Fact == fact).Count;
}
