using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using NodaTime;

namespace Billing.Tests.Verification;

/// <summary>A town whose bills a test writes one by one, each made by <see cref="BillMaker"/> under the book of the test.</summary>
internal sealed class BilledTown
{
    public static readonly BillingMonth First = new(2026, 4);

    private readonly TestDatabase _test;
    private readonly BillMaker _maker;
    private int _number;

    public BilledTown(TestDatabase test, RuleBook book)
    {
        _test = test;
        SmallTown.Build(test.Database, 6);
        _maker = new BillMaker(new ChargeEngine(book), RuleBookFreezer.Freeze(test.Database, book));
    }

    /// <summary>One month of a contract that has been running: the bill of <paramref name="month"/>.</summary>
    public Bill Month(int contract, BillingMonth month, int cubicMetres, bool sewer = false) =>
        Add(contract, month.First, month.Last, month, cubicMetres, since: new LocalDate(2020, 4, 1), sewer: sewer);

    /// <summary>The days before a stop inside <paramref name="month"/>.</summary>
    public Bill Stop(int contract, BillingMonth month, int cubicMetres, int days = 15, IReadOnlyList<(Service, EarlierCharge)>? earlier = null) =>
        Add(contract, month.First, month.First.PlusDays(days - 1), month, cubicMetres, since: new LocalDate(2020, 4, 1), stops: true, earlier: earlier);

    public Bill Add(
        int contract, LocalDate from, LocalDate to, BillingMonth month, int cubicMetres, LocalDate since, bool stops = false, bool sewer = false, IReadOnlyList<(Service, EarlierCharge)>? earlier = null)
    {
        var number = ++_number;
        var usage = new Usage
        {
            Id = number,
            ContractId = contract,
            ServicePointId = contract,
            PeriodFrom = from,
            PeriodTo = to,
            Months = 1,
            CubicMetres = new CubicMetres(cubicMetres),
            MeterSize = 13,
            UserSince = since,
            Stops = stops,
            Basis = UsageBasis.Metered,
            State = UsageState.Passed,
        };
        var draft = _maker.Make(
            new Billable
            {
                Usage = usage,
                Terms = new ContractTerms { ContractId = contract, From = since, PayerId = contract, WaterUseClass = "一般用", SewerUseClass = "一般用" },
                SewerConnected = sewer,
                UserSince = since,
                Stops = stops,
                Earlier = earlier ?? [],
            },
            month,
            to);
        Write(draft, number, usage);
        return draft.Bill;
    }

    /// <summary>Takes a bill back, as a correction does.</summary>
    public void Reverse(Bill bill)
    {
        using var db = _test.NewContext();
        db.Usages.Single(usage => usage.Id == bill.UsageId).State = UsageState.Superseded;
        db.SaveChanges();
        Write(Reversal(bill), ++_number, null);
    }

    private static DraftBill Reversal(Bill bill) =>
        new(
            new Bill
            {
                ContractId = bill.ContractId,
                UsageId = bill.UsageId,
                DebtorId = bill.DebtorId,
                Kind = BillKind.Reversal,
                Month = bill.Month,
                PeriodFrom = bill.PeriodFrom,
                PeriodTo = bill.PeriodTo,
                UserSince = bill.UserSince,
                FixedOn = bill.FixedOn,
                Total = -bill.Total,
                CorrectsId = bill.Id,
            },
            [],
            []);

    public BookReplayReport Replay(ReplayBooks now, Action<BookDifference>? each = null) => BookReplay.Run(_test.Database, ReplayBook.Frozen, ReplayBook.Of(now.Load()), First, First.Plus(11), each);

    private void Write(DraftBill draft, int number, Usage? usage)
    {
        draft.Number(BillNumber.Of(new FiscalYear(2026), number));
        using var db = _test.NewContext();
        if (usage is not null)
        {
            db.Usages.Add(usage);
        }

        db.Bills.Add(draft.Bill);
        db.BillParts.AddRange(draft.Parts);
        db.BillLines.AddRange(draft.Lines);
        db.SaveChanges();
    }
}
