using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Collection;

/// <summary>現金箱の開始・締め・入金: opens, counts and closes drawers; what moves their cash is put in by <see cref="DrawerCash"/> in the transaction that books it.</summary>
public sealed class CashDrawers(IBillingDatabase database)
{
    /// <summary>Opens a drawer with a counted float.</summary>
    /// <exception cref="BusinessRuleException"><c>drawer.window</c>, <c>drawer.count</c>, <c>drawer.open-already</c>, <c>drawer.window-taken</c>.</exception>
    public CashDrawer Open(string? window, CashCount count, LocalDate today, Instant now, string clerk)
    {
        count.Refuse();
        if (string.IsNullOrWhiteSpace(window) || window.Trim().Length > 20)
        {
            throw new BusinessRuleException("drawer.window", "窓口の名称を20字以内で入力してください。", "Enter the name of the window, in at most 20 letters.");
        }

        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var at = window.Trim();
        if (db.CashDrawers.AsNoTracking().FirstOrDefault(d => d.State != DrawerState.Closed && (d.Clerk == clerk || d.Window == at)) is { } other)
        {
            throw other.Clerk == clerk
                ? new BusinessRuleException("drawer.open-already", $"{other.Day:uuuu-MM-dd} {other.Window} の現金箱がまだ締められていません。先に締めてください。", $"Your drawer of {other.Day:uuuu-MM-dd}, {other.Window}, is not closed yet. Close it first.")
                : new BusinessRuleException("drawer.window-taken", $"窓口 {at} の現金箱は {other.Clerk} が開いています。", $"The drawer of window {at} is open under {other.Clerk}.");
        }

        var drawer = new CashDrawer { Window = at, Clerk = clerk, Day = today, OpenedAt = now, StartingFloat = count.Total, State = DrawerState.Open };
        db.CashDrawers.Add(drawer);
        db.SaveChanges();
        db.CashPieces.AddRange(count.Rows(drawer.Id, 0));
        db.SaveChanges();
        transaction.Commit();
        return drawer;
    }

    /// <summary>Counts a drawer for closing. Without a difference it is closed; with one it waits for a second person, and may be counted again meanwhile.</summary>
    /// <param name="reason">過不足の理由; needed where there is a difference.</param>
    /// <exception cref="BusinessRuleException"><c>drawer.unknown</c>, <c>drawer.other-clerk</c>, <c>drawer.closed</c>, <c>drawer.count</c>, <c>drawer.reason</c>.</exception>
    public CashDrawer Count(long drawerId, CashCount count, string? reason, Instant now, string clerk) => Act(drawerId, (db, drawer) =>
    {
        count.Refuse();
        if (drawer.Clerk != clerk)
        {
            throw new BusinessRuleException("drawer.other-clerk", $"この現金箱は {drawer.Clerk} のものです。本人が数えてください。", $"It is the drawer of {drawer.Clerk}, who has to count it.");
        }

        var expected = DrawerCash.Expected(db, drawer);
        var difference = count.Total - expected;
        if (difference != Money.Zero && (string.IsNullOrWhiteSpace(reason) || reason.Length > 400))
        {
            throw new BusinessRuleException(
                "drawer.reason",
                $"あるべき額 {expected} 円に対し有高は {count.Total} 円で、{difference} 円の過不足があります。数え直すか、理由を400字以内で入力してください。",
                $"{count.Total} yen were counted where {expected} should be, a difference of {difference}. Count again, or say why in at most 400 letters.");
        }

        (drawer.Counts, drawer.ExpectedYen, drawer.CountedYen) = (drawer.Counts + 1, expected.Yen, count.Total.Yen);
        drawer.Reason = difference == Money.Zero ? null : reason!.Trim();
        drawer.State = difference == Money.Zero ? DrawerState.Closed : DrawerState.Differs;
        drawer.ClosedAt = difference == Money.Zero ? now : null;
        db.CashPieces.AddRange(count.Rows(drawer.Id, drawer.Counts));
    });

    /// <summary>A second person agrees to a difference: the drawer is closed, and the books take it.</summary>
    /// <exception cref="BusinessRuleException"><c>drawer.unknown</c>, <c>drawer.closed</c>, <c>drawer.not-counted</c>, <c>drawer.same-person</c>.</exception>
    public CashDrawer Agree(long drawerId, LocalDate today, Instant now, string person) => Act(drawerId, (db, drawer) =>
    {
        if (drawer.State != DrawerState.Differs)
        {
            throw new BusinessRuleException("drawer.not-counted", "過不足の確認を待つ現金箱ではありません。", "It waits for no second person.");
        }

        if (drawer.Clerk == person)
        {
            throw new BusinessRuleException("drawer.same-person", "担当本人は過不足を確認できません。別の職員が確認してください。", "The clerk cannot agree to their own difference: another person must.");
        }

        (drawer.State, drawer.ClosedAt, drawer.SecondPerson) = (DrawerState.Closed, now, person);
        db.Transfers.Add(Posting.CashDifference(drawer.Id, drawer.Difference!.Value, today));
    });

    /// <summary>入金: hands cash of a closed drawer to the bank; the rest is the next float.</summary>
    /// <exception cref="BusinessRuleException"><c>drawer.unknown</c>, <c>drawer.not-closed</c>, <c>drawer.deposited</c>, <c>drawer.deposit</c>, <c>drawer.slip</c>.</exception>
    public CashDeposit Deposit(long drawerId, Money amount, string? slip, LocalDate today, string person)
    {
        using var db = database.NewContext();
        var drawer = db.CashDrawers.AsNoTracking().SingleOrDefault(d => d.Id == drawerId) ?? throw Unknown();
        if (drawer.State != DrawerState.Closed)
        {
            throw new BusinessRuleException("drawer.not-closed", "締めてから入金してください。", "Close the drawer first.");
        }

        if (db.CashDeposits.Any(d => d.DrawerId == drawerId))
        {
            throw new BusinessRuleException("drawer.deposited", "この現金箱は入金済みです。", "Its cash has been handed over already.");
        }

        if (amount < Money.Zero || amount > drawer.Counted)
        {
            throw new BusinessRuleException("drawer.deposit", $"入金できるのは0円から有高 {drawer.Counted} 円までです。", $"From 0 to the {drawer.Counted} yen counted can be handed over.");
        }

        if (string.IsNullOrWhiteSpace(slip) || slip.Trim().Length > 40)
        {
            throw new BusinessRuleException("drawer.slip", "入金票の番号を40字以内で入力してください。", "Enter the number of the bank's slip, in at most 40 letters.");
        }

        var deposit = new CashDeposit { DrawerId = drawerId, Amount = amount, On = today, Slip = slip.Trim(), By = person };
        db.CashDeposits.Add(deposit);
        db.SaveChanges();
        return deposit;
    }

    private CashDrawer Act(long drawerId, Action<BillingDbContext, CashDrawer> act)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var drawer = db.CashDrawers.SingleOrDefault(d => d.Id == drawerId) ?? throw Unknown();
        if (drawer.State == DrawerState.Closed)
        {
            throw new BusinessRuleException("drawer.closed", "この現金箱は締められています。", "That drawer is closed.");
        }

        act(db, drawer);
        drawer.Version++;
        DrawerCash.Save(db);
        transaction.Commit();
        return drawer;
    }

    private static BusinessRuleException Unknown() => new("drawer.unknown", "その現金箱はありません。", "There is no such drawer.");
}
