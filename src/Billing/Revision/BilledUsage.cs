using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Tariffs;
using Billing.Verification;

namespace Billing.Revision;

/// <summary>
/// What a year's standing bills of one service used. Ordinary bills, which ask nothing but the table, are counted; those that rules touch (start, stop, relief, well, settlement) are told apart with
/// what they were charged, since a rule may ask more than usage. Read in one walk, a bill at a time.
/// </summary>
public sealed class BilledUsage
{
    private readonly Dictionary<BilledUnder, Money> _billed = [];
    private readonly List<UsageCell> _cells = [];
    private readonly Dictionary<SpecialKind, (long Bills, Money Charged)> _special = [];

    private BilledUsage(Service service, BillingMonth from, BillingMonth to) => (Service, From, To) = (service, from, to);

    public Service Service { get; }

    /// <summary>First 調定月.</summary>
    public BillingMonth From { get; }

    /// <summary>Last 調定月.</summary>
    public BillingMonth To { get; }

    /// <summary>Ordinary bills.</summary>
    public UsageHistogram Histogram { get; private set; } = UsageHistogram.Of((IEnumerable<UsageCell>)[]);

    /// <summary>What the ordinary bills were charged, by table and tax rate.</summary>
    public IReadOnlyDictionary<BilledUnder, Money> Billed => _billed;

    /// <summary>Bills that are not counted in the histogram, and what they were charged.</summary>
    public IReadOnlyDictionary<SpecialKind, (long Bills, Money Charged)> Special => _special;

    /// <summary>Bills of these months that were taken back, and what they had charged: they and their reversals count nowhere.</summary>
    public (long Bills, Money Charged) Reversed { get; private set; }

    /// <summary>Yen of all standing bills.</summary>
    public Money Charged => _billed.Values.Aggregate(Money.Zero, (sum, yen) => sum + yen) + _special.Values.Aggregate(Money.Zero, (sum, special) => sum + special.Charged);

    /// <param name="now">The rules of today: a bill that they touch is special too; null = those of each bill's own day alone.</param>
    /// <param name="progress">Is told how many bills of how many are done.</param>
    public static BilledUsage Read(IBillingDatabase database, Service service, BillingMonth from, BillingMonth to, ChargeEngine? now = null, Action<long, long>? progress = null, CancellationToken cancel = default)
    {
        using var db = database.NewContext();
        var frozen = RuleBookFreezer.Read(db);
        var usage = new BilledUsage(service, from, to);
        var counts = new Dictionary<(string UseClass, int? Size, int Months, int Dwellings, int CubicMetres, string? Registers), (PricingInput Input, long Count)>();
        foreach (var chunk in StandingParts.Of(database, frozen, ReplayBook.Frozen, ReplayBook.Frozen, from, to, progress))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var part in chunk.Where(part => part.Part.Service == service))
            {
                usage.Add(part, frozen[part.Part.RuleBookId], now, counts);
            }
        }

        usage._cells.AddRange(counts.Values.Select(value => new UsageCell(value.Input, value.Count)));
        usage.Histogram = UsageHistogram.Of(usage._cells);
        usage.Reversed = ReversedOf(db, service, from, to);
        return usage;
    }

    /// <summary>What an ordinary bill asks of the table; null for a special one.</summary>
    internal static PricingInput? Question(StandingPart part, ChargeEngine own, ChargeEngine? now) =>
        own.OrdinaryQuestion(part.Supply.Own) is { } input && (now is null || now.OrdinaryQuestion(part.Supply.Own) is not null) ? input : null;

    private void Add(StandingPart part, ChargeEngine engine, ChargeEngine? now, Dictionary<(string, int?, int, int, int, string?), (PricingInput Input, long Count)> counts)
    {
        var supply = part.Supply.Own;
        if (Question(part, engine, now) is not { } input)
        {
            var kind = SpecialKindOf(part);
            var known = _special.GetValueOrDefault(kind, (0, Money.Zero));
            _special[kind] = (known.Bills + 1, known.Charged + part.Part.Charged);
            return;
        }

        var under = new BilledUnder(engine.Book.TariffFor(supply.Occasion).Id, part.Part.TaxPerMille);
        _billed[under] = _billed.GetValueOrDefault(under, Money.Zero) + part.Part.Charged;
        var key = (input.UseClass, input.MeterSize, input.Months, input.Dwellings, input.Usage[0].CubicMetres.Value, input.Usage.Count == 1 && input.Usage[0].Register is null ? null : Metering.RegisterText.Print(input.Usage));
        counts[key] = counts.TryGetValue(key, out var cell) ? (cell.Input, cell.Count + 1) : (input, 1);
    }

    private static SpecialKind SpecialKindOf(StandingPart part) => BillEvents.Of(part.Bill) switch
    {
        BillEvent.Start => SpecialKind.Start,
        BillEvent.Stop => SpecialKind.Stop,
        BillEvent.StartAndStop => SpecialKind.StartAndStop,
        _ => part.Supply.Own switch
        {
            { Earlier.Count: > 0 } => SpecialKind.Settlement,
            { Facts.Count: > 0 } => SpecialKind.Facts,
            _ => SpecialKind.Rules,
        },
    };

    private static (long Bills, Money Charged) ReversedOf(BillingDbContext db, Service service, BillingMonth from, BillingMonth to)
    {
        var reversed = db.Bills.Where(b => b.Kind == BillKind.Reversal && b.CorrectsId != null).Select(b => b.CorrectsId!.Value);
        var keys = BillWalk.In(db, from, to).Where(bill => reversed.Contains(bill.Id)).Select(bill => (bill.Id * 10) + (byte)service);
        var charged = keys.Join(db.BillParts, key => key, part => part.Id, (_, part) => part.Charged).ToList();
        return (charged.Count, charged.Aggregate(Money.Zero, (sum, yen) => sum + yen));
    }
}

/// <summary>Under which table and rate a bill was charged.</summary>
/// <param name="TariffId">Id of the table.</param>
/// <param name="TaxPerMille">Rate of tax in thousandths.</param>
public readonly record struct BilledUnder(string TariffId, int TaxPerMille);

/// <summary>Why a bill is not a matter of usage and table alone.</summary>
public enum SpecialKind : byte
{
    /// <summary>Use begins in the period.</summary>
    Start = 1,

    /// <summary>Use ends in it.</summary>
    Stop = 2,

    /// <summary>Both.</summary>
    StartAndStop = 3,

    /// <summary>Charged together with earlier periods: estimates settled, a stop joined to the month before.</summary>
    Settlement = 4,

    /// <summary>Reliefs, wells, leaks, declared quantities.</summary>
    Facts = 5,

    /// <summary>Dwellings, mixed uses, several tables or rates of tax.</summary>
    Rules = 6,
}
