using Billing.Kernel;
using NodaTime.Text;

namespace Billing.Cli.Common;

/// <summary>Months of the call.</summary>
internal static class Months
{
    /// <summary>A month, or the month of a date.</summary>
    /// <param name="option">Name of the option, for the message.</param>
    /// <exception cref="UnusableInputException">It is neither.</exception>
    public static BillingMonth Parse(string option, string text)
    {
        var month = YearMonthPattern.Iso.Parse(text);
        var date = LocalDatePattern.Iso.Parse(text);
        return month.Success ? new BillingMonth(month.Value.Year, month.Value.Month)
            : date.Success ? BillingMonth.Of(date.Value)
            : throw new UnusableInputException($"{option}「{text}」は月ではありません。2026-04 の形で指定してください。", $"{option} '{text}' is no month; write it as 2026-04");
    }
}
