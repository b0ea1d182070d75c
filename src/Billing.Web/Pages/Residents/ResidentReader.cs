using Billing.Delinquency;
using Billing.Bills;
using Billing.Contacts;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Metering;
using Billing.Places;
using Billing.Residents;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Residents;

/// <summary>Reads one contract with all that belongs to it.</summary>
public sealed class ResidentReader(BillingDbContext db, RuleBook book)
{
    private const int MostReadings = 80;

    /// <summary>Periods that are read: thirteen and the year before each, of routes that are read monthly.</summary>
    private const int MostUsages = 26;

    /// <summary>Contacts beside the form; the timeline has all.</summary>
    private const int MostContacts = 6;

    /// <summary>The contract printed as <paramref name="number"/>; null when there is none.</summary>
    public async Task<ResidentFile?> Read(string number, LocalDate today, CancellationToken stop)
    {
        var found = await (
            from c in db.Contracts.AsNoTracking()
            where c.Number == number
            join u in db.Customers on c.UserId equals u.Id
            join p in db.ServicePoints on c.ServicePointId equals p.Id
            join r in db.Routes on p.RouteId equals r.Id
            select new { Contract = c, User = u, Point = p, Route = r }).FirstOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var books = await new ResidentBooks(db).Read(found.Contract.Id, stop);
        var gate = await Disclosure.OfPlace(db, found.Point.Id, today, stop);
        var hidden = gate.Hides(found.Point, found.Contract) || gate.Hides(found.User);
        var usages = await Usages(found.Contract.Id, stop);
        var findings = await Findings(usages, stop);
        var facts = await db.SupplyFacts.AsNoTracking().Where(f => f.ContractId == found.Contract.Id).OrderBy(f => f.From).ThenBy(f => f.Id).ToListAsync(stop);
        var causes = new UsageCauses(findings, await Releases(usages, stop), facts, book);
        var file = new ResidentFile
        {
            Contract = found.Contract,
            User = found.User,
            Point = found.Point,
            Route = found.Route,
            Gate = gate,
            Terms = await Terms(found.Contract.Id, today, stop),
            Owner = hidden ? null : await Owner(found.Point.Id, today, stop),
            Sewer = await db.SewerConnections.AsNoTracking().Where(s => s.ServicePointId == found.Point.Id).OrderByDescending(s => s.From).FirstOrDefaultAsync(stop),
            Facts = facts,
            Notes = hidden ? [] : await PlaceNotes.Of(db, found.Point.Id, today).ToListAsync(stop),
            Meters = await Meters(found.Point.Id, stop),
            Readings = await Readings(found.Contract, stop),
            Usages = usages,
            Compared = UsageComparison.Of(usages, [.. books.Bills.Where(b => !b.TakenBack && b.Bill.Kind != BillKind.Reversal).Select(b => (b.Bill, b.Parts))], causes),
            Contacts = await Contacts(found.Contract.Id, stop),
            Alerts = [],
            Neighbours = hidden ? [] : await Neighbours(found.Contract, gate, stop),
            Bills = books.Bills,
            Claims = books.Claims,
            Kinds = Billing.Ledger.ClaimKinds.Of(db, books.Claims.Select(c => c.Claim.Id)),
            Late = new LateChargeAssessment(book).Accrued(db, books.Claims.Where(c => c.Open > Money.Zero).Select(c => new OwedAmount(c.Claim.Id, c.Claim.DueOn)), today),
            Payments = books.Payments,
        };
        var mandates = await db.Mandates.AsNoTracking().Where(m => m.ContractId == found.Contract.Id).ToListAsync(stop);
        return file with { Alerts = Alerts.Of(Noticed(file, findings, today) with { Mandates = mandates, Cases = await Cases(file, today, stop) }, today) };
    }

    /// <summary>滞納整理 of whoever uses the supply or owes on it.</summary>
    private async Task<IReadOnlyList<OpenCase>> Cases(ResidentFile file, LocalDate today, CancellationToken stop)
    {
        var persons = file.Claims.Select(c => c.Claim.DebtorId).Append(file.Contract.UserId).Distinct().ToList();
        var cases = await db.DunningCases.AsNoTracking().Where(c => c.ClosedOn == null && persons.Contains(c.DebtorId)).OrderBy(c => c.Id).ToListAsync(stop);
        var holds = await db.DunningHolds.AsNoTracking().Where(h => h.EndedOn == null && persons.Contains(h.DebtorId)).ToListAsync(stop);
        return [.. cases.Select(c => new OpenCase(c.Id, c.Service, DunningWords.State(c.State), holds.Find(h => h.DebtorId == c.DebtorId && h.Holds(c.Service, today)) is { } hold ? DunningWords.Of(hold.Reason) : null))];
    }

