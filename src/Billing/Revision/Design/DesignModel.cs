using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Design;

/// <summary>A request as sums of prices: what each yen of a price brings in, what it adds to a bill, and the limits.</summary>
internal sealed class DesignModel
{
    private readonly DesignRequest _request;

    /// <summary>The table with nothing but the prices that stay.</summary>
    private readonly Tariff _staying;

    /// <summary>For each moving price a table in which it alone costs a yen.</summary>
    private readonly List<Tariff> _units;

    /// <summary>Yen that each moving price brings in per yen, over all bills and over those of small users.</summary>
    private readonly decimal[] _quantities;

    private readonly decimal[] _small;

    public DesignModel(DesignRequest request)
    {
        _request = request;
        var paid = new List<(PriceSlot Slot, Tariff Unit, decimal Quantity)>();
        foreach (var slot in PriceSlot.All(request.Baseline).Where(slot => request.Moving.HasFlag(slot.Kind) && slot.Yen > 0m))
        {
            var unit = PriceSlot.With(request.Baseline, other => other == slot ? 1m : 0m);
            var quantity = Sum(unit, request.Usage.Cells);
            if (quantity > 0m)
            {
                paid.Add((slot, unit, quantity));
            }
        }

        Slots = [.. paid.Select(p => p.Slot)];
        _units = [.. paid.Select(p => p.Unit)];
        _quantities = [.. paid.Select(p => p.Quantity)];
        var small = request.Usage.Cells.Where(cell => cell.PerMonth <= request.SmallUse).ToList();
        _small = [.. _units.Select(unit => Sum(unit, small))];
        var moving = Slots.ToHashSet();
        _staying = PriceSlot.With(request.Baseline, slot => moving.Contains(slot) ? 0m : slot.Yen);
    }

    /// <summary>Prices that may move and that somebody pays.</summary>
    public IReadOnlyList<PriceSlot> Slots { get; }

    /// <summary>The table with these prices, in steps.</summary>
    public Tariff Tariff(long[] x)
    {
        var prices = Slots.Select((slot, j) => (slot, Yen: x[j] * _request.Step)).ToDictionary(p => p.slot, p => p.Yen);
        return PriceSlot.With(_request.Baseline, slot => prices.GetValueOrDefault(slot, slot.Yen));
    }

    /// <summary>Which prices keep the limits and burden small users the least.</summary>
    /// <param name="mostTimes">Most times the price of today.</param>
    public IntegerProgram Program(int mostTimes)
    {
        var step = _request.Step;
        var rows = new List<(decimal[] A, decimal B)> { (Times(_quantities, step), Needed() - Sum(_staying, _request.Usage.Cells)) };
        rows.AddRange(Increases());
        rows.AddRange(Progressions());
        if (_request.LeastBaseShare is { } share)
        {
            rows.Add(BaseShare(share));
        }

        return new IntegerProgram
        {
            Cost = Times(_small, step),
            Rows = rows,
            Least = [.. Slots.Select(slot => _request.MayFall ? 0L : (long)decimal.Ceiling(slot.Yen / step))],
            Most = [.. Slots.Select(slot => (long)decimal.Ceiling(slot.Yen * mostTimes / step))],
        };
    }

    /// <summary>Among prices that burden small users no more than <paramref name="burden"/>, those that take the least from all.</summary>
    public IntegerProgram AmongEquals(IntegerProgram program, decimal burden) => new()
    {
        Cost = Times(_quantities, _request.Step),
        Rows = [.. program.Rows, (Times(program.Cost, -1m), -burden)],
        Least = program.Least,
        Most = program.Most,
    };

    /// <summary>The revenue in the table's own tax basis.</summary>
    private decimal Needed() => _request.Baseline.PricesIncludeTax ? _request.Revenue * (1m + (_request.Baseline.TaxRate ?? _request.TaxRate)) : _request.Revenue;

    /// <summary>No bill rises by more. Between two bounds of a tier old and new bill both grow in a straight line, so that their ratio is largest at an end: the bills at the bounds, just above them, at nothing and at the largest usage are enough.</summary>
    private IEnumerable<(decimal[] A, decimal B)> Increases()
    {
        if (_request.MostIncreasePercent is not { } percent)
        {
            yield break;
        }

        foreach (var input in Corners())
        {
            var most = Price(_request.Baseline, input) * (1m + (percent / 100m));
            yield return ([.. _units.Select(unit => -Price(unit, input) * _request.Step)], Price(_staying, input) - most);
        }
    }

