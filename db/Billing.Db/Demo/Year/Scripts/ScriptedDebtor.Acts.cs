using Billing.Collection;
using Billing.Delinquency;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.RuleBooks;

namespace Billing.Db.Demo.Year.Scripts;

/// <summary>The acts of a script.</summary>
internal sealed partial class ScriptedDebtor
{
    private long _hold;
    private bool _shared;

    /// <summary>Takes a step of the schedule, two persons.</summary>
    public void Take(string name)
    {
        var step = Act(() => Desk.Take(Case.Case.Id, name, Officer(second: Second)));
        Told?.Invoke(step.Act, step.Amount);
    }

    public void Note(string trigger) => Act(() => Desk.Note(Case.Case.Id, trigger, "記録", Officer()));

    public void Assign() => Act(() => Desk.Assign(Case.Case.Id, YearStage.Collector, Officer()));

    /// <summary>Takes the last step back that may be.</summary>
    public void Undo() => Act(() => Desk.Undo(Case.Case.Id, Case.Steps.Last(s => CaseDesk.CanBeUndone(s.Step) && Case.Stands(s.Step)).Step.Id, "別人の票に入力", Officer()));

    public void Hold() => _hold = Act(() => Desk.Hold(Who.Id, new HoldDraft(Of, HoldReason.Objection, null, null, null), Officer())).Id;

    public void EndHold() => Act(() =>
    {
        Desk.EndHold(_hold, "理由がなくなった", Officer());
        return 0;
    });

    public void ReturnSupply() => Act(() => Desk.ReturnSupply(Case.Case.Id, "乳児のいる世帯", Officer()));

    /// <summary>The notice with which every case begins comes back by the post, and is served by public notice.</summary>
    public void ReturnAndServe()
    {
        var notice = Case.Steps.First(s => s.Step.Act == DunningAct.Notice && Case.Stands(s.Step)).Step.Id;
        Act(() => Desk.Returned(Case.Case.Id, notice, "転居先不明", Officer()));
        Act(() => Desk.PublicNotice(Case.Case.Id, notice, Officer()));
    }

    /// <summary>Two others inherit in equal parts.</summary>
    public void Inherit() => Act(() =>
    {
        Desk.SetHeirs(Case.Case.Id, [.. Who.Heirs.Select(number => (number, 1, 2))], Officer());
        return 0;
    });

    /// <summary>Pays six tenths of what is past due, once, and pledges the rest.</summary>
    public void Pledge()
    {
        if (!_shared)
        {
            Pay(Case.Debts.Select(d => (d.Claim.Id, new Money((d.Owed.Yen * 6 / 10) + 1))));
            _shared = true;
        }

        Act(() => Desk.Pledge(Case.Case.Id, Today.PlusMonths(3), 2, null, Officer()));
    }

    /// <summary>Cash for everything past due.</summary>
    public Payment PayAll() => Pay(Case.Debts.Select(d => (d.Claim.Id, d.Owed)));

    /// <summary>Cash for one claim.</summary>
    public Payment PayOne(long claim, Money? part = null) => Pay(Case.Debts.Where(d => d.Claim.Id == claim).Select(d => (claim, part ?? d.Owed)));

    /// <summary>A payment of the day was another person's; an open case follows at once, a closed one with the next daily run.</summary>
    public void TakeBack(Payment payment)
    {
        Act(() => new CounterSettlement(new CounterPayments(database), book).Cancel(payment.Id, "別人の納付", YearStage.Cashier, Today));
        if (Case.Case.ClosedOn is null)
        {
            Settle();
        }
    }

    public void Settle() => Act(() =>
    {
        Desk.Settle(Case.Case.Id, Officer());
        return 0;
    });

    /// <summary>The field closes the supply; the case hears of it when it is settled.</summary>
    public void Field()
    {
        using var db = database.NewContext();
        foreach (var id in db.FieldOrders.Where(o => o.ContractId == Who.ContractId && o.State == FieldOrderState.Open && o.Task == FieldTask.StopSupply).Select(o => o.Id).ToList())
        {
            new FieldReports(db).Done(id, new FieldResult(Today, "demo-field", null, []), "demo-field", Today).GetAwaiter().GetResult();
        }

        _file = null;
    }

    /// <summary>One asks for claims to be written off, another agrees.</summary>
    public void WriteOff(params long[] claims) => Act(() =>
    {
        var asked = Desk.AskWriteOff(Case.Case.Id, claims, Of == Service.Water ? WriteOffGround.Waived : WriteOffGround.EnforcementEnded, "少額で取立ての費用に満たない", Officer());
        Desk.DecideWriteOff(Case.Case.Id, [.. asked.Select(w => w.Id)], agree: true, Officer(Second));
        return 0;
    });

    public void WriteOffRest() => WriteOff([.. Case.Debts.Select(d => d.Claim.Id)]);

    /// <summary>Two persons take back what was last written off.</summary>
    public void WriteOffBack() => Act(() =>
    {
        using var db = database.NewContext();
        var lost = db.WriteOffs.Where(w => w.CaseId == Case.Case.Id && w.Confirmed == true).OrderBy(w => w.Id).Last();
        var asked = Desk.AskWriteOffBack(lost.Id, "財産が見つかった", Officer());
        Desk.DecideWriteOffBack(asked.Id, agree: true, Officer(Second));
        return 0;
    });

    /// <summary>Cash at the counter for what is chosen, with the late charges that fall due by it.</summary>
    private Payment Pay(IEnumerable<(long Claim, Money Yen)> chosen)
    {
        using var db = database.NewContext();
        var seen = new Money(OwedClaim.OfContract(db, Who.ContractId).Sum(c => c.Owed.Yen));
        var desk = new CounterSettlement(new CounterPayments(database), book);
        var payment = Act(() => desk.Take(Who.ContractId, [.. chosen.Select(c => new Chosen(c.Claim, c.Yen))], seen, new Money(10_000_000), withLateCharges: true, Today, YearStage.Cashier));
        Told?.Invoke(null, payment.Amount);
        return payment;
    }
}
