using Billing.RuleBooks;
using Billing.Tariffs;

namespace Billing.Charges;

/// <summary>The rules that hold for a charge, chosen once for all supplies of one occasion.</summary>
internal sealed class ChargeRules
{
    private readonly PartPeriodRule? _start;
    private readonly PartPeriodRule? _stop;

    public ChargeRules(RuleBook book, Occasion occasion)
    {
        Tariffs = book.TariffsFor(occasion);
        var parts = book.AllInForce<PartPeriodRule>(occasion);
        var both = parts.FirstOrDefault(rule => rule.On == PartPeriodEvent.Both);
        _start = parts.FirstOrDefault(rule => rule.On == PartPeriodEvent.Start) ?? both;
        _stop = parts.FirstOrDefault(rule => rule.On == PartPeriodEvent.Stop) ?? both;
        StopJoins = book.InForce<StopJoinsMonthBeforeRule>(occasion);
        Settlement = book.InForce<SettlementRule>(occasion) is { Method: SettlementMethod.Reprice } reprice ? reprice : null;
        Dwellings = book.AllInForce<DwellingsRule>(occasion);
        MixedUses = book.AllInForce<MixedUseRule>(occasion);
        Leaks = book.AllInForce<LeakReliefRule>(occasion);
        Reliefs = book.AllInForce<ReliefRule>(occasion);
        Fees = book.AllInForce<FeeRule>(occasion);
        SewerVolume = book.InForce<SewerVolumeRule>(occasion);
        SewerReduction = book.InForce<SewerReductionRule>(occasion);
        Quality = book.InForce<QualitySurchargeRule>(occasion);
        ForEverybody = MixedUses.Count > 0 || Tariffs.Count > 1 || Reliefs.Any(rule => rule.Category.Length == 0);
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<(Tariff Tariff, int Days)> Tariffs { get; }

    public Tariff Tariff => Tariffs[^1].Tariff;

    public StopJoinsMonthBeforeRule? StopJoins { get; }

    /// <summary>Only where settled by pricing the whole span.</summary>
    public SettlementRule? Settlement { get; }

    public IReadOnlyList<DwellingsRule> Dwellings { get; }

    public IReadOnlyList<MixedUseRule> MixedUses { get; }

    public IReadOnlyList<LeakReliefRule> Leaks { get; }

    public IReadOnlyList<ReliefRule> Reliefs { get; }

    public IReadOnlyList<FeeRule> Fees { get; }

    public SewerVolumeRule? SewerVolume { get; }

    public SewerReductionRule? SewerReduction { get; }

    public QualitySurchargeRule? Quality { get; }

    /// <summary>Whether some rule may touch a supply that neither starts nor stops and has no facts.</summary>
    public bool ForEverybody { get; }

    public PartPeriodRule? PartPeriod(SpanPart part) => part.Stops ? _stop ?? (part.Starts ? _start : null) : part.Starts ? _start : null;
}
