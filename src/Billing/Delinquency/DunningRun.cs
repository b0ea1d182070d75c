using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>
/// 日次の滞納整理: opens a case for whatever fell past due, lets every case follow the books, ends broken pledges, takes what the schedule lets it take, and puts the rest on the worklist.
/// Walks the town in ranges and cases in chunks, so that its memory does not grow; each act is a transaction of its own, and a run that was killed is simply run again.
/// </summary>
public sealed class DunningRun(IBillingDatabase database, RuleBook book)
{
    private const int Range = 2_000;
    private const int Chunk = 200;

    /// <summary>Steps that one case may take by itself in one run.</summary>
    private const int MostSteps = 4;

    private static readonly HashSet<string> Rights = [Roles.Collection];

    private readonly CaseDesk _desk = new(database, book);
    private readonly SortedDictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _opened;
    private int _closed;
    private int _broken;
    private int _held;

    /// <param name="person">Who runs it; stands on the steps.</param>
    public DunningDay Run(LocalDate today, Instant now, string person, CancellationToken stop = default)
    {
        var officer = new Officer(person, Rights, today, now);
        Open(today, person, stop);
        for (long last = 0; ;)
        {
            stop.ThrowIfCancellationRequested();
            var ids = Cases(last);
            if (ids.Count == 0)
            {
                break;
            }

            last = ids[^1];
            Chunked(ids, officer);
        }

        using var db = database.NewContext();
        var proposed = db.WorklistItems.Where(i => i.State == WorklistState.Open || i.State == WorklistState.Asked).GroupBy(i => i.Name).Select(g => new { g.Key, Count = g.Count() }).ToDictionary(g => g.Key, g => g.Count);
        return new DunningDay(today, _opened, _closed, _broken, _taken, new SortedDictionary<string, int>(proposed, StringComparer.Ordinal), _held, db.DunningCases.Count(c => c.ClosedOn == null));
    }

    /// <summary>Every debt past due has an open case.</summary>
    private void Open(LocalDate today, string person, CancellationToken stop)
    {
        for (long last = -1; ;)
        {
            stop.ThrowIfCancellationRequested();
            using var db = database.NewContext();
            var range = db.Customers.Where(c => c.Id > last).OrderBy(c => c.Id).Take(Range).Select(c => c.Id).ToList();
            if (range.Count == 0)
            {
                return;
            }

            var overdue = Unasked(db, OverdueClaims.InRange(db, last + 1, range[^1], today)).GroupBy(c => (c.DebtorId, c.Claim.Service)).ToList();
            last = range[^1];
            var debtors = overdue.ConvertAll(g => g.Key.DebtorId);
            var open = db.DunningCases.Where(c => c.ClosedOn == null && debtors.Contains(c.DebtorId)).Select(c => new { c.DebtorId, c.Service }).AsEnumerable().Select(c => (c.DebtorId, c.Service)).ToHashSet();
            using var transaction = db.Database.BeginTransaction();
            foreach (var group in overdue.Where(g => !open.Contains(g.Key)))
            {
                CaseSettling.Open(db, group.Key.DebtorId, group.Key.Service, [.. group.Select(c => c.Claim.Id)], person, today);
                _opened++;
            }

            transaction.Commit();
        }
    }

    /// <summary>What a bank was asked for and has not answered yet opens no case: the answer comes some days after the due date.</summary>
    private static List<OverdueClaim> Unasked(BillingDbContext db, IReadOnlyList<OverdueClaim> overdue)
    {
        var keys = overdue.Select(c => c.Claim.Id).ToList();
        var asked = keys.Chunk(500).SelectMany(part => db.DebitEntryClaims.Where(d => d.OpenClaimId != null && part.Contains(d.OpenClaimId.Value)).Select(d => d.OpenClaimId!.Value).ToList()).ToHashSet();
        return [.. overdue.Where(c => !asked.Contains(c.Claim.Id))];
    }

    private List<long> Cases(long after)
    {
        using var db = database.NewContext();
        return db.DunningCases.Where(c => c.ClosedOn == null && c.Id > after).OrderBy(c => c.Id).Take(Chunk).Select(c => c.Id).ToList();
    }

    private IReadOnlyList<CaseFile> Files(BillingDbContext db, List<long> ids, LocalDate today) =>
        new CaseReader(db, book, today).Read(db.DunningCases.Where(c => ids.Contains(c.Id) && c.ClosedOn == null).OrderBy(c => c.Id).ToList());

