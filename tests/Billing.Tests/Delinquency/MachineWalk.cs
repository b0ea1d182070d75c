using Billing.Collection;
using Billing.Delinquency;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.RuleBooks;
using Billing.Testing;
using NodaTime;

namespace Billing.Tests.Delinquency;

/// <summary>One debtor who owes two bills of a service and is led through the machine by the desk's own acts, on days of its own.</summary>
internal sealed class MachineWalk
{
    /// <summary>Due days of the two bills.</summary>
    public static readonly LocalDate First = new(2026, 11, 2);
    public static readonly LocalDate Second = new(2026, 11, 30);

    private static readonly FieldTask[] Tasks = [FieldTask.StopSupply, FieldTask.ReturnSupply, FieldTask.Patrol];

    private readonly DebtorTown _town;
    private readonly long _debtor;
    private readonly Service _service;
    private long _hold;

    /// <param name="debtor">An even point: it drains.</param>
    public MachineWalk(DebtorTown town, long debtor, Service service)
    {
        (_town, _debtor, _service) = (town, debtor, service);
        Id = town.Case(debtor, service).Id;
        Day = First.PlusDays(1);
    }

    /// <summary>A town in which every act is a step of its own that waits for no other: what is lawful from where is the machine's word alone.</summary>
    public static RuleBook Book { get; } = RuledBook.With([.. new[] { "water", "sewer" }.SelectMany(Steps)]);

    public long Id { get; }

    public LocalDate Day { get; private set; }

    public CaseDesk Desk => _town.Desk;

    public string State => _town.Case(_debtor, _service).State;

    public Officer Officer(string person = "suzuki", string? second = null) => DebtorTown.Officer(Day, person, second);

    public MachineWalk On(LocalDate day)
    {
        Day = day > Day ? day : Day;
        return this;
    }

    /// <summary>Takes a step of the schedule, two persons, three days after the act before.</summary>
    public DunningStep Take(DunningAct act, int days = 3)
    {
        Day = Day.PlusDays(days);
        return Desk.Take(Id, act.ToString(), Officer(second: "tanaka"));
    }

    public DunningStep Note(string trigger) => Desk.Note(Id, trigger, "記録", Officer());

    /// <summary>Leads the case to a state by the shortest way, on what fell due first.</summary>
    public MachineWalk To(string state)
    {
        Take(DunningAct.Notice, 0);
        foreach (var act in Way(state))
        {
            Take(act);
        }

        switch (state)
        {
            case DunningMachine.Stopped or DunningMachine.StopOrdered:
                On(First.PlusDays(22)).Take(DunningAct.Stop, 0);
                break;
            case DunningMachine.Pledged:
                Pledge();
                break;
            case DunningMachine.Titled:
                Note(DunningTriggers.Judgment);
                break;
        }

        if (state == DunningMachine.Stopped)
        {
            Field();
            Settle();
        }

        return this;
    }

    public InstalmentPledge Pledge() => Desk.Pledge(Id, Day.PlusMonths(2), 2, null, Officer());

    /// <summary>The field carries out what is ordered at this debtor's; the case hears of it when it is settled.</summary>
    public void Field()
    {
        using var db = _town.Test.NewContext();
        foreach (var id in db.FieldOrders.Where(o => o.ContractId == _debtor && o.State == FieldOrderState.Open && Tasks.Contains(o.Task)).Select(o => o.Id).ToList())
        {
            new FieldReports(db).Done(id, new FieldResult(Day, "genba", null, []), "genba", Day).GetAwaiter().GetResult();
        }
    }

    public void Settle() => Desk.Settle(Id, Officer());

    /// <summary>Takes the last step back that may be.</summary>
    public void Undo() => Desk.Undo(Id, _town.File(Day, _debtor, _service).Steps.Last(s => CaseDesk.CanBeUndone(s.Step) && _town.File(Day, _debtor, _service).Stands(s.Step)).Step.Id, "別人の票に入力", Officer());

    /// <summary>Cash for what was due by a day.</summary>
    public Payment Pay(LocalDate dueBy, Money? part = null) => _town.Pay(Day, part ?? Owed(dueBy), _debtor, _service);

