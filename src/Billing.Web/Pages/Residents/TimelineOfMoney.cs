using Billing.Bills;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Residents;

/// <summary>What was charged and what came in.</summary>
internal static class TimelineOfMoney
{
    public static async Task<IEnumerable<TimelineEntry>> Bills(TimelineAsk ask)
    {
        var bills = await ask.Rows(ask.Db.Bills.AsNoTracking().Where(b => b.ContractId == ask.Contract.Id && b.FixedOn <= ask.Until).OrderByDescending(b => b.FixedOn).ThenByDescending(b => b.Id).Select(b => new
        {
            Bill = b,
            TakenBack = ask.Db.Bills.Any(r => r.ContractId == b.ContractId && r.Kind == BillKind.Reversal && r.CorrectsId == b.Id),
        }));
        return bills.Select(b => new TimelineEntry(b.Bill.FixedOn, TimelineKind.Bill, b.Bill.Id, ask.Screen["Timeline.Billed", ask.Screen.Of(b.Bill.Kind), BillNumber.Print(b.Bill.Id), b.Bill.Month])
        {
            Amount = ask.Screen.Yen(b.Bill.Total),
            Detail = b.Bill.Reason,
            By = b.Bill.MadeBy,
            Link = $"/Bills/Show/{BillNumber.Print(b.Bill.Id)}",
            Old = b.TakenBack,
        });
    }

    public static async Task<IEnumerable<TimelineEntry>> Payments(TimelineAsk ask)
    {
        var paid = await ask.Rows(
            from c in await ContractClaims.Of(ask.Db, ask.Contract.Id, ask.Stop)
            join a in ask.Db.Allocations on c.Id equals a.ClaimId
            join p in ask.Db.Payments on a.PaymentId equals p.Id
            where p.ReceivedOn <= ask.Until
            orderby p.ReceivedOn descending, a.Id descending
            select new { p.ReceivedOn, p.Channel, Allocation = a, c.Service });
        return paid.Select(p => new TimelineEntry(p.ReceivedOn, TimelineKind.Payment, p.Allocation.Id, ask.Screen["Timeline.Paid", ask.Screen.Of(p.Channel), ask.Screen.Of(p.Service), BillNumber.Print(p.Allocation.ClaimId / 100)])
        {
            Amount = ask.Screen.Yen(p.Allocation.Amount),
            Link = $"/Bills/Show/{BillNumber.Print(p.Allocation.ClaimId / 100)}",
        });
    }

    /// <summary>充当・還付, with who decided it.</summary>
    public static async Task<IEnumerable<TimelineEntry>> Credits(TimelineAsk ask)
    {
        var claims = await ContractClaims.Of(ask.Db, ask.Contract.Id, ask.Stop);
        var used = await ask.Rows(
            from u in ask.Db.CreditUses.AsNoTracking()
            where u.On <= ask.Until && claims.Any(c => c.Id == u.FromClaimId || c.Id == u.ToClaimId)
            orderby u.On descending, u.Id descending
            select u);
        return used.Select(u => new TimelineEntry(u.On, TimelineKind.Payment, u.Id, Words(ask, u))
        {
            Amount = ask.Screen.Yen(u.Amount),
            By = $"{u.By} {ask.Screen.Moment(u.At)}",
            Link = $"/Bills/Show/{BillNumber.Print((u.ToClaimId ?? u.FromClaimId) / 100)}",
        });
    }

    /// <summary>延滞金の減免, with who asked and who decided.</summary>
    public static async Task<IEnumerable<TimelineEntry>> Waivers(TimelineAsk ask)
    {
        var claims = await ContractClaims.Of(ask.Db, ask.Contract.Id, ask.Stop);
        var waived = await ask.Rows(
            from w in ask.Db.LateChargeWaivers.AsNoTracking()
            where w.Confirmed == true && w.DecidedOn <= ask.Until && claims.Any(c => c.Id == w.ClaimId)
            orderby w.DecidedOn descending, w.Id descending
            select w);
        return waived.Select(w => new TimelineEntry(w.DecidedOn!.Value, TimelineKind.Payment, w.Id, ask.Screen["Timeline.Waived", BillNumber.Print(w.ClaimId / 100), ask.Screen.Say(WaiverWords.Of(w.Ground))])
        {
            Amount = ask.Screen.Yen(w.Amount),
            Detail = w.Reason,
            By = w.AskedBy == w.DecidedBy ? w.AskedBy : $"{w.AskedBy} + {w.DecidedBy}",
            Link = $"/Bills/Show/{BillNumber.Print(w.ClaimId / 100)}",
            Old = w.BackTransferId is not null,
        });
    }

    private static string Words(TimelineAsk ask, CreditUse use)
    {
        var from = BillNumber.Print(use.FromClaimId / 100);
        return use.ToClaimId is { } to ? ask.Screen["Timeline.SetOff", from, BillNumber.Print(to / 100)] : ask.Screen["Timeline.Refunded", from];
    }
}
