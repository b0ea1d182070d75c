using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests;

/// <summary>A step while it is being taken: what one consequence made, the next can use.</summary>
/// <param name="Office">Its context is inside the transaction.</param>
/// <param name="Request">Stored already.</param>
/// <param name="Step">Stored already.</param>
public sealed record Act(Office Office, Request Request, RequestStep Step)
{
    /// <summary>The contract that the act opened, or the one that the request is about.</summary>
    public Contract? Contract { get; set; }

    /// <summary>The person whom the act entered, or found.</summary>
    public Customer? Customer { get; set; }

    /// <summary>A payer other than that person, whom the act entered; null = none.</summary>
    public Customer? Payer { get; set; }

    public BillingDbContext Db => Office.Db;

    /// <summary>What can only be done when every consequence has been undone, such as charging bills again by what then stands.</summary>
    public List<Func<Task>> Afterwards { get; } = [];

    /// <summary>A contract to be changed: tracked, its version counted up, so that two clerks never overwrite each other.</summary>
    public async Task<Contract> Changing(long contractId)
    {
        var contract = await Db.Contracts.SingleAsync(c => c.Id == contractId);
        contract.Version++;
        return contract;
    }

    /// <summary>As <see cref="Changing(long)"/>, for a customer.</summary>
    public async Task<Customer> ChangingCustomer(long customerId)
    {
        var customer = await Db.Customers.SingleAsync(c => c.Id == customerId);
        customer.Version++;
        return customer;
    }

    /// <summary>As <see cref="Changing(long)"/>, for a place.</summary>
    public async Task<ServicePoint> ChangingPoint(long pointId)
    {
        var point = await Db.ServicePoints.SingleAsync(p => p.Id == pointId);
        point.Version++;
        return point;
    }

    /// <summary>The contract of the act.</summary>
    public Contract NeededContract => Contract ?? throw new InvalidOperationException("No consequence before this one opened a contract, and the request is about none.");

    /// <summary>The refusal of a counter-act because something rests on what it would undo.</summary>
    public static BusinessRuleException CannotUndo(string ja, string en) => new("undo.rests-on-it", $"取り消せません。{ja}", $"It cannot be undone: {en}");
}
