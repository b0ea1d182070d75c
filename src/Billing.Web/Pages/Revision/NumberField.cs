using System.Globalization;
using System.Text;

namespace Billing.Web.Pages.Revision;

/// <summary>A number with a slider beside it: the field is what is sent, the slider moves it where there is script.</summary>
/// <param name="Name">Field of the proposal.</param>
/// <param name="Label">In the language of the screen.</param>
/// <param name="Value">As typed; null = nothing.</param>
/// <param name="Unit">Yen, %, m³.</param>
/// <param name="Least">Where the slider begins.</param>
/// <param name="Most">Where it ends.</param>
/// <param name="Step">How far one press of an arrow key moves it; 0 = no slider.</param>
public sealed record NumberField(string Name, string Label, string? Value, string Unit, decimal Least, decimal Most, decimal Step)
{
    public string Id => Name.Replace('.', '-');

    /// <summary>The slider's place: the value as far as it is a number.</summary>
    public string Place => Number(Value)?.ToString(CultureInfo.InvariantCulture) ?? Least.ToString(CultureInfo.InvariantCulture);

    /// <summary>A price of a table: the slider reaches three times of what it is.</summary>
    public static NumberField Price(string name, string label, string? value, string unit)
    {
        var now = Number(value) ?? 0m;
        var most = now < 100m ? 300m : decimal.Ceiling(now * 3m / 100m) * 100m;
        return new(name, label, value, unit, 0m, most, now == decimal.Floor(now) ? most > 10_000m ? 10m : 1m : 0.1m);
    }

    /// <summary>The number of a text as people type it; null where it is none.</summary>
    public static decimal? Number(string? text) => decimal.TryParse((text ?? "").Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A bound as an attribute.</summary>
    public static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
