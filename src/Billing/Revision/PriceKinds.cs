namespace Billing.Revision;

/// <summary>Prices of a table that a change speaks of together.</summary>
[Flags]
public enum PriceKinds : byte
{
    /// <summary>従量料金.</summary>
    Tiers = 1,

    /// <summary>基本料金, that of small use with it.</summary>
    Base = 2,

    /// <summary>メーター使用料.</summary>
    MeterFee = 4,

    All = Tiers | Base | MeterFee,
}
