using System.Globalization;
using System.Text;
using Billing.Kernel;

namespace Billing.Web.Pages.Payments;

/// <summary>Yen as a clerk types it: half or full width, with or without separators and the word for yen.</summary>
public static class YenText
{
    private const long Most = 999_999_999_999;

    /// <summary>The amount; null where the text is none.</summary>
    public static Money? Parse(string? text)
    {
        var digits = (text ?? "").Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace("円", "", StringComparison.Ordinal).Replace("¥", "", StringComparison.Ordinal).Trim();
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var yen) && yen <= Most ? new Money(yen) : null;
    }
}
