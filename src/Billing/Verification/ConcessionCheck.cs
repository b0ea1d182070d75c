using Billing.Concession;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Verification;

/// <summary>月次精算: every movement is settled once as the ledger has it, its share follows from the rules again, and each month adds up to its settlement and its postings.</summary>
internal static class ConcessionCheck
{
    public static void Run(BillingDbContext db, FrozenBooks frozen, Breaches breaches)
    {
        foreach (var settlement in db.ConcessionSettlements.AsNoTracking().OrderBy(s => s.Month).ToList())
        {
            var items = db.ConcessionItems.AsNoTracking().Where(i => i.Month == settlement.Month).ToDictionary(i => i.TransferId);
            Items(db, settlement, items, breaches);
            Shares(db, frozen, settlement, items, breaches);
            Summary(db, settlement, breaches);
            Postings(db, settlement, breaches);
        }

        var stray = db.ConcessionItems.Where(i => !db.ConcessionSettlements.Any(s => s.Month == i.Month)).Select(i => i.TransferId).Take(20).ToList();
        stray.ForEach(id => breaches.Add("concession.stray", $"transfer {id}", "締められていない月の精算明細です。", "It is settled in a month that was not closed."));
    }

    private static void Items(BillingDbContext db, ConcessionSettlement settlement, Dictionary<long, ConcessionItem> items, Breaches breaches)
    {
        var sums = (items.Count, items.Values.Sum(i => i.Collected.Yen), items.Values.Sum(i => i.Fee.Yen), items.Values.Sum(i => i.Share.Yen));
        if (sums != (settlement.Items, settlement.Collected.Yen, settlement.Fee.Yen, settlement.Share.Yen))
        {
            breaches.Add("concession.sum", $"{settlement.Month}", $"精算額 {settlement.Share} 円と明細の計 {sums.Item4} 円が一致しません。", $"The share settled is {settlement.Share} yen, its items come to {sums.Item4}.");
        }

        var last = settlement.Month.Last;
        foreach (var keys in items.Keys.Chunk(2_000))
        {
            var moved = ConcessionReader.Moving(db).Where(t => keys.Contains(t.Id)).ToDictionary(t => t.Id, ConcessionReader.Movement);
            foreach (var item in keys.Select(key => items[key]))
            {
                if (!moved.TryGetValue(item.TransferId, out var movement) || movement != new FeeMovement(item.TransferId, item.ClaimId, item.On, item.Kind, item.Collected) || item.On > last)
                {
                    breaches.Add("concession.item", $"transfer {item.TransferId}", "精算明細が仕訳と一致しません。", "The item settled is not what the ledger moved.");
                }
            }
        }
    }

    private static void Shares(BillingDbContext db, FrozenBooks frozen, ConcessionSettlement settlement, Dictionary<long, ConcessionItem> items, Breaches breaches)
    {
        if (frozen.Of(settlement.RuleBookId) is not { } book)
        {
            breaches.Add("concession.book", $"{settlement.Month}", "精算に使った規則集がありません。", "The rule book it was settled by is not there.");
            return;
        }

        var settled = ConcessionReader.Settled(db, book, settlement.Month);
        if (!StatementRow.Of(settled).SequenceEqual(ConcessionStatement.Kept(db, settlement.Month)?.Rows ?? []))
        {
            breaches.Add("concession.rows", $"{settlement.Month}", "精算書の内訳が明細から集計し直したものと一致しません。", "The rows of the statement are not what its items come to.");
        }

        foreach (var again in settled.Where(m => items[m.Movement.TransferId] is var item && (item.Fee, item.Share, item.RuleId) != (m.Fee, m.Share, m.RuleId)))
        {
            breaches.Add("concession.share", $"transfer {again.Movement.TransferId}", $"運営権者の取り分は計算し直すと {again.Share} 円です。", $"Reckoned again, the operator's share of it is {again.Share} yen.");
        }
    }

    /// <summary>What a closed month's page shows is what was settled, and its write-offs are the ledger's.</summary>
    private static void Summary(BillingDbContext db, ConcessionSettlement settlement, Breaches breaches)
    {
        var kept = db.ConcessionSummaries.AsNoTracking().SingleOrDefault(s => s.Month == settlement.Month);
        if (kept is null || kept.ReckonedAt is not null || (kept.Bills, kept.BillingCost, kept.WrittenOff) != (settlement.Bills, settlement.BillingCost, ConcessionReader.WrittenOff(db, settlement.Month)))
        {
            breaches.Add("concession.summary", $"{settlement.Month}", "精算書の件数・負担金・不納欠損が締めた内容・仕訳と一致しません。", "Bills, cost or write-offs of the statement are not those of the settlement and the ledger.");
        }
    }

    private static void Postings(BillingDbContext db, ConcessionSettlement settlement, Breaches breaches)
    {
        var cause = (settlement.Month.Year * 100L) + settlement.Month.Month;
        var (first, last) = (TransferId.Of(Cause.Settled, cause, 0), TransferId.Of(Cause.Settled, cause, 9));
        var posted = db.Transfers.AsNoTracking().Where(t => t.Id >= first && t.Id <= last).OrderBy(t => t.Id).ToList();
        var expected = ConcessionClosing.Transfers(settlement.Month, settlement.Share, settlement.BillingCost, settlement.ClosedOn).OrderBy(t => t.Id).ToList();
        if (!posted.Select(Row).SequenceEqual(expected.Select(Row)))
        {
            breaches.Add("concession.posting", $"{settlement.Month}", "精算と仕訳が一致しません。", "Settlement and postings differ.");
        }
    }

    private static (long, Service, Account, Account, Money, NodaTime.LocalDate) Row(Transfer t) => (t.Id, t.Fund, t.Debit, t.Credit, t.Amount, t.PostedOn);
}
