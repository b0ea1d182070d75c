using System.Globalization;
using Billing.Collection;
using Billing.Exchange.Agents;
using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Channels;

/// <summary>Notices of one file, one after another, inside its transaction: 速報 posts, 確報 changes dates and never money, 取消 reverses, and what fits nothing waits in suspense.</summary>
internal sealed class NoticePosting(BillingDbContext db, StoreSlipRule? rule, CollectionFile file, LocalDate today, string by)
{
    private readonly List<(int Record, SuspenseItem Item)> _items = [];

    public IReadOnlyList<(int Record, SuspenseItem Item)> Items => _items;

    /// <summary>Holds the debtors of every slip of the file until the transaction ends, all at once and so in one order.</summary>
    public void Lock(IReadOnlyList<ReceiptRecord> records)
    {
        var debtors = new HashSet<long>();
        foreach (var ids in records.Select(r => SlipId(r.Key)).OfType<long>().Distinct().Chunk(500))
        {
            debtors.UnionWith(
                from c in db.IssuedSlipClaims
                where ids.Contains(c.SlipId)
                join claim in db.Claims on c.ClaimId equals claim.Id
                select claim.DebtorId);
        }

        ClaimLock.Take(db, debtors);
    }

    public void Take(ReceiptRecord record)
    {
        var acts = Standing(record);
        var same = acts.Find(act => IsSame(act, record)) ?? (record.Notice == ReceiptNotice.Quick ? null : acts.Find(act => IsOpen(act)));
        if (record.Notice == ReceiptNotice.Cancelled)
        {
            TakeBack(record, same);
        }
        else if (same is not null)
        {
            Date(record, same);
        }
        else
        {
            Begin(record, acts.Count > 0);
        }
    }

    /// <summary>納付番号 → slip; null where it is none of ours.</summary>
    private static long? SlipId(string key) => key.Length == 16 && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Acts of paying of this slip that have not been taken back: first notices.</summary>
    private List<CollectionNotice> Standing(ReceiptRecord record)
    {
        var notices = db.CollectionNotices.AsNoTracking().Where(n => n.SlipKey == record.Key).OrderBy(n => n.Id).ToList();
        var back = notices.Where(n => n.Fate == NoticeFate.TookBack).Select(n => n.ActId).ToHashSet();
        return notices.FindAll(n => n.ActId == n.Id && !back.Contains(n.Id) && (record.Reissue is null || n.Reissue is null || n.Reissue == record.Reissue));
    }

    private static bool IsSame(CollectionNotice act, ReceiptRecord record) => (act.PaidOn, act.PaidMinute, act.Store) == (record.PaidOn, Minute(record), record.Store);

    private static int? Minute(ReceiptRecord record) => record.PaidAt is { } at ? (at.Hour * 60) + at.Minute : null;

    /// <summary>Known by 速報 only.</summary>
    private bool IsOpen(CollectionNotice act) => act.Notice == ReceiptNotice.Quick && !db.CollectionNotices.Any(n => n.ActId == act.Id && n.Notice == ReceiptNotice.Final);

    private void Begin(ReceiptRecord record, bool paidBefore)
    {
        var notice = Add(record, NoticeFate.Posted);
        notice.ActId = notice.Id;
        file.Brought += record.Amount;
        var (claims, reason) = Settled(record, paidBefore);
        if (reason is { } why)
        {
            notice.Fate = NoticeFate.Suspended;
            var item = new SuspenseItem { NoticeId = notice.Id, Reason = why, Amount = record.Amount };
            db.SuspenseItems.Add(item);
            db.SaveChanges();
            db.Transfers.Add(Posting.Suspend(item.Id, item.Amount, record.PaidOn));
            file.Suspended += record.Amount;
            _items.Add((record.Record, item));
        }
        else
        {
            var payment = Receipts.Post(0, 0, record.PaidOn, file.Channel, claims[0].Claim.DebtorId, claims).Payment;
            notice.PaymentId = CounterReceipts.Write(db, payment, [.. claims.Select(c => new Chosen(c.Claim.Id, c.Amount, c.Basis))]).Id;
            file.Posted += record.Amount;
        }

        db.SaveChanges();
    }

