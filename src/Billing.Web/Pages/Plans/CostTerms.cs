using System.Globalization;
using Billing.Plans.Costs;
using Billing.Web.Pages.Revision;

namespace Billing.Web.Pages.Plans;

/// <summary>How a cost becomes prices, as fields of a form.</summary>
public static class CostTerms
{
    public const string FixedToBase = "FixedToBase";

    /// <summary><c>area</c>, or sizes with their weights: <c>13:1 20:2</c>.</summary>
    public const string Weights = "Weights";

    /// <summary><c>base</c> or <c>meterFee</c>.</summary>
    public const string Into = "Into";

    public const string FreeVolume = "FreeVolume";

    public const string BaseStep = "BaseStep";

    public const string VolumeStep = "VolumeStep";

    /// <summary>A field as the file has it.</summary>
    public static string Saved(CostAllocation terms, string name) => name switch
    {
        FixedToBase => Plain(terms.FixedToBasePercent),
        Weights => terms.Weights is null ? "area" : string.Join(' ', terms.Weights.OrderBy(weight => weight.Key).Select(weight => $"{weight.Key}:{Plain(weight.Value)}")),
        Into => terms.IntoMeterFee ? "meterFee" : "base",
        FreeVolume => terms.FreeVolume.ToString(CultureInfo.InvariantCulture),
        BaseStep => Plain(terms.BaseStep),
        _ => Plain(terms.VolumeStep),
    };

    /// <summary>The terms of a form; null where a field is no number or out of range.</summary>
    /// <param name="field">A field as typed.</param>
    public static CostAllocation? Of(CostAllocation saved, Func<string, string> field)
    {
        var (part, free, step, price) = (NumberField.Number(field(FixedToBase)), NumberField.Number(field(FreeVolume)), NumberField.Number(field(BaseStep)), NumberField.Number(field(VolumeStep)));
        var weights = field(Weights).Trim() is "area" or "" ? [] : field(Weights).Split([' ', ',', '、'], StringSplitOptions.RemoveEmptyEntries).Select(Weight).ToList();
        return part is >= 0m and <= 100m && free is >= 0m and <= 100_000m && decimal.Truncate(free.Value) == free && step is > 0m and <= 10_000m && price is > 0m and <= 1_000m && weights.All(weight => weight is not null)
            ? saved with
            {
                FixedToBasePercent = part.Value,
                Weights = weights.Count == 0 ? null : weights.Select(weight => weight!.Value).GroupBy(weight => weight.Size).ToDictionary(size => size.Key, size => size.Last().Weight),
                IntoMeterFee = field(Into) == "meterFee",
                FreeVolume = (int)free.Value,
                BaseStep = step.Value,
                VolumeStep = price.Value,
            }
            : null;
    }

    private static (int Size, decimal Weight)? Weight(string text) => text.Split(':', '：') is [var mm, var typed] && int.TryParse(mm, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && NumberField.Number(typed) is > 0m and var weight ? (size, weight) : null;

    private static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
