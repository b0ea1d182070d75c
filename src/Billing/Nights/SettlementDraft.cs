using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using NodaTime;

namespace Billing.Nights;

/// <summary>What a final settlement would come to.</summary>
public sealed record SettlementDraft
{
    /// <summary>The period to the last day; before it the periods of rounds that were read and not billed yet. Empty where the last day is billed already.</summary>
    public required IReadOnlyList<Usage> Usages { get; init; }

    /// <summary>What the gate finds strange; empty = it would be billed at once.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>In the order of their numbers to be: one, or several where services have months of their own.</summary>
    public required IReadOnlyList<SettlementBill> Bills { get; init; }

    /// <summary>Whether a second person would have to confirm the release.</summary>
    public required bool NeedsSecondPerson { get; init; }

    public Money Total => new(Bills.Sum(bill => bill.Draft.Bill.Total.Yen));
}

/// <param name="Draft">Bill, parts and lines, without a number.</param>
/// <param name="Parts">Each part told line by line.</param>
/// <param name="DueOn">納期限 of each part, in the order of the parts.</param>
public sealed record SettlementBill(DraftBill Draft, IReadOnlyList<PartExplanation> Parts, IReadOnlyList<LocalDate> DueOn);

/// <param name="State">What became of it.</param>
/// <param name="Findings">What the gate found strange.</param>
/// <param name="Bills">Bills made, numbered.</param>
public sealed record SettlementResult(SettlementState State, IReadOnlyList<Finding> Findings, IReadOnlyList<Bill> Bills);

public enum SettlementState
{
    Billed,

    /// <summary>The last day is billed already, by a round.</summary>
    NothingToBill,

    /// <summary>The gate found the reading strange. Nothing was written: show the findings, and ask again with another <see cref="FindingsAnswer"/>.</summary>
    Asks,

    /// <summary>The usage is held like one of a night; a person releases it with <see cref="HeldUsages"/>.</summary>
    Held,

    /// <summary>Released with a reason; <see cref="HeldUsages.Confirm"/> of another person bills it.</summary>
    WaitsForSecondPerson,
}

/// <summary>What a clerk says to the findings of the gate.</summary>
public sealed record FindingsAnswer
{
    private FindingsAnswer(FindingsAnswerKind kind, string reason, Instant at) => (Kind, Reason, At) = (kind, reason, at);

    /// <summary>Nothing yet: show them first.</summary>
    public static FindingsAnswer Ask { get; } = new(FindingsAnswerKind.Ask, "", default);

    /// <summary>Hold the usage until somebody who may releases it: the contract ends all the same.</summary>
    public static FindingsAnswer Hold { get; } = new(FindingsAnswerKind.Hold, "", default);

    internal FindingsAnswerKind Kind { get; }

    internal string Reason { get; }

    internal Instant At { get; }

    /// <summary>It is right after all.</summary>
    /// <param name="reason">Why; stands in the trace.</param>
    /// <param name="at">Now; the operation reads no clock.</param>
    /// <exception cref="BusinessRuleException"><c>release.no-reason</c>.</exception>
    public static FindingsAnswer Release(string reason, Instant at) => string.IsNullOrWhiteSpace(reason)
        ? throw new BusinessRuleException("release.no-reason", "理由を入力してください。", "Enter the reason.")
        : new FindingsAnswer(FindingsAnswerKind.Release, reason.Trim(), at);
}

internal enum FindingsAnswerKind
{
    Ask,
    Hold,
    Release,
}
