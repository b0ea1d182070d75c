using Billing.Kernel;
using Billing.Ledger;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>A hold as it was typed.</summary>
/// <param name="Service">Null = both kinds of claim.</param>
/// <param name="EventOn">破産手続開始, or the day of death; needed for these two.</param>
public sealed record HoldDraft(Service? Service, HoldReason Reason, LocalDate? ReviewOn, LocalDate? EventOn, string? Note);

/// <summary>Holds, heirs and steps taken back.</summary>
public sealed partial class CaseDesk
{
    /// <summary>保留する: nothing more is undertaken. A stop that was ordered and not carried out yet is called off in the same act.</summary>
    /// <exception cref="BusinessRuleException"><c>dunning.event</c>, <c>dunning.review</c>, <c>dunning.unknown-debtor</c>, <c>step.role</c>.</exception>
    public DunningHold Hold(long debtorId, HoldDraft draft, Officer officer)
    {
        Check(draft, officer.Today);
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        if (!db.Customers.Any(c => c.Id == debtorId))
        {
            throw new BusinessRuleException("dunning.unknown-debtor", "その納付者は登録されていません。", "There is no such debtor.");
        }

        ClaimLock.Take(db, [debtorId]);
        var hold = new DunningHold { DebtorId = debtorId, Service = draft.Service, Reason = draft.Reason, From = officer.Today, ReviewOn = draft.ReviewOn, EventOn = draft.EventOn, Note = Text(draft.Note), SetBy = officer.Person };
        db.DunningHolds.Add(hold);
        db.SaveChanges();
        foreach (var work in OpenCases(db, debtorId, draft.Service, officer))
        {
            CallOff(work, officer, DunningWords.Of(draft.Reason).Ja);
            Plain(work, DunningTriggers.Hold, officer, $"{DunningWords.Of(draft.Reason).Ja} {Text(draft.Note)}".Trim(), []);
        }

        transaction.Commit();
        return hold;
    }

    /// <summary>保留を終える.</summary>
    /// <exception cref="BusinessRuleException"><c>dunning.no-hold</c>, <c>dunning.reason</c>, <c>step.role</c>.</exception>
    public void EndHold(long holdId, string? reason, Officer officer)
    {
        RequireText(reason);
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var hold = db.DunningHolds.SingleOrDefault(h => h.Id == holdId && h.EndedOn == null) ?? throw new BusinessRuleException("dunning.no-hold", "この保留は既に終わっています。", "That hold has ended already.");
        ClaimLock.Take(db, [hold.DebtorId]);
        (hold.EndedOn, hold.EndedBy) = (officer.Today, officer.Person);
        db.SaveChanges();
        foreach (var work in OpenCases(db, hold.DebtorId, hold.Service, officer))
        {
            Plain(work, DunningTriggers.EndHold, officer, $"{DunningWords.Of(hold.Reason).Ja}: {reason!.Trim()}", []);
        }

        transaction.Commit();
    }

    /// <summary>相続人を記録する: shares that add up to one. Takes the place of what was recorded before.</summary>
    /// <param name="shares">Customer number, numerator, denominator.</param>
    /// <exception cref="BusinessRuleException"><c>dunning.shares</c>, <c>dunning.heir</c>, <c>step.role</c>.</exception>
    public void SetHeirs(long caseId, IReadOnlyList<(string Number, int Numerator, int Denominator)> shares, Officer officer) => Act<DunningStep?>(caseId, officer, work =>
    {
        if (shares.Count == 0 || shares.Any(s => s.Numerator < 1 || s.Denominator is < 1 or > 10_000 || s.Numerator > s.Denominator) || !AddUp(shares))
        {
            throw new BusinessRuleException("dunning.shares", "相続分の合計が1になるように入力してください(例: 1/2 と 1/2)。", "The shares must add up to one, e.g. 1/2 and 1/2.");
        }

        var numbers = shares.Select(s => s.Number).ToList();
        var heirs = work.Db.Customers.Where(c => numbers.Contains(c.Number)).ToDictionary(c => c.Number, c => c.Id);
        if (numbers.FirstOrDefault(n => !heirs.ContainsKey(n)) is { } unknown || heirs.ContainsValue(work.Case.DebtorId) || numbers.Distinct().Count() != numbers.Count)
        {
            throw new BusinessRuleException("dunning.heir", "相続人はお客様番号で登録済みの、被相続人とは別の人を一人一行で入力してください。", "Each heir is another registered customer, named once by number.");
        }

        work.Db.HeirShares.RemoveRange(work.Db.HeirShares.Where(h => h.DebtorId == work.Case.DebtorId));
        work.Db.HeirShares.AddRange(shares.Select(s => new HeirShare { DebtorId = work.Case.DebtorId, HeirId = heirs[s.Number], Numerator = s.Numerator, Denominator = s.Denominator, EnteredOn = officer.Today, EnteredBy = officer.Person }));
        work.Db.SaveChanges();
        return Plain(work, DunningTriggers.Heirs, officer, string.Join("、", shares.Select(s => $"{s.Number} {s.Numerator}/{s.Denominator}")), []);
    });

