using System.Globalization;
using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Changes of a table as a whole.</summary>
internal static class DiffTable
{
    public static IEnumerable<TariffChange> Changes(Tariff before, Tariff after)
    {
        (Sentence What, string? Old, string? New)[] fields =
        [
            (new("事業体", "Utility"), before.Utility, after.Utility),
            (new("事業", "Service"), before.Service.ToString(), after.Service.ToString()),
            (new("施行日", "In force from"), $"{before.EffectiveFrom:uuuu-MM-dd}", $"{after.EffectiveFrom:uuuu-MM-dd}"),
            (new("適用する請求月", "Applied from the bills of"), before.AppliesFromBillMonth?.ToString(), after.AppliesFromBillMonth?.ToString()),
            (new("金額の表示", "Prices"), Basis(before), Basis(after)),
            (new("税率", "Tax rate"), Tax(before), Tax(after)),
            (new("料金表の月数", "Months of the table"), Number(before.TableMonths), Number(after.TableMonths)),
            (new("端数の水量を付ける月", "Odd cubic metre"), before.OddCubicMetre.ToString(), after.OddCubicMetre.ToString()),
            (new("端数処理", "Rounding"), Rounding(before.Rounding), Rounding(after.Rounding)),
        ];
        return fields.Where(field => field.Old != field.New).Select(field => new TariffChange(null, field.What, field.Old, field.New));
    }

    private static string Basis(Tariff tariff) => tariff.PricesIncludeTax ? "taxIncluded" : "taxExcluded";

    private static string? Tax(Tariff tariff) => tariff.TaxRate is { } rate ? (rate * 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%" : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Rounding(Rounding rounding) => $"{rounding.Mode} {rounding.Unit} / {rounding.Each}";
}
