using Billing.Kernel;
using Billing.Ledger;

namespace Billing.Delinquency;

/// <summary>不納欠損: one person asks with the ground, another decides; then it is booked against the receivable. 水道 needs 援用 or 放棄; 下水道 ends by time (地方自治法 236条).</summary>
public sealed partial class CaseDesk
{
    /// <summary>Asks for claims of a case to be written off.</summary>
    /// <exception cref="BusinessRuleException"><c>writeoff.ground</c>, <c>writeoff.not-over</c>, <c>writeoff.claims</c>, <c>writeoff.asked</c>, <c>dunning.reason</c>.</exception>
    public IReadOnlyList<WriteOff> AskWriteOff(long caseId, IReadOnlyCollection<long> claims, WriteOffGround ground, string? reason, Officer officer) => Act(caseId, officer, work =>
    {
        RequireText(reason);
        var debts = work.File.Debts.Where(d => claims.Contains(d.Claim.Id)).ToList();
        if (debts.Count == 0 || debts.Count != claims.Distinct().Count())
        {
            throw new BusinessRuleException("writeoff.claims", "不納欠損する債権を選んでください。納付済みのものは選べません。", "Choose claims that are still owed.");
        }

        RefuseGround(work, debts, ground, officer);
        if (work.Db.WriteOffs.Any(w => claims.Contains(w.ClaimId) && w.Confirmed == null))
        {
            throw new BusinessRuleException("writeoff.asked", "既に決裁待ちの債権があります。", "One of them waits for a decision already.");
        }

        var asked = debts.ConvertAll(d => new WriteOff { CaseId = caseId, ClaimId = d.Claim.Id, Amount = d.Owed, Ground = ground, Reason = reason!.Trim(), Article = Terms(work).WriteOffArticle, AskedOn = officer.Today, AskedBy = officer.Person });
        work.Db.WriteOffs.AddRange(asked);
        work.Db.SaveChanges();
        return (IReadOnlyList<WriteOff>)asked;
    });

    /// <summary>Decides on what another person asked for, and books it.</summary>
    /// <exception cref="BusinessRuleException"><c>writeoff.decided</c>, <c>writeoff.same-person</c>, <c>writeoff.changed</c>, <c>step.*</c>.</exception>
    public void DecideWriteOff(long caseId, IReadOnlyCollection<long> writeOffs, bool agree, Officer officer) => Act<DunningStep?>(caseId, officer, work =>
    {
        var ids = writeOffs.ToList();
        var asked = work.Db.WriteOffs.Where(w => ids.Contains(w.Id) && w.CaseId == caseId && w.Confirmed == null).OrderBy(w => w.Id).ToList();
        if (asked.Count == 0 || asked.Count != ids.Distinct().Count())
        {
            throw new BusinessRuleException("writeoff.decided", "決裁待ちのものを選んでください。既に決裁されたものがあります。", "Choose what waits; some of it was decided already.");
        }

        if (asked.Exists(w => w.AskedBy == officer.Person))
        {
            throw new BusinessRuleException("writeoff.same-person", "申請した本人は決裁できません。別の職員が決裁してください。", "Who asked cannot decide: another person must.");
        }

        asked.ForEach(w => (w.Confirmed, w.DecidedOn, w.DecidedBy, w.Version) = (agree, officer.Today, officer.Person, w.Version + 1));
        work.Db.SaveChanges();
        return agree ? Book(work, asked, officer) : null;
    });

    private static DunningStep Book(Work work, List<WriteOff> asked, Officer officer)
    {
        var debts = work.File.Debts.ToDictionary(d => d.Claim.Id);
        if (asked.Exists(w => !debts.TryGetValue(w.ClaimId, out var debt) || debt.Owed != w.Amount))
        {
            throw new BusinessRuleException("writeoff.changed", "申請の後に未納額が変わりました。申請し直してください。", "What is owed has changed since: ask again.");
        }

        var step = Plain(work, DunningTriggers.WriteOff, officer with { Person = asked[0].AskedBy, SecondPerson = officer.Person }, $"{WriteOffWords.Of(asked[0].Ground).Ja}: {asked[0].Reason}", [.. asked.Select(w => debts[w.ClaimId])]);
        foreach (var of in asked)
        {
            var lost = Posting.WriteOff(debts[of.ClaimId].Claim, of.Amount, officer.Today, TransferId.FreeLeg(work.Db, Cause.WrittenOff, of.ClaimId, legs: 1));
            work.Db.Transfers.Add(lost);
            of.TransferId = lost.Id;
        }

        work.Db.SaveChanges();
        return step;
    }

    private static void RefuseGround(Work work, List<CaseDebt> debts, WriteOffGround ground, Officer officer)
    {
        var fits = work.Case.Service == Service.Water
            ? ground is WriteOffGround.Invoked or WriteOffGround.Waived or WriteOffGround.Discharged
            : ground is WriteOffGround.Extinguished or WriteOffGround.EnforcementEnded;
        if (!fits)
        {
            throw new BusinessRuleException(
                "writeoff.ground",
                work.Case.Service == Service.Water ? "水道料金は私債権です。援用、放棄または破産免責によってください(時効だけでは消滅しません)。" : "下水道使用料は公債権です。時効による消滅または執行停止によってください(援用・放棄はありません)。",
                work.Case.Service == Service.Water ? "Water is a private claim: invocation, waiver or discharge; time alone does not end it." : "Sewer is a public claim: it ends by time or a stayed enforcement; nobody invokes or waives it.");
        }

        if (ground is not (WriteOffGround.Invoked or WriteOffGround.Extinguished))
        {
            return;
        }

        var ends = CaseLimitation.Of(work.File, Terms(work), CaseLimitation.PartPayments(work.Db, [.. debts.Select(d => d.Claim.Id)]));
        if (debts.Find(d => !ends[d.Claim.Id].IsOver(officer.Today)) is { } running)
        {
            var last = ends[running.Claim.Id].LastDay;
            throw new BusinessRuleException(
                "writeoff.not-over",
                $"債権 {running.Claim.Id} の時効は完成していません({(last is { } day ? $"{day:uuuu-MM-dd} まで" : "手続中のため進行していません")})。",
                $"Claim {running.Claim.Id} is not barred by time yet ({(last is { } end ? $"until {end:uuuu-MM-dd}" : "the clock is stayed")}).");
        }
    }
}
