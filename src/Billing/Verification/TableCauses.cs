using Billing.Charges;
using Billing.RuleBooks;
using Billing.Tariffs;

namespace Billing.Verification;

/// <summary>Which field of the table alone makes the difference: the old table with one field of the new one.</summary>
internal sealed class TableCauses(ChargeEngine old, ChargeEngine now)
{
    private static readonly (string Name, Func<Tariff, Tariff, Tariff> Take)[] Fields =
    [
        ("taxRate", (of, from) => of with { TaxRate = from.TaxRate }),
        ("rounding", (of, from) => of with { Rounding = from.Rounding }),
        ("oddCubicMetre", (of, from) => of with { OddCubicMetre = from.OddCubicMetre }),
        ("tableMonths", (of, from) => of with { TableMonths = from.TableMonths }),

        // What a price means depends on both.
        ("rates", (of, from) => of with { Rates = from.Rates, PricesIncludeTax = from.PricesIncludeTax, TableMonths = from.TableMonths }),
    ];

    private readonly Dictionary<(string Old, string New, string Field), ChargeEngine> _mixed = [];

    public (string Aspect, string Rule) Describe(ReplaySupply supply, ReplayOutcome was, ReplayOutcome becomes)
    {
        var (first, second) = (Chosen(old, supply, was), Chosen(now, supply, becomes));
        var pair = CauseFinder.Pair(first?.Id ?? CauseFinder.None, second?.Id ?? CauseFinder.None);
        if (first is null || second is null || was.Charge is null || becomes.Charge is null)
        {
            return (RuleBookAspects.Table, pair);
        }

        foreach (var (name, take) in Fields)
        {
            if (supply.Price(Mixed(first, second, name, take)).IsSameAs(becomes))
            {
                return ($"{RuleBookAspects.Table}.{name}", pair);
            }
        }

        return (RuleBookAspects.Table, pair);
    }

    private static Tariff? Chosen(ChargeEngine engine, ReplaySupply supply, ReplayOutcome outcome)
    {
        try
        {
            return outcome.Charge?.Tariff ?? engine.Book.TariffFor(supply.Own.Occasion);
        }
        catch (Kernel.BusinessRuleException)
        {
            return null;
        }
    }

    private ChargeEngine Mixed(Tariff first, Tariff second, string name, Func<Tariff, Tariff, Tariff> take)
    {
        var key = (first.Id, second.Id, name);
        return _mixed.TryGetValue(key, out var engine) ? engine : _mixed[key] = new ChargeEngine(old.Book.WithTable(first, take(first, second)));
    }
}
