using Billing.Collection;
using Billing.Delinquency;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>Plays the delinquents: each class goes through its scenes as its cases come to the states that they wait for.</summary>
internal sealed class YearDebtors(YearStage stage, IReadOnlyList<Debtor> cast, YearResidents residents, YearAgents agents, YearCounter counter)
{
    private readonly Dictionary<long, (string State, LocalDate Since)> _since = [];
    private readonly Dictionary<long, long> _holds = [];

    public YearStage Stage { get; } = stage;

    public CaseDesk Desk { get; } = new(stage.Database, stage.Book);

    /// <summary>Everybody whose scene has come.</summary>
    public void Play()
    {
        PayInstalments();
        var cases = Cases();
        foreach (var debtor in cast)
        {
            var scenes = YearScenes.Of(debtor.Class);
            if (debtor.Scene < scenes.Count && scenes[debtor.Scene] is var scene && Find(cases, debtor, scene) is { } of)
            {
                PlayScene(scene, debtor, of);
            }
        }
    }

    /// <summary>What is refused today is tried again tomorrow.</summary>
    private void PlayScene(YearScene scene, Debtor debtor, DunningCase of)
    {
        try
        {
            scene.Play(this, debtor, of);
            (debtor.Scene, debtor.Since) = (scene.Again ? 0 : debtor.Scene + 1, Stage.Today);
        }
        catch (BusinessRuleException refusal)
        {
            Stage.Refusals[(debtor.Class, refusal.Code)] = Stage.Refusals.GetValueOrDefault((debtor.Class, refusal.Code)) + 1;
        }
    }

    /// <summary>Cash for what is past due.</summary>
    /// <param name="service">Null = both.</param>
    public void PayCash(Debtor debtor, Service? service = null) => counter.Take(debtor.ContractId, c => c.Claim.DueOn < Stage.Today && (service is null || c.Claim.Service == service));

    /// <summary>Slips for every bill that is past due.</summary>
    public void PaySlips(Debtor debtor, PaymentChannel channel)
    {
        using var db = Stage.Database.NewContext();
        foreach (var bill in OwedClaim.OfContract(db, debtor.ContractId).Where(c => c.Claim.DueOn < Stage.Today).Select(c => c.Claim.BillId).Distinct().ToList())
        {
            agents.Pay(bill, channel);
        }
    }

    public void PayCurrent(Debtor debtor) => residents.PayCurrent(debtor);

    /// <summary>Pays the sewer fee and six tenths of the water, and pledges the rest.</summary>
    public void Pledge(Debtor debtor, DunningCase of, int parts)
    {
        PayCash(debtor, of.Service == Service.Water ? Service.Sewer : Service.Water);
        using var db = Stage.Database.NewContext();
        var due = OwedClaim.OfContract(db, debtor.ContractId).Where(c => c.Claim.Service == of.Service && c.Claim.DueOn < Stage.Today).ToList();
        if (due.Count == 0)
        {
            return;
        }

        counter.Take(debtor.ContractId, c => c.Claim.Service == of.Service && c.Claim.DueOn < Stage.Today, new Money((due.Sum(c => c.Owed.Yen) * 6 / 10) + 1));
        var pledge = Desk.Pledge(of.Id, BusinessDays.OnOrAfter(Stage.Today.PlusDays(10)), parts, "分納の申出", Stage.Officer());
        Stage.Tally.Add(YearFact.Pledge, pledge.Total);
    }

    public void Hold(Debtor debtor, HoldReason reason, LocalDate? eventOn = null, Service? service = null)
    {
        _holds[debtor.Id] = Desk.Hold(debtor.Id, new HoldDraft(service, reason, Stage.Today.PlusMonths(2), eventOn, null), Stage.Officer()).Id;
        Stage.Tally.Add(YearFact.Hold);
    }

    public void EndHold(Debtor debtor, string why) => Desk.EndHold(_holds[debtor.Id], why, Stage.Officer());

