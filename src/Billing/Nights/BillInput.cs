using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>Reads what usages need to become bills, set by set.</summary>
/// <param name="Usage">The usage.</param>
/// <param name="Terms">Terms in force on its last day; null = the contract has none.</param>
/// <param name="SewerConnected">Whether the place drained into the sewer on that day.</param>
/// <param name="Facts">Facts of the contract that a rule may ask for.</param>
/// <param name="Past">Earlier quantities, newest first, where a leak is to be judged.</param>
/// <param name="Earlier">Charges before that may be settled with it, oldest first.</param>
internal readonly record struct BillInput(
    Usage Usage, ContractTerms? Terms, bool SewerConnected, IReadOnlyList<SupplyFact> Facts, IReadOnlyList<PastUsage> Past, IReadOnlyList<(Service Service, EarlierCharge Charge)> Earlier)
{
    /// <summary>What the bill is made of.</summary>
    /// <exception cref="BusinessRuleException">The contract has no terms on the last day of the period.</exception>
    public Billable Needed() => new()
    {
        Usage = Usage,
        Terms = Terms ?? throw new BusinessRuleException(
            "bill.no-terms",
            $"契約 {Usage.ContractId} に {Usage.PeriodTo:uuuu-MM-dd} 時点の契約条件がありません。用途と納付者を登録してください。",
            $"Contract {Usage.ContractId} has no terms on {Usage.PeriodTo:uuuu-MM-dd}: enter its use class and payer."),
        SewerConnected = SewerConnected,
        UserSince = Usage.UserSince,
        Stops = Usage.Stops,
        Facts = Facts,
        Past = Past,
        Earlier = Earlier,
    };

    /// <summary>Reads terms, sewer connections, facts and what is to be settled for a set of usages, in the order of the usages.</summary>
    public static List<BillInput> Read(BillingDbContext db, IQueryable<Usage> usages, RuleBook book)
    {
        return Read(db, book, usages.OrderBy(u => u.Id).Select(u => new Usage
        {
            Id = u.Id,
            ContractId = u.ContractId,
            ServicePointId = u.ServicePointId,
            RoundId = u.RoundId,
            PeriodFrom = u.PeriodFrom,
            PeriodTo = u.PeriodTo,
            Months = u.Months,
            CubicMetres = u.CubicMetres,
            Registers = u.Registers,
            Overestimated = u.Overestimated,
            OverestimatedRegisters = u.OverestimatedRegisters,
            MeterSize = u.MeterSize,
            UserSince = u.UserSince,
            Stops = u.Stops,
            Basis = u.Basis,
            State = u.State,
        }).ToList());
    }

    /// <summary>The same for usages that need not be stored yet.</summary>
    /// <param name="unwritten">See <see cref="EarlierCharges.Read"/>.</param>
    /// <param name="supposed">Facts and terms of the one contract as they would be; null = as they are stored.</param>
    public static List<BillInput> Read(BillingDbContext db, RuleBook book, List<Usage> rows, IReadOnlyList<(Usage Usage, DraftBill Bill)>? unwritten = null, Supposed? supposed = null)
    {
        var terms = supposed is null ? ReadTerms(db, rows) : new Grouped<ContractTerms>([.. supposed.Terms], t => t.ContractId, (a, b) => a.From.CompareTo(b.From));
        var connections = ReadConnections(db, rows);
        var facts = supposed is null ? ReadFacts(db, rows) : new Grouped<SupplyFact>([.. supposed.Facts], f => f.ContractId, (a, b) => a.Id.CompareTo(b.Id));
        var earlier = EarlierCharges.Read(db, rows, book.Rules, unwritten);
        var inputs = new List<BillInput>(rows.Count);
        foreach (var usage in rows)
        {
            var settled = earlier.Of(usage);
            var relevant = RelevantFacts.Of(facts[usage.ContractId], settled.Count > 0 ? settled[0].Charge.From : usage.PeriodFrom, usage.PeriodTo);
            inputs.Add(new BillInput(
                usage, Latest(terms[usage.ContractId], usage.PeriodTo), IsConnected(connections[usage.ServicePointId], usage.PeriodTo), relevant, ReadPast(db, usage, relevant, unwritten), settled));
        }

        return inputs;
    }

    /// <summary>Leaks are few: each asks for its own contract's past.</summary>
    private static IReadOnlyList<PastUsage> ReadPast(BillingDbContext db, Usage usage, IReadOnlyList<SupplyFact> facts, IReadOnlyList<(Usage Usage, DraftBill Bill)>? unwritten)
    {
        if (!facts.Any(fact => fact.Kind == FactKind.Leak))
        {
            return [];
        }

        var first = usage.PeriodFrom.PlusMonths(-14);
        var just = (unwritten ?? []).Select(of => of.Usage).Where(u => u.Id < 0 && u.ContractId == usage.ContractId && u.PeriodTo < usage.PeriodFrom).DistinctBy(u => u.Id)
            .Select(u => new PastUsage(u.PeriodTo, u.Months, u.CubicMetres.Value, u.Basis)).Reverse();
        return [.. just, .. db.Usages
            .Where(u => u.ContractId == usage.ContractId && u.PeriodTo >= first && u.PeriodTo < usage.PeriodFrom && u.State != UsageState.Superseded && u.State != UsageState.SetAside)
            .OrderByDescending(u => u.PeriodTo)
            .Select(u => new { u.PeriodTo, u.Months, CubicMetres = u.CubicMetres.Value, u.Basis }).AsEnumerable()
            .Select(u => new PastUsage(u.PeriodTo, u.Months, u.CubicMetres, u.Basis))];
    }

    private static Grouped<SupplyFact> ReadFacts(BillingDbContext db, List<Usage> usages) => new(
        new DenseKeys(usages.Select(u => u.ContractId)).In(db.SupplyFacts.AsNoTracking(), f => f.ContractId).Where(f => !f.Superseded).ToList(),
        f => f.ContractId,
        (a, b) => a.Id.CompareTo(b.Id));

    private static Grouped<ContractTerms> ReadTerms(BillingDbContext db, List<Usage> usages) => new(
        new DenseKeys(usages.Select(u => u.ContractId)).In(db.ContractTerms, t => t.ContractId)
            .Select(t => new ContractTerms
            {
                ContractId = t.ContractId,
                From = t.From,
                PayerId = t.PayerId,
                WaterUseClass = t.WaterUseClass,
                SewerUseClass = t.SewerUseClass,
                Dwellings = t.Dwellings,
            }).ToList(),
        t => t.ContractId,
        (a, b) => a.From.CompareTo(b.From));

    private static Grouped<SewerConnection> ReadConnections(BillingDbContext db, List<Usage> usages) => new(
        new DenseKeys(usages.Select(u => u.ServicePointId)).In(db.SewerConnections, s => s.ServicePointId)
            .Select(s => new SewerConnection { ServicePointId = s.ServicePointId, From = s.From, To = s.To }).ToList(),
        s => s.ServicePointId,
        (a, b) => a.From.CompareTo(b.From));

    private static ContractTerms? Latest(ArraySegment<ContractTerms> terms, LocalDate on)
    {
        for (var i = terms.Count - 1; i >= 0; i--)
        {
            if (terms[i].From <= on)
            {
                return terms[i];
            }
        }

        return null;
    }

    private static bool IsConnected(ArraySegment<SewerConnection> connections, LocalDate on)
    {
        foreach (var connection in connections)
        {
            if (connection.From <= on && (connection.To is not { } to || on <= to))
            {
                return true;
            }
        }

        return false;
    }
}
