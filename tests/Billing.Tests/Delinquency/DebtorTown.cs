using Billing.Bills;
using Billing.Collection;
using Billing.Contacts;
using Billing.Delinquency;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Delinquency;

/// <summary>A small town whose bills nobody pays, and an office that works its arrears day by day. Contract 2 uses 12 m³ a month and drains; contract 1 does not.</summary>
internal sealed class DebtorTown : IDisposable
{
    private static readonly HashSet<string> Rights = [Roles.Collection];

    private readonly TestDatabase _test;

    private DebtorTown(TestDatabase test, RuleBook book) => (_test, Book) = (test, book);

    public RuleBook Book { get; }

    public TestDatabase Test => _test;

    public CaseDesk Desk => new(_test.Database, Book);

    public Worklist Worklist => new(_test.Database, Book);

    /// <summary>Bills of months from September 2026; due on the last day of the month after, 2 November for September.</summary>
    public static DebtorTown Create(string provider, RuleBook book, int points = 1, int months = 1)
    {
        var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, points, months);
        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, book, SystemClock.Instance).Run(night);
        }

        return new DebtorTown(test, book);
    }

    public static Officer Officer(LocalDate today, string person = "suzuki", string? second = null) => new(person, Rights, today, today.AtMidnight().InUtc().ToInstant(), second);

    public DunningDay Run(LocalDate day) => new DunningRun(_test.Database, Book).Run(day, day.AtMidnight().InUtc().ToInstant(), "run");

    /// <summary>Moves the clock from day to day; whatever is on the worklist of a person is confirmed on its day.</summary>
    /// <returns>Every step of the schedule with its day, of one debtor and service.</returns>
    public List<(LocalDate On, string Name)> WalkTo(LocalDate first, LocalDate last, bool confirm = true, long debtor = 1, Service service = Service.Water)
    {
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            Run(day);
            if (confirm)
            {
                ConfirmAll(day);
            }
        }

        return Steps(debtor, service).Where(s => s.Name is not null).Select(s => (s.On, s.Name!)).ToList();
    }

    /// <summary>Confirms what waits, the second person where one is needed.</summary>
    public void ConfirmAll(LocalDate day)
    {
        foreach (var person in (string[])["suzuki", "tanaka"])
        {
            List<long> items;
            using (var db = _test.NewContext())
            {
                items = db.WorklistItems.Where(i => (i.State == WorklistState.Open || i.State == WorklistState.Asked) && i.Act != null).Select(i => i.Id).ToList();
            }

            Worklist.Confirm(items, Officer(day, person));
        }
    }

    public List<DunningStep> Steps(long debtor = 1, Service service = Service.Water)
    {
        using var db = _test.NewContext();
        return (from s in db.DunningSteps.AsNoTracking() join c in db.DunningCases on s.CaseId equals c.Id where c.DebtorId == debtor && c.Service == service orderby s.Id select s).ToList();
    }

    public DunningCase Case(long debtor = 1, Service service = Service.Water)
    {
        using var db = _test.NewContext();
        return db.DunningCases.AsNoTracking().Where(c => c.DebtorId == debtor && c.Service == service).OrderBy(c => c.Id).Last();
    }

    public CaseFile File(LocalDate today, long debtor = 1, Service service = Service.Water)
    {
        using var db = _test.NewContext();
        return new CaseReader(db, Book, today).Read(Case(debtor, service).Id)!;
    }

    /// <summary>Cash for what is owed past due, oldest first; null = all of it.</summary>
    public Payment Pay(LocalDate on, Money? amount = null, long debtor = 1, Service service = Service.Water)
    {
        using var db = _test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var owed = OwedClaim.OfDebtor(db, debtor).Where(c => c.Claim.Service == service).ToList();
        var (left, chosen) = (amount ?? new Money(owed.Sum(c => c.Owed.Yen)), new List<Chosen>());
        foreach (var claim in owed.Where(_ => left > Money.Zero))
        {
            chosen.Add(new Chosen(claim.Claim.Id, claim.Owed < left ? claim.Owed : left));
            left -= chosen[^1].Amount;
        }

        var payment = CounterReceipts.Take(db, debtor, chosen, new Money(chosen.Sum(c => c.Amount.Yen)), on, "mado");
        transaction.Commit();
        return payment;
    }

    /// <summary>The field carries out the stop.</summary>
    public async Task CarryOut(LocalDate on, FieldTask task)
    {
        await using var db = _test.NewContext();
        foreach (var id in db.FieldOrders.Where(o => o.Task == task && o.State == FieldOrderState.Open).Select(o => o.Id).ToList())
        {
            await new FieldReports(db).Done(id, new FieldResult(on, "genba", null, []), "genba", on);
        }
    }

    public List<FieldOrder> Orders()
    {
        using var db = _test.NewContext();
        return db.FieldOrders.AsNoTracking().OrderBy(o => o.Id).ToList();
    }

    public List<IssuedDocument> Letters(long contract = 1)
    {
        using var db = _test.NewContext();
        return db.IssuedDocuments.AsNoTracking().Where(d => d.ContractId == contract).OrderBy(d => d.Id).ToList();
    }

    public List<Bill> Fees()
    {
        using var db = _test.NewContext();
        return db.Bills.AsNoTracking().Where(b => b.Kind == BillKind.Occasional).OrderBy(b => b.Id).ToList();
    }

    public void AssertBooks() => Assert.Empty(BooksCheck.Run(_test.Database).Breaches);

    public void Dispose() => _test.Dispose();
}
