using System.Text.Json;
using Billing.Revision;
using Billing.Tariffs;

namespace Billing.Plans.Costs;

/// <summary>What <c>billing plan cost --json</c> prints. Yen; of the period unless it says a year.</summary>
public static class CostFigures
{
    /// <param name="revenues">Tables beside it and what each brings in.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>: of labels.</param>
    public static object Of(CostPrices prices, IEnumerable<(Tariff Table, Revenue Revenue)> revenues, string language) => new
    {
        prices.Cost.Id,
        prices.Cost.Years,
        Cost = new
        {
            Total = Number(prices.Cost.Total),
            Operating = Number(prices.Cost.Of(CostKind.Operating)),
            Capital = Number(prices.Cost.Of(CostKind.Capital)),
            Maintenance = Number(prices.Cost.Of(CostKind.Maintenance)),
            Deductions = Number(prices.Cost.Of(CostKind.Deduction)),
            Public = Number(prices.Cost.Public),
            Private = Number(prices.Cost.Private),
        },
        PerYear = new { Needed = Number(prices.Needed), Customer = Number(prices.Cost.Customer), Fixed = Number(prices.Cost.Fixed), Variable = Number(prices.Cost.Variable), Recovered = Number(prices.Recovered) },
        Items = prices.Cost.Items.Select(item => new { item.Key, Label = item.Label.In(language), Kind = JsonNamingPolicy.CamelCase.ConvertName(item.Kind.ToString()), Amount = Number(item.Net * prices.Cost.YenPerUnit), PublicPercent = Number(item.PublicPercent), Customer = Number(item.Customer), Fixed = Number(item.Fixed), Variable = Number(item.Variable), item.Citation }),
        Sizes = prices.Sizes.Select(size => new { MeterSize = size.Size, size.MeterMonths, Weight = Number(size.Weight), Yen = Number(size.Yen) }),
        Volume = new { CubicMetres = Number(prices.CubicMetres), Yen = Number(prices.PerCubicMetre) },
        Tables = revenues.Select(one => new { one.Table.Id, RevenueBeforeTax = Number(one.Revenue.BeforeTax), Base = Number(one.Revenue.Base), Volume = Number(one.Revenue.Volume), OfCostPercent = Number(one.Revenue.BeforeTax / prices.Needed * 100m) }),
        prices.Cost.Allocation.Source,
    };

    private static decimal Number(decimal value) => PlanFigures.Number(value);
}
