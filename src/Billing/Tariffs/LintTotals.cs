using System.Globalization;

namespace Billing.Tariffs;

/// <summary>Walks a row's totals across every point where they can bend: more usage must not cost less, and one m³ must not cost far more than its price.</summary>
internal static class LintTotals
{
    private const decimal FarAbove = 3m;

    public static void Check(Tariff tariff, int index, string path, LintFindings findings)
    {
        var compiled = new CompiledRate(tariff.Rates[index], index);
        foreach (var size in Sizes(compiled.Rate))
        {
            foreach (var volume in Bends(compiled.Rate))
            {
                if (Amount(volume) is { } before && Amount(volume + 1) is { } after)
                {
                    var atSmallUse = compiled.Rate.SmallUse is { } small && decimal.Floor(small.UpTo) == volume;
                    Compare(before, after, volume, compiled.Rate, atSmallUse ? $"{path}.smallUse" : $"{path}.tiers", findings);
                }

                decimal? Amount(int cubicMetres)
                {
                    try
                    {
                        return compiled.Amount(tariff, size, cubicMetres, 1m, null);
                    }
                    catch (Kernel.BusinessRuleException)
                    {
                        return null; // A closed tier or a missing size: said elsewhere.
                    }
                }
            }
        }
    }

    private static void Compare(decimal before, decimal after, int volume, Rate rate, string path, LintFindings findings)
    {
        if (after < before)
        {
            findings.Warn("total.falling", path,
                $"{volume:N0} m³ で {Words(before)}円、{volume + 1:N0} m³ で {Words(after)}円と、使用水量が増えると料金が下がります。",
                $"makes totals fall: {volume:N0} m³ cost {Words(before)} yen, {volume + 1:N0} m³ cost {Words(after)} yen");
            return;
        }

        var price = Math.Max(PriceAt(rate, volume), PriceAt(rate, volume + 1));
        if (price == 0m)
        {
            price = rate.Tiers.Select(tier => tier.Price.Yen).Where(yen => yen > 0m).DefaultIfEmpty(0m).Min();
        }

        if (after - before > FarAbove * price)
        {
            findings.Warn("price.cliff", path,
                $"{volume + 1:N0} m³ 目の1 m³ で料金が {Words(after - before)}円上がります(単価 {Words(price)}円)。",
                $"is a cliff: the step from {volume:N0} to {volume + 1:N0} m³ costs {Words(after - before)} yen where one m³ costs {Words(price)} yen");
        }
    }

    private static decimal PriceAt(Rate rate, int volume) => rate.Tiers.FirstOrDefault(tier => tier.UpTo is null || volume <= tier.UpTo)?.Price.Yen ?? 0m;

    private static IEnumerable<int> Bends(Rate rate) => rate.Tiers.Select(tier => tier.UpTo).Append(rate.SmallUse?.UpTo)
        .Where(bound => bound < int.MaxValue).Select(bound => (int)decimal.Floor(bound!.Value)).Append(0).Distinct().Order();

    private static IEnumerable<int?> Sizes(Rate rate)
    {
        var sizes = (rate.MeterSizes ?? []).Concat(rate.Base.BySize?.Keys ?? []).Concat(rate.MeterFee?.BySize?.Keys ?? []).Concat(rate.SmallUse?.Base.BySize?.Keys ?? []).Distinct().ToList();
        return sizes.Count == 0 ? [null] : sizes.Select(size => (int?)size);
    }

    private static string Words(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
