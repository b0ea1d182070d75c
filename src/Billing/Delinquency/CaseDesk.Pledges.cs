using Billing.Kernel;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>Pledges of instalments.</summary>
public sealed partial class CaseDesk
{
    /// <summary>分納誓約を受ける. Equal parts a month apart, what is left over in the first. Gives the supply back where the rule says so.</summary>
    /// <param name="firstOn">Day of the first part.</param>
    /// <param name="parts">Number of parts.</param>
    /// <exception cref="BusinessRuleException"><c>pledge.share</c> (too little paid before), <c>pledge.plan</c>, <c>pledge.months</c>, <c>dunning.no-terms</c>, <c>step.*</c>.</exception>
    public InstalmentPledge Pledge(long caseId, LocalDate firstOn, int parts, string? note, Officer officer) => Act(caseId, officer, work =>
    {
        var terms = Terms(work);
        var plan = PledgePlan.Of(work.File.Owed, firstOn, parts, officer.Today, terms);
        PledgePlan.RequireShare(work.File, terms);
        if (terms.ReturnOnPledge && work.File.Stops.Count > 0)
        {
            var stop = work.File.Stops[0].Stop.StepId;
            work.Book.GiveBack(work.File.Stops, "分納誓約");
            CaseLetters.Issue(work.Db, Plain(work, DunningTriggers.ReturnSupply, officer, "分納誓約", [], stop), work.File.Debts, officer);
        }

        var step = Plain(work, DunningTriggers.Pledge, officer, note, work.File.Debts);
        var pledge = new InstalmentPledge { CaseId = work.Case.Id, StepId = step.Id, PledgedOn = officer.Today, Total = work.File.Owed, TakenBy = officer.Person };
        work.Db.InstalmentPledges.Add(pledge);
        work.Db.SaveChanges();
        work.Db.PledgeInstalments.AddRange(plan.Select((p, i) => new PledgeInstalment { PledgeId = pledge.Id, Number = i + 1, DueOn = p.DueOn, Amount = p.Amount }));
        work.Db.SaveChanges();
        CaseLetters.Issue(work.Db, step, work.File.Debts, officer);
        return pledge;
    });

    /// <summary>Ends a pledge that was broken; the case stands again where its letters had led it, and every step that has become due meanwhile is due.</summary>
    /// <returns>Whether it was broken.</returns>
    internal bool EndBroken(long caseId, Officer officer) => Act(caseId, officer, work =>
    {
        if (work.File.Pledge is not { } pledge || PledgePlan.Breach(work.File) is not { } how)
        {
            return false;
        }

        End(work, pledge, PledgeEnd.Broken, officer.Today);
        var place = new CaseReader(work.Db, null, officer.Today).Read([work.Case])[0].Place;
        work.Book.Move(DunningTriggers.BackTo(place), how.Ja);
        return true;
    });

    private static void End(Work work, StandingPledge pledge, PledgeEnd end, LocalDate today)
    {
        (pledge.Pledge.EndedOn, pledge.Pledge.End, pledge.Pledge.Version) = (today, end, pledge.Pledge.Version + 1);
        work.Db.SaveChanges();
    }
}
