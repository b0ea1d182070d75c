using Billing.Kernel;

namespace Billing.Requests.Consequences;

/// <summary>Letters to a customer go somewhere else. The sentence names the person, never the address.</summary>
public sealed record ChangeMailingAddress(long CustomerId, string Name, string? Address) : Consequence
{
    /// <summary>Where they went before.</summary>
    public string? Before { get; set; }

    public override Sentence Told => new($"{Name}の送付先を改めます", $"Change where letters to {Name} go");

    public override async Task Apply(Act act) => Before = (await act.ChangingCustomer(CustomerId)).Readdress(Address);

    public override async Task Undo(Act act) => (await act.ChangingCustomer(CustomerId)).Readdress(Before);
}
