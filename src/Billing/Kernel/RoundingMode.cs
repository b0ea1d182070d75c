namespace Billing.Kernel;

/// <summary>The directions in which a tariff may round (端数処理).</summary>
public enum RoundingMode : byte
{
    /// <summary>切捨て.</summary>
    Floor,

    /// <summary>四捨五入.</summary>
    HalfUp,

    /// <summary>切上げ.</summary>
    Ceiling,
}
