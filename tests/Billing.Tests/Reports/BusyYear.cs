using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.Testing;
using Billing.Tests.Ledger;
using NodaTime;

namespace Billing.Tests.Reports;

/// <summary>The small town over the turn of a fiscal year, with everything that moves money drawn by chance: part payments, payments taken back, corrections of this year and the last, set-offs, refunds, write-offs.</summary>
internal sealed class BusyYear(TestDatabase test, int seed)
{
    public const int Points = 12;

    private readonly Random _random = new(seed);

    /// <summary>First day of anything, and the last.</summary>
    public static (LocalDate First, LocalDate Last) Days { get; } = (new(2026, 2, 1), new(2026, 6, 30));

    /// <summary>Bills four months from February on and lets things happen in May and June.</summary>
    public void Happen(CancellationToken stop)
    {
        var town = SmallTown.Build(test.Database, Points, months: 4, first: new BillingMonth(2026, 2));
        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(night, cancel: stop);
            Do(6, () => Pay(night.PlusDays(_random.Next(1, 12))));
        }

        for (var day = new LocalDate(2026, 5, 20); day <= Days.Last; day = day.PlusDays(2))
        {
            switch (_random.Next(6))
            {
                case 0:
                    Correct(day);
                    break;
                case 1:
                    Cancel(day);
                    break;
                case 2:
                    Use(day);
                    break;
                case 3:
                    WriteOff(day);
                    break;
                default:
                    Pay(day);
                    break;
            }
        }

        // Whatever chance chose, each happens once.
        Correct(Days.Last);
        Cancel(Days.Last);
        Use(Days.Last);
        WriteOff(Days.Last);
    }

    private static void Do(int times, Action act)
    {
        for (var i = 0; i < times; i++)
        {
            act();
        }
    }

    /// <summary>All that a contract owes, or part of it.</summary>
    private Payment? Pay(LocalDate day) => In(db =>
    {
        var owed = OwedClaim.OfContract(db, _random.Next(1, Points + 1));
        if (owed.Count == 0)
        {
            return null;
        }

        var all = owed.Sum(c => c.Owed.Yen);
        var amount = new Money(_random.Next(3) == 0 ? _random.NextInt64(1, all + 1) : all);
        return CounterReceipts.Take(db, owed[0].Claim.DebtorId, Shares(owed, amount), amount, day, "mado");
    });

    /// <summary>An amount over what is owed, in its order.</summary>
    private static List<Chosen> Shares(IReadOnlyList<OwedClaim> owed, Money amount)
    {
        var shares = new List<Chosen>();
        foreach (var claim in owed.TakeWhile(_ => amount > Money.Zero))
        {
            var share = claim.Owed < amount ? claim.Owed : amount;
            shares.Add(new Chosen(claim.Claim.Id, share));
            amount -= share;
        }

        return shares;
    }

    private void Cancel(LocalDate day)
    {
        if (Pay(day) is { } payment)
        {
            In(db => CounterReceipts.Cancel(db, payment.Id, "誤入力", "mado", day));
        }
    }

    /// <summary>Another value for the first reading of a contract: a bill of the year that is closed, and the ones after it.</summary>
    private void Correct(LocalDate day)
    {
        var point = _random.Next(1, Points + 1);
        var month = _random.Next(0, 4);
        using var db = test.NewContext();
        var bill = db.Bills.Where(b => b.ContractId == point && b.Kind != Billing.Bills.BillKind.Reversal).OrderBy(b => b.PeriodTo).ThenByDescending(b => b.Id).AsEnumerable().DistinctBy(b => b.PeriodTo).ElementAt(month);
        var right = 100 + (SmallTown.Uses(point) * (month + 1)) - _random.Next(1, 9);
        try
        {
            new BillCorrection(test.Database, SmallTown.Book).Correct(bill.Id, right, "読み誤り", "sato", day);
        }
        catch (BusinessRuleException)
        {
            // Read to the same value before, or corrected already.
        }
    }

    /// <summary>A credit settles what the payer owes for the same service, or is paid out in part.</summary>
    private void Use(LocalDate day) => In(db =>
    {
        var credit = db.Claims.ToList().Find(c => Balances.Credit(db, c.Id) > Money.Zero);
        if (credit is null)
        {
            return;
        }

        var has = Balances.Credit(db, credit.Id);
        var owed = db.Claims.Where(c => c.DebtorId == credit.DebtorId && c.Service == credit.Service && c.Id != credit.Id).ToList().Find(c => Balances.Owed(db, c.Id) > Money.Zero);
        if (owed is not null && _random.Next(2) == 0)
        {
            Credits.SetOff(db, credit.Id, owed.Id, new Money(Math.Min(has.Yen, Balances.Owed(db, owed.Id).Yen)), Clerks.By(day));
        }
        else
        {
            Refunds.Refund(db, credit.Id, new Money((has.Yen + 1) / 2), Clerks.By(day));
        }
    });

    private void WriteOff(LocalDate day) => In(db =>
    {
        var lost = db.Claims.ToList().Where(c => Balances.Owed(db, c.Id) > Money.Zero).Skip(_random.Next(5)).FirstOrDefault();
        if (lost is not null)
        {
            db.Transfers.Add(Posting.WriteOff(lost, Balances.Owed(db, lost.Id), day));
            db.SaveChanges();
        }
    });

    private void In(Action<BillingDbContext> act) => In(db =>
    {
        act(db);
        return 0;
    });

    private T In<T>(Func<BillingDbContext, T> act)
    {
        using var db = test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var made = act(db);
        transaction.Commit();
        return made;
    }
}
