using System.Globalization;

namespace Billing.Tariffs;

/// <summary>Bounds and prices of one row's tiers.</summary>
internal static class LintTiers
{
    /// <summary>A tier that costs this many times the one before is more often a misplaced digit than a policy.</summary>
    private const decimal SteepRise = 10m;

    /// <summary>A tier that costs this many times the one after it makes its cubic metres stand out.</summary>
    private const decimal SteepFall = 3m;

    public static void Check(Rate rate, string ratePath, LintFindings findings)
    {
        CheckBounds(rate.Tiers, ratePath, findings);
        CheckPrices(rate.Tiers, ratePath, findings);
    }

    private static void CheckBounds(IReadOnlyList<Tier> tiers, string ratePath, LintFindings findings)
    {
        var lower = 0m;
        var opened = false;
        for (var j = 0; j < tiers.Count; j++)
        {
            var path = $"{ratePath}.tiers[{j}]";
            if (opened)
            {
                findings.Error("tier.unreachable", path, "上限のない段階の後にあるため、適用されません。", "is unreachable: an earlier tier has no upper bound");
                continue;
            }

            if (tiers[j].UpTo is not { } upTo)
            {
                opened = true;
                continue;
            }

            CheckBound(upTo, lower, j, path, tiers, findings);
            lower = Math.Max(lower, upTo);
        }

        if (!opened)
        {
            findings.Note("tier.closed", $"{ratePath}.tiers[{tiers.Count - 1}]", $"最後の段階に上限 {Words(lower)} m³ があります。これを超える使用水量は計算できません。", $"is the last tier and closed: usage above {Words(lower)} m³ cannot be priced");
        }
    }

    private static void CheckBound(decimal upTo, decimal lower, int j, string path, IReadOnlyList<Tier> tiers, LintFindings findings)
    {
        if (upTo > lower)
        {
            if (decimal.Floor(upTo) == decimal.Floor(lower))
            {
                findings.Warn("tier.unreachable", path, $"{Words(lower)} m³超 {Words(upTo)} m³以下には整数の m³ がありません。", $"is unreachable: no whole m³ lies above {Words(lower)} and up to {Words(upTo)}");
            }
        }
        else if (tiers.Take(j).Any(tier => tier.UpTo == upTo))
        {
            findings.Error("tier.duplicate", $"{path}.upTo", $"上限 {Words(upTo)} m³ が重複しています。この段階は適用されません。", $"repeats the bound {Words(upTo)} m³ (duplicate); this tier is unreachable");
        }
        else if (j == 0)
        {
            findings.Error("tier.unreachable", $"{path}.upTo", "上限が 0 m³ の段階は適用されません。", "is unreachable: its bound is 0 m³");
        }
        else
        {
            findings.Error("tier.unordered", $"{path}.upTo", $"上限 {Words(upTo)} m³ が前の上限 {Words(lower)} m³ より小さく、段階が重なります。小さい順に並べてください。", $"is out of order: the bound {Words(upTo)} m³ is below {Words(lower)} m³ of an earlier tier, so they overlap; put bounds in ascending order");
        }
    }

    private static void CheckPrices(IReadOnlyList<Tier> tiers, string ratePath, LintFindings findings)
    {
        var highest = 0m;
        for (var j = 0; j < tiers.Count; j++)
        {
            var price = tiers[j].Price.Yen;
            var next = j + 1 < tiers.Count ? tiers[j + 1].Price.Yen : 0m;
            if (highest > 0m && price > SteepRise * highest)
            {
                findings.Warn("price.cliff", $"{ratePath}.tiers[{j}].price", $"{Words(price)}円は前の段階までの最高 {Words(highest)}円の {SteepRise:0} 倍を超えます。", $"is a cliff: {Words(price)} yen is more than {SteepRise:0} times the highest price before it, {Words(highest)} yen");
            }
            else if (next > 0m && price > SteepFall * next)
            {
                findings.Warn("price.cliff", $"{ratePath}.tiers[{j}].price", $"{Words(price)}円は次の段階 {Words(next)}円の {SteepFall:0} 倍を超えます。", $"is a cliff: {Words(price)} yen is more than {SteepFall:0} times the price of the next tier, {Words(next)} yen");
            }

            highest = Math.Max(highest, price);
        }
    }

    private static string Words(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
