using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.RuleBooks;
using Billing.Tariffs;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>
/// Charges of the periods just before a usage that a rule may settle together with it: the estimates that its reading settles, and the period before a stop.
/// Only usages that settle or stop are looked at, and only where a rule of the book asks.
/// </summary>
internal sealed class EarlierCharges
{
    /// <summary>Bills whose numbers lie closer than this are read as one range.</summary>
    private const long Near = 1_000;

    private readonly Dictionary<long, List<Usage>> _before = [];
    private readonly Dictionary<long, List<Earlier>> _charges = [];

    private EarlierCharges()
    {
    }

    /// <summary>Whether a rule asks for what came before.</summary>
    public static bool IsAskedBy(Rule rule) => rule is StopJoinsMonthBeforeRule or SettlementRule { Method: SettlementMethod.Reprice };

    /// <summary>Reads what the <paramref name="usages"/> need under the <paramref name="rules"/> of a book, or of several.</summary>
    /// <param name="unwritten">Usages of the same contracts that are to be billed just before, and their bills; empty where all are stored.</param>
    public static EarlierCharges Read(BillingDbContext db, List<Usage> usages, IReadOnlyList<Rule> rules, IReadOnlyList<(Usage Usage, DraftBill Bill)>? unwritten = null)
    {
        var read = new EarlierCharges();
        var joins = rules.OfType<StopJoinsMonthBeforeRule>().ToList();
        var reprices = rules.OfType<SettlementRule>().Where(rule => rule.Method == SettlementMethod.Reprice).ToList();
        var asking = usages.FindAll(u =>
            (u.Basis == UsageBasis.Settled && reprices.Exists(rule => rule.From <= u.PeriodTo))
            || (u.Stops && u.PeriodFrom > u.UserSince && joins.Exists(rule => rule.From <= u.PeriodTo)));
        if (asking.Count > 0)
        {
            read.ReadUsages(db, asking, unwritten ?? []);
            read.ReadBills(db, asking, (unwritten ?? []).Select(of => of.Usage.Id).ToHashSet());
            foreach (var (usage, draft) in unwritten ?? [])
            {
                read.AddParts(draft.Bill, draft.Parts, draft.LinesOf, usage.Basis == UsageBasis.Estimated);
            }
        }

        return read;
    }

    /// <summary>Oldest first; empty where nothing is to be settled.</summary>
    public IReadOnlyList<(Service Service, EarlierCharge Charge)> Of(Usage usage) => [.. With(usage).Select(earlier => (earlier.Service, earlier.Charge))];

    /// <summary>The same with the supply behind each charge.</summary>
    public IEnumerable<Earlier> With(Usage usage) => _before.TryGetValue(usage.Id, out var before) ? before.SelectMany(u => _charges.GetValueOrDefault(u.Id, [])) : [];

    private void ReadUsages(BillingDbContext db, List<Usage> asking, IReadOnlyList<(Usage Usage, DraftBill Bill)> unwritten)
    {
        var (first, last) = (asking.Min(u => u.PeriodFrom).PlusMonths(-14), asking.Max(u => u.PeriodFrom));
        var past = new Grouped<Usage>(
            [.. unwritten.Select(of => of.Usage).Concat(new DenseKeys(asking.Select(u => u.ContractId)).In(db.Usages.AsNoTracking(), u => u.ContractId)
                .Where(u => u.PeriodTo >= first && u.PeriodTo < last && u.State != UsageState.Superseded && u.State != UsageState.SetAside)
                .Select(u => new Usage { Id = u.Id, ContractId = u.ContractId, PeriodFrom = u.PeriodFrom, PeriodTo = u.PeriodTo, Basis = u.Basis })).DistinctBy(u => u.Id)],
            u => u.ContractId,
            (a, b) => a.PeriodTo.CompareTo(b.PeriodTo));
        foreach (var usage in asking)
        {
            _before[usage.Id] = Before(usage, past[usage.ContractId]);
        }
    }

    /// <summary>The estimates since the last real value, and where use ends the period before. What a correction is about, and later periods, are not before it.</summary>
    private static List<Usage> Before(Usage usage, ArraySegment<Usage> past)
    {
        var before = new List<Usage>();
        for (var i = past.Count - 1; i >= 0; i--)
        {
            if (past[i].PeriodTo >= usage.PeriodFrom)
            {
                continue;
            }

            var settled = usage.Basis == UsageBasis.Settled && past[i].Basis == UsageBasis.Estimated;
            var joined = usage.Stops && before.Count == 0 && past[i].PeriodTo == usage.PeriodFrom.PlusDays(-1);
            if (settled || joined)
            {
                before.Insert(0, past[i]);
            }

            if (!settled)
            {
                break;
            }
        }

        return before;
    }

