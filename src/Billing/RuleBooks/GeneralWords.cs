using Billing.Kernel;
using static Billing.RuleBooks.RuleWords;

namespace Billing.RuleBooks;

/// <summary>Words of the rules about tables, readings and bills.</summary>
internal static class GeneralWords
{
    public static Sentence TariffChoice(TariffChoiceRule rule) => rule.Basis switch
    {
        TariffBasis.PeriodEnd => new("期間の末日に有効な料金表", "the table in force on the last day of the period"),
        TariffBasis.PeriodStart => new("期間の初日に有効な料金表", "the table in force on the first day of the period"),
        TariffBasis.BillMonth => new("調定月が適用開始月に達した料金表", "the table whose first billing month has come"),
        _ => new("期間中に有効な各料金表を日数で按分", "every table in force during the period, by its days"),
    };

    public static Sentence DueDate(DueDateRule rule)
    {
        var day = rule.Day == 31 ? new Sentence("末日", "the last day") : new($"{rule.Day}日", $"day {rule.Day}");
        var month = rule.MonthsAfter switch
        {
            0 => new Sentence("調定の月", "the month of the bill"),
            1 => new("調定の翌月", "the month after the bill"),
            var n => new($"調定の{n}か月後", $"the month {n} months after the bill"),
        };
        return Join(new Sentence($"{month.Ja}の{day.Ja}", $"{day.En} of {month.En}"), If(rule.NextBusinessDay, "休日なら翌営業日", "the next business day where that is a holiday"));
    }

    public static Sentence Invoice(InvoiceRule rule) => new($"{rule.Issuer} 登録番号 {rule.RegistrationNumber}", $"{rule.Issuer}, registration number {rule.RegistrationNumber}");

    public static Sentence RollOver(RollOverRule rule) => new(
        $"前回の指針が最大値の {Percent(rule.NearTop)} 以上なら、小さい指針は一周とみなす",
        $"a smaller value counts as the dial passing zero where the one before had reached {Percent(rule.NearTop)} of the dial");

    public static Sentence Estimate(EstimateRule rule) => Estimate(rule.Method, rule.Count);

    public static Sentence Estimate(EstimateMethod method, int count) => method switch
    {
        EstimateMethod.MeanOfLast => new($"過去{count}回の平均", $"mean of the last {count} readings"),
        EstimateMethod.SamePeriodLastYear => new("前年同期の水量", "quantity of the same period last year"),
        _ => new("前回の水量", "quantity of the period before"),
    };
}
