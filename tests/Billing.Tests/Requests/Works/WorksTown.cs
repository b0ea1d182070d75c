using Billing.Collection;
using Billing.Db;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Requests;
using Billing.Requests.Contractors;
using Billing.Requests.Works;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Tests.Requests.Works;

/// <summary>A small town with a contractor for both services, and the persons who work on an application for works.</summary>
internal sealed class WorksTown : IDisposable
{
    public static readonly LocalDate Day = new(2026, 9, 20);

    /// <summary>A new house with water and sewer.</summary>
    public static readonly (string Field, string Text)[] NewHouse =
    [
        ("services", "both"), ("kind", "new"), ("town", "青葉町"), ("address", "青葉町99番地"), ("size", "20"), ("building", "専用住宅"), ("contractor", "0001"), ("startOn", "2026-09-28"),
        ("endOn", "2026-10-10"), ("name", "𠮷田 花子"), ("kana", "よしだ はなこ"), ("paper-application", "yes"), ("paper-drawing", "yes"), ("paper-map", "yes"),
    ];

    public WorksTown(string provider)
    {
        Test = TestDatabase.Create(provider);
        SmallTown.Build(Test.Database, 3);
        using var db = Test.NewContext();
        foreach (var service in new[] { Service.Water, Service.Sewer })
        {
            db.Contractors.Add(new Contractor { Number = "0001", Service = service, CustomerId = 3, Engineer = "水野 一郎", EngineerLicence = "第123号", From = new LocalDate(2022, 4, 1), To = new LocalDate(2027, 3, 31) });
        }

        db.SaveChanges();
    }

    public TestDatabase Test { get; }

    public OfficeAtWork Clerk(LocalDate? day = null, string role = Roles.Clerk) => new(Test, BillingConfiguration.FindRuleBook("demo"), day ?? Day, role);

    public OfficeAtWork Works(LocalDate? day = null) => Clerk(day, Roles.Works);

    /// <summary>Takes an application to a state by the shortest way; nothing fails on it.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> UpTo(string state, params (string Field, string Text)[] form)
    {
        var number = (await Clerk().Open(RequestKind.Works, null, null, Triggers.Receive, form.Length == 0 ? NewHouse : form)).Number;
        (string State, Func<Task> Step)[] way =
        [
            (WorksMachine.Reviewed, () => Works().Fire(number, WorksMachine.Approve)),
            (WorksMachine.FeeFixed, () => Clerk().Fire(number, WorksMachine.FixFee)),
            (WorksMachine.Paid, async () => { await Pay(number, Day); await Clerk().Fire(number, WorksMachine.NotePaid); }),
            (WorksMachine.Permitted, () => Works(Day.PlusDays(5)).Fire(number, WorksMachine.Permit, ("on", "2026-09-25"), ("route", "001"))),
            (WorksMachine.Working, () => Clerk(Day.PlusDays(8)).Fire(number, WorksMachine.Begin, ("on", "2026-09-28"))),
            (WorksMachine.Completed, () => Clerk(Day.PlusDays(16)).Fire(number, WorksMachine.ReportCompletion, ("on", "2026-10-05"))),
            (WorksMachine.Inspected, () => Works(Day.PlusDays(18)).Fire(number, WorksMachine.Pass, ("on", "2026-10-08"))),
        ];
        foreach (var (reached, step) in way)
        {
            if (await State(number) == state)
            {
                return number;
            }

            await step();
            Xunit.Assert.Equal(reached, await State(number));
        }

        return number;
    }

    public async Task<string> State(string number)
    {
        await using var db = Test.NewContext();
        return await db.Requests.Where(r => r.Number == number).Select(r => r.State).SingleAsync();
    }

    /// <summary>Pays all that the request was charged, at the counter.</summary>
    public async Task Pay(string number, LocalDate day)
    {
        await using var db = Test.NewContext();
        var request = await db.Requests.SingleAsync(r => r.Number == number);
        var effects = await db.RequestEffects.Where(e => e.RequestId == request.Id).ToListAsync();
        var owed = RequestFees.Standing(effects).Select(fee => new Chosen(fee.ClaimId, Balances.Owed(db, fee.ClaimId))).Where(c => c.Amount > Money.Zero).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync();
        CounterReceipts.Take(db, request.CustomerId!.Value, owed, new Money(owed.Sum(c => c.Amount.Yen)), day, "mado");
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public void Dispose() => Test.Dispose();
}
