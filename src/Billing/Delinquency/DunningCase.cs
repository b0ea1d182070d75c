using Billing.Kernel;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>
/// 滞納整理票: what a debtor owes past due for one kind of claim (水道 = private, 下水道 = public), from the first day past due until nothing is owed. One stands open per debtor and
/// service. It stores where the machine stands; what is owed follows from the books.
/// </summary>
public sealed class DunningCase
{
    public long Id { get; set; }

    /// <summary>Who answers for the debts today, after takeovers and mergers of customers.</summary>
    public long DebtorId { get; set; }

    public Service Service { get; set; }

    public LocalDate OpenedOn { get; set; }

    /// <summary>State of <see cref="DunningMachine"/>: the state after its last step.</summary>
    public required string State { get; set; }

    /// <summary>Null = open.</summary>
    public LocalDate? ClosedOn { get; set; }

    /// <summary>担当者; null = not assigned.</summary>
    public string? Officer { get; set; }

    /// <summary>The earliest day on which one of its claims is barred by time, as of the last run; null = none is near.</summary>
    public LocalDate? LimitsOn { get; set; }

    /// <summary>The first day on which its schedule knows a step, as of the last run; null = none.</summary>
    public LocalDate? NextOn { get; set; }

    public int Version { get; set; }
}
