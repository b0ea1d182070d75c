using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Charges;

/// <summary>What one service charges for one period.</summary>
/// <param name="Charged">Whole yen, tax included. Negative where more had been charged provisionally than was due.</param>
/// <param name="Tax">Consumption tax contained.</param>
/// <param name="TaxRate">Rate of the charge, or of its later part.</param>
/// <param name="CubicMetres">Quantity charged, after all rules.</param>
/// <param name="Tariff">The table of the last day.</param>
/// <param name="Lines">What it consists of where it is more than one charge at one rate; empty for an ordinary supply. They add up to it.</param>
/// <param name="BeforeTax">Exact yen of the usage after shares and reliefs, before tax (of a tax-included table: with it), before rounding, and without what was charged before, fees and a least charge.</param>
public sealed record Charge(Money Charged, Money Tax, decimal TaxRate, int CubicMetres, Tariff Tariff, IReadOnlyList<ChargeLine> Lines, decimal BeforeTax);

/// <param name="Kind">What it is.</param>
/// <param name="RuleId">The rule behind it; null = the table.</param>
/// <param name="Said">What stands on the bill.</param>
/// <param name="Charged">Yen, tax included; negative when taken off.</param>
/// <param name="Tax">Tax contained.</param>
/// <param name="TaxRate">0.1 = 10 %; 0 = not taxed.</param>
public sealed record ChargeLine(ChargeLineKind Kind, string? RuleId, Sentence Said, Money Charged, Money Tax, decimal TaxRate);

public enum ChargeLineKind : byte
{
    /// <summary>料金・使用料.</summary>
    Usage = 1,

    /// <summary>既収額: charged before for the same span and taken off.</summary>
    Earlier = 2,

    /// <summary>手数料.</summary>
    Fee = 3,

    /// <summary>加入金.</summary>
    JoiningFee = 4,

    /// <summary>割引.</summary>
    Discount = 5,

    /// <summary>受益者負担金.</summary>
    Contribution = 6,

    /// <summary>延滞金・遅延損害金.</summary>
    LateCharge = 7,

    /// <summary>督促手数料 and other cost of collection.</summary>
    CollectionCost = 8,
}
