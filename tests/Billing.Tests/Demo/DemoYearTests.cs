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
    private static readonly DemoOptions Town = new() { Accounts = 450, Months = 13, SearchIndex = false };

    private const int Delinquents = 150;

    [Fact]
    public async Task A_year_of_every_channel_error_and_delinquent_ends_with_clean_books_and_reports_that_add_up()
    {
        using var test = TestDatabase.Create("sqlite");
        var year = DemoYear.Play(test.Database, Town, delinquents: Delinquents);
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", year.Seconds.Select(s => $"{s.Key} {s.Value:0.0}")));

        Assert.Empty(year.Books.Breaches.Take(5));
        Assert.All(year.Reports, r => Assert.Equal(r.Booked, r.Reported));
        Assert.True(year.IsClean);
        Assert.All(Enum.GetValues<YearFact>(), fact => Assert.Contains(year.Lines, line => line.Fact == fact && line.Count > 0));
        Assert.Equal(12, Count(year, YearFact.Night));
        Assert.InRange(Count(year, YearFact.Debtor), Delinquents * 9 / 10, Delinquents * 11 / 10);
        Assert.Empty(year.Refusals);
        AssertEveryStep(year);

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

    /// <summary>Every branch that an act of the office, a debtor or the schedule takes. Where a case falls back to (backTo…) follows from what is owed: <c>RandomHistoryTests</c> goes through those.</summary>
    private static void AssertEveryStep(YearResult year)
    {
        var missing = DunningMachine.Table.Table
            .Where(row => !row.Trigger.StartsWith("backTo", StringComparison.Ordinal) && !IsBeyond(row.From, row.Trigger) && !year.Steps.ContainsKey((row.From, row.Trigger, row.To)))
            .Select(row => $"{row.From} {row.Trigger}").ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    /// <summary>What the demo town's book or a year does not hold.</summary>
    private static bool IsBeyond(string from, string trigger) => (from, trigger) switch
    {
        // Its schedule has no such step.
        (_, "notify" or "talk" or "list") => true,

        // Reminder, demand, warning, notice and stop follow one another claim by claim.
        (DunningMachine.Overdue, "demand") or (DunningMachine.Reminded, "warn" or "announce" or "stop" or "petition") or (DunningMachine.Demanded, "announce" or "stop") => true,

        // A bill unpaid for five days breaks a pledge, before any letter about it.
        (DunningMachine.Pledged, "remind" or "demand") => true,
        _ => false,
    };

    private static int Count(YearResult year, YearFact fact) => year.Lines.Single(l => l.Fact == fact).Count;
}
