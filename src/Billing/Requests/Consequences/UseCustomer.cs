using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Consequences;

/// <summary>The act is for a customer known already. Changes nothing by itself.</summary>
public sealed record UseCustomer(long CustomerId, string Name) : Consequence
{
    public override Sentence Told => new($"登録済みのお客様 {Name} とします", $"For {Name}, a customer known already");

    public override async Task Apply(Act act) => act.Customer = await act.Db.Customers.AsNoTracking().SingleAsync(c => c.Id == CustomerId);

    public override Task Undo(Act act) => Task.CompletedTask;
}
