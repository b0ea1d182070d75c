using Billing.Kernel;

namespace Billing.Requests.Consequences;

/// <summary>転居先: where letters to a person go from now on, and their telephone. The sentence tells neither. Undone, what stood there before.</summary>
/// <param name="Mailing">Null = unchanged.</param>
/// <param name="Phone">Null = unchanged.</param>
public sealed record ForwardLetters(long CustomerId, string? Mailing, string? Phone) : Consequence
{
    public string? MailingBefore { get; set; }

    public string? PhoneBefore { get; set; }

    public override Sentence Told => (Mailing, Phone) switch
    {
        (not null, not null) => new("送付先と電話番号を届出のとおりに改めます", "Mailing address and telephone become those of the form"),
        (not null, _) => new("送付先を届出のとおりに改めます", "The mailing address becomes that of the form"),
        _ => new("電話番号を届出のとおりに改めます", "The telephone becomes that of the form"),
    };

    public override async Task Apply(Act act)
    {
        var customer = await act.ChangingCustomer(CustomerId);
        (MailingBefore, PhoneBefore) = (customer.MailingAddress, customer.Phone);
        customer.MailingAddress = Mailing ?? customer.MailingAddress;
        customer.Phone = Phone ?? customer.Phone;
    }

    /// <summary>What a later request changed again stays.</summary>
    public override async Task Undo(Act act)
    {
        var customer = await act.ChangingCustomer(CustomerId);
        customer.MailingAddress = Mailing is not null && customer.MailingAddress == Mailing ? MailingBefore : customer.MailingAddress;
        customer.Phone = Phone is not null && customer.Phone == Phone ? PhoneBefore : customer.Phone;
    }
}
