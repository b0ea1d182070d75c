using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>延滞金・遅延損害金 to the day. Pure.</summary>
public static class LateCharge
{
    /// <summary>The late charge on a debt that is paid in full on <paramref name="paidOn"/>, the day of payment included.</summary>
    /// <param name="dueOn">納期限; nothing accrues until it has passed.</param>
    public static Accrual Of(LateChargeRule rule, DelayRates rates, Money principal, LocalDate dueOn, LocalDate paidOn) =>
        Of(rule, rates, [new Owing(dueOn.PlusDays(1), principal)], dueOn, paidOn);

    /// <summary>The late charge on a debt of which parts were paid meanwhile: a payment counts from the day after it (国税通則法 62条の例).</summary>
    /// <param name="owing">What is owed from when; ascending. Days before the due date count for nothing.</param>
    public static Accrual Of(LateChargeRule rule, DelayRates rates, IReadOnlyList<Owing> owing, LocalDate dueOn, LocalDate until)
    {
        var accrual = AccrualCalculator.Of(rule, owing, RateSpans.OfDelay(rule, rates, dueOn, until));
        return accrual with { IsProvisional = rule.Rates == RateSource.TaxStyle && accrual.Parts.Count > 0 && accrual.Parts[^1].To > rates.TaxStyle[^1].To };
    }
}