    private AlertFile Noticed(ResidentFile file, List<GateFinding> findings, LocalDate today) => new()
    {
        Contract = file.Contract,
        IsProtected = file.IsProtected,
        Terms = file.TermsNow?.Terms is { } terms && terms.From <= today ? terms : null,
        SewerConnected = file.Sewer is { } sewer && sewer.From <= today && !(sewer.To < today),
        BilledMeterSize = file.Point.MeterSize,
        Meter = file.Meters.FirstOrDefault(m => m.Placement.To is null)?.Meter,
        Claims = [.. file.Claims.Select(c => (c.Claim, c.Open, c.Credit))],
        Usages = file.Usages,
        Findings = findings,
        Facts = file.Facts,
        FollowUps = [.. file.Contacts.Where(c => c.IsOpen)],
        TooMuch = Alerts.TooMuch(book),
    };

    private async Task<List<TermsRow>> Terms(long contract, LocalDate today, CancellationToken stop)
    {
        var rows = await (
            from t in db.ContractTerms.AsNoTracking()
            where t.ContractId == contract
            join p in db.Customers on t.PayerId equals p.Id
            orderby t.From descending
            select new { Terms = t, Payer = p }).ToListAsync(stop);
        return [.. rows.OrderBy(r => r.Terms.From > today).Select(r => new TermsRow(r.Terms, r.Payer))];
    }

    private Task<Customer?> Owner(long point, LocalDate today, CancellationToken stop) => (
        from o in db.Ownerships.AsNoTracking()
        where o.ServicePointId == point && o.From <= today && (o.To == null || o.To >= today)
        join c in db.Customers on o.CustomerId equals c.Id
        orderby o.From descending
        select c).FirstOrDefaultAsync(stop);

    private Task<List<MeterRow>> Meters(long point, CancellationToken stop) => (
        from p in db.MeterPlacements.AsNoTracking()
        where p.ServicePointId == point
        join m in db.Meters on p.MeterId equals m.Id
        orderby p.From descending
        select new MeterRow(p, m)).ToListAsync(stop);

    private async Task<List<ReadingRow>> Readings(Contract contract, CancellationToken stop)
    {
        var last = contract.To ?? LocalDate.MaxIsoValue;
        var rows = await (
            from r in db.MeterReadings.AsNoTracking()
            where r.ServicePointId == contract.ServicePointId && r.ReadOn >= contract.From && r.ReadOn <= last
            join m in db.Meters on r.MeterId equals m.Id
            orderby r.ReadOn descending, r.Id descending
            select new { Reading = r, m.Number, m.Registers }).Take(MostReadings).ToListAsync(stop);
        return [.. rows.Select(r => new ReadingRow(r.Reading, r.Number, r.Registers?.Split(',').ElementAtOrDefault(r.Reading.Register)))];
    }

    private Task<List<Usage>> Usages(long contract, CancellationToken stop) => db.Usages.AsNoTracking()
        .Where(u => u.ContractId == contract && u.State != UsageState.Superseded)
        .OrderByDescending(u => u.PeriodTo)
        .Take(MostUsages)
        .ToListAsync(stop);

    private Task<List<GateFinding>> Findings(List<Usage> usages, CancellationToken stop)
    {
        var ids = usages.Select(u => u.Id).ToList();
        return db.GateFindings.AsNoTracking().Where(f => ids.Contains(f.UsageId)).OrderBy(f => f.Id).ToListAsync(stop);
    }

    private Task<List<GateRelease>> Releases(List<Usage> usages, CancellationToken stop)
    {
        var ids = usages.Select(u => u.Id).ToList();
        return db.GateReleases.AsNoTracking().Where(r => ids.Contains(r.UsageId)).ToListAsync(stop);
    }

    /// <summary>The last ones, and those that somebody must still act on however old they are.</summary>
    private Task<List<Contact>> Contacts(long contract, CancellationToken stop) => db.Contacts.AsNoTracking()
        .Where(c => c.ContractId == contract)
        .OrderByDescending(c => c.DueOn != null && c.DoneAt == null)
        .ThenByDescending(c => c.On)
        .ThenByDescending(c => c.Id)
        .Take(MostContacts)
        .ToListAsync(stop);

    private async Task<List<Neighbour>> Neighbours(Contract contract, Disclosure gate, CancellationToken stop)
    {
        var rows = await (
            from c in db.Contracts.AsNoTracking()
            where c.ServicePointId == contract.ServicePointId && c.Id != contract.Id
            join u in db.Customers on c.UserId equals u.Id
            orderby c.From descending
            select new { Contract = c, User = u }).ToListAsync(stop);
        return [.. rows.Select(r => new Neighbour(r.Contract, gate.Hides(r.User) ? null : r.User.Name))];
    }
}
