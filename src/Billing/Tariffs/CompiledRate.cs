namespace Billing.Tariffs;

/// <summary>One row of the table laid out for pricing, and the arithmetic of one application of it.</summary>
internal sealed class CompiledRate
{
    private readonly int[]? _sizes;
    private readonly SizedAmount _base;
    private readonly SizedAmount? _meterFee;
    private readonly SizedAmount? _smallBase;
    private readonly decimal _smallUpTo;
    private readonly decimal[] _bounds;
    private readonly decimal[] _prices;

    public CompiledRate(Rate rate, int index)
    {
        Rate = rate;
        Index = index;
        _sizes = rate.MeterSizes?.ToArray();
        _base = new SizedAmount(rate.Base);
        _meterFee = rate.MeterFee is { } fee ? new SizedAmount(fee) : null;
        _smallBase = rate.SmallUse is { } small ? new SizedAmount(small.Base) : null;
        _smallUpTo = rate.SmallUse?.UpTo ?? 0;
        var reached = Reachable(rate.Tiers);
        _bounds = [.. reached.Where(tier => tier.UpTo is not null).Select(tier => tier.UpTo!.Value)];
        _prices = [.. reached.Select(tier => tier.Price.Yen)];
    }

    public Rate Rate { get; }

    /// <summary>Position in <c>rates[]</c>.</summary>
    public int Index { get; }

    public bool Fits(int? meterSize, string? register) =>
        string.Equals(Rate.Register, register, StringComparison.Ordinal)
        && (_sizes is null || (meterSize is { } size && Array.IndexOf(_sizes, size) >= 0));

    /// <summary>Prices <paramref name="volume"/> in one application of the table scaled by <paramref name="k"/>: base, fee and every bound times k.</summary>
    /// <param name="volume">Whole m³, not negative.</param>
    /// <param name="k">Months ÷ table months × dwellings; may be ½.</param>
    /// <returns>Exact yen, in the table's own tax basis, not rounded.</returns>
    public decimal Amount(Tariff tariff, int? meterSize, int volume, decimal k, PriceRecorder? recorder)
    {
        var sum = Standing(tariff, meterSize, volume, k, k, null, recorder).Sum;
        return volume == 0 ? sum : sum + Volume(tariff, 0m, volume, k, recorder);
    }

    /// <summary>基本料金 and メーター使用料 of one application: what is owed before a single m³.</summary>
    /// <param name="k">Times the base and the fee.</param>
    /// <param name="kBounds">Times the bound of small use.</param>
    /// <param name="daily">The base by days; null = in full.</param>
    public (decimal Base, decimal MeterFee, decimal Sum) Standing(Tariff tariff, int? meterSize, decimal volume, decimal k, decimal kBounds, (DailyBase By, decimal Times)? daily, PriceRecorder? recorder)
    {
        var small = _smallBase is not null && volume <= _smallUpTo * kBounds;
        var sized = small ? _smallBase! : _base;
        var price = sized.For(tariff, Rate, meterSize);
        decimal charge, fee = 0m;
        if (daily is var (by, times))
        {
            var month = price / tariff.TableMonths;
            var ofDays = by.Of(month);
            charge = ofDays * times;
            recorder?.DailyBase(month, by, ofDays, times);
        }
        else
        {
            charge = price * k;
            recorder?.Base(price, k, sized.BySize ? meterSize : null, small ? _smallUpTo * kBounds : null);
        }

        if (_meterFee is not null)
        {
            var each = _meterFee.For(tariff, Rate, meterSize);
            fee = each * k;
            recorder?.MeterFee(each, k, _meterFee.BySize ? meterSize : null);
        }

        return (charge, fee, charge + fee);
    }

    /// <summary>m³ that the base of one month covers: the tiers of price 0 before the first that costs.</summary>
    public decimal Included
    {
        get
        {
            var tier = 0;
            while (tier < _bounds.Length && _prices[tier] == 0m)
            {
                tier++;
            }

            return tier == 0 ? 0m : _bounds[tier - 1];
        }
    }

    /// <summary>従量料金 of the m³ above <paramref name="from"/> and up to <paramref name="to"/>, every bound times <paramref name="k"/>.</summary>
    public decimal Volume(Tariff tariff, decimal from, decimal to, decimal k, PriceRecorder? recorder)
    {
        var sum = 0m;
        var lower = 0m;
        for (var i = 0; i < _bounds.Length; i++)
        {
            var upper = _bounds[i] * k;
            if (upper > from)
            {
                var start = lower > from ? lower : from;
                var within = (to <= upper ? to : upper) - start;
                sum += within * _prices[i];
                recorder?.Tier(start, upper, within, _prices[i]);
            }

            if (to <= upper)
            {
                return sum;
            }

            lower = upper;
        }

        if (_prices.Length == _bounds.Length)
        {
            throw TariffRefusal.AboveLastTier(tariff, Rate, to, lower);
        }

        var open = lower > from ? lower : from;
        recorder?.Tier(open, null, to - open, _prices[^1]);
        return sum + ((to - open) * _prices[^1]);
    }

    /// <summary>A tier whose bound is not above every earlier one, or that follows an open one, holds no volume; the linter names it.</summary>
    private static List<Tier> Reachable(IReadOnlyList<Tier> tiers)
    {
        var reached = new List<Tier>();
        var lower = 0m;
        foreach (var tier in tiers)
        {
            if (tier.UpTo is null)
            {
                reached.Add(tier);
                break;
            }

            if (tier.UpTo > lower)
            {
                reached.Add(tier);
                lower = tier.UpTo.Value;
            }
        }

        return reached;
    }
}
