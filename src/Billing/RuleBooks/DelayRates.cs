using Billing.Kernel;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>Dated rates of delay: 延滞金 and 還付加算金 as municipal ordinances take them from the tax law, and the statutory rate of interest.</summary>
/// <param name="TaxStyle">Ascending, without gaps.</param>
/// <param name="Civil">Ascending.</param>
public sealed record DelayRates(IReadOnlyList<TaxStyleRate> TaxStyle, IReadOnlyList<CivilRate> Civil)
{
    /// <summary>A book that names no file of rates.</summary>
    public static DelayRates None { get; } = new([], []);

    /// <summary>The tax-style rates of a day; the last ones hold on until the next are announced (<see cref="TaxStyleRate.To"/>).</summary>
    /// <exception cref="BusinessRuleException">law.no-value: before the first rate.</exception>
    public TaxStyleRate TaxStyleOn(LocalDate day) => TaxStyle.LastOrDefault(rate => rate.From <= day) ?? throw NoValue(day, "延滞金の割合", "rate of late charges", TaxStyle.Count > 0 ? TaxStyle[0].From : null);

    /// <summary>法定利率 of a day.</summary>
    /// <exception cref="BusinessRuleException">law.no-value.</exception>
    public CivilRate CivilOn(LocalDate day) => Civil.LastOrDefault(rate => rate.From <= day) ?? throw NoValue(day, "法定利率", "statutory rate of interest", Civil.Count > 0 ? Civil[0].From : null);

    private static BusinessRuleException NoValue(LocalDate day, string ja, string en, LocalDate? first) => first is null
        ? new("law.no-value", $"規則集に{ja}のファイル(delayRates)がありません。", $"the rule book names no file of rates (delayRates), which has the {en}")
        : new("law.no-value", $"{day:uuuu-MM-dd} の{ja}が定められていません。最初の値は {first:uuuu-MM-dd} からです。", $"no {en} is known for {day:uuuu-MM-dd}; the first value begins on {first:uuuu-MM-dd}");
}

/// <summary>延滞金 and 還付加算金 of a time, percent a year (地方税法 326条, 附則3条の2).</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day for which it has been announced.</param>
/// <param name="FirstMonth">Until one month after the due date.</param>
/// <param name="After">From then on.</param>
/// <param name="Refund">還付加算金.</param>
/// <param name="Citation">Source.</param>
public sealed record TaxStyleRate(LocalDate From, LocalDate To, decimal FirstMonth, decimal After, decimal Refund, string Citation);

/// <summary>法定利率 (民法 404条) from a day on.</summary>
/// <param name="From">First day.</param>
/// <param name="Percent">A year.</param>
/// <param name="Citation">Source.</param>
public sealed record CivilRate(LocalDate From, decimal Percent, string Citation);
