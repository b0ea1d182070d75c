using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>One claim past due on which something is still owed.</summary>
/// <param name="Owed">Above zero.</param>
/// <param name="IsFee">A late charge or the cost of an earlier step (<see cref="ClaimKinds"/>): no fee is charged for it, and it counts for no threshold.</param>
/// <param name="Supply">The supply it was charged for, where the contract still runs; null = moved out, or no contract.</param>
/// <param name="DebitReturnedOn">The day on which a bank said that its debit failed.</param>
public sealed record CaseDebt(Claim Claim, Bill Bill, Money Owed, bool IsFee, Supplied? Supply, LocalDate? DebitReturnedOn = null);

/// <summary>A running supply.</summary>
/// <param name="ContractSince">First day of the contract.</param>
public sealed record Supplied(long ContractId, long ServicePointId, LocalDate ContractSince);

/// <summary>A step with the claims it is about.</summary>
public sealed record RecordedStep(DunningStep Step, IReadOnlyList<DunningStepClaim> Claims);

/// <summary>A pledge that stands, with its parts and what is still owed of it.</summary>
/// <param name="Owed">Of the claims it covers.</param>
/// <param name="Claims">Keys of the claims it covers.</param>
public sealed record StandingPledge(InstalmentPledge Pledge, IReadOnlyList<PledgeInstalment> Instalments, Money Owed, IReadOnlySet<long> Claims)
{
    public Money Paid => Pledge.Total - Owed;
}
