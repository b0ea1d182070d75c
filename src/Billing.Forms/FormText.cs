using System.Globalization;
using Billing.Kernel;
using NodaTime;

namespace Billing.Forms;

/// <summary>Dates, amounts and quantities as a sheet in one language writes them.</summary>
/// <param name="Language"><c>ja</c> or <c>en</c>.</param>
public sealed record FormText(string Language)
{
    public static readonly FormText Japanese = new("ja");

    public static readonly FormText English = new("en");

    private bool IsEnglish => Language == "en";

    /// <summary>The text for a two-letter language; anything but <c>en</c> is Japanese.</summary>
    public static FormText Of(string language) => language == "en" ? English : Japanese;

    /// <summary><c>令和8年11月22日</c>, <c>22 November 2026</c>.</summary>
    public string Date(LocalDate day) => IsEnglish ? day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture) : Wareki.InFull(day);

    /// <summary>From and to, on two lines of a narrow column.</summary>
    public (string From, string To) Period(LocalDate from, LocalDate to) => IsEnglish ? ($"{Date(from)} to", Date(to)) : ($"{Date(from)}から", $"{Date(to)}まで");

    /// <summary><c>令和8年11月分</c>, <c>November 2026</c>.</summary>
    public string Month(BillingMonth month) => IsEnglish ? month.First.ToString("MMMM uuuu", CultureInfo.InvariantCulture) : $"{Wareki.InFull(month)}分";

    /// <summary><c>1,234円</c>, <c>1,234 yen</c>; a minus is the real minus sign.</summary>
    public string Yen(Money amount) => IsEnglish ? $"{Number(amount.Yen)} yen" : $"{Number(amount.Yen)}円";

    /// <summary><c>23 m³</c>.</summary>
    public static string CubicMetres(CubicMetres usage) => $"{Number(usage.Value)} m³";

    public static string Number(long value) => value.ToString("#,0;−#,0", CultureInfo.InvariantCulture);

    /// <summary><c>10%</c> of 100 ‰, <c>7.8%</c> of 78 ‰.</summary>
    public static string Percent(int perMille) => string.Create(CultureInfo.InvariantCulture, $"{perMille / 10m:0.#}%");
}