    /// <summary>Acts on cases and proposes the rest; only those in which something was done are read again.</summary>
    private void Chunked(List<long> ids, Officer officer)
    {
        using var db = database.NewContext();
        var files = Files(db, ids, officer.Today);
        var moved = Work(files, officer);
        Propose(db, [.. files.Where(f => !moved.Contains(f.Case.Id))], officer.Today);
        if (moved.Count > 0)
        {
            using var again = database.NewContext();
            var after = Files(again, [.. moved], officer.Today);
            _closed += moved.Count - after.Count;
            Propose(again, after, officer.Today);
        }
    }

    /// <summary>What needs no person.</summary>
    /// <returns>Cases in which something was done: they are not any more as they were read.</returns>
    private HashSet<long> Work(IReadOnlyList<CaseFile> files, Officer officer)
    {
        var moved = new HashSet<long>();
        foreach (var file in files)
        {
            if (file.Place != file.Case.State || file.Pledge is { Owed.Yen: 0 } || file.Stops.Any(s => s.Order.State == FieldWork.FieldOrderState.Cancelled))
            {
                _desk.Settle(file.Case.Id, officer);
                moved.Add(file.Case.Id);
            }

            if (PledgePlan.Breach(file) is not null && file.Holds.Count == 0 && _desk.EndBroken(file.Case.Id, officer))
            {
                _broken++;
                moved.Add(file.Case.Id);
            }

            // Most cases have nothing due: only one that has is read again by itself.
            if (file.Schedule.Any(r => r.Automatic) && (moved.Contains(file.Case.Id) || NextAutomatic(file) is not null))
            {
                TakeAutomatic(file.Case.Id, moved.Add(file.Case.Id) ? NextAutomatic(file) : null, officer);
            }
        }

        return moved;
    }

    private static DueStep? NextAutomatic(CaseFile file) => DunningSchedule.Due(file).FirstOrDefault(d => d.Rule.Automatic && !d.Rule.SecondPerson);

    /// <param name="due">What is known to be due; null = the case has moved and is read again.</param>
    private void TakeAutomatic(long caseId, DueStep? due, Officer officer)
    {
        for (var i = 0; i < MostSteps && (due ?? Again(caseId, officer.Today)) is { } step; i++)
        {
            var after = _desk.TakeThen(caseId, step.Rule.Name, officer);
            _taken[step.Rule.Name] = _taken.GetValueOrDefault(step.Rule.Name) + 1;
            due = after is null ? null : NextAutomatic(after);
            if (after is not null && due is null)
            {
                return;
            }
        }
    }

    private DueStep? Again(long caseId, LocalDate today)
    {
        using var db = database.NewContext();
        return new CaseReader(db, book, today).Read(caseId) is { Case.ClosedOn: null } file ? NextAutomatic(file) : null;
    }

    /// <summary>What waits for a person, as it stands now; what no longer does is dropped.</summary>
    private void Propose(BillingDbContext db, IReadOnlyList<CaseFile> files, LocalDate today)
    {
        _held += files.Count(f => f.Holds.Count > 0);
        var ids = files.Select(f => f.Case.Id).ToList();
        var claims = files.SelectMany(f => f.Debts).Select(d => d.Claim.Id).ToList();
        var paid = CaseLimitation.PartPayments(db, claims);
        var waiting = db.WorklistItems.Where(i => ids.Contains(i.CaseId) && (i.State == WorklistState.Open || i.State == WorklistState.Asked)).ToList().ToLookup(i => i.CaseId);
        foreach (var file in files)
        {
            Keep(db, file, WorklistItems.Of(file), [.. waiting[file.Case.Id]], today);
            file.Case.NextOn = DunningSchedule.Next(file);
            file.Case.LimitsOn = file.Terms is { } terms ? CaseLimitation.Of(file, terms, paid).Values.Select(s => s.LastDay).Min() : null;
        }

        db.SaveChanges();
    }

    private static void Keep(BillingDbContext db, CaseFile file, IReadOnlyList<WorklistItem> wanted, List<WorklistItem> there, LocalDate today)
    {
        foreach (var gone in there.Where(i => wanted.All(w => w.Name != i.Name)))
        {
            (gone.State, gone.Version) = (WorklistState.Dropped, gone.Version + 1);
        }

        foreach (var item in wanted)
        {
            if (there.Find(i => i.Name == item.Name) is { } same)
            {
                (same.DueOn, same.LatestOn, same.Claims, same.Amount) = (item.DueOn, item.LatestOn, item.Claims, item.Amount);
            }
            else
            {
                (item.CaseId, item.FoundOn) = (file.Case.Id, today);
                db.WorklistItems.Add(item);
            }
        }
    }
}
