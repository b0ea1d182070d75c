using Billing.Collection;
using Billing.Kernel;
using Billing.LateCharges;

namespace Billing.Db.Demo.Year;

/// <summary>The window: cash with the late charges that fall due by it; one receipt in sixty is taken back the same day and written again.</summary>
internal sealed class YearCounter(YearStage stage)
{
    private readonly CounterSettlement _desk = new(new CounterPayments(stage.Database), stage.Book);
    private int _receipts;

    /// <summary>Cash for what a contract owes.</summary>
    /// <param name="which">Claims that the payer names.</param>
    /// <param name="most">No more than this; null = all of them.</param>
    /// <returns>What was taken for them; late charges come on top.</returns>
    public Money Take(long contractId, Func<OwedClaim, bool> which, Money? most = null)
    {
        var taken = Money.Zero;
        using var db = stage.Database.NewContext();
        foreach (var debtor in OwedClaim.OfContract(db, contractId).Where(which).Select(c => c.Claim.DebtorId).Distinct().ToList())
        {
            var owed = OwedClaim.OfContract(db, contractId);
            var chosen = new List<Chosen>();
            foreach (var claim in owed.Where(c => which(c) && c.Claim.DebtorId == debtor))
            {
                var left = most is { } limit ? limit - taken : claim.Owed;
                if (left > Money.Zero)
                {
                    chosen.Add(new Chosen(claim.Claim.Id, claim.Owed < left ? claim.Owed : left));
                    taken += chosen[^1].Amount;
                }
            }

            if (chosen.Count > 0)
            {
                Settle(contractId, chosen, new Money(owed.Sum(c => c.Owed.Yen)));
            }
        }

        return taken;
    }

    private void Settle(long contractId, List<Chosen> chosen, Money seen)
    {
        var payment = Once(contractId, chosen, seen);
        stage.Tally.Add(YearFact.Counter, payment.Amount);
        if (++_receipts % 60 == 13)
        {
            _desk.Cancel(payment.Id, "受け取った金額の入力誤り", YearStage.Cashier, stage.Today);
            stage.Tally.Add(YearFact.CounterCancelled, payment.Amount);
            stage.Tally.Add(YearFact.Counter, Once(contractId, chosen, seen).Amount);
        }
    }

    private Payment Once(long contractId, List<Chosen> chosen, Money seen) =>
        _desk.Take(contractId, chosen, seen, new Money(10_000_000), withLateCharges: true, stage.Today, YearStage.Cashier);
}
