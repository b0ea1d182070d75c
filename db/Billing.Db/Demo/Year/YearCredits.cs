using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.Nights;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Demo.Year;

/// <summary>Readings found wrong after the bill was paid: the bill is corrected, and what was paid too much goes back.</summary>
internal sealed class YearCredits(YearStage stage)
{
    private const int EachWeek = 2;

    private readonly BillCorrection _correction = new(stage.Database, stage.Book);
    private readonly RefundPayment _refunds = new(stage.Database, stage.Book);

    public void Week()
    {
        foreach (var (bill, index) in Wrong())
        {
            Correct(bill, index);
        }

        PayBack();
    }

    /// <summary>Paid bills of the last two months whose value was read a little too high.</summary>
    private List<(long Bill, int Index)> Wrong()
    {
        using var db = stage.Database.NewContext();
        var since = stage.Today.PlusMonths(-2);
        var bills = (
            from b in db.Bills
            where b.FixedOn >= since && b.Kind == Bills.BillKind.Regular
            join u in db.Usages on b.UsageId equals u.Id
            where u.CubicMetres.Value > 12 && u.Registers == null
            select new { b.Id, Index = u.CurrentIndex }).ToList();
        return [.. bills.OrderBy(b => stage.Random(b.Id, Purpose.Year).Next() ^ (ulong)stage.Today.Day).Take(EachWeek).Select(b => (b.Id, b.Index - 3))];
    }

    private void Correct(long bill, int index)
    {
        try
        {
            var corrected = _correction.Correct(bill, index, "指針の読み誤り", YearStage.Cashier, stage.Today);
            stage.Tally.Add(YearFact.Correction, count: corrected.Count);
        }
        catch (BusinessRuleException)
        {
            // Corrected before, or estimated.
        }
    }

    private void PayBack()
    {
        using var db = stage.Database.NewContext();
        var claims = db.Transfers.Where(t => t.Credit == Account.Overpayment || t.Debit == Account.Overpayment)
            .GroupBy(t => t.ClaimId).Select(g => new { g.Key, Yen = g.Sum(t => t.Credit == Account.Overpayment ? t.Amount.Yen : -t.Amount.Yen) }).Where(x => x.Yen > 0).OrderBy(x => x.Key).ToList();
        foreach (var credit in claims)
        {
            var entry = _refunds.Pay(credit.Key, null, new Money(credit.Yen), null, new CreditAct(stage.Today, stage.Now, YearStage.Chief));
            stage.Tally.Add(YearFact.Refund, entry.Amount + entry.Interest);
        }
    }
}
