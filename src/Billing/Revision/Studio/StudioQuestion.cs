using Billing.Kernel;
using Billing.Revision.Design;
using Billing.Tariffs;

namespace Billing.Revision.Studio;

/// <summary>What a task asks; each kind has its own record, kept as JSON.</summary>
public abstract record StudioQuestion
{
    /// <summary>What a task of the kind does.</summary>
    internal abstract StudioTaskKind Kind { get; }
}

/// <summary>Count the ordinary bills of a fiscal year.</summary>
/// <param name="Year">会計年度, the year it begins in.</param>
/// <param name="Service">Whose bills.</param>
public sealed record CountQuestion(int Year, Service Service) : StudioQuestion
{
    internal override StudioTaskKind Kind => StudioTaskKind.CountYear;
}

/// <summary>Charge a fiscal year's bills one by one under a table.</summary>
/// <param name="Year">会計年度, the year it begins in.</param>
/// <param name="TableText">The table, <c>water-tariff/1</c>.</param>
public sealed record ProofQuestion(int Year, string TableText) : StudioQuestion
{
    internal override StudioTaskKind Kind => StudioTaskKind.Prove;

    /// <summary>The table.</summary>
    public Tariff Table() => TariffLoader.Parse(TableText, "table.json");
}

/// <summary>Design prices on the table that a proposal changes.</summary>
/// <param name="BaselineText">That table, <c>water-tariff/1</c>.</param>
/// <param name="SnapshotId">Usage.</param>
/// <param name="TaxRate">Consumption tax, 0.1 = 10 %.</param>
/// <param name="TargetPercent">Wanted change of the revenue before tax.</param>
/// <param name="Moving">Prices that move.</param>
/// <param name="Step">Whole multiples in which prices stand, yen.</param>
/// <param name="MostIncreasePercent">No bill rises by more; null = no limit.</param>
/// <param name="MostProgression">Dearest tier over the first; null = no limit.</param>
/// <param name="LeastBaseShare">Least share (0–1) of base and fees; null = no limit.</param>
/// <param name="MayFall">Whether prices may fall.</param>
/// <param name="SmallUse">m³ a month of small users.</param>
/// <param name="Limits">Limits of the increase for a trade-off curve, percent; null = one design.</param>
public sealed record DesignQuestion(
    string BaselineText,
    int SnapshotId,
    decimal TaxRate,
    decimal TargetPercent,
    PriceKinds Moving,
    decimal Step,
    decimal? MostIncreasePercent,
    decimal? MostProgression,
    decimal? LeastBaseShare,
    bool MayFall,
    decimal SmallUse,
    IReadOnlyList<decimal>? Limits) : StudioQuestion
{
    internal override StudioTaskKind Kind => Limits is null ? StudioTaskKind.Design : StudioTaskKind.TradeOff;

    /// <summary>The question with its usage: what the search is asked.</summary>
    /// <exception cref="BusinessRuleException">revision.cannot-price: the table has no price for some of the usage.</exception>
    public DesignRequest On(UsageHistogram usage)
    {
        var baseline = TariffLoader.Parse(BaselineText, "baseline.json") with { TaxRate = TaxRate };
        return new DesignRequest
        {
            Baseline = baseline,
            Usage = usage,
            Revenue = PricedUsage.Of(baseline, usage, TaxRate).BeforeTax() * (1m + (TargetPercent / 100m)),
            TaxRate = TaxRate,
            Moving = Moving,
            Step = Step,
            MostIncreasePercent = MostIncreasePercent,
            MostProgression = MostProgression,
            LeastBaseShare = LeastBaseShare,
            MayFall = MayFall,
            SmallUse = SmallUse,
        };
    }
}