    /// <summary>Asks for everything that a case owes past due to be written off, and decides.</summary>
    public void WriteOff(DunningCase of, WriteOffGround ground, string why, bool agree = true)
    {
        using var db = Stage.Database.NewContext();
        var debts = new CaseReader(db, Stage.Book, Stage.Today).Read(of.Id)!.Debts;
        if (ground is WriteOffGround.Invoked or WriteOffGround.Extinguished)
        {
            debts = [.. debts.Where(d => d.Claim.DueOn < Stage.Today.PlusYears(-5))];
        }

        if (debts.Count == 0)
        {
            return;
        }

        var asked = Desk.AskWriteOff(of.Id, [.. debts.Select(d => d.Claim.Id)], ground, why, Stage.Officer());
        Desk.DecideWriteOff(of.Id, [.. asked.Select(w => w.Id)], agree, Stage.Officer(YearStage.Chief));
        Stage.Tally.Add(agree ? YearFact.WriteOff : YearFact.WriteOffRefused, new Money(asked.Sum(w => w.Amount.Yen)), asked.Count);
    }

    /// <summary>The last letter of the case that stands.</summary>
    public long LastLetter(DunningCase of)
    {
        using var db = Stage.Database.NewContext();
        return db.DunningSteps.Where(s => s.CaseId == of.Id && s.Act != null && s.Document != null).Max(s => s.Id);
    }

    /// <summary>Two other customers who inherit in equal parts.</summary>
    public void Inherit(Debtor debtor, DunningCase of)
    {
        using var db = Stage.Database.NewContext();
        var played = cast.Select(d => d.Id).ToList();
        var heirs = db.Customers.Where(c => c.Id > debtor.Id && !c.IsBody && c.MergedIntoId == null && !played.Contains(c.Id)).OrderBy(c => c.Id).Take(2).Select(c => c.Number).ToList();
        Desk.SetHeirs(of.Id, heirs.ConvertAll(number => (number, 1, 2)), Stage.Officer());
        Stage.Tally.Add(YearFact.Heirs);
    }

    /// <summary>By debtor.</summary>
    private ILookup<long, DunningCase> Cases()
    {
        using var db = Stage.Database.NewContext();
        var found = cast.Select(d => d.Id).Chunk(500).SelectMany(ids => db.DunningCases.AsNoTracking().Where(c => ids.Contains(c.DebtorId)).ToList()).ToList();
        foreach (var of in found.Where(c => !_since.TryGetValue(c.Id, out var known) || known.State != c.State))
        {
            _since[of.Id] = (of.State, Stage.Today);
        }

        return found.ToLookup(c => c.DebtorId);
    }

    private DunningCase? Find(ILookup<long, DunningCase> cases, Debtor debtor, YearScene scene)
    {
        var of = cases[debtor.Id].Where(c => c.Service == scene.Of).MaxBy(c => c.Id);
        var since = of is null || scene.State is null ? debtor.Since : _since[of.Id].Since;
        return of is not null && (scene.State is null || of.State == scene.State) && since.PlusDays(scene.Days) <= Stage.Today ? of : null;
    }

    /// <summary>Parts of pledges that fall due today, of those who keep them.</summary>
    private void PayInstalments()
    {
        var keepers = cast.Where(d => d.Class is not DebtorClass.PledgeBroken and not DebtorClass.Scripted).ToDictionary(d => d.Id);
        using var db = Stage.Database.NewContext();
        var due = (
            from p in db.InstalmentPledges.AsNoTracking()
            where p.EndedOn == null
            join c in db.DunningCases on p.CaseId equals c.Id
            join i in db.PledgeInstalments on p.Id equals i.PledgeId
            where i.DueOn <= Stage.Today
            select new { c.DebtorId, p.Id, p.StepId, i.Number, i.DueOn, i.Amount }).ToList();
        foreach (var part in due.Where(d => keepers.ContainsKey(d.DebtorId) && BusinessDays.OnOrAfter(d.DueOn) == Stage.Today))
        {
            var claims = db.DunningStepClaims.Where(c => c.StepId == part.StepId).Select(c => c.ClaimId).ToHashSet();
            counter.Take(keepers[part.DebtorId].ContractId, c => claims.Contains(c.Claim.Id), part.Amount);
        }
    }
}
