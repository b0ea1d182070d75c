using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Reports;

/// <summary>段階別水量 of one supply: its m³ cut where the table's tiers end, each bound times months and dwellings as the table is applied. Pure.</summary>
internal static class TierVolumes
{
    /// <summary>The m³ in each tier of the row that prices it; empty where the table has no row for it.</summary>
    /// <returns>They add up to the quantity.</returns>
    public static IReadOnlyList<(Tier Tier, decimal From, decimal CubicMetres)> Of(Tariff tariff, string useClass, int meterSize, int months, int dwellings, IReadOnlyList<RegisterUsage> usage)
    {
        var cut = new Dictionary<(decimal From, decimal? UpTo), (Tier Tier, decimal CubicMetres)>();
        var parts = tariff.Compiled.SplitsMonths ? months : 1;
        var times = tariff.Compiled.SplitsMonths ? dwellings : (decimal)months / tariff.TableMonths * dwellings;
        foreach (var (register, quantity) in usage)
        {
            if (Row(tariff, useClass, meterSize, register) is not { } row)
            {
                return [];
            }

            for (var month = 0; month < parts; month++)
            {
                Cut(row.Tiers, BillCalculator.Part(quantity.Value, month, parts, tariff.OddCubicMetre), times, cut);
            }
        }

        return [.. cut.OrderBy(c => c.Key.From).Select(c => (c.Value.Tier, c.Key.From, c.Value.CubicMetres))];
    }

    private static Rate? Row(Tariff tariff, string useClass, int meterSize, string? register)
    {
        try
        {
            return tariff.Compiled.Find(useClass, meterSize, register).Rate;
        }
        catch (BusinessRuleException)
        {
            // Priced by a rule and not by the table: it has no tiers.
            return null;
        }
    }

    private static void Cut(IReadOnlyList<Tier> tiers, int volume, decimal times, Dictionary<(decimal From, decimal? UpTo), (Tier Tier, decimal CubicMetres)> into)
    {
        var from = 0m;
        foreach (var tier in tiers)
        {
            var within = Math.Max(0m, (tier.UpTo is { } upTo ? Math.Min(volume, upTo * times) : volume) - (from * times));
            var key = (from, tier.UpTo);
            into[key] = (tier, into.GetValueOrDefault(key).CubicMetres + within);
            if (tier.UpTo is not { } end)
            {
                return;
            }

            from = Math.Max(from, end);
        }
    }
}
