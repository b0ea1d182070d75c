using System.Globalization;
using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Changes of one use class and register: base and fee per meter size, price per interval of usage.</summary>
internal static class DiffRates
{
    public static IEnumerable<TariffChange> Changes(Tariff before, Tariff after, string useClass, string? register)
    {
        var name = register is null ? useClass : $"{useClass} {register}";
        var bySize = Sizes(before, after, useClass, register)
            .Select(size => (Size: size, Changes: OfSize(Find(before, useClass, size, register), Find(after, useClass, size, register), size, name).ToList()))
            .ToList();

        // The same change for several sizes is said once, with the sizes it holds for.
        return bySize.SelectMany(of => of.Changes.Select(change => (of.Size, Change: change)))
            .GroupBy(of => of.Change)
            .Select(same => Named(same.Key, same.Select(of => of.Size), bySize.Count));
    }

    /// <summary>Every meter size that either table names for the class, smallest first; a single null where none is named.</summary>
    public static IReadOnlyList<int?> Sizes(Tariff before, Tariff after, string useClass, string? register)
    {
        var sizes = before.Rates.Concat(after.Rates)
            .Where(rate => rate.UseClass == useClass && rate.Register == register)
            .SelectMany(rate => (rate.MeterSizes ?? []).Concat(rate.Base.BySize?.Keys ?? []).Concat(rate.MeterFee?.BySize?.Keys ?? []))
            .Distinct().Order().Select(size => (int?)size).ToList();
        return sizes.Count == 0 ? [null] : sizes;
    }

    private static TariffChange Named(TariffChange change, IEnumerable<int?> sizes, int all)
    {
        var some = sizes.OfType<int>().ToList();
        return some.Count == 0 || (some.Count == all && all > 1)
            ? change
            : change with { What = new Sentence($"{change.What.Ja} {string.Join("・", some)} mm", $"{change.What.En} {string.Join(", ", some)} mm") };
    }

    private static IEnumerable<TariffChange> OfSize(Rate? before, Rate? after, int? size, string name)
    {
        if (before is null || after is null)
        {
            if (before is not null || after is not null)
            {
                yield return new TariffChange(name, new("区分", "Row"), before is null ? null : "有 / present", after is null ? null : "有 / present");
            }

            yield break;
        }

        (Sentence What, decimal? Old, decimal? New)[] prices =
        [
            (new("基本料金", "Base charge"), Price(before.Base, size), Price(after.Base, size)),
            (new("メーター使用料", "Meter fee"), Price(before.MeterFee, size), Price(after.MeterFee, size)),
            (new("少量使用の上限(m³)", "Small use up to (m³)"), before.SmallUse?.UpTo, after.SmallUse?.UpTo),
            (new("少量使用の基本料金", "Base charge for small use"), Price(before.SmallUse?.Base, size), Price(after.SmallUse?.Base, size)),
        ];
        foreach (var (what, old, now) in prices.Where(price => price.Old != price.New))
        {
            yield return new TariffChange(name, what, Words(old), Words(now), old, now);
        }

        foreach (var change in Tiers(before, after, name))
        {
            yield return change;
        }
    }

    /// <summary>Cuts usage at every bound of either table and compares the price of each interval.</summary>
    private static IEnumerable<TariffChange> Tiers(Rate before, Rate after, string name)
    {
        var bounds = before.Tiers.Concat(after.Tiers).Select(tier => tier.UpTo).OfType<decimal>().Distinct().Order().Select(bound => (decimal?)bound).Append(null);
        var lower = 0m;
        foreach (var upper in bounds)
        {
            var (old, now) = (At(before, upper), At(after, upper));
            if (old != now)
            {
                yield return new TariffChange(name, PriceWords.Interval(lower, upper), Words(old), Words(now), old, now);
            }

            lower = upper ?? lower;
        }
    }

    /// <summary>Price of the m³ just below <paramref name="upper"/>; null above a closed last tier.</summary>
    private static decimal? At(Rate rate, decimal? upper) => rate.Tiers.FirstOrDefault(tier => tier.UpTo is null || upper <= tier.UpTo)?.Price.Yen;

    private static Rate? Find(Tariff tariff, string useClass, int? size, string? register) => tariff.Rates.FirstOrDefault(rate =>
        rate.UseClass == useClass && rate.Register == register && (rate.MeterSizes is null || (size is { } mm && rate.MeterSizes.Contains(mm))));

    private static decimal? Price(SizedPrice? price, int? size) =>
        price?.Flat?.Yen ?? (size is { } mm && price?.BySize is { } map && map.TryGetValue(mm, out var yen) ? yen.Yen : null);

    private static string? Words(decimal? number) => number?.ToString("#,0.####", CultureInfo.InvariantCulture);
}
