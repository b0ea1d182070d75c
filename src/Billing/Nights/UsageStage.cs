using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using NodaTime;

namespace Billing.Nights;

/// <summary>Stage 2: readings become usages, and the gate holds the strange ones.</summary>
internal sealed class UsageStage(IBillingDatabase database, Night night, GateRules rules) : IStage
{
    public object Prepare(BillingDbContext db, NightStep step)
    {
        return Work(db, ChunkReader.Read(db, step, night.Date, rules.Provisional));
    }

    private Worked Work(BillingDbContext db, ChunkReader chunk)
    {
        var worked = new Worked(chunk.Points.Count);
        foreach (var point in chunk.Points)
        {
            foreach (var contract in chunk.Contracts[point.Id])
            {
                Work(db, chunk, point, contract, worked);
            }
        }

        return worked;
    }

    public void Write(BillingDbContext db, NightStep step, object prepared)
    {
        var worked = (Worked)prepared;
        step.FirstId = Numbers.Take(db, Numbers.Usage, worked.Usages.Count);
        step.LastId = step.FirstId + worked.Usages.Count - 1;
        for (var i = 0; i < worked.Usages.Count; i++)
        {
            worked.Usages[i].Id = step.FirstId + i;
        }

        database.BulkWrite(db, worked.Usages);
        db.GateFindings.AddRange(worked.Findings.Select(f => new GateFinding
        {
            UsageId = f.Usage.Id,
            RuleId = f.Finding.RuleId,
            Ja = f.Finding.Said.Ja,
            En = f.Finding.Said.En,
        }));
        db.NightFailures.AddRange(worked.Failures.Select(f => f.Reason.AsFailure(night.Id, Stage.Usage, f.Usage)));
        db.SaveChanges();
        step.Held = worked.Held;
        step.Failed = worked.Failures.Count;
        step.Done = worked.Usages.Count - step.Held - step.Failed;
    }

    /// <summary>One contract alone, for a corrected reading.</summary>
    /// <exception cref="BusinessRuleException">Nothing can be worked out.</exception>
    public Usage WorkOne(BillingDbContext db, NightStep step, long contractId, out IReadOnlyList<Finding> findings)
        => WorkOne(db, ChunkReader.Read(db, step, night.Date, rules.Provisional), contractId, out findings);

    /// <summary>One contract alone, in a chunk that was read for it.</summary>
    /// <exception cref="BusinessRuleException">Nothing can be worked out.</exception>
    public Usage WorkOne(BillingDbContext db, ChunkReader chunk, long contractId, out IReadOnlyList<Finding> findings)
    {
        var worked = Work(db, chunk);
        if (worked.Failures.Find(f => f.Usage.ContractId == contractId).Reason is { } refusal)
        {
            throw refusal;
        }

        var usage = worked.Usages.Find(u => u.ContractId == contractId) ?? throw new BusinessRuleException(
            "usage.nothing-to-bill",
            $"契約 {contractId} には、この検針回で調定する期間がありません。",
            $"Contract {contractId} has no period to bill in this round.");
        findings = [.. worked.Findings.Where(f => ReferenceEquals(f.Usage, usage)).Select(f => f.Finding)];
        return usage;
    }

    private void Work(BillingDbContext db, ChunkReader chunk, ChunkPoint point, Contract contract, Worked worked)
    {
        var past = chunk.Past[contract.Id];
        LocalDate? lastBilledTo = past.Count > 0 ? past[0].Past.PeriodTo : null;
        IReadOnlyList<MeterReading> readings = chunk.Readings[point.Id];
        if (Period.Find(contract, point, readings, lastBilledTo) is not { } period)
        {
            return;
        }

        if (readings.Count == 0 && chunk.Unmetered[contract.Id].Any(fact => fact.Touches(period.From, period.To)))
        {
            worked.Add(UsageRules.Unmetered(Input(chunk, point, contract, period, readings, past)), worked.NewFindings.Count);
            return;
        }

        if (period.Base < 0 || readings[period.Base].Kind == ReadingKind.Installed)
        {
            // An unread meter lies between: the base, a meter taken off since and the estimates to settle may all be older than the window.
            readings = chunk.AllReadings(db, point.Id, night.Date);
            past = chunk.AllPast(db, contract.Id, night.Date);
            chunk.AddMeters(db, point.Id);
            period = Period.Find(contract, point, readings, lastBilledTo)!.Value;
        }

        var before = worked.NewFindings.Count;
        Usage usage;
        try
        {
            usage = UsageRules.Work(Input(chunk, point, contract, period, readings, past), rules, worked.NewFindings);
        }
        catch (BusinessRuleException refusal)
        {
            usage = SetAside(point, contract, period);
            worked.Failures.Add((usage, refusal));
        }

        worked.Add(usage, before);
    }

