using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Design;

/// <summary>
/// 料金設計: prices that bring in a revenue under limits and burden small users the least. Before tax a bill is a sum of prices times quantities that do not depend on them; so revenue, each bill and the limits are sums of prices, and the
/// best whole prices are found and proved by <see cref="IntegerProgram"/>. The quantities come from the calculator itself, asked with one price of one yen at a time. Pure.
/// </summary>
public static class TariffDesign
{
    /// <summary>Most yen that a price may be times that of today, where no limit says less.</summary>
    private const int MostTimes = 20;

    /// <summary>Boxes that the search for the gentlest of equal tables looks at.</summary>
    private const int MostAmongEquals = 1_000;

    /// <param name="mostNodes">Where the search stops without a proof.</param>
    /// <param name="watch">Is told where the search stands and may stop it; null = nobody looks.</param>
    /// <exception cref="BusinessRuleException">revision.cannot-price; revision.nothing-moves: no price that anybody pays may move.</exception>
    public static DesignResult Solve(DesignRequest request, int mostNodes = 20_000, SearchWatch? watch = null, CancellationToken cancel = default)
    {
        var model = new DesignModel(request);
        if (model.Slots.Count == 0)
        {
            throw new BusinessRuleException("revision.nothing-moves", "動かせる単価がありません。動かす料金の種類を選んでください。", "no price that anybody pays may move; choose which kinds of price move.");
        }

        var program = model.Program(MostTimes);
        var solution = program.Solve(mostNodes, watch, cancel);

        // Many tables may spare small users alike: of those the search looks, for a while, for the one that takes the least from all. This part is not proved.
        if (solution.Cost is { } burden && model.AmongEquals(program, burden).Solve(Math.Min(MostAmongEquals, mostNodes / 20), cancel: cancel).X is { } gentlest)
        {
            solution = solution with { X = gentlest };
        }

        var tariff = solution.X is { } x ? model.Tariff(x) : null;
        return new DesignResult(
            tariff,
            tariff is null ? null : PricedUsage.Of(tariff, request.Usage, request.TaxRate).BeforeTax(),
            tariff is null ? [] : [.. model.Slots.Select((slot, j) => new DesignedPrice(slot, slot.Said(request.Baseline), slot.Yen, solution.X![j] * request.Step))],
            solution);
    }

    /// <summary>Trade-off: the least burden of small users for each of several limits of the increase. Limits that cannot be kept have no table.</summary>
    public static IReadOnlyList<(decimal MostIncreasePercent, DesignResult Result)> TradeOff(DesignRequest request, IEnumerable<decimal> limits, int mostNodes = 20_000, CancellationToken cancel = default) =>
        [.. limits.Select(limit => (limit, Solve(request with { MostIncreasePercent = limit }, mostNodes, cancel: cancel)))];
}

/// <param name="Tariff">The table; null where no table keeps the limits, or none was found in time.</param>
/// <param name="Revenue">What it brings in before tax.</param>
/// <param name="Prices">Every price that could move.</param>
/// <param name="Search">How it was found, and what is proved.</param>
public sealed record DesignResult(Tariff? Tariff, decimal? Revenue, IReadOnlyList<DesignedPrice> Prices, IntegerSolution Search);

/// <param name="Slot">Which price.</param>
/// <param name="Said">In words.</param>
/// <param name="Before">Yen today.</param>
/// <param name="After">Yen designed.</param>
public sealed record DesignedPrice(PriceSlot Slot, Sentence Said, decimal Before, decimal After);
