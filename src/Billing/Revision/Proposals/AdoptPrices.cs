using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>Prices as another table has them (改定案①のとおり), class by class.</summary>
/// <param name="From">Id of the other table.</param>
public sealed record AdoptPrices(IReadOnlyList<string>? UseClasses, PriceKinds Prices, string From) : ProposalChange(UseClasses)
{
    public override Sentence Said => new($"{Whom.Ja}の{Words(Prices).Ja}を {From} のとおり", $"{Words(Prices).En} of {Whom.En} as in {From}");

    protected override Tariff Make(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables)
    {
        if (!tables.TryGetValue(From, out var other))
        {
            var known = string.Join(" ", tables.Keys);
            throw new BusinessRuleException("revision.no-table", $"料金表 {From} がありません。使える料金表: {known}", $"there is no table {From}; known are: {known}");
        }

        return RepricedTariff.With(tariff, Touches, rate => Adopted(rate, Row(other, rate)));
    }

    private Rate Adopted(Rate rate, Rate other) => rate with
    {
        Base = Prices.HasFlag(PriceKinds.Base) ? other.Base : rate.Base,
        SmallUse = Prices.HasFlag(PriceKinds.Base) ? other.SmallUse : rate.SmallUse,
        MeterFee = Prices.HasFlag(PriceKinds.MeterFee) ? other.MeterFee : rate.MeterFee,
        Tiers = Prices.HasFlag(PriceKinds.Tiers) ? other.Tiers : rate.Tiers,
    };

    /// <summary>The other table's row for the same supplies: the same register, and a size of this row.</summary>
    private static Rate Row(Tariff other, Rate rate) =>
        other.Rates.FirstOrDefault(row => row.UseClass == rate.UseClass && row.Register == rate.Register && (row.MeterSizes is null || (rate.MeterSizes is { } sizes && sizes.All(row.MeterSizes.Contains))))
        ?? throw new BusinessRuleException("revision.no-row", $"料金表 {other.Id} に「{rate.UseClass}」の同じ口径・指針区分の行がありません。", $"tariff {other.Id} has no row for '{rate.UseClass}' of the same sizes and register.");
}
