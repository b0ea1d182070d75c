using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>Who acts, with what rights, on which day.</summary>
/// <param name="SecondPerson">Who agrees, where a second person is needed.</param>
public sealed record Officer(string Person, IReadOnlySet<string> Roles, LocalDate Today, Instant Now, string? SecondPerson = null);

/// <summary>滞納整理の処理: the one door to a case. Each act runs in a transaction that holds the debtor, lets the case follow the books first, asks the machine, records the step and does what it orders.</summary>
public sealed partial class CaseDesk(IBillingDatabase database, RuleBook book)
{
    /// <summary>Takes a step of the schedule for every claim that has come so far.</summary>
    /// <param name="name">Name of the step in the schedule.</param>
    /// <exception cref="BusinessRuleException"><c>dunning.unknown</c>, <c>dunning.no-step</c>, <c>step.*</c>.</exception>
    public DunningStep Take(long caseId, string name, Officer officer, string? note = null) => Act(caseId, officer, work => Taken(work, name, officer, note));

    /// <summary>The same, with the case as it stands after the step.</summary>
    /// <returns>The case without having been read again; null where it has moved by more than the step.</returns>
    internal CaseFile? TakeThen(long caseId, string name, Officer officer)
    {
        Work? taken = null;
        Act(caseId, officer, work => Taken(taken = work, name, officer, null));
        return taken!.After;
    }

    private DunningStep Taken(Work work, string name, Officer officer, string? note)
    {
        var rule = work.File.Schedule.FirstOrDefault(r => r.Name == name) ?? throw new BusinessRuleException(
            "dunning.no-step", $"滞納整理の手順に「{name}」はありません。", $"The schedule has no step '{name}'.");
        var due = DunningSchedule.Due(work.File).FirstOrDefault(d => d.Rule.Name == name);
        var row = DunningMachine.Table.Permit(work.Case.State, DunningTriggers.Of(rule.Act), new DunningAsk(work.File, due, officer.Person, officer.SecondPerson), officer.Roles);
        var deadline = rule.Deadline?.From(officer.Today);
        var step = work.Book.Record(
            new DunningStep
            {
                By = officer.Person,
                ConfirmedBy = officer.SecondPerson,
                Trigger = row.Trigger,
                From = row.From,
                To = row.To,
                Name = rule.Name,
                Act = rule.Act,
                RuleId = rule.Id,
                Document = rule.Said.Ja,
                Article = rule.Article,
                ServedOn = officer.Today,
                DeadlineOn = deadline,
                FeeBillId = StepFee.Assess(work.Db, book, rule, due!, deadline ?? officer.Today, officer),
                Note = Text(note),
            },
            due!.Debts.Select(d => (d.Claim.Id, d.Owed)));
        StepOrders.Give(work.Db, rule, due, step, officer.Today);
        CaseLetters.Issue(work.Db, step, due.Debts, officer);
        if (rule.Act != DunningAct.Stop)
        {
            work.After = work.File.With(new RecordedStep(step, [.. due.Debts.Select(d => new DunningStepClaim { StepId = step.Id, ClaimId = d.Claim.Id, Owed = d.Owed })]));
        }

        return step;
    }

    /// <summary>債務の承認, 確定, 取下げ, 差押えの終了: puts on record what happened outside of the schedule.</summary>
    /// <param name="trigger"><see cref="DunningTriggers.Acknowledge"/>, <see cref="DunningTriggers.Judgment"/>, <see cref="DunningTriggers.Withdraw"/> or <see cref="DunningTriggers.Release"/>.</param>
    public DunningStep Note(long caseId, string trigger, string? note, Officer officer) => Act(caseId, officer, work =>
    {
        if (trigger is not (DunningTriggers.Acknowledge or DunningTriggers.Judgment or DunningTriggers.Withdraw or DunningTriggers.Release))
        {
            throw new ArgumentException($"{trigger} is no note.", nameof(trigger));
        }

        RequireText(note);
        return Plain(work, trigger, officer, note, work.File.Debts);
    });

    /// <summary>停水を解く: gives a supply back though not everything is paid (hardship, mistake), or calls a stop off.</summary>
    public DunningStep ReturnSupply(long caseId, string? reason, Officer officer) => Act(caseId, officer, work =>
    {
        RequireText(reason);
        var stop = work.File.Stops.Count > 0 ? work.File.Stops[0].Stop.StepId : (long?)null;
        var step = Plain(work, DunningTriggers.ReturnSupply, officer, reason, [], stop);
        work.Book.GiveBack(work.File.Stops, reason!.Trim());
        CaseLetters.Issue(work.Db, step, work.File.Debts, officer);
        return step;
    });

    /// <summary>返戻: the letter of a step came back; its claims wait for 公示送達, or for the step to be taken again at a new address.</summary>
    public DunningStep Returned(long caseId, long stepId, string? note, Officer officer) => Act(caseId, officer, work =>
    {
        var letter = Standing(work, stepId, s => s.Act is not null && s.Document is not null);
        return Plain(work, DunningTriggers.Returned, officer, note, [], letter.Step.Id);
    });

