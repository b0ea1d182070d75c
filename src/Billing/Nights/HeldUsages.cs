using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Nights;

/// <summary>
/// What a person does about a held reading: release it with a reason, confirm another person's release, or enter the value that was read again.
/// A released usage is billed at once by the night's own functions; while its night is still at work, the night takes it.
/// </summary>
public sealed class HeldUsages(IBillingDatabase database, RuleBook book, IClock clock)
{
    /// <summary>Releases a held usage.</summary>
    /// <param name="reason">Why it is right after all; stands in the trace.</param>
    /// <param name="person">Signed-in name.</param>
    /// <param name="today">調定日 of the bill.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="BusinessRuleException">The usage is not held, or the reason is missing.</exception>
    public ReleaseResult Release(long usageId, string reason, string person, LocalDate today) => InTransaction(db =>
    {
        RequireReason(reason);
        var usage = Tracked(db, usageId);
        if (usage.State != UsageState.Held)
        {
            throw NotHeld(usage);
        }

        usage.State = UsageState.Released;
        return Release(db, usage, reason, person, today);
    });

    /// <summary>Confirms a release that needs a second person.</summary>
    /// <exception cref="BusinessRuleException">Nothing waits for confirmation, or the person is the one who released it.</exception>
    public ReleaseResult Confirm(long usageId, string person, LocalDate today) => InTransaction(db =>
    {
        var release = db.GateReleases.SingleOrDefault(r => r.UsageId == usageId && r.NeedsSecondPerson && r.ConfirmedBy == null)
            ?? throw new BusinessRuleException("release.nothing-to-confirm", "確認を待っている解除はありません。", "No release of this usage waits for confirmation.");
        if (release.ReleasedBy == person)
        {
            throw new BusinessRuleException(
                "release.same-person",
                $"解除した本人 ({person}) は確認できません。別の職員が確認してください。",
                $"{person} released it and cannot confirm it too: a second person must.");
        }

        var usage = Tracked(db, usageId);
        if (usage.State != UsageState.Released)
        {
            throw NotHeld(usage);
        }

        release.ConfirmedBy = person;
        release.ConfirmedAt = clock.GetCurrentInstant();
        db.SaveChanges();
        return Bill(db, usage, release, today);
    });

    /// <summary>Enters the value that was read again. If the gate is content now, the usage counts as released; else it stays held with the new findings.</summary>
    /// <param name="index">指針.</param>
    /// <exception cref="BusinessRuleException">The usage is neither held nor set aside, or the value is impossible.</exception>
    public ReleaseResult Reread(long usageId, int index, string reason, string person, LocalDate today) => InTransaction(db =>
    {
        RequireReason(reason);
        var old = Tracked(db, usageId);
        if (old.State is not (UsageState.Held or UsageState.SetAside))
        {
            throw NotHeld(old);
        }

        ReadingCorrection.Supersede(db, old, index, person);
        var usage = PointUsage.Rework(database, db, old, book, out var findings);
        old.State = UsageState.Superseded;
        usage.Id = Numbers.Take(db, Numbers.Usage, 1);
        db.Usages.Add(usage);
        db.GateFindings.AddRange(findings.Select(f => new GateFinding { UsageId = usage.Id, RuleId = f.RuleId, Ja = f.Said.Ja, En = f.Said.En }));
        db.SaveChanges();
        if (usage.State == UsageState.Held)
        {
            return new ReleaseResult(usage.Id, ReleaseState.StillHeld, null);
        }

        usage.State = UsageState.Released;
        return Release(db, usage, reason, person, today);
    });

    private ReleaseResult Release(BillingDbContext db, Usage usage, string reason, string person, LocalDate today)
    {
        var limit = book.InForce<GateSecondPersonRule>(usage.PeriodTo)?.FromYen;
        var release = new GateRelease
        {
            UsageId = usage.Id,
            Reason = reason.Trim(),
            ReleasedBy = person,
            ReleasedAt = clock.GetCurrentInstant(),
            NeedsSecondPerson = limit is { } yen && Drafts(db, usage, today).Sum(draft => draft.Bill.Total.Yen) >= yen,
        };
        db.GateReleases.Add(release);
        db.SaveChanges();
        return release.NeedsSecondPerson ? new ReleaseResult(usage.Id, ReleaseState.WaitsForSecondPerson, null) : Bill(db, usage, release, today);
    }

    private ReleaseResult Bill(BillingDbContext db, Usage usage, GateRelease release, LocalDate today)
    {
        if (NightIsAtWork(db, usage))
        {
            return new ReleaseResult(usage.Id, ReleaseState.LeftToTheNight, null);
        }

        foreach (var draft in Drafts(db, usage, today))
        {
            draft.Bill.MadeBy = release.ReleasedBy;
            db.DeferredParts.AddRange(draft.Deferred);
            if (draft.Parts.Count > 0)
            {
                BillWriter.Fix(db, book, draft);
                release.BillId ??= draft.Bill.Id;
            }
        }

        usage.State = UsageState.Billed;
        db.SaveChanges();
        return new ReleaseResult(usage.Id, ReleaseState.Billed, release.BillId);
    }

    /// <summary>Whether the night that worked the usage out has not billed its chunk yet.</summary>
    private static bool NightIsAtWork(BillingDbContext db, Usage usage) => (
        from u in db.NightSteps
        where u.Stage == Stage.Usage && u.State == StepState.Done && u.FirstId <= usage.Id && usage.Id <= u.LastId
        join b in db.NightSteps on new { u.NightId, u.Chunk } equals new { b.NightId, b.Chunk }
        where b.Stage == Stage.Bills && b.State != StepState.Done
        select b.Id).Any();

    /// <summary>A final settlement bills every service at once.</summary>
    private IReadOnlyList<DraftBill> Drafts(BillingDbContext db, Usage usage, LocalDate today)
    {
        var input = BillInput.Read(db, db.Usages.Where(u => u.Id == usage.Id), book).Single();
        return UsageBills.Of(BillWriter.Maker(database, book), input, UsageBills.MonthOf(db, usage), today, atOnce: usage.RoundId is null);
    }

    private T InTransaction<T>(Func<BillingDbContext, T> act)
    {
        RuleBookFreezer.Freeze(database, book);
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var result = act(db);
        transaction.Commit();
        return result;
    }

    private static Usage Tracked(BillingDbContext db, long usageId) => db.Usages.SingleOrDefault(u => u.Id == usageId)
        ?? throw new BusinessRuleException("usage.unknown", $"使用水量 {usageId} はありません。", $"There is no usage {usageId}.");

    private static void RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new BusinessRuleException("release.no-reason", "理由を入力してください。", "Enter the reason.");
        }
    }

    private static BusinessRuleException NotHeld(Usage usage) => new(
        "release.not-held",
        $"使用水量 {usage.Id} は保留中ではありません (状態: {usage.State})。",
        $"Usage {usage.Id} is not held (state: {usage.State}).");
}

/// <param name="UsageId">The usage, or the one that took its place.</param>
/// <param name="State">What became of it.</param>
/// <param name="BillId">The bill, where one was made.</param>
public sealed record ReleaseResult(long UsageId, ReleaseState State, long? BillId);

public enum ReleaseState
{
    Billed,
    WaitsForSecondPerson,

    /// <summary>Its night is still at work and will bill it.</summary>
    LeftToTheNight,

    StillHeld,
}
