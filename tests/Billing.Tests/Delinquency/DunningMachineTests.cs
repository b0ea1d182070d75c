using Billing.Delinquency;
using Billing.RuleBooks;
using Xunit;

namespace Billing.Tests.Delinquency;

public sealed class DunningMachineTests
{
    [Fact]
    public void The_documentation_shows_the_machine_as_it_is()
    {
        var written = File.ReadAllText(CaseFiles.PathOf("src", "Billing", "Delinquency", "MACHINE.md"));
        Assert.True(written == DunningMachine.Markdown(), "src/Billing/Delinquency/MACHINE.md is old: write it anew with `billing dunning graph`.");
    }

    [Fact]
    public void Every_step_against_a_debtor_asks_whether_the_case_is_held()
    {
        var against = Enum.GetValues<DunningAct>().Select(DunningTriggers.Of).Append(DunningTriggers.Pledge).ToHashSet();
        Assert.All(DunningMachine.Table.Table.Where(r => against.Contains(r.Trigger)), r => Assert.Contains(r.Guards, g => g.Name == "notHeld"));
    }

    [Fact]
    public void A_stop_a_seizure_and_a_court_follow_a_reminder_and_two_persons()
    {
        var hard = new[] { DunningAct.Stop, DunningAct.Seizure, DunningAct.CourtOrder }.Select(DunningTriggers.Of).ToHashSet();
        Assert.All(DunningMachine.Table.Table.Where(r => hard.Contains(r.Trigger)), r => Assert.Equal(["reminded", "secondPerson"], r.Guards.Select(g => g.Name).Where(n => n is "reminded" or "secondPerson").Order()));
        Assert.All(DunningMachine.Table.Table.Where(r => hard.Contains(r.Trigger)), r => Assert.NotEqual(DunningMachine.Overdue, r.From));
    }

    [Fact]
    public void Every_open_case_can_be_paid_and_put_on_hold()
    {
        foreach (var state in DunningMachine.Table.States.Where(s => !s.IsClosed && s.Name != DunningMachine.None))
        {
            Assert.Contains(DunningMachine.Table.Table, r => r.From == state.Name && r.Trigger == DunningTriggers.Paid && r.To == DunningMachine.Clear);
            Assert.Contains(DunningMachine.Table.Table, r => r.From == state.Name && r.Trigger == DunningTriggers.Hold);
        }
    }
}
