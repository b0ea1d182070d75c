using Billing.Kernel;

namespace Billing.Verification;

/// <summary>An invariant that the tables do not keep.</summary>
/// <param name="Code">Which invariant, e.g. <c>bill.parts</c>.</param>
/// <param name="Subject">The row, as a person would name it.</param>
/// <param name="Said">What is wrong, with figures.</param>
public sealed record Breach(string Code, string Subject, Sentence Said);

/// <summary>What the check counted and found.</summary>
/// <param name="Bills">Bills.</param>
/// <param name="BilledYen">Sum of all bills, reversals included.</param>
/// <param name="Claims">Claims.</param>
/// <param name="Transfers">Ledger transfers.</param>
/// <param name="Payments">Payments.</param>
/// <param name="Breaches">Empty when every invariant holds. At most <see cref="MostBreaches"/>.</param>
public sealed record VerificationReport(long Bills, long BilledYen, long Claims, long Transfers, long Payments, IReadOnlyList<Breach> Breaches)
{
    public const int MostBreaches = 1000;
}
