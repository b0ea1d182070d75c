using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Metering;

/// <summary>The rules of quantity and gate in force on one day: resolved once per chunk of a night, not once per bill.</summary>
public sealed record GateRules
{
    public required RollOverRule RollOver { get; init; }

    public required EstimateRule Estimate { get; init; }

    /// <summary>Comparisons with the past, in the order of the book; empty = none.</summary>
    public IReadOnlyList<GateAgainstRule> Against { get; init; } = [];

    public GateZeroRule? Zero { get; init; }

    /// <summary>Names the finding of a negative difference. Such a usage is held with or without it.</summary>
    public GateNegativeRule? Negative { get; init; }

    public GateMeterCapacityRule? Capacity { get; init; }

    public GateMeterSizeRule? MeterSize { get; init; }

    public GateParentChildRule? ParentChild { get; init; }

    public GateShortPeriodRule? ShortPeriod { get; init; }

    public GateSecondPersonRule? SecondPerson { get; init; }

    /// <summary>Whether estimates of both services are settled by pricing the whole span anew, so that too much estimated becomes a credit by itself.</summary>
    public bool SettlesByPrice { get; init; }

    /// <summary>Rounds that nobody reads; null = every round is read.</summary>
    public ProvisionalRule? Provisional { get; init; }

    /// <summary>The rules of <paramref name="book"/> in force on <paramref name="on"/>.</summary>
    /// <exception cref="BusinessRuleException">rulebook.no-rule: no rule of roll-over or estimate holds.</exception>
    public static GateRules InForce(RuleBook book, LocalDate on) => new()
    {
        RollOver = book.Needed<RollOverRule>(on),
        Estimate = book.Needed<EstimateRule>(on),
        Against = book.AllInForce<GateAgainstRule>(on),
        Zero = book.InForce<GateZeroRule>(on),
        Negative = book.InForce<GateNegativeRule>(on),
        Capacity = book.InForce<GateMeterCapacityRule>(on),
        MeterSize = book.InForce<GateMeterSizeRule>(on),
        ParentChild = book.InForce<GateParentChildRule>(on),
        ShortPeriod = book.InForce<GateShortPeriodRule>(on),
        SecondPerson = book.InForce<GateSecondPersonRule>(on),
        SettlesByPrice = Reprices(book, on, Service.Water) && Reprices(book, on, Service.Sewer),
        Provisional = book.InForce<ProvisionalRule>(on),
    };

    private static bool Reprices(RuleBook book, LocalDate on, Service service) => book.InForce<SettlementRule>(on, service)?.Method == SettlementMethod.Reprice;
}