    /// <summary>A payment of the day was another person's.</summary>
    public void TakeBack(Payment payment) =>
        new CounterSettlement(new CounterPayments(_town.Test.Database), _town.Book).Cancel(payment.Id, "別人の納付", "mado", Day);

    public Money Owed(LocalDate dueBy)
    {
        using var db = _town.Test.NewContext();
        return new Money(OwedClaim.OfDebtor(db, _debtor).Where(c => c.Claim.Service == _service && c.Claim.DueOn <= dueBy).Sum(c => c.Owed.Yen));
    }

    /// <summary>Writes off what is past due and fell due on a day or after.</summary>
    public void WriteOff(LocalDate dueFrom)
    {
        var claims = _town.File(Day, _debtor, _service).Debts.Where(d => d.Claim.DueOn >= dueFrom).Select(d => d.Claim.Id).ToList();
        var asked = Desk.AskWriteOff(Id, claims, _service == Service.Water ? WriteOffGround.Waived : WriteOffGround.EnforcementEnded, "少額", Officer());
        Desk.DecideWriteOff(Id, [.. asked.Select(w => w.Id)], agree: true, Officer("tanaka"));
    }

    /// <summary>Two persons take back what was last written off.</summary>
    public void WriteOffBack()
    {
        using var db = _town.Test.NewContext();
        var lost = db.WriteOffs.Where(w => w.CaseId == Id && w.Confirmed == true).OrderBy(w => w.Id).Last();
        var asked = Desk.AskWriteOffBack(lost.Id, "財産が見つかった", Officer());
        Desk.DecideWriteOffBack(asked.Id, agree: true, Officer("tanaka"));
    }

    public void Hold() => _hold = Desk.Hold(_debtor, new HoldDraft(_service, HoldReason.Illness, null, null, null), Officer()).Id;

    public void EndHold() => Desk.EndHold(_hold, "退院", Officer());

    /// <summary>The notice with which every walk began comes back by the post.</summary>
    public long ReturnNotice()
    {
        var notice = _town.Steps(_debtor, _service).First(s => s.Act == DunningAct.Notice).Id;
        Desk.Returned(Id, notice, "転居先不明", Officer());
        return notice;
    }

    /// <summary>Two neighbours inherit.</summary>
    public void Inherit() => Desk.SetHeirs(Id, [("0000001", 1, 2), ("0000003", 1, 2)], Officer());

    private static IEnumerable<DunningAct> Way(string state) => state switch
    {
        DunningMachine.Reminded or DunningMachine.Stopped or DunningMachine.StopOrdered => [DunningAct.Reminder],
        DunningMachine.Demanded => [DunningAct.Reminder, DunningAct.Demand],
        DunningMachine.Warned => [DunningAct.Reminder, DunningAct.StopWarning],
        DunningMachine.Seized => [DunningAct.Reminder, DunningAct.Seizure],
        DunningMachine.Court or DunningMachine.Titled => [DunningAct.Reminder, DunningAct.CourtOrder],
        _ => [],
    };

    private static IEnumerable<string> Steps(string service) => Enum.GetValues<DunningAct>().Select((act, i) =>
        $$"""
        { "kind": "dunningStep", "id": "t-{{service}}-{{i}}", "service": "{{service}}", "name": "{{act}}", "order": {{i + 1}}, "act": "{{char.ToLowerInvariant(act.ToString()[0])}}{{act.ToString()[1..]}}", "after": "dueDate",
          "wait": { "days": {{(act == DunningAct.Stop ? 20 : 1)}} }, "deadline": { "days": 1 }, "optional": true, "secondPerson": {{(act is DunningAct.Stop or DunningAct.Seizure or DunningAct.CourtOrder ? "true" : "false")}},
          "article": "試験町規程", "said": { "ja": "{{act}}", "en": "{{act}}" } }
        """).Append(
        $$"""
        { "kind": "dunningTerms", "id": "t-{{service}}-terms", "service": "{{service}}", "stopCountsSewer": true, "pledgeMonths": 12, "limitationYears": 5, "judgmentYears": 10, "stayMonths": 6,
          "warnMonths": 6, "publicNoticeDays": 14, "pledgeArticle": "p", "writeOffArticle": "w" }
        """);
}
