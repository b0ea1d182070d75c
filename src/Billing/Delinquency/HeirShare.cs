using Billing.Kernel;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>相続人: a share of what a dead debtor owed. Money debts divide by law with the shares (最判 昭和34.6.19).</summary>
public sealed class HeirShare
{
    public long Id { get; set; }

    /// <summary>Who died.</summary>
    public long DebtorId { get; set; }

    public long HeirId { get; set; }

    public int Numerator { get; set; }

    public int Denominator { get; set; }

    public LocalDate EnteredOn { get; set; }

    public required string EnteredBy { get; set; }

    /// <summary>Yen of <paramref name="owed"/> that each share answers for: fractions dropped, what is left over with the first.</summary>
    public static IReadOnlyList<Money> Split(Money owed, IReadOnlyList<HeirShare> shares)
    {
        var parts = shares.Select(s => owed.Yen * s.Numerator / s.Denominator).ToList();
        if (parts.Count > 0)
        {
            parts[0] += owed.Yen - parts.Sum();
        }

        return parts.ConvertAll(yen => new Money(yen));
    }
}
