using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>leakRelief</c>: 漏水減免. M is the quantity measured, B the quantity of ordinary use.</summary>
public sealed record LeakReliefRule : Rule
{
    /// <summary>Cause as it is declared (e.g. 地下漏水, ボールタップ); empty = every cause without a rule of its own.</summary>
    public string Cause { get; init; } = "";

    public override string Key => Cause;

    /// <summary>How B is found; empty only where the leak itself is declared.</summary>
    public required IReadOnlyList<LeakBase> Base { get; init; }

    /// <summary>Which of several ways counts.</summary>
    public LeakBaseChoice BaseChoice { get; init; }

    /// <summary>B is at least this many m³ a month (基本水量とみなす); null = no least.</summary>
    public decimal? LeastBase { get; init; }

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

    /// <summary>The leak must be at least this share of M; null = any leak.</summary>
    public decimal? LeakAtLeastShare { get; init; }

    /// <summary>The leak must not have reached the sewer.</summary>
    public bool OnlyNotDrained { get; init; }

    /// <summary>The repair must be a designated contractor's (指定給水装置工事事業者).</summary>
    public bool OnlyDesignatedContractor { get; init; }

    /// <summary>Months of billing that are relieved for one leak, counted from the period in which it begins; null = no limit.</summary>
    public int? MostMonths { get; init; }

    /// <summary>Months that must lie between two reliefs; null = none.</summary>
    public int? OnceInMonths { get; init; }
}

/// <param name="Method">How the quantity of ordinary use is found.</param>
/// <param name="Count">Periods of a mean.</param>
public sealed record LeakBase(EstimateMethod Method, int Count);

/// <summary>Which of several ways to the quantity of ordinary use counts. A way that finds nothing in the past is passed over.</summary>
public enum LeakBaseChoice : byte
{
    /// <summary>The smallest.</summary>
    Smallest,

    /// <summary>The first that finds something; the others are for want of it.</summary>
    First,
}

/// <param name="UpToTimes">Upper bound in multiples of B; null = open.</param>
/// <param name="Share">Share forgiven.</param>
public sealed record LeakBand(decimal? UpToTimes, Fraction Share);

/// <param name="OverTimes">Multiple of B that M must exceed.</param>
/// <param name="Share">Share of the leak's charge forgiven.</param>
public sealed record LeakStep(decimal OverTimes, decimal Share);
