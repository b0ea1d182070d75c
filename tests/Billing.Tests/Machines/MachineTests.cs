using Billing.Kernel;
using Billing.Machines;
using Xunit;

namespace Billing.Tests.Machines;

public sealed class MachineTests
{
    private static readonly HashSet<string> Clerk = [Roles.Clerk];

    private static readonly Guard<int> Paid = new("paid", new("納付済み", "paid"), owed => owed == 0 ? null : new Sentence($"あと{owed}円です。", $"{owed} yen are left."));

    private static readonly MachineState[] States = [new("open", new("受付", "open")), new("closed", new("終了", "closed"), IsClosed: true)];

    private static readonly Transition<int> Close = new() { From = "open", Trigger = "close", To = "closed", Said = new("終える", "Close"), Roles = Roles.Counter, Guards = [Paid], Article = "水道法14条" };

    private static Machine<int> Door { get; } = new("door", States, [Close]);

    [Fact]
    public void A_step_whose_conditions_hold_is_permitted_to_its_roles()
    {
        Assert.Equal("closed", Door.Permit("open", "close", 0, Clerk).To);
        Assert.True(Assert.Single(Door.StepsFrom("open", 0, Clerk)).IsPermitted);
    }

    [Fact]
    public void A_refused_step_says_why_aloud()
    {
        var guard = Assert.Throws<BusinessRuleException>(() => Door.Permit("open", "close", 300, Clerk));
        Assert.Equal(("step.guard", "300 yen are left."), (guard.Code, guard.Said.En));
        var role = Assert.Throws<BusinessRuleException>(() => Door.Permit("open", "close", 0, new HashSet<string> { Roles.Auditor }));
        Assert.Equal("step.role", role.Code);
        Assert.Contains("窓口担当・窓口責任者", role.Said.Ja, StringComparison.Ordinal);
        var none = Assert.Throws<BusinessRuleException>(() => Door.Permit("closed", "close", 0, Clerk));
        Assert.Equal("step.none", none.Code);
        Assert.Contains("\"closed\"", none.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_can_be_done_instead_is_named()
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => Door.Permit("open", "paint", 0, Clerk));
        Assert.Contains("終える", refusal.Said.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_a_hole_is_no_machine()
    {
        Assert.Throws<ArgumentException>(() => new Machine<int>("m", States, [Close with { To = "gone" }]));
        Assert.Throws<ArgumentException>(() => new Machine<int>("m", States, [Close, Close]));
        Assert.Throws<ArgumentException>(() => new Machine<int>("m", [.. States, new("island", new("島", "island"))], [Close]));
        Assert.Throws<ArgumentException>(() => new Machine<int>("m", States, [Close with { Roles = [] }]));
        Assert.Throws<ArgumentException>(() => new Machine<int>("m", [States[0], new("closed", new("終了", "closed"))], [Close]));
    }

    [Fact]
    public void The_graph_names_states_steps_and_conditions()
    {
        var graph = MachineGraph.Mermaid(Door);
        Assert.Contains("[*] --> open", graph, StringComparison.Ordinal);
        Assert.Contains("open --> closed: close [paid]", graph, StringComparison.Ordinal);
        Assert.Contains("closed --> [*]", graph, StringComparison.Ordinal);
        Assert.Contains("| 水道法14条 |", MachineGraph.Table(Door), StringComparison.Ordinal);
    }
}
