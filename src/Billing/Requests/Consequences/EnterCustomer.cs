using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Consequences;

/// <summary>A person or body is entered with a new お客様番号. Undone, the row stays as the trace of a number that was given; nothing refers to it any more.</summary>
public sealed record EnterCustomer(string Name, string Kana, string? Phone, string? MailingAddress, bool IsBody) : Consequence
{
    public const string Series = "customer";

    /// <summary>代表者 of a body.</summary>
    public string? Representative { get; init; }

    /// <summary>本社の所在地 of a body.</summary>
    public string? HeadOffice { get; init; }

    /// <summary>Entered as payer of somebody else's supply.</summary>
    public bool IsPayer { get; init; }

    /// <summary>Key of the new row.</summary>
    public long CustomerId { get; set; }

    public override Sentence Told => IsPayer
        ? new($"納付者を新しく登録します: {Name}", $"Enter a new payer: {Name}")
        : new($"お客様を新しく登録します: {Name}", $"Enter a new customer: {Name}");

    public override async Task Apply(Act act)
    {
        var last = await act.Db.Customers.OrderByDescending(c => c.Number).Where(c => c.Number.Length == 8).Select(c => c.Number).FirstOrDefaultAsync();
        var next = (long.TryParse(last, out var number) ? number : 0) + 1;
        var customer = new Customer
        {
            Number = $"{next:00000000}",
            Name = Name,
            Kana = Kana,
            Phone = Phone,
            MailingAddress = MailingAddress,
            IsBody = IsBody,
            Representative = Representative,
            HeadOffice = HeadOffice,
        };
        act.Db.Customers.Add(customer);
        await act.Db.SaveChangesAsync();
        CustomerId = customer.Id;
        if (IsPayer)
        {
            act.Payer = customer;
        }
        else
        {
            act.Customer = customer;
        }
    }

    public override async Task Undo(Act act)
    {
        if (await act.Db.ContractTerms.AnyAsync(t => t.PayerId == CustomerId && !act.Db.Contracts.Any(c => c.Id == t.ContractId && c.To < c.From))
            || await act.Db.Contracts.AnyAsync(c => c.UserId == CustomerId && (c.To == null || c.To >= c.From)))
        {
            throw Act.CannotUndo("登録したお客様に、この届出の後で別の契約ができています。", "the customer it entered has another contract by now.");
        }
    }
}
