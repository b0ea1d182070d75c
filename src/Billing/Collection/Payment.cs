using Billing.Kernel;
using NodaTime;

namespace Billing.Collection;

/// <summary>収納: money that came in on a day through a channel.</summary>
public sealed class Payment
{
    public long Id { get; set; }

    public LocalDate ReceivedOn { get; set; }

    public PaymentChannel Channel { get; set; }

    /// <summary>Who paid, as far as known: the debtor of the claims.</summary>
    public long CustomerId { get; set; }

    public Money Amount { get; set; }
}

public enum PaymentChannel : byte
{
    /// <summary>窓口.</summary>
    Counter = 1,

    /// <summary>金融機関窓口.</summary>
    Bank = 2,

    /// <summary>コンビニエンスストア.</summary>
    ConvenienceStore = 3,

    /// <summary>口座振替.</summary>
    DirectDebit = 4,
}

/// <summary>消込: the part of a payment that settles a claim.</summary>
public sealed class Allocation
{
    public long Id { get; set; }

    public long PaymentId { get; set; }

    public long ClaimId { get; set; }

    public Money Amount { get; set; }
}
