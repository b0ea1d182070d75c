using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>leakRelief</c>: 漏水減免. M is the quantity measured, B the quantity of ordinary use.</summary>
public sealed record LeakReliefRule : Rule
{
    /// <summary>Cause as it is declared (e.g. 地下漏水, ボールタップ); empty = every cause without a rule of its own.</summary>
    public string Cause { get; init; } = "";

    public override string Key => Cause;

    /// <summary>How B is found; the smallest where several are named.</summary>
    public required IReadOnlyList<LeakBase> Base { get; init; }

    /// <summary>The leak is the quantity declared or measured by the office; else M − B.</summary>
    public bool DeclaredLeak { get; init; }

    /// <summary>Shares of the leak that are forgiven band by band, bounds in multiples of B.</summary>
    public IReadOnlyList<LeakBand> Bands { get; init; } = [];

    /// <summary>Share of the leak's charge that is forgiven, by how many times B was measured; the last that is exceeded counts. Empty = <see cref="Bands"/> on the quantity.</summary>
    public IReadOnlyList<LeakStep> ChargeSteps { get; init; } = [];

    /// <summary>At most this many times B is billed; null = no cap.</summary>
    public decimal? MostTimesBase { get; init; }

    /// <summary>How the billed quantity is made whole m³.</summary>
    public RoundingMode Round { get; init; }

    /// <summary>Holds for meters up to this size, mm; null = all.</summary>
    public int? UpToMeterSize { get; init; }

    /// <summary>M must exceed this many times B; null = any leak.</summary>
    public decimal? OverTimesBase { get; init; }

    /// <summary>The leak must not have reached the sewer.</summary>
    public bool OnlyNotDrained { get; init; }

    /// <summary>The repair must be a designated contractor's (指定給水装置工事事業者).</summary>
    public bool OnlyDesignatedContractor { get; init; }

    /// <summary>Months of billing that one leak may reach; null = no limit.</summary>
    public int? MostMonths { get; init; }

    /// <summary>Months that must lie between two reliefs; null = none.</summary>
    public int? OnceInMonths { get; init; }
}

/// <param name="Method">How the quantity of ordinary use is found.</param>
/// <param name="Count">Periods of a mean.</param>
public sealed record LeakBase(EstimateMethod Method, int Count);

/// <param name="UpToTimes">Upper bound in multiples of B; null = open.</param>
/// <param name="Share">Share forgiven.</param>
public sealed record LeakBand(decimal? UpToTimes, Fraction Share);

/// <param name="OverTimes">Multiple of B that M must exceed.</param>
/// <param name="Share">Share of the leak's charge forgiven.</param>
public sealed record LeakStep(decimal OverTimes, decimal Share);

/// <summary>kind <c>relief</c>: 減免 by right of a person, a disaster or a decision of the council.</summary>
public sealed record ReliefRule : Rule
{
    /// <summary>減免区分 that must have been granted to the contract; empty = everybody.</summary>
    public required string Category { get; init; }

    /// <summary>Tells reliefs for everybody apart.</summary>
    public string Name { get; init; } = "";

    public override string Key => $"{Category}/{Name}";

    public IReadOnlyList<string> UseClasses { get; init; } = [];

    public int? UpToMeterSize { get; init; }

    /// <summary>First and last 調定月 to which it applies; null = the dates of the rule.</summary>
    public (BillingMonth First, BillingMonth Last)? Months { get; init; }

    /// <summary>Share of the base charge, 1 = all of it.</summary>
    public decimal Base { get; init; }

    public decimal MeterFee { get; init; }

    /// <summary>m³ a month whose charge is taken off.</summary>
    public decimal FirstCubicMetres { get; init; }

    public decimal Volume { get; init; }

    /// <summary>Share of the whole charge.</summary>
    public decimal Charge { get; init; }

    /// <summary>Yen a month before tax.</summary>
    public decimal Yen { get; init; }

    /// <summary>What a clerk reads out.</summary>
    public required Sentence Said { get; init; }
}

/// <summary>kind <c>fee</c>: a line on the bill when something happens (開栓手数料, 加入金, 口座振替割引).</summary>
public sealed record FeeRule : Rule
{
    public required FeeEvent On { get; init; }

    public override string Key => On.ToString();

    /// <summary>Yen for every meter size; null where it depends on the size. Negative for a discount.</summary>
    public decimal? Yen { get; init; }

    /// <summary>mm → yen; a size between two entries has no fee and is refused.</summary>
    public IReadOnlyDictionary<int, decimal> BySize { get; init; } = new Dictionary<int, decimal>();

    public required FeeTax Tax { get; init; }

    public required Sentence Said { get; init; }
}

public enum FeeEvent : byte
{
    /// <summary>開栓: the first bill of a contract.</summary>
    Start,

    /// <summary>閉栓: the last bill.</summary>
    Stop,

    /// <summary>加入金: a new supply, or the difference when a larger meter is taken; smaller meters get nothing back.</summary>
    Joining,

    /// <summary>The first debit succeeded since the last bill.</summary>
    FirstDebit,
}

public enum FeeTax : byte
{
    /// <summary>Consumption tax is added and fractions of a yen dropped.</summary>
    Excluded,

    /// <summary>The yen contain it.</summary>
    Included,

    /// <summary>Not taxed.</summary>
    None,
}

/// <summary>kind <c>billingCycle</c>: a service that is billed months after the reading, on a bill of its own (水道と下水道を交互の月に請求).</summary>
public sealed record BillingCycleRule : Rule
{
    /// <summary>Months after the reading round's month; 0 = with it.</summary>
    public required int MonthsAfter { get; init; }
}

/// <summary>kind <c>provisional</c>: a reading round without a reader, billed by estimate until the next real reading settles it (冬期の未検針, 隔月検針毎月請求).</summary>
public sealed record ProvisionalRule : Rule
{
    /// <summary>Calendar months (1–12) of rounds that are not read.</summary>
    public required IReadOnlyList<int> MonthsOfYear { get; init; }

    public required EstimateMethod Method { get; init; }

    public int Count { get; init; } = 3;
}
