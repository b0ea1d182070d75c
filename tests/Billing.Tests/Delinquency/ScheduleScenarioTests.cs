using Billing.Contacts;
using Billing.Delinquency;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Delinquency;

/// <summary>The shipped schedules, walked day by day by an office that does everything on its first day. September's bill falls due on 2 November 2026.</summary>
public sealed class ScheduleScenarioTests
{
    private static readonly LocalDate Due = new(2026, 11, 2);

    [Theory, EveryDatabase]
    public async Task One_town_reminds_demands_talks_and_warns_before_it_stops_and_payment_gives_the_water_back(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("yuni"));
        Assert.Equal(0, town.Run(Due).OpenCases);
        Assert.Equal(1, town.Run(Due.PlusDays(1)).Opened);
        Assert.Equal(DunningMachine.Overdue, town.Case().State);

        Assert.Equal([(D(2026, 11, 24), "reminder")], town.WalkTo(Due.PlusDays(2), D(2026, 12, 4)));
        Assert.Equal((DunningMachine.Reminded, D(2026, 12, 4)), (town.Case().State, town.Steps()[^1].DeadlineOn));

        town.Run(D(2026, 12, 5));
        using (var db = town.Test.NewContext())
        {
            var item = Assert.Single(db.WorklistItems.Where(i => i.State == WorklistState.Open).ToList());
            Assert.Equal(("demand", D(2026, 12, 5), D(2026, 12, 24)), (item.Name, item.DueOn, item.LatestOn!.Value.PlusDays(-1)));
        }

        Assert.Equal(
            [(D(2026, 11, 24), "reminder"), (D(2026, 12, 5), "demand"), (D(2026, 12, 16), "talk"), (D(2026, 12, 16), "stopWarning"), (D(2026, 12, 31), "stop")],
            town.WalkTo(D(2026, 12, 5), D(2026, 12, 31)));
        Assert.Equal(DunningMachine.StopOrdered, town.Case().State);
        var stop = town.Steps()[^1];
        Assert.Equal(("suzuki", "tanaka"), (stop.By, stop.ConfirmedBy));
        var order = Assert.Single(town.Orders());
        Assert.Equal((FieldTask.StopSupply, D(2026, 12, 31), 1L), (order.Task, order.DueOn, order.ServicePointId));

        await town.CarryOut(D(2027, 1, 4), FieldTask.StopSupply);
        town.Run(D(2027, 1, 4));
        Assert.Equal(DunningMachine.Stopped, town.Case().State);
        town.AssertBooks();

