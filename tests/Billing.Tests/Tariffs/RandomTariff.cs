using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Tests.Tariffs;

/// <summary>A table and a usage drawn from a seed: every feature of the format turns up.</summary>
internal sealed class RandomTariff
{
    private readonly Random _random;

    public RandomTariff(int seed, bool wholeBounds = true, bool smallUse = true)
    {
        _random = new Random(seed);
        Tariff = new Tariff
        {
            Id = $"random-{seed}",
            Utility = "試験市",
            Service = Service.Water,
            EffectiveFrom = new LocalDate(2020, 4, 1),
            Citations = ["試験条例"],
            PricesIncludeTax = _random.Next(2) == 0,
            TaxRate = new[] { 0m, 0.03m, 0.05m, 0.08m, 0.1m }[_random.Next(5)],
            TableMonths = 1 + _random.Next(2),
            OddCubicMetre = (OddCubicMetre)_random.Next(2),
            Rounding = new Rounding((RoundingMode)_random.Next(3), _random.Next(2) == 0 ? 1 : 10, (RoundEach)_random.Next(2)),
            Rates = [Rate(null, wholeBounds, smallUse), Rate("day", wholeBounds, smallUse), Rate("night", wholeBounds, smallUse)],
            Examples = [],
        };
        string?[] registers = _random.Next(3) == 0 ? ["day", "night"] : [null];
        Input = new PricingInput("一般", 13, [.. registers.Select(register => new RegisterUsage(register, new CubicMetres(_random.Next(300))))], 1 + _random.Next(4), _random.Next(3) == 0 ? 1 + _random.Next(20) : 1);
    }

    public Tariff Tariff { get; }

    public PricingInput Input { get; }

    private Rate Rate(string? register, bool wholeBounds, bool smallUse)
    {
        var tiers = new List<Tier>();
        var bound = 0m;
        for (var i = _random.Next(5); i > 0; i--)
        {
            bound += wholeBounds ? 1 + _random.Next(30) : (1 + _random.Next(60)) / 2m;
            tiers.Add(new Tier(bound, Price()));
        }

        tiers.Add(new Tier(null, Price()));
        return new Rate
        {
            UseClass = "一般",
            Register = register,
            Base = _random.Next(2) == 0 ? new SizedPrice(Price(), null) : new SizedPrice(null, new Dictionary<int, UnitPrice> { [13] = Price(), [20] = Price() }),
            MeterFee = _random.Next(2) == 0 ? null : new SizedPrice(Price(), null),
            SmallUse = smallUse && _random.Next(3) == 0 ? new SmallUse(_random.Next(20), new SizedPrice(Price(), null)) : null,
            Tiers = tiers,
        };
    }

    /// <summary>0 to 500 yen, sometimes with sen.</summary>
    private UnitPrice Price() => new(_random.Next(4) == 0 ? _random.Next(500) : _random.Next(50_000) / 100m);
}
