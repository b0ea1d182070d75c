using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>A usage under a table: what every cell pays, and what comes in. Made by the calculator of the night, a cell at a time.</summary>
public sealed class PricedUsage
{
    private readonly Price[] _prices;

    private PricedUsage(Tariff tariff, UsageHistogram usage, decimal taxRate, Price[] prices) => (Tariff, Usage, TaxRate, _prices) = (tariff, usage, taxRate, prices);

    public Tariff Tariff { get; }

    public UsageHistogram Usage { get; }

    /// <summary>Rate used where the table states none.</summary>
    public decimal TaxRate { get; }

    /// <summary>The price of one bill of each cell, in the order of the cells.</summary>
    public IReadOnlyList<Price> Prices => _prices;

    /// <summary>Prices every cell.</summary>
    /// <param name="taxRate">Rate to use where the table states none, 0.1 = 10 %.</param>
    /// <exception cref="BusinessRuleException">revision.cannot-price: the table has no class, size or tier for some of the usage. Each reason is told with its bills, and nothing is computed.</exception>
    public static PricedUsage Of(Tariff tariff, UsageHistogram usage, decimal taxRate)
    {
        var prices = new Price[usage.Cells.Count];
        List<(UsageCell Cell, BusinessRuleException Reason)>? refused = null;
        for (var i = 0; i < prices.Length; i++)
        {
            try
            {
                prices[i] = BillCalculator.Price(tariff, usage.Cells[i].Input, taxRate);
            }
            catch (BusinessRuleException reason)
            {
                (refused ??= []).Add((usage.Cells[i], reason));
            }
        }

        return refused is null ? new PricedUsage(tariff, usage, taxRate, prices) : throw CannotPrice(tariff, refused);
    }

    /// <summary>Yen before tax of the cells that <paramref name="of"/> takes; exact but for the one division of a tax-included table.</summary>
    public decimal BeforeTax(Func<UsageCell, bool>? of = null)
    {
        var sum = 0m;
        for (var i = 0; i < _prices.Length; i++)
        {
            if (of is null || of(Usage.Cells[i]))
            {
                sum += _prices[i].BeforeTax * Usage.Cells[i].Count;
            }
        }

        return Tariff.PricesIncludeTax ? sum / (1m + (Tariff.TaxRate ?? TaxRate)) : sum;
    }

    /// <summary>Whole yen charged, tax included.</summary>
    public Money Billed(Func<UsageCell, bool>? of = null)
    {
        long sum = 0;
        for (var i = 0; i < _prices.Length; i++)
        {
            if (of is null || of(Usage.Cells[i]))
            {
                sum += _prices[i].Charged.Yen * Usage.Cells[i].Count;
            }
        }

        return new Money(sum);
    }

    private static BusinessRuleException CannotPrice(Tariff tariff, List<(UsageCell Cell, BusinessRuleException Reason)> refused)
    {
        const int most = 5;
        var reasons = refused.GroupBy(r => r.Reason.Said.En).Select(g => (g.First().Reason.Said, Bills: g.Sum(r => r.Cell.Count))).ToList();
        var bills = refused.Sum(r => r.Cell.Count);
        var more = reasons.Count - most;
        return new BusinessRuleException(
            "revision.cannot-price",
            $"料金表 {tariff.Id} では {bills:N0} 件を計算できないため、何も計算していません。" + string.Join(" ", reasons.Take(most).Select(r => $"{r.Said.Ja}({r.Bills:N0} 件)")) + (more > 0 ? $" ほか {more} 件の理由" : "") + " 料金表に用途・口径・段階を足すか、使用水量分布を料金表に合わせてください。",
            $"tariff {tariff.Id} cannot price {bills:N0} bills, so nothing was computed. " + string.Join("; ", reasons.Take(most).Select(r => $"{r.Said.En} ({r.Bills:N0} bills)")) + (more > 0 ? $"; and {more} more reasons" : "") + " Give the table such a class, size or tier, or take in usage that fits it.");
    }
}