    /// <summary>公示送達 of a letter that came back: it counts as served after the days of the rule, and its deadline runs from then.</summary>
    /// <exception cref="BusinessRuleException"><c>dunning.not-returned</c>, <c>dunning.no-terms</c>, <c>step.*</c>.</exception>
    public DunningStep PublicNotice(long caseId, long stepId, Officer officer) => Act(caseId, officer, work =>
    {
        var letter = work.File.Steps.FirstOrDefault(s => s.Step.Id == stepId);
        if (letter?.Step.Name is null || !work.File.Steps.Any(s => s.Step.Trigger == DunningTriggers.Returned && s.Step.RefersToId == stepId && work.File.Stands(s.Step)))
        {
            throw new BusinessRuleException("dunning.not-returned", "返戻を記録した書類だけを公示送達できます。", "Only a letter that came back is served by public notice.");
        }

        var row = Row(work, DunningTriggers.PublicNotice, officer);
        var served = officer.Today.PlusDays(Terms(work).PublicNoticeDays);
        var rule = work.File.Schedule.FirstOrDefault(r => r.Name == letter.Step.Name);
        return work.Book.Record(
            new DunningStep
            {
                By = officer.Person,
                Trigger = row.Trigger,
                From = row.From,
                To = row.To,
                Name = letter.Step.Name,
                Act = letter.Step.Act,
                RuleId = letter.Step.RuleId,
                Document = row.Document!.Ja,
                Article = row.Article,
                ServedOn = served,
                DeadlineOn = rule?.Deadline?.From(served),
                RefersToId = stepId,
            },
            work.File.Debts.Where(d => letter.Claims.Any(c => c.ClaimId == d.Claim.Id)).Select(d => (d.Claim.Id, d.Owed)));
    });

    /// <summary>担当を決める.</summary>
    public DunningStep Assign(long caseId, string? officerName, Officer officer) => Act(caseId, officer, work =>
    {
        work.Case.Officer = string.IsNullOrWhiteSpace(officerName) ? null : officerName.Trim();
        return Plain(work, DunningTriggers.Assign, officer, work.Case.Officer ?? "—", []);
    });

    /// <summary>Lets a case follow the books: for what was booked in bulk, and what was done in the field.</summary>
    public void Settle(long caseId, Officer officer) => Act<DunningStep?>(caseId, officer, _ => null);

    private T Act<T>(long caseId, Officer officer, Func<Work, T> act)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var of = db.DunningCases.SingleOrDefault(c => c.Id == caseId) ?? throw new BusinessRuleException("dunning.unknown", "その滞納整理票はありません。", "There is no such case.");
        ClaimLock.Take(db, [of.DebtorId]);
        db.Entry(of).Reload();
        var casebook = new CaseBook(db, of, officer.Person, officer.Today);
        var reader = new CaseReader(db, book, officer.Today);
        var file = reader.Read([of])[0];
        if (of.ClosedOn is null && casebook.HasMoved(file))
        {
            casebook.Settle();
            file = reader.Read([of])[0];
        }

        var work = new Work(db, casebook, file);
        var done = act(work);
        if (of.ClosedOn is null && (work.After is not { } after || casebook.HasMoved(after)))
        {
            casebook.Settle();
            work.After = null;
        }

        transaction.Commit();
        return done;
    }

    /// <summary>A step that rests on its row alone.</summary>
    private static DunningStep Plain(Work work, string trigger, Officer officer, string? note, IReadOnlyList<CaseDebt> about, long? refersTo = null)
    {
        var row = Row(work, trigger, officer);
        return work.Book.Record(
            new DunningStep
            {
                By = officer.Person,
                ConfirmedBy = officer.SecondPerson,
                Trigger = trigger,
                From = row.From,
                To = row.To,
                Document = row.Document?.Ja,
                Article = row.Article,
                ServedOn = about.Count > 0 ? officer.Today : null,
                RefersToId = refersTo,
                Note = Text(note),
            },
            about.Select(d => (d.Claim.Id, d.Owed)));
    }

    private static Machines.Transition<DunningAsk> Row(Work work, string trigger, Officer officer) =>
        DunningMachine.Table.Permit(work.Case.State, trigger, new DunningAsk(work.File, null, officer.Person, officer.SecondPerson), officer.Roles);

    private static RecordedStep Standing(Work work, long stepId, Func<DunningStep, bool> which) =>
        work.File.Steps.FirstOrDefault(s => s.Step.Id == stepId && which(s.Step) && work.File.Stands(s.Step)) ?? throw new BusinessRuleException(
            "dunning.no-such-step", "この処理は対象にできません。既に取り消されていないか確かめてください。", "That step cannot be chosen: see whether it was taken back already.");

    private static DunningTermsRule Terms(Work work) => work.File.Terms ?? throw new BusinessRuleException(
        "dunning.no-terms", "規則集に滞納整理の定め(dunningTerms)がありません。", "The rule book has no dunningTerms in force.");

    private static void RequireText(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 400)
        {
            throw new BusinessRuleException("dunning.reason", "理由を400字以内で入力してください。", "Say why, in at most 400 letters.");
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>One act on a case.</summary>
    /// <param name="File">As it stood when the act began.</param>
    private sealed record Work(BillingDbContext Db, CaseBook Book, CaseFile File)
    {
        public DunningCase Case => File.Case;

        /// <summary>As it stands after an act that changed nothing but its steps; null = it is read again.</summary>
        public CaseFile? After { get; set; }
    }
}
