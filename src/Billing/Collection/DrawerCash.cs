using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Collection;

/// <summary>Puts what a clerk takes and pays out in cash into the clerk's open drawer, inside the transaction that books it.</summary>
public static class DrawerCash
{
    /// <summary>A payment at the counter, or one that is taken back. Without an open drawer it is refused where the book demands one (<see cref="CashDrawerRule"/>), and stands in none where it does not.</summary>
    /// <exception cref="BusinessRuleException"><c>drawer.none</c>, <c>drawer.counted</c>, <c>drawer.other-day</c>, <c>drawer.short</c>.</exception>
    public static void Put(BillingDbContext db, RuleBook book, Payment payment) =>
        Put(db, payment.TakenBy!, payment.ReceivedOn, book.InForce<CashDrawerRule>(payment.ReceivedOn) is not null, new DrawerEntry { PaymentId = payment.Id, Amount = payment.Amount });

    /// <summary>A refund that is paid out in cash: always out of an open drawer.</summary>
    /// <exception cref="BusinessRuleException"><c>drawer.none</c>, <c>drawer.counted</c>, <c>drawer.other-day</c>, <c>drawer.short</c>.</exception>
    public static void PayOut(BillingDbContext db, long refundId, Money amount, LocalDate today, string person) =>
        Put(db, person, today, true, new DrawerEntry { RefundId = refundId, Amount = -amount });

    /// <summary>あるべき額: the float and what came in, less what went out.</summary>
    public static Money Expected(BillingDbContext db, CashDrawer drawer) => drawer.StartingFloat + new Money(db.DrawerEntries.Where(e => e.DrawerId == drawer.Id).Sum(e => e.Amount.Yen));

    /// <summary>Saves, and tells a clerk whose drawer was changed meanwhile to look again.</summary>
    internal static void Save(BillingDbContext db)
    {
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BusinessRuleException("drawer.changed", "現金箱が同時に更新されました。もう一度やり直してください。", "The drawer was changed at the same moment. Please do it again.");
        }
    }

    private static void Put(BillingDbContext db, string person, LocalDate today, bool isNeeded, DrawerEntry entry)
    {
        var drawer = db.CashDrawers.FirstOrDefault(d => d.Clerk == person && d.State != DrawerState.Closed);
        if (drawer is null)
        {
            if (isNeeded)
            {
                throw new BusinessRuleException(
                    "drawer.none",
                    "現金箱が開いていません。「滞納整理」の「現金箱」で釣銭準備金を数えて開いてから、もう一度処理してください。",
                    "No cash drawer is open under your name. Count its float and open it under Arrears, Cash drawer, then do this again.");
            }

            return;
        }

        Refuse(db, drawer, today, entry);
        entry.DrawerId = drawer.Id;
        db.DrawerEntries.Add(entry);

        // Two acts at once, or an act beside the closing count, meet at the version.
        drawer.Version++;
        Save(db);
    }

    private static void Refuse(BillingDbContext db, CashDrawer drawer, LocalDate today, DrawerEntry entry)
    {
        if (drawer.Day != today)
        {
            throw new BusinessRuleException(
                "drawer.other-day",
                $"{drawer.Day:uuuu-MM-dd} の現金箱がまだ締められていません。先に締めてから、今日の現金箱を開いてください。",
                $"Your drawer of {drawer.Day:uuuu-MM-dd} is not closed yet. Close it, then open one for today.");
        }

        if (drawer.State == DrawerState.Differs)
        {
            throw new BusinessRuleException("drawer.counted", "現金箱は締めの途中です。過不足の確認を受けてから、新しく開いてください。", "The drawer is being closed. Have its difference agreed to, then open another.");
        }

        if (entry.Amount < Money.Zero && Expected(db, drawer) + entry.Amount < Money.Zero)
        {
            throw new BusinessRuleException("drawer.short", $"現金箱の現金が {-entry.Amount} 円に足りません。", $"The drawer does not hold {-entry.Amount} yen.");
        }
    }
}
