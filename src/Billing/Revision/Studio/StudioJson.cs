using System.Text.Json;
using Billing.Kernel;
using Billing.Revision.Design;

namespace Billing.Revision.Studio;

/// <summary>What a count made.</summary>
/// <param name="SnapshotId">The snapshot.</param>
/// <param name="Known">The year had been counted before with the very same outcome, so that nothing new was kept.</param>
public sealed record CountOutcome(int SnapshotId, bool Known);

/// <summary>A design as it is kept: prices and proof without the search behind them.</summary>
/// <param name="Limit">Limit of the increase, percent; null = none.</param>
/// <param name="TableText">The table, <c>water-tariff/1</c>; null where none was found.</param>
/// <param name="Before">Revenue today before tax.</param>
/// <param name="Revenue">Revenue of the table before tax; null where none was found.</param>
/// <param name="Burden">Yen before tax that small users pay; null where none was found.</param>
/// <param name="Bound">No table under the limits burdens them less; null where there is none.</param>
/// <param name="Nodes">Boxes searched.</param>
/// <param name="IsProved">Whether the search came to its end.</param>
/// <param name="Prices">Every price that could move.</param>
public sealed record DesignOutcome(decimal? Limit, string? TableText, decimal Before, decimal? Revenue, decimal? Burden, decimal? Bound, int Nodes, bool IsProved, IReadOnlyList<PriceOutcome> Prices)
{
    /// <summary>How much of the burden is not proved, 0–1; null where nothing was found.</summary>
    public decimal? Gap => Burden is { } burden && Bound is { } bound ? burden == 0m ? 0m : (burden - bound) / burden : null;

    internal static DesignOutcome Of(DesignResult result, decimal? limit, decimal before) => new(
        limit,
        result.Tariff is { } table ? Tariffs.TariffWriter.Write(table with { TaxRate = null }) : null,
        before,
        result.Revenue,
        result.Search.Cost,
        result.Search.Bound,
        result.Search.Nodes,
        result.Search.IsProved,
        [.. result.Prices.Select(price => new PriceOutcome(price.Said.Ja, price.Said.En, price.Before, price.After))]);
}

/// <param name="Ja">Which price.</param>
/// <param name="En">The same in English.</param>
/// <param name="Before">Yen today.</param>
/// <param name="After">Yen designed.</param>
public sealed record PriceOutcome(string Ja, string En, decimal Before, decimal After)
{
    /// <summary>Which price, in words.</summary>
    public Sentence Said() => new(Ja, En);
}

/// <summary>A proof as it is kept.</summary>
/// <param name="TariffId">The table.</param>
/// <param name="Year">会計年度.</param>
/// <param name="Holds">Whether the histogram gives every yen that billing one by one gives.</param>
/// <param name="Cells">Cells of the histogram.</param>
/// <param name="HistogramBills">Ordinary bills in it.</param>
/// <param name="HistogramYen">What it says that they are charged.</param>
/// <param name="OrdinaryBills">The same bills one by one.</param>
/// <param name="OrdinaryYen">What they are charged one by one.</param>
/// <param name="OffBilledYen">What was billed for them, less that.</param>
/// <param name="SpecialBills">Bills that rules touch.</param>
/// <param name="SpecialYen">What they are charged one by one.</param>
/// <param name="SpecialRefused">Of these, how many the rules refuse.</param>
/// <param name="LeftOut">These bills by cause with what they were billed, and those that were taken back.</param>
/// <param name="Differences">Ordinary bills that were charged otherwise, by the table and rate they were charged under.</param>
public sealed record ProofOutcome(
    string TariffId,
    int Year,
    bool Holds,
    int Cells,
    long HistogramBills,
    long HistogramYen,
    long OrdinaryBills,
    long OrdinaryYen,
    long OffBilledYen,
    long SpecialBills,
    long SpecialYen,
    long SpecialRefused,
    string LeftOut,
    IReadOnlyList<ProofDifference> Differences)
{
    internal static ProofOutcome Of(ProofReport report, int year) => new(
        report.TariffId,
        year,
        report.Holds,
        report.Usage.Histogram.Cells.Count,
        report.HistogramBills,
        report.HistogramYen.Yen,
        report.OrdinaryBills,
        report.Ordinary.Yen,
        report.OffBilled.Yen,
        report.SpecialBills,
        report.Special.Yen,
        report.SpecialRefused,
        LeftOutBills.Print(LeftOutBills.Of(report.Usage)),
        [.. report.Differences.Select(pair => new ProofDifference(pair.Key.TariffId, pair.Key.TaxPerMille, pair.Value.Bills, pair.Value.Billed.Yen, pair.Value.Now.Yen))]);
}

/// <param name="TariffId">Table that they were charged under.</param>
/// <param name="TaxPerMille">Rate of tax in thousandths.</param>
/// <param name="Bills">How many.</param>
/// <param name="BilledYen">What they were charged.</param>
/// <param name="NowYen">What this table charges.</param>
public sealed record ProofDifference(string TariffId, int TaxPerMille, long Bills, long BilledYen, long NowYen);

/// <summary>How questions and outcomes are written down.</summary>
public static class StudioJson
{
    private static readonly JsonSerializerOptions Layout = new(PlainJson.Options) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>One line of JSON, the same for the same value.</summary>
    public static string Print<T>(T value) => JsonSerializer.Serialize(value, Layout);

    /// <exception cref="JsonException">The text is none of that type.</exception>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Layout) ?? throw new JsonException($"'{text}' is no {typeof(T).Name}.");
}
