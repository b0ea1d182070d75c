using Billing.Kernel;
using Billing.Requests.Consequences;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>開栓手数料: told with its yen when the supply is asked for; the engine puts it on the first bill (<see cref="FeeRule"/>).</summary>
internal static class OpeningFees
{
    /// <param name="size">mm of the meter.</param>
    public static void Tell(Office office, LocalDate from, int size, Plan plan)
    {
        var rules = new Service?[] { null, Service.Water, Service.Sewer }.SelectMany(s => office.Book.AllInForce<FeeRule>(from, s)).Where(r => r.On == FeeEvent.Start).DistinctBy(r => r.Id);
        foreach (var rule in rules)
        {
            if ((rule.Yen ?? (rule.BySize.TryGetValue(size, out var bySize) ? bySize : 0m)) is not (> 0m and var yen))
            {
                continue;
            }

            var charged = decimal.Floor(yen * (rule.Tax == FeeTax.Excluded ? 1m + office.Book.TaxRateOn(from) : 1m));
            plan.Add(new TellFee(rule.Id, rule.Said.Ja, rule.Said.En, new Money((long)charged)));
        }
    }
}
