using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>A tariff laid out for pricing: rows found by use class, bounds and prices in arrays. Built once per <see cref="Tariff"/>, never changed.</summary>
internal sealed class CompiledTariff
{
    private readonly Dictionary<string, CompiledRate[]> _byClass;

    public CompiledTariff(Tariff tariff)
    {
        Tariff = tariff;
        SplitsMonths = tariff.Rounding.Each == RoundEach.Month && tariff.TableMonths == 1;
        _byClass = tariff.Rates
            .Select((rate, index) => new CompiledRate(rate, index))
            .GroupBy(rate => rate.Rate.UseClass, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public Tariff Tariff { get; }

    /// <summary>Whether a period of several months is priced month by month (step 1 of the format) or in one scaled application (step 2).</summary>
    public bool SplitsMonths { get; }

    /// <summary>The first row whose use class, meter size and register fit.</summary>
    /// <exception cref="BusinessRuleException">tariff.no-rate.</exception>
    public CompiledRate Find(string useClass, int? meterSize, string? register)
    {
        if (_byClass.TryGetValue(useClass, out var rows))
        {
            foreach (var row in rows)
            {
                if (row.Fits(meterSize, register))
                {
                    return row;
                }
            }
        }

        throw TariffRefusal.NoRate(Tariff, useClass, meterSize, register);
    }
}
