using Billing.FieldWork;
using Billing.Kernel;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>Writes steps of one case inside the caller's transaction, and keeps its state the one that its steps and the books say.</summary>
internal sealed class CaseBook(BillingDbContext db, DunningCase of, string person, LocalDate today)
{
    /// <summary>Moves that settling may take in a row: a stop called off, a pledge ended, the state moved.</summary>
    private const int MostMoves = 6;

    /// <summary>Adds a step and moves the case.</summary>
    public DunningStep Record(DunningStep step, IEnumerable<(long Claim, Money Owed)> claims)
    {
        var about = claims.ToList();
        (step.CaseId, step.On, step.From) = (of.Id, today, of.State);
        step.Amount = new Money(about.Sum(c => c.Owed.Yen));
        db.DunningSteps.Add(step);
        (of.State, of.Version) = (step.To, of.Version + 1);
        of.ClosedOn = DunningMachine.Table.State(step.To).IsClosed ? today : null;
        db.SaveChanges();
        db.DunningStepClaims.AddRange(about.Select(c => new DunningStepClaim { StepId = step.Id, ClaimId = c.Claim, Owed = c.Owed }));
        if (of.ClosedOn is not null)
        {
            (of.LimitsOn, of.NextOn) = (null, null);
            foreach (var item in db.WorklistItems.Where(i => i.CaseId == of.Id && (i.State == WorklistState.Open || i.State == WorklistState.Asked)).ToList())
            {
                (item.State, item.Version) = (WorklistState.Dropped, item.Version + 1);
            }
        }

        db.SaveChanges();
        return step;
    }

    /// <summary>A step that the machine takes by a trigger from where the case stands.</summary>
    public DunningStep Move(string trigger, string? note = null, long? refersTo = null, string? document = null)
    {
        var row = DunningMachine.Table.Table.FirstOrDefault(r => r.From == of.State && r.Trigger == trigger)
            ?? throw new InvalidOperationException($"Case {of.Id}: {trigger} does not lead on from {of.State}.");
        return Record(new DunningStep { By = person, Trigger = trigger, From = of.State, To = row.To, Article = row.Article, Note = note, RefersToId = refersTo, Document = document }, []);
    }

    /// <summary>Lets the case follow the books: what was paid ends it and orders supply back, what was done in the field counts, a kept pledge is closed.</summary>
    public void Settle()
    {
        for (var i = 0; i < MostMoves; i++)
        {
            var file = Read();
            if (SettleStops(file) || SettlePledge(file))
            {
                continue;
            }

            if (file.Place == of.State)
            {
                return;
            }

            Follow(file);
        }
    }

    /// <summary>Whether the books or the field have moved on since the case was settled.</summary>
    public bool HasMoved(CaseFile file) => file.Place != of.State || file.Pledge is { Owed.Yen: 0 } || file.Stops.Any(s => s.Order.State == FieldOrderState.Cancelled);

    /// <summary>Orders the supply back where it was closed, and calls the stop off where it was not.</summary>
    /// <param name="why">Stands on the order.</param>
    /// <returns>Whether a supply that was closed is to be opened.</returns>
    public bool GiveBack(IReadOnlyList<(SupplyStop Stop, FieldOrder Order)> stops, string why)
    {
        var opened = false;
        foreach (var (stop, order) in stops)
        {
            (stop.Stands, stop.Version) = (false, stop.Version + 1);
            if (order.State == FieldOrderState.Open)
            {
                (order.State, order.DoneOn, order.DoneBy, order.Result, order.Version) = (FieldOrderState.Cancelled, today, person, why, order.Version + 1);
            }
            else if (order.State == FieldOrderState.Done)
            {
                opened = true;
                var back = new FieldOrder { Task = FieldTask.ReturnSupply, ServicePointId = stop.ServicePointId, ContractId = stop.ContractId, DueOn = today, Note = why, State = FieldOrderState.Open };
                db.FieldOrders.Add(back);
                db.SaveChanges();
                stop.ReturnOrderId = back.Id;
            }
        }

        db.SaveChanges();
        return opened;
    }

    private CaseFile Read() => new CaseReader(db, null, today).Read([of])[0];

    private bool SettleStops(CaseFile file)
    {
        var failed = file.Stops.Where(s => s.Order.State == FieldOrderState.Cancelled).ToList();
        if (failed.Count == 0 || of.State is not (DunningMachine.StopOrdered or DunningMachine.Stopped))
        {
            return false;
        }

        GiveBack(failed, "");
        if (failed.Count == file.Stops.Count)
        {
            Move(DunningTriggers.ReturnSupply, $"現場で中止: {failed[0].Order.Result}", failed[0].Stop.StepId);
        }

        return true;
    }

    private bool SettlePledge(CaseFile file)
    {
        if (file.Pledge is not { Owed.Yen: 0 } kept)
        {
            return false;
        }

        (kept.Pledge.EndedOn, kept.Pledge.End, kept.Pledge.Version) = (today, PledgeEnd.Kept, kept.Pledge.Version + 1);
        db.SaveChanges();
        return true;
    }

    private void Follow(CaseFile file)
    {
        switch (file.Place)
        {
            case DunningMachine.Clear:
                var opened = GiveBack(file.Stops, "完納");
                var paid = Move(DunningTriggers.Paid, document: opened ? "給水停止解除通知書" : null);
                CaseLetters.Issue(db, paid, [.. file.Stops.Select(s => s.Stop.ContractId)], new Officer(person, new HashSet<string>(), today, today.AtMidnight().InUtc().ToInstant()));
                break;
            case DunningMachine.WrittenOff:
                GiveBack(file.Stops, "不納欠損");
                Move(DunningTriggers.WriteOffAll);
                break;
            case DunningMachine.Stopped when of.State == DunningMachine.StopOrdered:
                Move(DunningTriggers.Executed);
                break;
            case var place:
                Move(DunningTriggers.BackTo(place));
                break;
        }
    }
}
