using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>Stage 3: usages that passed, or were released, become bills with gapless numbers; so do services that were deferred to this night.</summary>
internal sealed class BillStage(IBillingDatabase database, Night night, BillMaker maker) : IStage
{
    public object Prepare(BillingDbContext db, NightStep step)
    {
        var drafts = new Drafts();
        if (step.FromUsage > 0)
        {
            PrepareDeferred(db, step, drafts);
            return drafts;
        }

        var months = Months(db, step);
        foreach (var input in BillInput.Read(db, Usages(db, step), maker.Book))
        {
            try
            {
                drafts.Add(input.Usage, maker.Make(input.Needed(), months[input.Usage.RoundId!.Value], night.Date));
            }
            catch (BusinessRuleException refusal)
            {
                drafts.Failures.Add((input.Usage, refusal));
            }
        }

        return drafts;
    }

    public void Write(BillingDbContext db, NightStep step, object prepared)
    {
        var drafts = (Drafts)prepared;
        Number(db, step, drafts);
        database.BulkWrite(db, drafts.Bills.Select(d => d.Bill));
        database.BulkWrite(db, drafts.Bills.SelectMany(d => d.Parts));
        database.BulkWrite(db, drafts.Bills.SelectMany(d => d.Lines));
        database.BulkWrite(db, drafts.Deferred);
        MarkReleased(db, step, drafts);
        if (step.FromUsage > 0)
        {
            TakeOff(db, step, drafts);
        }

        SetAside(db, step, drafts);
        step.Done = drafts.Bills.Count;
        step.Failed = drafts.Failures.Count;
        step.Yen = drafts.Bills.Sum(d => d.Bill.Total.Yen);
    }

    private void PrepareDeferred(BillingDbContext db, NightStep step, Drafts drafts)
    {
        var due = Due(db, step).AsNoTracking().ToLookup(d => d.UsageId);
        foreach (var input in BillInput.Read(db, db.Usages.Where(u => Due(db, step).Any(d => d.UsageId == u.Id)), maker.Book))
        {
            try
            {
                foreach (var bill in due[input.Usage.Id].GroupBy(d => d.Month).OrderBy(g => g.Key))
                {
                    drafts.Bills.Add(maker.MakeDeferred(input.Needed(), [.. bill.Select(d => d.Service)], bill.Key, night.Date));
                }
            }
            catch (BusinessRuleException refusal)
            {
                drafts.Bills.RemoveAll(bill => bill.Bill.UsageId == input.Usage.Id);
                drafts.Failures.Add((input.Usage, refusal));
            }
        }
    }

    private IQueryable<DeferredPart> Due(BillingDbContext db, NightStep step)
        => db.DeferredParts.Where(d => d.UsageId >= step.FromUsage && d.UsageId <= step.ToUsage && d.DueOn <= night.Date);

    /// <summary>What is billed now is no longer deferred; what failed stays for the next night. A correction in the same moment makes this attempt fail.</summary>
    private void TakeOff(BillingDbContext db, NightStep step, Drafts drafts)
    {
        var billed = drafts.Bills.Sum(bill => bill.Parts.Count);
        var failed = drafts.Failures.ConvertAll(f => f.Usage.Id);
        if (Due(db, step).Where(d => !failed.Contains(d.UsageId)).ExecuteDelete() != billed)
        {
            throw new StepLostException(step);
        }
    }

    /// <summary>調定月 by round: the table may be chosen by it (大竹市), and a bill made later belongs to the month of its round.</summary>
    private Dictionary<long, BillingMonth> Months(BillingDbContext db, NightStep step)
    {
        var rounds = step.FromRoute == 0
            ? Usages(db, step).Join(db.ReadingRounds, u => u.RoundId, r => r.Id, (u, r) => r).Distinct()
            : db.ReadingRounds.Where(r => r.RouteId >= step.FromRoute && r.RouteId <= step.ToRoute && r.NightOn == night.Date);
        return rounds.Select(r => new { r.Id, r.Month }).ToDictionary(r => r.Id, r => r.Month);
    }

    /// <summary>The usages of the chunk; chunk 0 takes what was released since an earlier night.</summary>
    private IQueryable<Usage> Usages(BillingDbContext db, NightStep step)
    {
        if (step.FromRoute == 0)
        {
            return from r in db.GateReleases
                   where r.BillId == null && (!r.NeedsSecondPerson || r.ConfirmedBy != null)
                   join u in db.Usages on r.UsageId equals u.Id
                   where u.State == UsageState.Released && u.PeriodTo <= night.Date
                   join round in db.ReadingRounds on u.RoundId equals round.Id
                   where round.NightOn < night.Date
                   select u;
        }

        var (first, last) = db.NightSteps
            .Where(s => s.NightId == night.Id && s.Stage == Stage.Usage && s.Chunk == step.Chunk)
            .Select(s => new ValueTuple<long, long>(s.FirstId, s.LastId))
            .Single();
        return from u in db.Usages
               where u.Id >= first && u.Id <= last
               where u.State == UsageState.Passed
                   || (u.State == UsageState.Released && db.GateReleases.Any(r => r.UsageId == u.Id && r.BillId == null && (!r.NeedsSecondPerson || r.ConfirmedBy != null)))
               select u;
    }

    private void Number(BillingDbContext db, NightStep step, Drafts drafts)
    {
        if (drafts.Bills.Count == 0)
        {
            return;
        }

        var year = FiscalYear.Of(night.Date);
        var first = (int)Numbers.Take(db, Numbers.Bills(year), drafts.Bills.Count);
        for (var i = 0; i < drafts.Bills.Count; i++)
        {
            drafts.Bills[i].Number(BillNumber.Of(year, first + i));
        }

        step.FirstId = drafts.Bills[0].Bill.Id;
        step.LastId = drafts.Bills[^1].Bill.Id;
    }

    /// <summary>Released usages are few: each is marked billed, and a release at the counter in the same moment makes this attempt fail.</summary>
    private static void MarkReleased(BillingDbContext db, NightStep step, Drafts drafts)
    {
        foreach (var (usage, bill) in drafts.Released)
        {
            Released.MarkBilled(db, usage.Id, bill.Parts.Count > 0 ? bill.Bill.Id : null, () => new StepLostException(step));
        }
    }

    /// <summary>A usage whose deferred service fails was billed with its round: it keeps its state.</summary>
    private void SetAside(BillingDbContext db, NightStep step, Drafts drafts)
    {
        foreach (var (usage, reason) in drafts.Failures)
        {
            if (step.FromUsage == 0)
            {
                db.Usages.Where(u => u.Id == usage.Id).ExecuteUpdate(u => u.SetProperty(x => x.State, UsageState.SetAside));
            }

            db.NightFailures.Add(reason.AsFailure(night.Id, Stage.Bills, usage));
        }

        db.SaveChanges();
    }

    private sealed class Drafts
    {
        public List<DraftBill> Bills { get; } = [];

        public List<DeferredPart> Deferred { get; } = [];

        public List<(Usage Usage, DraftBill Bill)> Released { get; } = [];

        public List<(Usage Usage, BusinessRuleException Reason)> Failures { get; } = [];

        public void Add(Usage usage, DraftBill bill)
        {
            if (bill.Parts.Count > 0)
            {
                Bills.Add(bill);
            }

            Deferred.AddRange(bill.Deferred);
            if (usage.State == UsageState.Released)
            {
                Released.Add((usage, bill));
            }
        }
    }
}
