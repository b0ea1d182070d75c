using Billing.Collection;
using Billing.Delinquency;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Demo.Year;

/// <summary>
/// An officer who errs, and debtors to whom everything happens: whatever is lawful from where a case stands and was not done from there yet this year is done. So every branch of the
/// machine is gone through, whatever the town.
/// </summary>
internal sealed class YearOddities(YearStage stage, IReadOnlyList<Debtor> odd, YearDebtors play)
{
    /// <summary>How often an act is tried from a state until it leads on in every way that it can.</summary>
    private const int MostTries = 3;

    private readonly Dictionary<(string State, string Act), int> _done = [];
    private readonly CounterPayments _counter = new(stage.Database);

    public void Play()
    {
        var debtors = odd.ToDictionary(d => d.Id);
        var keys = debtors.Keys.ToList();
        using var db = stage.Database.NewContext();
        var cases = db.DunningCases.Where(c => c.ClosedOn == null && keys.Contains(c.DebtorId)).OrderBy(c => c.Id).ToList();
        foreach (var file in cases.Chunk(CaseReader.Most).SelectMany(new CaseReader(db, stage.Book, stage.Today).Read).Where(f => f.Debts.Count > 0))
        {
            _ = Acts(debtors[file.Case.DebtorId], file).Any(act => Try(file.Case.State, act.Name, act.Most, act.Do));
        }
    }

    private bool Try(string state, string act, int most, Action what)
    {
        if (_done.GetValueOrDefault((state, act)) >= most)
        {
            return false;
        }

        try
        {
            what();
        }
        catch (BusinessRuleException)
        {
            // Not lawful from here with these debts.
            return false;
        }

        _done[(state, act)] = _done.GetValueOrDefault((state, act)) + 1;
        return true;
    }

    private IEnumerable<(string Name, int Most, Action Do)> Acts(Debtor debtor, CaseFile file)
    {
        var (id, desk, officer) = (file.Case.Id, play.Desk, stage.Officer());
        if (file.Holds.Count > 0)
        {
            return [(DunningTriggers.EndHold, int.MaxValue, () => desk.EndHold(file.Holds[0].Id, "理由がなくなった", officer))];
        }

        return
        [
            (DunningTriggers.Acknowledge, 1, () => desk.Note(id, DunningTriggers.Acknowledge, "債務承認書", officer)),
            (DunningTriggers.Assign, 1, () => desk.Assign(id, YearStage.Collector, officer)),
            (DunningTriggers.Hold, 1, () => desk.Hold(debtor.Id, new HoldDraft(file.Case.Service, HoldReason.Objection, null, null, null), officer)),
            (DunningTriggers.Heirs, 1, () => play.Inherit(debtor, file.Case)),
            (DunningTriggers.Returned, 1, () => ReturnLetter(file)),
            (DunningTriggers.PublicNotice, 1, () => desk.PublicNotice(id, Returned(file), officer)),
            (DunningTriggers.Release, 2, () => desk.Note(id, DunningTriggers.Release, "換価の見込みがない", officer)),
            (DunningTriggers.Judgment, 2, () => desk.Note(id, DunningTriggers.Judgment, "仮執行宣言", officer)),
            (DunningTriggers.WriteOff, 1, () => WriteOffOne(file)),
            (DunningTriggers.Undo, MostTries, () => Undo(file)),
            (DunningTriggers.Pledge, MostTries, () => play.Pledge(debtor, file.Case, 4)),
            (DunningTriggers.Paid, MostTries, () => PayAndTakeBack(debtor, file)),
            (DunningTriggers.ReturnSupply, 2, () => desk.ReturnSupply(id, "誤って停水した", officer)),
            (DunningTriggers.Withdraw, 2, () => desk.Note(id, DunningTriggers.Withdraw, "取下げ", officer)),
        ];
    }

    private void ReturnLetter(CaseFile file)
    {
        var letter = file.Steps.LastOrDefault(s => s.Step.Act is not null && s.Step.Document is not null && file.Stands(s.Step)) ?? throw Nothing();
        play.Desk.Returned(file.Case.Id, letter.Step.Id, "転居先不明", stage.Officer());
    }

    private static long Returned(CaseFile file) =>
        file.Steps.LastOrDefault(s => s.Step.Trigger == DunningTriggers.Returned && file.Stands(s.Step))?.Step.RefersToId ?? throw Nothing();

    private void WriteOffOne(CaseFile file)
    {
        if (file.Debts.Count < 2)
        {
            throw Nothing();
        }

        var ground = file.Case.Service == Service.Water ? WriteOffGround.Waived : WriteOffGround.EnforcementEnded;
        var asked = play.Desk.AskWriteOff(file.Case.Id, [file.Debts[^1].Claim.Id], ground, "少額で取立ての費用に満たない", stage.Officer());
        play.Desk.DecideWriteOff(file.Case.Id, [.. asked.Select(w => w.Id)], agree: true, stage.Officer(YearStage.Chief));
        stage.Tally.Add(YearFact.WriteOff, asked[0].Amount);
    }

    private void Undo(CaseFile file)
    {
        var last = file.Steps.LastOrDefault(s => CaseDesk.CanBeUndone(s.Step) && file.Stands(s.Step)) ?? throw Nothing();
        play.Desk.Undo(file.Case.Id, last.Step.Id, "別人の票に入力", stage.Officer());
    }

    /// <summary>Everything is paid, and taken back as the wrong person's money.</summary>
    private void PayAndTakeBack(Debtor debtor, CaseFile file)
    {
        using var db = stage.Database.NewContext();
        var owed = OwedClaim.OfContract(db, debtor.ContractId);
        var claims = file.Debts.Select(d => d.Claim.Id).ToHashSet();
        var chosen = owed.Where(c => claims.Contains(c.Claim.Id)).Select(c => new Chosen(c.Claim.Id, c.Owed)).ToList();
        var desk = new CounterSettlement(_counter, stage.Book);
        var payment = desk.Take(debtor.ContractId, chosen, new Money(owed.Sum(c => c.Owed.Yen)), new Money(10_000_000), withLateCharges: false, stage.Today, YearStage.Cashier);
        desk.Cancel(payment.Id, "別人の納付", YearStage.Cashier, stage.Today);
        stage.Tally.Add(YearFact.CounterCancelled, payment.Amount);
    }

    private static BusinessRuleException Nothing() => new("year.nothing", "できません。", "It cannot be done.");
}
