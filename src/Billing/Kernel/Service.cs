namespace Billing.Kernel;

/// <summary>The two businesses. Their claims are of different kinds and never merge: water is a private claim, sewer a public one (地方自治法 231条の3).</summary>
public enum Service : byte
{
    /// <summary>水道.</summary>
    Water = 1,

    /// <summary>下水道.</summary>
    Sewer = 2,
}
