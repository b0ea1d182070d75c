using Billing.Kernel;
using NodaTime;

namespace Billing.Ledger;

/// <summary>債権: one service's part of one bill with one due date. Never updated or deleted: what is still owed follows from the transfers.</summary>
public sealed class Claim
{
    /// <summary>See <see cref="Bills.BillNumber.Claim"/>.</summary>
    public long Id { get; set; }

    public Service Service { get; set; }

    public long ContractId { get; set; }

    /// <summary>The payer on the day of fixing.</summary>
    public long DebtorId { get; set; }

    public LocalDate DueOn { get; set; }

    /// <summary>Tax included; negative where the bill gives back more than it charges, which then stands to the payer's credit.</summary>
    public Money Amount { get; set; }

    /// <summary>Consumption tax contained.</summary>
    public Money Tax { get; set; }

    public long BillId => Id / 100;
}
