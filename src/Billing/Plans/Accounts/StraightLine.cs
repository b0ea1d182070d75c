using Billing.Plans.Formulas;

namespace Billing.Plans.Accounts;

/// <summary>
/// 定額法 (地方公営企業法施行規則 15条): the same part of the cost every year of the standard life; the last year takes what rounding left. The same function releases 長期前受金 of a subsidy by the life of the
/// asset it paid for (同21条).
/// </summary>
/// <param name="Life">耐用年数 in years, at least 1.</param>
/// <param name="SalvagePercent">残存価額 in percent of the cost, which is never written off.</param>
/// <param name="Decimals">Decimals of the plan's unit; null = not rounded.</param>
public sealed record StraightLine(int Life, decimal SalvagePercent, int? Decimals)
{
    /// <summary>Written off in a year.</summary>
    /// <param name="cost">取得原価, or the subsidy.</param>
    /// <param name="year">1 = the first year; outside of the life 0.</param>
    public decimal Of(decimal cost, int year)
    {
        var whole = cost * (100m - SalvagePercent) / 100m;
        var each = Decimals is { } decimals ? Rounding.HalfUp(whole / Life, decimals) : whole / Life;
        return year < 1 || year > Life ? 0m : year < Life ? each : whole - (each * (Life - 1));
    }

    /// <summary>帳簿価額 at the end of a year.</summary>
    public decimal Left(decimal cost, int year)
    {
        var left = cost;
        for (var y = 1; y <= Math.Min(year, Life); y++)
        {
            left -= Of(cost, y);
        }

        return left;
    }
}
