using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>用途別から口径別へ: the base goes by meter size, and the classes share the tiers of one of them.</summary>
/// <param name="Base">mm → yen for one application of the table.</param>
/// <param name="TiersOf">The class whose tiers all of them take.</param>
public sealed record PriceBySize(IReadOnlyList<string>? UseClasses, IReadOnlyDictionary<int, decimal> Base, string TiersOf) : ProposalChange(UseClasses)
{
    public override Sentence Said => new($"{Whom.Ja}を口径別に(従量料金は「{TiersOf}」)", $"{Whom.En} by meter size, volume prices of '{TiersOf}'");

    protected override Tariff Make(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables)
    {
        RequireClass(tariff, TiersOf);
        var tiers = tariff.Rates.First(rate => rate.UseClass == TiersOf).Tiers;
        var bySize = new SizedPrice(null, Base.ToDictionary(pair => pair.Key, pair => new UnitPrice(pair.Value)));
        var seen = new HashSet<(string, string?)>();

        // One row per class and register: the base tells the sizes apart now.
        var rates = tariff.Rates.Where(rate => !Touches(rate) || seen.Add((rate.UseClass, rate.Register)));
        return tariff with { Rates = [.. rates.Select(rate => Touches(rate) ? rate with { MeterSizes = null, Base = bySize, SmallUse = null, Tiers = tiers } : rate)] };
    }
}