        town.Pay(D(2027, 1, 5));
        Assert.Equal((DunningMachine.Clear, D(2027, 1, 5)), (town.Case().State, town.Case().ClosedOn));
        Assert.Equal((FieldTask.ReturnSupply, D(2027, 1, 5), FieldOrderState.Open), town.Orders().Select(o => (o.Task, o.DueOn, o.State)).Last());
        Assert.Equal(
            [IssuedKind.Reminder, IssuedKind.Demand, IssuedKind.Demand, IssuedKind.StopWarning, IssuedKind.StopNotice, IssuedKind.StopRelease],
            town.Letters().Select(l => l.Kind));
        Assert.Equal("地方自治法施行令171条(督促)", town.Letters()[0].LegalKind);
        Assert.All(town.Letters(), l => Assert.Equal(Requester.Office, l.Requester));
        Assert.Empty(town.Fees());
        town.AssertBooks();
        Assert.Equal(0, town.Run(D(2027, 1, 6)).OpenCases);
    }

    [Fact]
    public void Another_takes_a_pledge_only_when_half_is_paid_and_stops_when_it_is_broken()
    {
        using var town = DebtorTown.Create("sqlite", DunningBooks.Shipped("minamiboso"));
        Assert.Equal(
            [(D(2026, 11, 12), "notice"), (D(2027, 1, 2), "reminder"), (D(2027, 1, 13), "demand"), (D(2027, 1, 24), "listing")],
            town.WalkTo(Due, D(2027, 1, 25)));
        var (id, owed) = (town.Case().Id, town.File(D(2027, 1, 25)).Owed);

        var half = new Money((owed.Yen + 1) / 2);
        town.Pay(D(2027, 1, 26), half - new Money(1));
        Assert.Equal("pledge.share", Refusal(() => town.Desk.Pledge(id, D(2027, 2, 1), 3, null, DebtorTown.Officer(D(2027, 1, 26)))));
        town.Pay(D(2027, 1, 27), new Money(1));
        Assert.Equal("pledge.months", Refusal(() => town.Desk.Pledge(id, D(2027, 2, 1), 13, null, DebtorTown.Officer(D(2027, 1, 27)))));
        var pledge = town.Desk.Pledge(id, D(2027, 2, 10), 3, null, DebtorTown.Officer(D(2027, 1, 27)));
        Assert.Equal((DunningMachine.Pledged, owed - half), (town.Case().State, pledge.Total));

        town.WalkTo(D(2027, 1, 28), D(2027, 2, 9));
        town.Pay(D(2027, 2, 10), new Money(pledge.Total.Yen / 3 + 2));
        town.WalkTo(D(2027, 2, 11), D(2027, 3, 10));
        Assert.Equal(DunningMachine.Pledged, town.Case().State);
        town.AssertBooks();

        // The second part was due on 10 March.
        var day = town.Run(D(2027, 3, 11));
        Assert.Equal((1, 1), (day.Broken, day.Proposed["stop"]));
        Assert.StartsWith("分納不履行", town.Steps()[^1].Note, StringComparison.Ordinal);
        town.ConfirmAll(D(2027, 3, 11));
        Assert.Equal(DunningMachine.StopOrdered, town.Case().State);
        town.AssertBooks();
    }

    [Fact]
    public async Task A_third_stops_after_three_months_and_gives_back_for_nothing_less_than_all()
    {
        using var town = DebtorTown.Create("sqlite", DunningBooks.Shipped("rifu"));
        Assert.Equal(
            [(D(2026, 11, 24), "reminder"), (D(2026, 12, 5), "stopWarning"), (D(2026, 12, 20), "stopNotice"), (D(2027, 2, 2), "stop")],
            town.WalkTo(Due, D(2027, 2, 3)));
        await town.CarryOut(D(2027, 2, 3), FieldTask.StopSupply);
        town.Run(D(2027, 2, 4));

        var owed = town.File(D(2027, 2, 4)).Owed;
        town.Pay(D(2027, 2, 4), owed - new Money(1));
        town.Desk.Pledge(town.Case().Id, D(2027, 2, 5), 1, null, DebtorTown.Officer(D(2027, 2, 4)));
        Assert.DoesNotContain(town.Orders(), o => o.Task == FieldTask.ReturnSupply);
        town.AssertBooks();

        town.Pay(D(2027, 2, 5), new Money(1));
        Assert.Equal(DunningMachine.Clear, town.Case().State);
        Assert.Contains(town.Orders(), o => o.Task == FieldTask.ReturnSupply && o.DueOn == D(2027, 2, 5));
        town.AssertBooks();
    }

    [Theory]
    [InlineData("""[ { "bills": 2 } ]""", "2027-01-26")]
    [InlineData("""[ { "oneBillYen": 1 } ]""", "2027-01-26")]
    [InlineData("""[ { "months": 3 } ]""", "2027-02-02")]
    [InlineData("""[ { "bills": 3 }, { "months": 3, "yen": 2 } ]""", "2027-02-02")]
    [InlineData("""[ { "bills": 3 } ]""", null)]
    [InlineData("""[ { "months": 2, "yen": 999999 }, { "oneBillYen": 999999 } ]""", null)]
    public void A_further_town_is_data_alone(string warnAt, string? warnedOn)
    {
        using var town = DebtorTown.Create("sqlite", DunningBooks.Invented(warnAt), months: 2);
        var steps = town.WalkTo(Due, D(2027, 3, 10));

        // September: due 2 November; the fifth is a business day; 25 December; the first day that ends in 5 after 9 January; warned from the day after 25 January.
        Assert.Equal((D(2026, 11, 5), "notice"), steps[0]);
        Assert.Contains((D(2026, 12, 25), "reminder"), steps);
        Assert.Contains((D(2027, 1, 15), "demand"), steps);

        // October: due 30 November; 3 December; 25 December too.
        Assert.Contains((D(2026, 12, 3), "notice"), steps);
        var fee = Assert.Single(town.Fees());
        Assert.Equal((80L, D(2026, 12, 25)), (fee.Total.Yen, fee.FixedOn));
        Assert.Equal(warnedOn, steps.Where(s => s.Name == "warning").Select(s => s.On.ToString("uuuu-MM-dd", null)).FirstOrDefault());
        town.AssertBooks();
    }

    [Fact]
    public void Sewer_is_reminded_with_a_fee_and_seized_by_two_persons_and_never_stopped()
    {
        using var town = DebtorTown.Create("sqlite", DunningBooks.Shipped("demo"), points: 2);
        var steps = town.WalkTo(Due, D(2027, 6, 10), debtor: 2, service: Service.Sewer);

        // The fee is owed like any other claim, and is reminded without a further fee.
        Assert.Equal([(D(2026, 11, 24), "reminder"), (D(2026, 12, 24), "reminder"), (D(2026, 12, 24), "demand")], steps.Where(s => s.On < D(2026, 12, 26)));
        var fee = Assert.Single(town.Fees());
        Assert.Equal((100L, 2L, D(2026, 11, 24)), (fee.Total.Yen, fee.DebtorId, fee.FixedOn));
        Assert.Equal(D(2027, 5, 2), steps.First(s => s.Name == "seizure").On);
        var seizure = town.Steps(2, Service.Sewer).Find(s => s.Act == DunningAct.Seizure)!;
        Assert.Equal(("suzuki", "tanaka", "地方自治法231条の3第3項・附則6条3号(滞納処分)"), (seizure.By, seizure.ConfirmedBy, seizure.Article));
        Assert.Equal(DunningMachine.Seized, town.Case(2, Service.Sewer).State);
        Assert.DoesNotContain(town.Steps(2, Service.Sewer), s => s.Act is DunningAct.Stop or DunningAct.StopWarning);
        Assert.DoesNotContain(town.Orders(), o => town.Steps(2, Service.Sewer).Exists(s => s.Id == o.Id && o.Task == FieldTask.StopSupply));
        town.AssertBooks();
    }

    private static LocalDate D(int year, int month, int day) => new(year, month, day);

    private static string Refusal(Action act) => Assert.Throws<BusinessRuleException>(act).Code;
}