    /// <param name="instead">Usages whose bills are to be replaced: what stands of them does not count.</param>
    private void ReadBills(BillingDbContext db, List<Usage> asking, HashSet<long> instead)
    {
        var usages = _before.Values.SelectMany(before => before).DistinctBy(u => u.Id).ToDictionary(u => u.Id);
        if (usages.Count == 0)
        {
            return;
        }

        var (first, last) = (usages.Values.Min(u => u.PeriodTo), usages.Values.Max(u => u.PeriodTo));
        var bills = new DenseKeys(asking.Select(u => u.ContractId)).In(db.Bills.AsNoTracking(), b => b.ContractId)
            .Where(b => b.PeriodTo >= first && b.PeriodTo <= last).ToList();
        var reversed = bills.Where(b => b.Kind == BillKind.Reversal).Select(b => b.CorrectsId).ToHashSet();
        var standing = bills.Where(b => b.Kind != BillKind.Reversal && !reversed.Contains(b.Id) && usages.ContainsKey(b.UsageId) && !instead.Contains(b.UsageId)).OrderBy(b => b.Id).ToList();
        foreach (var (from, to) in Ranges(standing))
        {
            var parts = db.BillParts.AsNoTracking().Where(p => p.Id >= from * 10 && p.Id <= (to * 10) + 9).ToLookup(p => p.BillId);
            var lines = db.BillLines.AsNoTracking().Where(l => l.Id >= from * 1_000 && l.Id <= (to * 1_000) + 999).ToLookup(l => l.PartId);
            foreach (var bill in standing.Where(b => from <= b.Id && b.Id <= to))
            {
                AddParts(bill, parts[bill.Id], service => [.. lines[BillNumber.Part(bill.Id, service)]], usages[bill.UsageId].Basis == UsageBasis.Estimated);
            }
        }
    }

    private void AddParts(Bill bill, IEnumerable<BillPart> parts, Func<Service, IReadOnlyList<BillLine>> linesOf, bool provisional)
    {
        foreach (var part in parts)
        {
            Add(bill, part, [.. linesOf(part.Service)], provisional);
        }
    }

    private void Add(Bill bill, BillPart part, List<BillLine> lines, bool provisional)
    {
        if (!_charges.TryGetValue(bill.UsageId, out var of))
        {
            _charges[bill.UsageId] = of = [];
        }

        var supply = FrozenSupply.Of(bill, part);
        if (!lines.Exists(line => line.Kind == ChargeLineKind.Earlier))
        {
            var other = lines.FindAll(line => line.Kind != ChargeLineKind.Usage);
            var (charged, tax) = (part.Charged.Yen - other.Sum(line => line.Charged.Yen), part.Tax.Yen - other.Sum(line => line.Tax.Yen));
            of.Add(new Earlier(part.Service, new EarlierCharge(bill.PeriodFrom, part.Months, supply.Usage, new Money(charged), new Money(tax), provisional), supply.Earlier.Count == 0 ? supply : null));
            return;
        }

        // It settled a span itself: its usage lines are the price of that whole span.
        var usage = lines.FindAll(line => line.Kind == ChargeLineKind.Usage);
        of.Add(new Earlier(part.Service, new EarlierCharge(
            supply.Earlier[0].From,
            part.Months + supply.Earlier.Sum(earlier => earlier.Months),
            [.. supply.Usage.Select(register => register with { CubicMetres = new CubicMetres(Whole(supply, register)) })],
            new Money(usage.Sum(line => line.Charged.Yen)),
            new Money(usage.Sum(line => line.Tax.Yen)),
            provisional), null));
    }

    private static int Whole(Supply supply, RegisterUsage own) =>
        own.CubicMetres.Value
        + supply.Earlier.Sum(earlier => Of(earlier.Usage, own.Register))
        - Of(supply.Overestimated, own.Register);

    private static int Of(IReadOnlyList<RegisterUsage> usage, string? register) => usage.Where(of => of.Register == register).Sum(of => of.CubicMetres.Value);

    /// <summary>Bills of one night lie close together, those of the next far away.</summary>
    private static List<(long From, long To)> Ranges(List<Bill> bills)
    {
        var ranges = new List<(long From, long To)>();
        foreach (var bill in bills)
        {
            if (ranges.Count > 0 && bill.Id - ranges[^1].To < Near)
            {
                ranges[^1] = (ranges[^1].From, bill.Id);
            }
            else
            {
                ranges.Add((bill.Id, bill.Id));
            }
        }

        return ranges;
    }

    /// <param name="Supply">What it was charged for; null where it settles a span itself.</param>
    public readonly record struct Earlier(Service Service, EarlierCharge Charge, Supply? Supply);
}
