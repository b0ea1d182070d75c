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
        var small = _smallBase is not null && volume <= _smallUpTo * k;
        var basePrice = (small ? _smallBase! : _base).For(tariff, Rate, meterSize);
        var sum = basePrice * k;
        recorder?.Base(basePrice, k, (small ? _smallBase! : _base).BySize ? meterSize : null, small ? _smallUpTo * k : null);
        if (_meterFee is not null)
        {
            var fee = _meterFee.For(tariff, Rate, meterSize);
            sum += fee * k;
            recorder?.MeterFee(fee, k, _meterFee.BySize ? meterSize : null);
        }

        return volume == 0 ? sum : sum + Volume(tariff, volume, k, recorder);
    }

    private decimal Volume(Tariff tariff, int volume, decimal k, PriceRecorder? recorder)
    {
        var sum = 0m;
        var lower = 0m;
        for (var i = 0; i < _bounds.Length; i++)
        {
            var upper = _bounds[i] * k;
            var within = (volume <= upper ? volume : upper) - lower;
            sum += within * _prices[i];
            recorder?.Tier(lower, upper, within, _prices[i]);
            if (volume <= upper)
            {
                return sum;
            }

            lower = upper;
        }

        if (_prices.Length == _bounds.Length)
        {
            throw TariffRefusal.AboveLastTier(tariff, Rate, volume, lower);
        }

        var rest = volume - lower;
        recorder?.Tier(lower, null, rest, _prices[^1]);
        return sum + (rest * _prices[^1]);
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
