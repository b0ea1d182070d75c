namespace Billing.Kernel;

/// <summary>A running number that is taken inside the transaction that uses it: rolled back together, so a series never has a gap.</summary>
public sealed class NumberSeries
{
    /// <summary><c>usage</c>, or <c>bill-2026</c> for a fiscal year.</summary>
    public required string Name { get; set; }

    /// <summary>The last number given.</summary>
    public long Last { get; set; }
}