    private IEnumerable<PricingInput> Corners()
    {
        foreach (var kind in _request.Usage.Cells.SelectMany(cell => cell.Input.Usage.Select(usage => (cell.Input.UseClass, cell.Input.MeterSize, usage.Register, PerMonth: (decimal)usage.CubicMetres.Value / cell.Input.Months / cell.Input.Dwellings)))
            .GroupBy(use => (use.UseClass, use.MeterSize, use.Register)))
        {
            var rate = _request.Baseline.Compiled.Find(kind.Key.UseClass, kind.Key.MeterSize, kind.Key.Register).Rate;
            var largest = (int)decimal.Ceiling(kind.Max(use => use.PerMonth) * _request.Baseline.TableMonths);
            var bounds = rate.Tiers.Select(tier => tier.UpTo).Append(rate.SmallUse?.UpTo).OfType<decimal>().SelectMany(bound => new[] { (int)decimal.Floor(bound), (int)decimal.Floor(bound) + 1 });
            foreach (var cubicMetres in bounds.Where(bound => bound < largest).Append(0).Append(largest).Distinct().Order())
            {
                yield return new PricingInput(kind.Key.UseClass, kind.Key.MeterSize, [new RegisterUsage(kind.Key.Register, new CubicMetres(cubicMetres))], _request.Baseline.TableMonths, 1);
            }
        }
    }

    /// <summary>Tiers do not fall, and the dearest is at most so many times the first that costs. Prices that stay take part as they are.</summary>
    private IEnumerable<(decimal[] A, decimal B)> Progressions()
    {
        for (var i = 0; i < _request.Baseline.Rates.Count; i++)
        {
            var tiers = PriceSlot.All(_request.Baseline).Where(slot => slot.Rate == i && slot.Kind == PriceKinds.Tiers && slot.Yen > 0m).ToList();
            for (var t = 1; t < tiers.Count; t++)
            {
                yield return AtLeast(tiers[t], tiers[t - 1], 1m);
                if (_request.MostProgression is { } most)
                {
                    yield return AtLeast(tiers[0], tiers[t], 1m / most);
                }
            }
        }
    }

    /// <summary>price ≥ times × other.</summary>
    private (decimal[] A, decimal B) AtLeast(PriceSlot price, PriceSlot other, decimal times)
    {
        var (a, b) = (new decimal[Slots.Count], 0m);
        foreach (var (slot, by) in new[] { (price, 1m), (other, -times) })
        {
            if (Place(slot) is >= 0 and var at)
            {
                a[at] += by * _request.Step;
            }
            else
            {
                b -= by * slot.Yen;
            }
        }

        return (a, b);
    }

    /// <summary>Base and fees bring in at least a share: (1 − share) × theirs − share × the volume's ≥ 0.</summary>
    private (decimal[] A, decimal B) BaseShare(decimal share)
    {
        decimal Weight(PriceSlot slot) => slot.Kind == PriceKinds.Tiers ? -share : 1m - share;
        var staying = PriceSlot.All(_request.Baseline).Where(slot => Place(slot) < 0 && slot.Yen > 0m)
            .Sum(slot => Weight(slot) * slot.Yen * Sum(PriceSlot.With(_request.Baseline, other => other == slot ? 1m : 0m), _request.Usage.Cells));
        return ([.. Slots.Select((slot, j) => Weight(slot) * _quantities[j] * _request.Step)], -staying);
    }

    private int Place(PriceSlot slot)
    {
        for (var j = 0; j < Slots.Count; j++)
        {
            if (Slots[j] == slot)
            {
                return j;
            }
        }

        return -1;
    }

    private decimal Price(Tariff tariff, PricingInput input) => BillCalculator.Price(tariff, input, _request.TaxRate).BeforeTax;

    private decimal Sum(Tariff tariff, IEnumerable<UsageCell> cells) => cells.Sum(cell => Price(tariff, cell.Input) * cell.Count);

    private static decimal[] Times(decimal[] values, decimal by) => [.. values.Select(value => value * by)];
}
