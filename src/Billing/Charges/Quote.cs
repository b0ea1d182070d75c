using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Charges;

/// <summary>What somebody at the window asks: what would so much water cost?</summary>
public sealed record QuoteAsk
{
    /// <summary>Last day of the period; tables and rules are those of this day.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Whole months of the period: 1–12.</summary>
    public required int Months { get; init; }

    /// <summary>m³ by register.</summary>
    public required IReadOnlyList<RegisterUsage> Usage { get; init; }

    /// <summary>口径, mm.</summary>
    public required int MeterSize { get; init; }

    /// <summary>Null = no water service.</summary>
    public string? WaterUseClass { get; init; }

    /// <summary>Null = no sewer service.</summary>
    public string? SewerUseClass { get; init; }

    public int Dwellings { get; init; } = 1;

    /// <summary>First day of use; a rule may tell new users from continuing ones.</summary>
    public LocalDate UserSince { get; init; } = LocalDate.MinIsoValue;

    /// <summary>Facts of the contract, in any order; those that do not touch the period are left aside.</summary>
    public IReadOnlyList<SupplyFact> Facts { get; init; } = [];

    /// <summary>Earlier quantities, newest first, where a leak is to be judged.</summary>
    public IReadOnlyList<PastUsage> Past { get; init; } = [];
}

/// <summary>試算: what the night would charge, told to the yen. Nothing is stored.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="Parts">Water first.</param>
public sealed record Quote(LocalDate From, LocalDate To, IReadOnlyList<QuotedService> Parts)
{
    public Money Total => Parts.Aggregate(Money.Zero, (sum, part) => sum + part.Told.Charge.Charged);

    /// <summary>Most m³ that are quoted: what the largest meter could pass in a year, and no typing error.</summary>
    public const int MostCubicMetres = 1_000_000;

    /// <summary>The quote by the one engine.</summary>
    /// <exception cref="BusinessRuleException">quote.months, quote.usage, quote.nothing, or as the engine refuses: no table, no row.</exception>
    public static Quote Of(ChargeEngine engine, QuoteAsk ask)
    {
        Check(ask);
        var from = ask.Day.PlusMonths(-ask.Months).PlusDays(1);
        var facts = RelevantFacts.Of(ask.Facts, from, ask.Day);
        var parts = new List<QuotedService>(2);
        if (ask.WaterUseClass is { } water)
        {
            parts.Add(new QuotedService(Service.Water, engine.Explain(Supply(ask, Service.Water, water, ask.Usage, from, facts))));
        }

        if (ask.SewerUseClass is { } sewer)
        {
            // A sewer has no registers: it takes what all of them counted.
            RegisterUsage[] all = [new RegisterUsage(null, new CubicMetres(ask.Usage.Sum(u => u.CubicMetres.Value)))];
            parts.Add(new QuotedService(Service.Sewer, engine.Explain(Supply(ask, Service.Sewer, sewer, all, from, facts))));
        }

        return new Quote(from, ask.Day, parts);
    }

    private static Supply Supply(QuoteAsk ask, Service service, string useClass, IReadOnlyList<RegisterUsage> usage, LocalDate from, IReadOnlyList<SupplyFact> facts) => new()
    {
        Service = service,
        UseClass = useClass,
        MeterSize = ask.MeterSize,
        Usage = usage,
        From = from,
        To = ask.Day,
        Months = ask.Months,
        Month = BillingMonth.Of(ask.Day),
        UserSince = ask.UserSince,
        Dwellings = ask.Dwellings,
        Facts = facts,
        Past = ask.Past,
    };

    private static void Check(QuoteAsk ask)
    {
        if (ask.Months is < 1 or > 12)
        {
            throw new BusinessRuleException("quote.months", "月数は1から12までで入力してください。", "Give 1 to 12 months.");
        }

        if (ask.Usage.Count == 0 || ask.Usage.Any(u => u.CubicMetres.Value is < 0 or > MostCubicMetres))
        {
            throw new BusinessRuleException("quote.usage", $"使用水量は0から{MostCubicMetres:N0}までの整数(m³)で入力してください。", $"Give whole m³ from 0 to {MostCubicMetres:N0}.");
        }

        if (ask.Dwellings is < 1 or > 9999)
        {
            throw new BusinessRuleException("quote.dwellings", "戸数は1以上の整数で入力してください。", "Give 1 dwelling or more.");
        }

        if (ask.WaterUseClass is null && ask.SewerUseClass is null)
        {
            throw new BusinessRuleException("quote.nothing", "水道か下水道の用途を選んでください。", "Choose a use class for water or sewer.");
        }
    }
}

/// <param name="Told">The charge with every step.</param>
public sealed record QuotedService(Service Service, ChargeExplanation Told);
