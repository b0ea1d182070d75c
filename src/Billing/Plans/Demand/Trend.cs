using Billing.Kernel;

namespace Billing.Plans.Demand;

/// <summary>What becomes of observed values.</summary>
public enum TrendRule : byte
{
    /// <summary>直近年度実績値.</summary>
    Latest,

    /// <summary>平均 of what was observed, outliers left out.</summary>
    Average,

    /// <summary>最小二乗法による直線: goes on as a straight line.</summary>
    Line,

    /// <summary>The average or the latest value, whichever is higher (安全側).</summary>
    HigherOfAverageAndLatest,
}

/// <summary>用途別の推計: one number per year to come from years observed, outliers left out by a stated rule. Pure.</summary>
/// <param name="Observed">Year → value, at least one.</param>
/// <param name="LastYears">Only the latest so many years; null = all.</param>
/// <param name="OutlierPercent">外れ値: a value further than so many percent from the median is left out; null = none is.</param>
/// <param name="LeaveOutHighest">Whether the highest value is left out besides (実績値のうち最大値を除いた値).</param>
public sealed record Trend(TrendRule Rule, IReadOnlyDictionary<int, decimal> Observed, int? LastYears, decimal? OutlierPercent, bool LeaveOutHighest)
{
    /// <summary>Years whose value is left out.</summary>
    public IReadOnlyList<int> LeftOut()
    {
        var considered = Considered();
        var median = Median([.. considered.Select(value => value.Value)]);
        var left = considered.Where(value => OutlierPercent is { } percent && Math.Abs(value.Value - median) * 100m > percent * Math.Abs(median)).Select(value => value.Key).ToList();
        if (LeaveOutHighest && considered.Count - left.Count > 1)
        {
            left.Add(considered.Where(value => !left.Contains(value.Key)).MaxBy(value => value.Value).Key);
        }

        return [.. left.Order()];
    }

    /// <summary>The value of a year to come.</summary>
    public decimal At(int year)
    {
        var left = LeftOut();
        var kept = Considered().Where(value => !left.Contains(value.Key)).ToList();
        return Rule switch
        {
            TrendRule.Latest => kept[^1].Value,
            TrendRule.Average => Average(kept),
            TrendRule.HigherOfAverageAndLatest => Math.Max(Average(kept), kept[^1].Value),
            _ => Line(kept, year),
        };
    }

    /// <summary>What was done, for the list of assumptions.</summary>
    public Sentence Told()
    {
        var left = LeftOut();
        var without = left.Count == 0 ? new Sentence("", "") : new Sentence($"(外れ値として {string.Join("・", left)} 年度を除く)", $" (without {string.Join(", ", left)} as outliers)");
        var years = Considered();
        var (ja, en) = Rule switch
        {
            TrendRule.Latest => ("直近の実績値", "the latest value"),
            TrendRule.Average => ("実績の平均", "the average"),
            TrendRule.Line => ("実績の回帰直線", "the line of least squares"),
            _ => ("実績の平均と直近値の高い方", "the higher of average and latest value"),
        };
        return new Sentence($"{years[0].Key}〜{years[^1].Key} 年度{ja}{without.Ja}", $"{en} of {years[0].Key} to {years[^1].Key}{without.En}");
    }

    private List<KeyValuePair<int, decimal>> Considered()
    {
        var all = Observed.OrderBy(value => value.Key).ToList();
        return LastYears is { } years && years < all.Count ? all[^years..] : all;
    }

    private static decimal Average(List<KeyValuePair<int, decimal>> values) => values.Sum(value => value.Value) / values.Count;

    private static decimal Median(List<decimal> values)
    {
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2m;
    }

    private static decimal Line(List<KeyValuePair<int, decimal>> values, int year)
    {
        var meanYear = values.Average(value => (decimal)value.Key);
        var mean = Average(values);
        var spread = values.Sum(value => (value.Key - meanYear) * (value.Key - meanYear));
        var slope = spread == 0m ? 0m : values.Sum(value => (value.Key - meanYear) * (value.Value - mean)) / spread;
        return mean + (slope * (year - meanYear));
    }
}
