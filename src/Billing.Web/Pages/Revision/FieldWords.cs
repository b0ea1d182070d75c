using Billing.Web.Languages;

namespace Billing.Web.Pages.Revision;

/// <summary>What a field of a proposal is called on the page: <c>c0.yen</c> is "1. 加える額".</summary>
internal static class FieldWords
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["yen"] = "Revision.Amount",
        ["percent"] = "Revision.Percent",
        ["step"] = "Revision.Step",
        ["mode"] = "Revision.Mode",
        ["upTo"] = "Revision.BaseVolume",
        ["tiersOf"] = "Revision.tiersOf",
        ["into"] = "Revision.into",
        ["from"] = "Revision.Adopt",
        ["useClasses"] = "Revision.Classes",
        ["prices"] = "Revision.Prices",
        ["base"] = "Revision.Price.base",
        ["meterFee"] = "Revision.Price.meterFee",
        ["smallUse"] = "Revision.Price.smallUse",
        ["meterSizes"] = "Revision.RowsOnly",
        ["register"] = "Revision.RowsOnly",
        ["price"] = "Revision.Price.tiers",
        ["effectiveFrom"] = "Revision.From",
        ["title"] = "Revision.Name",
        ["author"] = "Revision.Author",
        ["date"] = "Revision.DrawnUp",
        ["citations"] = "Revision.Citations",
    };

    public static string Of(Screen screen, string field)
    {
        var parts = field.Split('.');
        var word = parts switch
        {
            [['s', ..], "effectiveFrom"] => screen["Revision.StepFrom"],
            [['s', ..], "share"] => screen["Revision.StepShare"],
            [_, "share"] => screen["Revision.FlattenShare"],
            [_, "tiers", var tier, "upTo"] when int.TryParse(tier, out var at) => screen["Revision.TierEnd", at + 1],
            _ => Words.TryGetValue(Array.FindLast(parts, part => !part.All(char.IsAsciiDigit)) ?? "", out var key) ? screen[key] : field,
        };
        return parts[0] switch
        {
            ['c', .. var change] when int.TryParse(change, out var at) => $"{at + 1}. {word}",
            ['s', .. var stage] when int.TryParse(stage, out var at) => $"{screen["Revision.StageNumber", at + 1]} {word}",
            _ => word,
        };
    }
}
