using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>What is added to money paid back.</summary>
/// <param name="Yen">Sum of both.</param>
/// <param name="Overpayment">還付加算金 on payments that can still be claimed back.</param>
/// <param name="TimeBarred">Interest by the outline on older ones.</param>
/// <param name="IsOutline">Whether some of it is repaid by the outline only.</param>
public sealed record RefundAddition(Money Yen, Accrual Overpayment, Accrual TimeBarred, bool IsOutline);

/// <summary>還付加算金 and what an outline adds to time-barred amounts. Pure.</summary>
public static class RefundInterest
{
    /// <summary>Interest from the day after each payment to the day of the decision, by the rules of that day.</summary>
    /// <exception cref="BusinessRuleException"><c>refund.time-barred</c>: a payment is older than any rule repays.</exception>
    public static RefundAddition Of(RuleBook book, Service service, IReadOnlyList<RefundLot> lots, LocalDate on)
    {
        var rules = book.AllInForce<RefundInterestRule>(on, service);
        var (plain, outline) = (rules.FirstOrDefault(r => r.For == RefundBase.Overpayment), rules.FirstOrDefault(r => r.For == RefundBase.TimeBarred));
        var paid = lots.Where(l => l.PaidOn is not null).ToList();
        var fresh = paid.FindAll(l => plain is null || l.PaidOn!.Value.PlusYears(plain.Years) >= on);
        var old = paid.Except(fresh).ToList();
        foreach (var lot in old.Where(l => outline is null || l.PaidOn!.Value.PlusYears(outline.Years) < on))
        {
            throw new BusinessRuleException(
                "refund.time-barred",
                $"{lot.PaidOn:uuuu-MM-dd} の納付は{outline?.Years ?? plain!.Years}年を過ぎており、還付・返還の定めがありません。",
                $"The payment of {lot.PaidOn:uuuu-MM-dd} is more than {outline?.Years ?? plain!.Years} years old: no rule pays it back.");
        }

        var first = plain is null ? Accrual.None : Interest(plain, book.DelayRates, fresh, on);
        var second = outline is null ? Accrual.None : Interest(outline, book.DelayRates, old, on);
        return new RefundAddition(first.Yen + second.Yen, first, second, old.Count > 0);
    }

    private static Accrual Interest(RefundInterestRule rule, DelayRates rates, List<RefundLot> lots, LocalDate on)
    {
        if (lots.Count == 0)
        {
            return Accrual.None;
        }

        var owing = new List<Owing>();
        foreach (var day in lots.GroupBy(l => l.PaidOn!.Value).OrderBy(of => of.Key))
        {
            var sum = new Money(day.Sum(l => l.Amount.Yen));
            owing.Add(new Owing(day.Key.PlusDays(1), owing.Count > 0 ? owing[^1].Amount + sum : sum));
        }

        return AccrualCalculator.Of(rule, owing, RateSpans.OfRefund(rule, rates, owing[0].From, on));
    }
}
