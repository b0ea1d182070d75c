using System.Globalization;
using Billing.Contacts;
using Billing.Db;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Privacy;
using Billing.Requests;
using NodaTime;

namespace Billing.Benchmarks;

/// <summary>
/// What years at the counter leave behind, so that its lists are not measured empty. Per 1,000 contracts: 300 requests of three steps, 300 contacts, 300 orders for the field and 2,000 entries in the
/// record of looks; of the requests and contacts one in a hundred is still open. How many a city has nobody publishes: our choice.
/// </summary>
internal static class CounterPast
{
    private const int OneIn = 100;
    private static readonly LocalDate Today = new(2026, 11, 22);
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);
    private static readonly string[] Desks = ["料金係", "給水係", "下水道係", "収納係"];
    private static readonly RequestKind[] Kinds = [RequestKind.Stop, RequestKind.Start, RequestKind.Rename, RequestKind.ChangeOfPayer, RequestKind.PaymentMethod, RequestKind.WellWater];

    public static void Write(BillingDatabase database, int accounts)
    {
        using (var db = database.NewContext())
        {
            if (db.Requests.Any())
            {
                return;
            }

            var many = accounts * 3L / 10;
            var contracts = db.Contracts.OrderBy(c => c.Id).Select(c => new Subject(c.Id, c.ServicePointId, c.UserId)).Take((int)Math.Min(many, int.MaxValue)).ToList();
            Write(database, db, Up(many).Select(i => Request(i, contracts[(int)(i * 7919 % contracts.Count)])));
            Write(database, db, Up(many * 3).Select(Step));
            Write(database, db, Up(many).Select(i => Contact(i, contracts[(int)(i * 6007 % contracts.Count)])));
            Write(database, db, Up(many).Select(i => Order(i, contracts[(int)(i * 4001 % contracts.Count)])));
            Write(database, db, Up(accounts * 2L).Select(i => Look(i, accounts * 2L, contracts[(int)(i * 3001 % contracts.Count)])));
        }

        database.ContinueKeys();
    }

    private static void Write<T>(BillingDatabase database, BillingDbContext db, IEnumerable<T> rows)
        where T : class
    {
        foreach (var some in rows.Chunk(50_000))
        {
            using var transaction = db.Database.BeginTransaction();
            database.BulkWrite(db, some);
            transaction.Commit();
        }
    }

    private static IEnumerable<long> Up(long to)
    {
        for (var i = 1L; i <= to; i++)
        {
            yield return i;
        }
    }

    private static bool IsOpen(long i) => i % OneIn == 0;

    /// <summary>Five years back to today.</summary>
    private static LocalDate Day(long i) => Today.PlusDays(-(int)(i * 31 % 1826));

    private static RequestKind KindOf(long request) => Kinds[(int)(request % Kinds.Length)];

    private static Request Request(long i, Subject about) => new()
    {
        Id = i,
        Number = string.Create(CultureInfo.InvariantCulture, $"2025-{i:000000}"),
        Kind = KindOf(i),
        State = IsOpen(i) ? CounterMachine.Received : CounterMachine.Done,
        IsClosed = !IsOpen(i),
        ContractId = about.Contract,
        ServicePointId = about.Place,
        CustomerId = about.User,
        ReceivedOn = Day(i),
        Channel = RequestChannel.Counter,
        DueOn = IsOpen(i) ? Today.PlusDays((int)(i / OneIn % 30)) : Day(i).PlusDays(7),
        Desk = IsOpen(i) ? Desks[i / OneIn % Desks.Length] : null,
        ReceivedBy = Roles.Clerk,
        ClosedOn = IsOpen(i) ? null : Day(i).PlusDays(1),
        Form = "{}",
    };

    private static RequestStep Step(long i) => new()
    {
        Id = i,
        RequestId = ((i - 1) / 3) + 1,
        Kind = KindOf(((i - 1) / 3) + 1),
        At = Day((i - 1) / 3).AtMidnight().InUtc().ToInstant(),
        Person = Roles.Clerk,
        Trigger = "receive",
        FromState = i % 3 == 1 ? CounterMachine.New : CounterMachine.Received,
        ToState = i % 3 == 0 ? CounterMachine.Done : CounterMachine.Received,
        Form = "{}",
    };

    private static Contact Contact(long i, Subject about) => new()
    {
        Id = i,
        ContractId = about.Contract,
        CustomerId = about.User,
        On = Day(i),
        EnteredAt = Day(i).AtMidnight().InUtc().ToInstant(),
        Channel = ContactChannel.Telephone,
        Topic = ContactTopic.Charge,
        Text = "料金の内訳について説明した。",
        EnteredBy = Roles.Clerk,
        DueOn = IsOpen(i) ? Today.PlusDays((int)(i / OneIn % 30)) : null,
        DueWith = IsOpen(i) ? Desks[i / OneIn % Desks.Length] : null,
    };

    /// <summary>300 are open for today, as many for each of the days that follow, the others are done.</summary>
    private static FieldOrder Order(long i, Subject about) => new()
    {
        Id = i,
        Task = i % 2 == 0 ? FieldTask.OpenTap : FieldTask.CloseTap,
        ServicePointId = about.Place,
        ContractId = about.Contract,
        DueOn = i <= 4200 ? Today.PlusDays((int)((i - 1) / 300)) : Day(i),
        State = i <= 4200 ? FieldOrderState.Open : FieldOrderState.Done,
        DoneOn = i <= 4200 ? null : Day(i),
        DoneBy = i <= 4200 ? null : Roles.Works,
    };

    /// <summary>Sixty days of looks, the latest a minute ago.</summary>
    private static AccessEntry Look(long i, long many, Subject about) => new()
    {
        Id = i,
        At = Now - Duration.FromMinutes(1 + ((many - i) * 86_400 / many)),
        Who = i % 10 == 0 ? Roles.SeniorClerk : Roles.Clerk,
        Kind = i % 5000 == 0 ? AccessKind.Asked : AccessKind.Viewed,
        CustomerId = about.User,
        ContractId = about.Contract,
        What = "/Residents/Show",
    };

    private readonly record struct Subject(long Contract, long Place, long User);
}
