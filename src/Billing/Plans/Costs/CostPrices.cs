using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Proposals;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Plans.Costs;

/// <summary>
/// Prices out of cost, for a year's usage: 需要家費 per meter and month, 固定費 by the weight of the meter as far as base charges bring it in, and the rest per m³. Base charges are rounded up first, and the price
/// per m³ is the smallest on its step with which the whole comes in. Pure.
/// </summary>
public sealed record CostPrices
{
    private CostPrices()
    {
    }

    public required CostOfService Cost { get; init; }

    /// <summary>Charge of a month by meter size.</summary>
    public required IReadOnlyList<SizeCharge> Sizes { get; init; }

    /// <summary>m³ of the year that pay a price per m³.</summary>
    public required decimal CubicMetres { get; init; }

    /// <summary>Yen per m³.</summary>
    public required decimal PerCubicMetre { get; init; }

    /// <summary>What charges must bring in, yen a year.</summary>
    public decimal Needed => Cost.Private / Cost.Years;

    /// <summary>What they bring in of this usage, yen a year.</summary>
    public decimal Recovered => Sizes.Sum(size => size.Yen * size.MeterMonths) + (PerCubicMetre * CubicMetres);

    /// <param name="usage">A year's usage.</param>
    /// <exception cref="BusinessRuleException">cost.no-weight; cost.no-size: usage without a meter size; cost.no-volume: nobody uses a m³ that has a price; cost.nothing: deductions cover the cost.</exception>
    public static CostPrices Of(CostOfService cost, UsageHistogram usage)
    {
        var (terms, needed) = (cost.Allocation, cost.Private / cost.Years);
        Check(usage, needed);
        var months = usage.Cells.GroupBy(cell => cell.Input.MeterSize!.Value).ToDictionary(size => size.Key, size => size.Sum(cell => cell.Count * cell.Input.Months));
        var weighed = months.Sum(size => terms.Weight(size.Key) * size.Value);
        var (perMeter, perWeight) = (cost.Customer / months.Values.Sum(), cost.Fixed * terms.FixedToBasePercent / 100m / weighed);
        var sizes = months.OrderBy(size => size.Key).Select(size => new SizeCharge(size.Key, size.Value, terms.Weight(size.Key), Up(perMeter + (perWeight * terms.Weight(size.Key)), terms.BaseStep))).ToList();
        var priced = usage.Cells.Sum(cell => Math.Max(0m, cell.CubicMetres - ((decimal)terms.FreeVolume * cell.Input.Months)) * cell.Count);
        if (priced <= 0m)
        {
            throw new BusinessRuleException("cost.no-volume", $"基本水量 {terms.FreeVolume} m³ を超える使用がなく、従量料金を計算できません。", $"nobody uses more than the free {terms.FreeVolume} m³, so there is no price per m³.");
        }

        var left = Math.Max(0m, needed - sizes.Sum(size => size.Yen * size.MeterMonths));
        return new CostPrices { Cost = cost, Sizes = sizes, CubicMetres = priced, PerCubicMetre = Up(left / priced, terms.VolumeStep) };
    }

    /// <summary>The prices as changes over a table: one base or meter fee by size and one price per m³ for every use class.</summary>
    /// <param name="id">Id of the table proposed.</param>
    public Proposal ToProposal(string id, string author, Tariff baseline, LocalDate date, LocalDate effectiveFrom)
    {
        var bySize = Sizes.ToDictionary(size => size.Size, size => size.Yen);
        List<Tier> tiers = Cost.Allocation.FreeVolume > 0 ? [new Tier(Cost.Allocation.FreeVolume, new UnitPrice(0m)), new Tier(null, new UnitPrice(PerCubicMetre))] : [new Tier(null, new UnitPrice(PerCubicMetre))];
        return new Proposal
        {
            Id = id,
            Title = Cost.Title,
            Author = author,
            Date = date,
            Citations = Cost.Citations,
            Baseline = baseline.Id,
            EffectiveFrom = effectiveFrom,
            Changes = [Cost.Allocation.IntoMeterFee ? new SetPrices(null, 0m, null, bySize, tiers) : new SetPrices(null, null, bySize, null, tiers)],
        };
    }

    private static void Check(UsageHistogram usage, decimal needed)
    {
        if (needed <= 0m)
        {
            throw new BusinessRuleException("cost.nothing", $"控除と公費で原価がすべて賄われ、料金で回収する額は {needed:#,0} 円です。items の金額を確かめてください。", $"deductions and public shares cover the cost; {needed:#,0} yen are left for charges. Look at the amounts.");
        }

        if (usage.Cells.FirstOrDefault(cell => cell.Input.MeterSize is null) is { } without)
        {
            throw new BusinessRuleException("cost.no-size", $"用途「{without.Input.UseClass}」に口径のない使用量があります。使用水量分布に口径を入れてください。", $"use class '{without.Input.UseClass}' has usage without a meter size; give the size in the usage file.");
        }
    }

    private static decimal Up(decimal value, decimal step) => decimal.Ceiling(value / step) * step;
}

/// <param name="Size">Millimetres.</param>
/// <param name="MeterMonths">Meters × months of the year.</param>
/// <param name="Weight">Of a meter in the fixed cost.</param>
/// <param name="Yen">Charge of a month, tax excluded.</param>
public sealed record SizeCharge(int Size, long MeterMonths, decimal Weight, decimal Yen);
