using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Concession;

/// <summary>月次締め: settles a month with the operator and between the funds, and posts it.</summary>
public sealed class ConcessionClosing(IBillingDatabase database, RuleBook book)
{
    private const int ShareLeg = 0;
    private const int CostLeg = 1;
    private const int IncomeLeg = 2;

    /// <summary>Closes a month that is over.</summary>
    /// <returns>The statement as settled.</returns>
    /// <exception cref="BusinessRuleException"><c>concession.not-over</c>, <c>concession.closed</c>, <c>concession.order</c>, <c>concession.no-rule</c>.</exception>
    public ConcessionStatement Close(BillingMonth month, string person, LocalDate today)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        Refuse(db, month, today);
        var (statement, movements) = ConcessionStatement.Reckon(db, book, month);
        db.ConcessionItems.AddRange(movements.Select(m => Item(m, month)));
        ConcessionReckoning.Forget(db, month);
        db.ConcessionSummaries.Add(ConcessionSummary.Of(statement, at: null));
        db.ConcessionSums.AddRange(ConcessionSum.Of(statement));
        db.ConcessionSettlements.Add(new ConcessionSettlement
        {
            Month = month,
            Items = statement.Count,
            Collected = statement.Collected,
            Fee = statement.Fee,
            Share = statement.Share,
            Bills = statement.Bills,
            BillingCost = statement.BillingCost,
            ClosedOn = today,
            ClosedBy = person,
            RuleBookId = RuleBookFreezer.Freeze(db, book),
        });
        db.Transfers.AddRange(Transfers(month, statement.Share, statement.BillingCost, today));
        db.SaveChanges();
        transaction.Commit();
        return ConcessionStatement.Kept(db, month)!;
    }

    /// <summary>The books of a settlement: the share leaves the city's revenue for the operator, the cost of billing goes from the sewer's fund to the water's.</summary>
    internal static IEnumerable<Transfer> Transfers(BillingMonth month, Money share, Money cost, LocalDate on) => new[]
    {
        Transfer(month, ShareLeg, Service.Sewer, Account.OperatorShare, Account.OperatorPayable, share, on),
        Transfer(month, CostLeg, Service.Sewer, Account.BillingCost, Account.InterFund, cost, on),
        Transfer(month, IncomeLeg, Service.Water, Account.InterFund, Account.BillingCost, cost, on),
    }.OfType<Transfer>();

    private static Transfer? Transfer(BillingMonth month, int leg, Service fund, Account debit, Account credit, Money amount, LocalDate on) => amount == Money.Zero ? null : new Transfer
    {
        Id = TransferId.Of(Cause.Settled, (month.Year * 100L) + month.Month, leg),
        Fund = fund,
        Debit = amount > Money.Zero ? debit : credit,
        Credit = amount > Money.Zero ? credit : debit,
        Amount = amount > Money.Zero ? amount : -amount,
        PostedOn = on,
    };

    private static ConcessionItem Item(SharedMovement shared, BillingMonth month) => new()
    {
        TransferId = shared.Movement.TransferId,
        Month = month,
        ClaimId = shared.Movement.ClaimId,
        On = shared.Movement.On,
        Kind = shared.Movement.Kind,
        Collected = shared.Movement.Collected,
        Fee = shared.Fee,
        Share = shared.Share,
        RuleId = shared.RuleId,
    };

    private void Refuse(BillingDbContext db, BillingMonth month, LocalDate today)
    {
        if (today <= month.Last)
        {
            throw new BusinessRuleException("concession.not-over", $"{month} はまだ終わっていません。{month.Last.PlusDays(1):uuuu-MM-dd} から締められます。", $"{month} is not over; it can be closed from {month.Last.PlusDays(1):uuuu-MM-dd}.");
        }

        if (!ConcessionReckoning.IsAsked(book, month))
        {
            throw new BusinessRuleException("concession.no-rule", $"規則集に {month} の利用料金(concession)・徴収事務負担金(billingCost)の定めがありません。", $"the rule book has neither concession nor billingCost for {month}");
        }

        if (db.ConcessionSettlements.Any(s => s.Month == month))
        {
            throw new BusinessRuleException("concession.closed", $"{month} は既に締められています。", $"{month} has been closed already.");
        }

        if (db.ConcessionSettlements.Any() && !db.ConcessionSettlements.Any(s => s.Month == month.Plus(-1)))
        {
            var next = db.ConcessionSettlements.OrderByDescending(s => s.Month).Select(s => s.Month).First().Plus(1);
            throw new BusinessRuleException("concession.order", $"月は順に締めます。次は {next} です。", $"Months are closed one after the other; the next is {next}.");
        }
    }
}
