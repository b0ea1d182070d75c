using Billing.Requests;
using Xunit;

namespace Billing.Tests.Requests;

public sealed class RequestMachinesTests
{
    [Fact]
    public void The_documentation_shows_the_machines_as_they_are()
    {
        var written = File.ReadAllText(CaseFiles.PathOf("src", "Billing", "Requests", "MACHINES.md"));
        Assert.True(written == RequestMachines.Markdown(), "src/Billing/Requests/MACHINES.md is old: write it anew with `billing requests graph`.");
    }

    [Fact]
    public void Every_step_back_leads_from_a_done_request_to_an_undone_one() =>
        Assert.All(Procedures.All.SelectMany(p => p.Machine.Table.Where(row => row.Trigger == Triggers.Undo).Select(row => (p.Machine, row))), pair => Assert.True(pair.Machine.State(pair.row.To).IsClosed));

    [Fact]
    public void Every_consequence_can_be_stored_and_read_again() => Assert.All(Consequence.Kinds, kind => Assert.EndsWith(kind, Consequence.Read(kind, "{}").GetType().Name, StringComparison.Ordinal));
}
