using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Charges;

/// <summary>One service's supply of one contract in one period, with everything that a rule may ask. The night, a quote, a correction and a replay fill in the same record.</summary>
public sealed record Supply
{
    public required Service Service { get; init; }

    /// <summary>用途 as the service's table writes it.</summary>
    public required string UseClass { get; init; }

    /// <summary>mm; null where the table does not ask.</summary>
    public int? MeterSize { get; init; }

    /// <summary>
    /// Tap water as it was measured or estimated, before any rule; nothing (0 m³) for a house that uses only a well. Where estimates are settled, what was measured
    /// less what they counted, and <see cref="Overestimated"/> where that is less than nothing.
    /// </summary>
    public required IReadOnlyList<RegisterUsage> Usage { get; init; }

    /// <summary>First day of the period.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last day: the day of the reading or of the stop.</summary>
    public required LocalDate To { get; init; }

    /// <summary>Months of the reading cycle; a part period without a rule counts one per begun 31 days.</summary>
    public required int Months { get; init; }

    /// <summary>調定月 of the round.</summary>
    public required BillingMonth Month { get; init; }

    /// <summary>First day of use of the contract.</summary>
    public required LocalDate UserSince { get; init; }

    /// <summary>Whether <see cref="To"/> is the last day of use.</summary>
    public bool Stops { get; init; }

    /// <summary>戸数 of the contract.</summary>
    public int Dwellings { get; init; } = 1;

    /// <summary>Facts that may touch the period, in any order.</summary>
    public IReadOnlyList<SupplyFact> Facts { get; init; } = [];

    /// <summary>Quantities of earlier periods, newest first, where a leak is to be judged.</summary>
    public IReadOnlyList<PastUsage> Past { get; init; } = [];

    /// <summary>Charges of the periods just before that a rule may settle together with this one, oldest first.</summary>
    public IReadOnlyList<EarlierCharge> Earlier { get; init; } = [];

    /// <summary>認定超過 by register: m³ by which estimates before exceed what was measured for their span, so that this period's own quantity would be negative. Empty = none.</summary>
    public IReadOnlyList<RegisterUsage> Overestimated { get; init; } = [];

    /// <summary>Whether use begins in the period.</summary>
    public bool Starts => From == UserSince;

    public Occasion Occasion => new(Service, From, To, Month, UserSince);

    public int CubicMetres
    {
        get
        {
            var sum = 0;
            for (var i = 0; i < Usage.Count; i++)
            {
                sum += Usage[i].CubicMetres.Value;
            }

            return sum;
        }
    }
}

/// <summary>What was charged for a period just before.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Months">Its months.</param>
/// <param name="Usage">Its tap water by register as it was measured or estimated, before any rule (like <see cref="Supply.Usage"/>): the rules are followed anew for the whole.</param>
/// <param name="Charged">Yen for usage, tax included; fees and discounts of that bill stay what they were and are not in it.</param>
/// <param name="Tax">Tax contained.</param>
/// <param name="Provisional">Charged for an estimated or provisional quantity, and not settled yet.</param>
public sealed record EarlierCharge(LocalDate From, int Months, IReadOnlyList<RegisterUsage> Usage, Money Charged, Money Tax, bool Provisional)
{
    /// <summary>The rate of tax that it bore: of the rates that the book has ever had the one that gives its tax most nearly.</summary>
    /// <param name="own">The rate of the charge that settles it, which comes before equals.</param>
    internal decimal TaxRate(RuleBook book, decimal own)
    {
        var best = own;
        foreach (var rate in book.ConsumptionTax.Select(value => value.Rate).Concat(book.Tariffs.Select(tariff => tariff.TaxRate).OfType<decimal>()))
        {
            best = Off(rate) < Off(best) ? rate : best;
        }

        return best;
    }

    /// <summary>Yen by which the tax is not that of a rate. Months that were taxed alone dropped a fraction each.</summary>
    private long Off(decimal rate) => Math.Max(0, Math.Abs(BillCalculator.Contained(Charged.Yen, rate) - Tax.Yen) - (Months - 1));
}