    /// <summary>誤った処理を取り消す: the last step that stands is taken back by a counter-act: its fee is reversed, its orders are called off, its pledge ends. What was recorded stays.</summary>
    /// <exception cref="BusinessRuleException"><c>dunning.no-such-step</c>, <c>dunning.not-last</c>, <c>dunning.reason</c>, <c>step.role</c>.</exception>
    public DunningStep Undo(long caseId, long stepId, string? reason, Officer officer) => Act(caseId, officer, work =>
    {
        RequireText(reason);
        var target = Standing(work, stepId, s => CanBeUndone(s)).Step;
        if (work.File.Steps.LastOrDefault(s => CanBeUndone(s.Step) && work.File.Stands(s.Step))?.Step.Id != target.Id)
        {
            throw new BusinessRuleException("dunning.not-last", "後の処理から順に取り消してください。", "Take the later steps back first.");
        }

        if (target.FeeBillId is { } fee)
        {
            Nights.OccasionalBills.Reverse(work.Db, fee, $"督促等の取消: {reason!.Trim()}", officer.Person, officer.Today);
        }

        work.Book.GiveBack([.. work.File.Stops.Where(s => s.Stop.StepId == target.Id)], reason!.Trim());
        if (work.File.Pledge is { } pledge && pledge.Pledge.StepId == target.Id)
        {
            End(work, pledge, PledgeEnd.TakenBack, officer.Today);
        }

        return Plain(work, DunningTriggers.Undo, officer, reason, [], target.Id);
    });

    /// <summary>Whether a step may be taken back at all: a letter, an order, a pledge, a procedure; not what the books did.</summary>
    public static bool CanBeUndone(DunningStep step) => (step.Act is not null && step.Trigger != DunningTriggers.PublicNotice)
        || step.Trigger is DunningTriggers.PublicNotice or DunningTriggers.Pledge or DunningTriggers.Release or DunningTriggers.Judgment or DunningTriggers.Withdraw or DunningTriggers.Acknowledge or DunningTriggers.Returned;

    private List<Work> OpenCases(BillingDbContext db, long debtorId, Service? service, Officer officer) =>
        [.. db.DunningCases.Where(c => c.DebtorId == debtorId && c.ClosedOn == null && (service == null || c.Service == service)).OrderBy(c => c.Id).ToList()
            .Select(of => new Work(db, new CaseBook(db, of, officer.Person, officer.Today), new CaseReader(db, book, officer.Today).Read([of])[0]))];

    /// <summary>Calls off stops that nobody carried out yet.</summary>
    private static void CallOff(Work work, Officer officer, string why)
    {
        var open = work.File.Stops.Where(s => s.Order.State == FieldWork.FieldOrderState.Open).ToList();
        if (open.Count == 0)
        {
            return;
        }

        work.Book.GiveBack(open, why);
        if (open.Count == work.File.Stops.Count && work.Case.State is DunningMachine.StopOrdered or DunningMachine.Stopped)
        {
            Plain(work, DunningTriggers.ReturnSupply, officer, why, [], open[0].Stop.StepId);
        }
    }

    private static bool AddUp(IReadOnlyList<(string Number, int Numerator, int Denominator)> shares)
    {
        var (n, d) = (System.Numerics.BigInteger.Zero, System.Numerics.BigInteger.One);
        foreach (var (_, numerator, denominator) in shares)
        {
            (n, d) = ((n * denominator) + (numerator * d), d * denominator);
        }

        return n == d;
    }

    private static void Check(HoldDraft draft, LocalDate today)
    {
        if (!Enum.IsDefined(draft.Reason))
        {
            throw new BusinessRuleException("dunning.hold-reason", "保留の理由を選んでください。", "Choose why it is held.");
        }

        if (draft.Reason is HoldReason.Bankruptcy or HoldReason.Death && draft.EventOn is null)
        {
            throw new BusinessRuleException("dunning.event", "破産手続開始の日、または死亡の日を入力してください。", "Enter the day on which the bankruptcy began, or of the death.");
        }

        if (draft.EventOn > today)
        {
            throw new BusinessRuleException("dunning.event", "今日以前の日を入力してください。", "The day cannot lie in the future.");
        }

        if (draft.ReviewOn is { } review && (review <= today || review > today.PlusYears(3)))
        {
            throw new BusinessRuleException("dunning.review", "見直し日は明日以後、3年以内の日にしてください。", "The review must lie after today and within three years.");
        }

        if (draft.Note?.Length > 400)
        {
            throw new BusinessRuleException("dunning.note", "備考は400字以内で入力してください。", "The note may have 400 letters.");
        }
    }
}
