using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Bills;

/// <summary>Everything that a bill is made of: a usage and what is known of its contract on the last day.</summary>
public sealed record Billable
{
    public required Usage Usage { get; init; }

    /// <summary>Terms in force on the last day.</summary>
    public required ContractTerms Terms { get; init; }

    /// <summary>Whether the place drained into the sewer on that day.</summary>
    public required bool SewerConnected { get; init; }

    /// <summary>First day of use of the contract.</summary>
    public required LocalDate UserSince { get; init; }

    /// <summary>Whether the last day of the period is the last of the contract.</summary>
    public required bool Stops { get; init; }

    /// <summary>Facts of the contract, in any order.</summary>
    public IReadOnlyList<SupplyFact> Facts { get; init; } = [];

    /// <summary>Earlier quantities, newest first; only where a fact asks for them.</summary>
    public IReadOnlyList<PastUsage> Past { get; init; } = [];

    /// <summary>Charges of the periods just before that may be settled with this one, oldest first.</summary>
    public IReadOnlyList<(Service Service, EarlierCharge Charge)> Earlier { get; init; } = [];

    /// <summary>The supply of one service.</summary>
    public Supply Supply(Service service, string useClass, BillingMonth month) => new()
    {
        Service = service,
        UseClass = useClass,
        MeterSize = Usage.MeterSize,
        Usage = ByRegister(service, Usage.Registers, Usage.CubicMetres),
        From = Usage.PeriodFrom,
        To = Usage.PeriodTo,
        Months = Usage.Months,
        Month = month,
        UserSince = UserSince,
        Stops = Stops,
        Dwellings = Terms.Dwellings,
        Facts = Facts,
        Past = Past,
        Earlier = Earlier.Count == 0 ? [] : [.. Earlier.Where(earlier => earlier.Service == service).Select(earlier => earlier.Charge)],
        Overestimated = Earlier.Count == 0 ? [] : Overestimated(Usage, service),
    };

    /// <summary>What estimates before exceed what was measured; see <see cref="Supply.Overestimated"/>.</summary>
    internal static IReadOnlyList<RegisterUsage> Overestimated(Usage usage, Service service) =>
        usage.Overestimated == 0 ? [] : ByRegister(service, usage.OverestimatedRegisters, new CubicMetres(usage.Overestimated));

    /// <summary>A sewer has no registers: it takes what all of them counted.</summary>
    private static IReadOnlyList<RegisterUsage> ByRegister(Service service, string? registers, CubicMetres total)
        => RegisterText.Parse(service == Service.Water ? registers : null, total);
}