    /// <summary>What the act settles, or why it settles nothing.</summary>
    private (List<Settled> Claims, SuspenseReason? Reason) Settled(ReceiptRecord record, bool paidBefore)
    {
        var slip = SlipId(record.Key) is { } id ? db.IssuedSlips.AsNoTracking().SingleOrDefault(s => s.Id == id) : null;
        if (slip is null || (record.Reissue ?? slip.Reissue) != slip.Reissue || (rule is not null && (record.Company ?? rule.Company) != rule.Company))
        {
            return ([], SuspenseReason.UnknownSlip);
        }

        if (paidBefore)
        {
            return ([], SuspenseReason.PaidTwice);
        }

        if (slip.Amount != record.Amount)
        {
            return ([], SuspenseReason.WrongAmount);
        }

        if (SlipIssuing.IsIssuedOver(db, slip))
        {
            return ([], SuspenseReason.IssuedOver);
        }

        var on = db.IssuedSlipClaims.AsNoTracking().Where(c => c.SlipId == slip.Id).OrderBy(c => c.ClaimId).ToList();
        var owed = OwedClaim.Of(db, [.. on.Select(c => c.ClaimId)]).ToDictionary(c => c.Claim.Id);
        return on.TrueForAll(c => owed.TryGetValue(c.ClaimId, out var claim) && claim.Owed >= c.Amount)
            ? ([.. on.Select(c => new Settled(owed[c.ClaimId].Claim, c.Amount))], null)
            : ([], SuspenseReason.NothingOwed);
    }

    /// <summary>A second notice of an act.</summary>
    private void Date(ReceiptRecord record, CollectionNotice act)
    {
        if (record.Amount != act.Amount)
        {
            throw new BusinessRuleException(
                "receipt-file.second-amount",
                $"{record.Record}件目: 納付番号 {record.Key} の金額{record.Amount}円が、先に通知された{act.Amount}円と違います。代行会社に確かめてください。何も取り込んでいません。",
                $"Record {record.Record}: {record.Amount} yen for slip {record.Key}, but the notice before said {act.Amount}. Ask the agent; nothing was taken.");
        }

        Add(record, NoticeFate.Dated).ActId = act.Id;
        db.SaveChanges();
    }

    private void TakeBack(ReceiptRecord record, CollectionNotice? act)
    {
        var notice = Add(record, act is null ? NoticeFate.NothingToTakeBack : NoticeFate.TookBack);
        notice.ActId = act?.Id;
        if (act is not null)
        {
            file.TakenBack += act.Amount;
            if (db.SuspenseItems.SingleOrDefault(i => i.NoticeId == act.Id) is { } item)
            {
                notice.PaymentId = Withdraw(item);
            }
            else
            {
                notice.PaymentId = Reverse(act.PaymentId!.Value, record.PaidOn);
            }
        }

        db.SaveChanges();
    }

    /// <summary>Money that waited waits no longer; what a person had assigned by then is reversed.</summary>
    private long? Withdraw(SuspenseItem item)
    {
        var reversed = item.PaymentId is { } payment ? Reverse(payment, today) : (long?)null;
        if (item.End is null)
        {
            db.Transfers.Add(Posting.EndSuspense(item.Id, item.Amount, today));
        }

        if (item.End is null or SuspenseEnd.Assigned)
        {
            (item.End, item.EndedOn, item.EndedBy, item.Why) = (SuspenseEnd.TakenBack, today, by, file.Name);
            item.Version++;
        }

        return reversed;
    }

    private long Reverse(long paymentId, LocalDate on)
    {
        var payment = db.Payments.AsNoTracking().Single(p => p.Id == paymentId);
        var allocations = db.Allocations.AsNoTracking().Where(a => a.PaymentId == paymentId).OrderBy(a => a.Id).ToList();
        CounterReceipts.RefuseIfCorrected(db, allocations);
        CounterReceipts.RefuseIfCreditIsUsed(db, allocations);
        var back = new Payment
        {
            ReceivedOn = on < payment.ReceivedOn ? payment.ReceivedOn : on,
            Channel = payment.Channel,
            CustomerId = payment.CustomerId,
            Amount = -payment.Amount,
            CancelsId = payment.Id,
            Reason = file.Name,
        };
        return CounterReceipts.Write(db, back, [.. allocations.Select(a => new Chosen(a.ClaimId, -a.Amount, a.Basis))]).Id;
    }

    private CollectionNotice Add(ReceiptRecord record, NoticeFate fate)
    {
        var notice = new CollectionNotice
        {
            FileId = file.Id,
            Record = record.Record,
            Notice = record.Notice,
            SlipKey = record.Key,
            Reissue = record.Reissue,
            Amount = record.Amount,
            PaidOn = record.PaidOn,
            PaidMinute = Minute(record),
            RemitOn = record.RemitOn,
            Store = record.Store,
            Fate = fate,
        };
        db.CollectionNotices.Add(notice);
        db.SaveChanges();
        return notice;
    }
}