    private static PeriodInput Input(
        ChunkReader chunk, ChunkPoint point, Contract contract, Period period, IReadOnlyList<MeterReading> readings, ArraySegment<(long ContractId, PastUsage Past)> past)
    {
        var history = new PastUsage[past.Count];
        for (var i = 0; i < history.Length; i++)
        {
            history[i] = past[i].Past;
        }

        var provisional = period.Current < 0 && !period.Stops ? chunk.Unread.RuleOf(point.RouteId, point.Month) : null;
        return new PeriodInput
        {
            ContractId = contract.Id,
            ServicePointId = point.Id,
            RoundId = point.RoundId == 0 ? null : point.RoundId,
            PeriodFrom = period.From,
            PeriodTo = period.To,
            Months = period.Months,
            UserSince = contract.From,
            Stops = period.Stops,
            Readings = Span(contract, readings, provisional is null ? period : period with { Current = LastUntil(readings, period.To) }),
            Provisional = provisional,
            Meters = chunk.Meters,
            BilledMeterSize = point.MeterSize,
            Past = history,
            ParentAndChildBilled = chunk.ParentAndChild.Contains(point.Id),
        };
    }

    /// <summary>Place of the last value by a day; a meter may have been exchanged where nobody read.</summary>
    private static int LastUntil(IReadOnlyList<MeterReading> readings, LocalDate to)
    {
        var last = readings.Count - 1;
        while (last >= 0 && readings[last].ReadOn > to)
        {
            last--;
        }

        return last;
    }

    /// <summary>From the base to the current reading, without values by which a neighbour in time began or ended.</summary>
    private static List<MeterReading> Span(Contract contract, IReadOnlyList<MeterReading> readings, Period period)
    {
        var span = new List<MeterReading>(4);
        if (period.Base >= 0 && period.Current >= 0)
        {
            for (var i = period.Base; i <= period.Current; i++)
            {
                var foreign = readings[i].Kind == ReadingKind.Opening && readings[i].ReadOn != contract.From
                    || readings[i].Kind == ReadingKind.Closing && readings[i].ReadOn != contract.To && i != period.Base;
                if (!foreign)
                {
                    span.Add(readings[i]);
                }
            }
        }

        return span;
    }

    private static Usage SetAside(ChunkPoint point, Contract contract, Period period) => new()
    {
        ContractId = contract.Id,
        ServicePointId = point.Id,
        RoundId = point.RoundId == 0 ? null : point.RoundId,
        PeriodFrom = period.From,
        PeriodTo = period.To,
        Months = period.Months,
        UserSince = contract.From,
        Stops = period.Stops,
        MeterSize = point.MeterSize,
        Basis = UsageBasis.Metered,
        State = UsageState.SetAside,
    };

    /// <summary>What one chunk came to.</summary>
    private sealed class Worked(int points)
    {
        public List<Usage> Usages { get; } = new(points + 16);

        public List<Finding> NewFindings { get; } = [];

        public List<(Usage Usage, Finding Finding)> Findings { get; } = [];

        public List<(Usage Usage, BusinessRuleException Reason)> Failures { get; } = [];

        public int Held { get; private set; }

        public void Add(Usage usage, int findingsBefore)
        {
            Usages.Add(usage);
            if (usage.State == UsageState.SetAside)
            {
                NewFindings.RemoveRange(findingsBefore, NewFindings.Count - findingsBefore);
            }

            for (var i = findingsBefore; i < NewFindings.Count; i++)
            {
                Findings.Add((usage, NewFindings[i]));
            }

            if (usage.State == UsageState.Held)
            {
                Held++;
            }
        }
    }
}
