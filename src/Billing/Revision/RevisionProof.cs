using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using Billing.Verification;

namespace Billing.Revision;

/// <summary>
/// Shows that the histogram says the same as billing: every standing bill of a year is charged one by one under a table, by the engine of the night, and the sum held against the histogram's. Where the
/// table is the one in force it is also held against what was billed, and each difference is told with its cause.
/// </summary>
public static class RevisionProof
{
    /// <param name="tariff">The table: a proposal, or the one in force.</param>
    /// <param name="book">The utility's rules and taxes.</param>
    public static ProofReport Run(IBillingDatabase database, RuleBook book, Tariff tariff, BillingMonth from, BillingMonth to, Action<long, long>? progress = null, CancellationToken cancel = default)
    {
        var service = tariff.Service;

        // One rate on both sides: what a change of tax within the year did is told as a difference from what was billed.
        tariff = tariff with { TaxRate = tariff.TaxRate ?? book.TaxRateOn(to.Last) };
        var engine = new ChargeEngine(book.Under(tariff));
        var usage = BilledUsage.Read(database, service, from, to, engine, progress, cancel);
        using var db = database.NewContext();
        var frozen = RuleBookFreezer.Read(db);
        var one = new OneByOne(engine, frozen);
        foreach (var chunk in StandingParts.Of(database, frozen, ReplayBook.Frozen, ReplayBook.Of(book.Under(tariff)), from, to, progress))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var part in chunk.Where(part => part.Part.Service == service))
            {
                one.Add(part);
            }
        }

        var priced = PricedUsage.Of(tariff, usage.Histogram, 0m);
        return new ProofReport(usage, tariff.Id, usage.Histogram.Bills, priced.Billed(), one.Ordinary, one.OrdinaryBills, one.Special, one.SpecialBills, one.SpecialRefused, one.Differences);
    }

    /// <summary>Sums of bills that were charged one by one.</summary>
    private sealed class OneByOne(ChargeEngine engine, IReadOnlyDictionary<int, ChargeEngine> frozen)
    {
        private readonly Dictionary<BilledUnder, (long Bills, Money Billed, Money Now)> _differences = [];

        public Money Ordinary { get; private set; } = Money.Zero;

        public long OrdinaryBills { get; private set; }

        public Money Special { get; private set; } = Money.Zero;

        public long SpecialBills { get; private set; }

        /// <summary>Special bills that the table's rules refuse to charge.</summary>
        public long SpecialRefused { get; private set; }

        /// <summary>Ordinary bills that this table charges otherwise than they were charged, by the table and rate that they were charged under.</summary>
        public IReadOnlyDictionary<BilledUnder, (long Bills, Money Billed, Money Now)> Differences => _differences;

        public void Add(StandingPart part)
        {
            var own = frozen[part.Part.RuleBookId];
            var outcome = part.Supply.Price(engine);
            if (BilledUsage.Question(part, own, engine) is null)
            {
                SpecialBills++;
                SpecialRefused += outcome.Charge is null ? 1 : 0;
                Special += outcome.Charge?.Charged ?? Money.Zero;
                return;
            }

            var charge = outcome.Charge ?? throw outcome.Refusal!;
            OrdinaryBills++;
            Ordinary += charge.Charged;
            if (charge.Charged != part.Part.Charged)
            {
                var under = new BilledUnder(own.Book.TariffFor(part.Supply.Own.Occasion).Id, part.Part.TaxPerMille);
                var known = _differences.GetValueOrDefault(under, (0, Money.Zero, Money.Zero));
                _differences[under] = (known.Bills + 1, known.Billed + part.Part.Charged, known.Now + charge.Charged);
            }
        }
    }
}

/// <summary>A histogram held against billing.</summary>
/// <param name="Usage">What was read.</param>
/// <param name="TariffId">The table.</param>
/// <param name="HistogramBills">Ordinary bills in the histogram.</param>
/// <param name="HistogramYen">What the histogram says that they are charged.</param>
/// <param name="Ordinary">The same bills charged one by one.</param>
/// <param name="OrdinaryBills">How many they were.</param>
/// <param name="Special">Special bills charged one by one.</param>
/// <param name="SpecialBills">How many they were.</param>
/// <param name="SpecialRefused">Of these, how many the table's rules refuse to charge.</param>
/// <param name="Differences">Ordinary bills that were charged otherwise than this table charges them, by the table and rate they were charged under.</param>
public sealed record ProofReport(
    BilledUsage Usage,
    string TariffId,
    long HistogramBills,
    Money HistogramYen,
    Money Ordinary,
    long OrdinaryBills,
    Money Special,
    long SpecialBills,
    long SpecialRefused,
    IReadOnlyDictionary<BilledUnder, (long Bills, Money Billed, Money Now)> Differences)
{
    /// <summary>Whether the histogram gives every yen that billing one by one gives.</summary>
    public bool Holds => HistogramYen == Ordinary && HistogramBills == OrdinaryBills;

    /// <summary>What was billed for the ordinary bills, less what this table charges: 0 for the table in force through the whole time.</summary>
    public Money OffBilled => Usage.Billed.Values.Aggregate(Money.Zero, (sum, yen) => sum + yen) - Ordinary;
}
