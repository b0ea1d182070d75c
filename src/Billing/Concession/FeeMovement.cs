using Billing.Kernel;
using NodaTime;

namespace Billing.Concession;

/// <summary>A movement of money on a sewer claim.</summary>
/// <param name="TransferId">Key of the transfer.</param>
/// <param name="ClaimId">Key of the claim.</param>
/// <param name="On">Day.</param>
/// <param name="Kind">How.</param>
/// <param name="Collected">Yen; below zero where money left the claim.</param>
public sealed record FeeMovement(long TransferId, long ClaimId, LocalDate On, FeeMovementKind Kind, Money Collected);

/// <summary>What a share is reckoned from on one claim.</summary>
/// <param name="Amount">The claim.</param>
/// <param name="Fee">Of it, the fee for use; the rest (手数料 …) is not shared.</param>
/// <param name="FixedOn">調定日.</param>
/// <param name="Before">Movements that were settled before, in their order.</param>
public sealed record SharedClaim(Money Amount, Money Fee, LocalDate FixedOn, IReadOnlyList<FeeMovement> Before);

/// <summary>A movement with its shares.</summary>
/// <param name="Movement">It.</param>
/// <param name="Fee">Of it, the fee for use.</param>
/// <param name="Share">The operator's.</param>
/// <param name="Percent">By which; 0 where no rule held.</param>
/// <param name="RuleId">The rule; null = none.</param>
public sealed record SharedMovement(FeeMovement Movement, Money Fee, Money Share, decimal Percent, string? RuleId);
