using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>fee</c>: a line on the bill when something happens (開栓手数料, 加入金, 口座振替割引).</summary>
public sealed record FeeRule : Rule
{
    public required FeeEvent On { get; init; }

    /// <summary>Tells several fees of one event apart.</summary>
    public string Name { get; init; } = "";

    public override string Key => $"{On}/{Name}";

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
