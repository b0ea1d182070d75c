using System.Text.Json;
using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Tariffs;

namespace Billing.Bills;

/// <summary>The supply that a part was charged for, from nothing but what bill and part froze. Charging it again with the frozen book gives the same yen.</summary>
public static class FrozenSupply
{
    /// <summary>What the engine was asked when the part was made.</summary>
    public static Supply Of(Bill bill, BillPart part)
    {
        var special = part.Special is { } json ? JsonSerializer.Deserialize<Special>(json, PlainJson.Options)! : null;
        return new Supply
        {
            Service = part.Service,
            UseClass = part.UseClass,
            MeterSize = part.MeterSize,
            Usage = part.Registers is { } registers
                ? RegisterText.Parse(registers)
                : [new RegisterUsage(null, special?.Measured is { } measured ? new CubicMetres(measured) : part.CubicMetres)],
            From = bill.PeriodFrom,
            To = bill.PeriodTo,
            Months = part.Months,
            Month = bill.Month,
            UserSince = bill.UserSince,
            Stops = bill.Stops,
            Dwellings = part.Dwellings,
            Facts = special?.Facts ?? [],
            Past = special?.Past ?? [],
            Earlier = special?.Earlier ?? [],
            Overestimated = special?.Overestimated ?? [],
        };
    }

    /// <summary>What no column holds, as JSON; null for an ordinary supply.</summary>
    /// <param name="charged">m³ charged, which the part holds.</param>
    internal static string? SpecialOf(Supply supply, int charged)
    {
        if (supply.Facts.Count == 0 && supply.Past.Count == 0 && supply.Earlier.Count == 0 && supply.Overestimated.Count == 0 && supply.CubicMetres == charged)
        {
            return null;
        }

        return JsonSerializer.Serialize(new Special(supply.CubicMetres, supply.Facts, supply.Past, supply.Earlier, supply.Overestimated), PlainJson.Options);
    }

    private sealed record Special(int? Measured, IReadOnlyList<SupplyFact>? Facts, IReadOnlyList<PastUsage>? Past, IReadOnlyList<EarlierCharge>? Earlier, IReadOnlyList<RegisterUsage>? Overestimated);
}
