using Billing.Kernel;
using NodaTime;

namespace Billing.Requests.Contributions;

/// <summary>One term of a beneficiary's contribution. It is assessed when its year comes, or earlier where it is paid ahead; until then it may still pass to a new owner.</summary>
public sealed class ContributionTerm
{
    public long Id { get; set; }

    public long RequestId { get; set; }

    /// <summary>期, from 1.</summary>
    public int Number { get; set; }

    public LocalDate DueOn { get; set; }

    public Money Amount { get; set; }

    /// <summary>Who owes it: the owner declared last.</summary>
    public long DebtorId { get; set; }

    /// <summary>The occasional bill that assessed it; null = not assessed yet.</summary>
    public long? BillId { get; set; }

    /// <summary>Taken back by a relief, a deferral or an undoing: it is never assessed.</summary>
    public bool Cancelled { get; set; }

    public int Version { get; set; }
}
