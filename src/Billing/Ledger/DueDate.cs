using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Ledger;

/// <summary>納期限 by the rule in force on the day of fixing.</summary>
public static class DueDate
{
    /// <exception cref="BusinessRuleException">The book has no rule for the service on that day.</exception>
    public static LocalDate Of(RuleBook book, Service service, LocalDate fixedOn)
    {
        var rule = book.Needed<DueDateRule>(fixedOn, service);
        var month = BillingMonth.Of(fixedOn).Plus(rule.MonthsAfter);
        var due = month.First.PlusDays(Math.Min(rule.Day, month.Last.Day) - 1);
        return rule.NextBusinessDay ? BusinessDays.OnOrAfter(due) : due;
    }
}
