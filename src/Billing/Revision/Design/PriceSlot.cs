using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Design;

/// <summary>One price in a table.</summary>
/// <param name="Rate">Row.</param>
/// <param name="Kind">Which kind of price.</param>
/// <param name="Size">mm where prices go by size; null = one for all.</param>
/// <param name="Tier">Place of the tier; −1 where it is none.</param>
/// <param name="Small">The base of small use.</param>
/// <param name="Yen">What it costs today.</param>
public sealed record PriceSlot(int Rate, PriceKinds Kind, int? Size, int Tier, bool Small, decimal Yen)
{
    /// <summary>Every price of a table.</summary>
    public static IReadOnlyList<PriceSlot> All(Tariff tariff) => [.. tariff.Rates.SelectMany((rate, i) => Of(rate, i))];

    /// <summary>The table with other prices.</summary>
    public static Tariff With(Tariff tariff, Func<PriceSlot, decimal> price) => tariff with
    {
        Rates = [.. tariff.Rates.Select((rate, i) => With(rate, i, price))],
        Examples = [],
        SourceText = "",
        Sha256 = "",
    };

    /// <summary>What it is, in words.</summary>
    public Sentence Said(Tariff tariff)
    {
        var rate = tariff.Rates[Rate];
        var whose = rate.Register is { } register ? $"{rate.UseClass} {register}" : rate.UseClass;
        var size = Size is { } mm ? $" {mm} mm" : rate.MeterSizes is { } sizes ? $" {string.Join("・", sizes)} mm" : "";
        if (Kind == PriceKinds.Tiers)
        {
            var from = Tier == 0 ? 0m : rate.Tiers[Tier - 1].UpTo ?? 0m;
            var to = rate.Tiers[Tier].UpTo;
            return new($"{whose}{size} {from:0.##} m³超{(to is { } upTo ? $"〜{upTo:0.##} m³" : "")}", $"{whose}{size} above {from:0.##}{(to is { } end ? $" to {end:0.##}" : "")} m³");
        }

        return Kind == PriceKinds.MeterFee
            ? new($"{whose}{size} メーター使用料", $"{whose}{size} meter fee")
            : new($"{whose}{size} 基本料金{(Small ? "(少量)" : "")}", $"{whose}{size} base{(Small ? " (small use)" : "")}");
    }

    private static IEnumerable<PriceSlot> Of(Rate rate, int i)
    {
        IEnumerable<PriceSlot> Sized(SizedPrice price, PriceKinds kind, bool small) => price.Flat is { } flat
            ? [new PriceSlot(i, kind, null, -1, small, flat.Yen)]
            : price.BySize!.OrderBy(pair => pair.Key).Select(pair => new PriceSlot(i, kind, pair.Key, -1, small, pair.Value.Yen));
        return Sized(rate.Base, PriceKinds.Base, false)
            .Concat(rate.SmallUse is { } use ? Sized(use.Base, PriceKinds.Base, true) : [])
            .Concat(rate.MeterFee is { } fee ? Sized(fee, PriceKinds.MeterFee, false) : [])
            .Concat(rate.Tiers.Select((tier, t) => new PriceSlot(i, PriceKinds.Tiers, null, t, false, tier.Price.Yen)));
    }

    private static Rate With(Rate rate, int i, Func<PriceSlot, decimal> price)
    {
        SizedPrice Sized(SizedPrice old, PriceKinds kind, bool small) => old.Flat is { } flat
            ? new SizedPrice(new UnitPrice(price(new PriceSlot(i, kind, null, -1, small, flat.Yen))), null)
            : new SizedPrice(null, old.BySize!.ToDictionary(pair => pair.Key, pair => new UnitPrice(price(new PriceSlot(i, kind, pair.Key, -1, small, pair.Value.Yen)))));
        return rate with
        {
            Base = Sized(rate.Base, PriceKinds.Base, false),
            SmallUse = rate.SmallUse is { } use ? use with { Base = Sized(use.Base, PriceKinds.Base, true) } : null,
            MeterFee = rate.MeterFee is { } fee ? Sized(fee, PriceKinds.MeterFee, false) : null,
            Tiers = [.. rate.Tiers.Select((tier, t) => tier with { Price = new UnitPrice(price(new PriceSlot(i, PriceKinds.Tiers, null, t, false, tier.Price.Yen))) })],
        };
    }
}
