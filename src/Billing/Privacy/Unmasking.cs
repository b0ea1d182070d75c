using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Privacy;

/// <summary>開示・個別印刷・終了を二人で行う: one person asks with a reason, another confirms, and for a short time the asker may look. Every step leaves an <see cref="AccessEntry"/>, written before anything is shown.</summary>
public sealed class Unmasking(BillingDbContext db, UnmaskSettings settings, IClock clock)
{
    /// <summary>Most characters of reason and recipient.</summary>
    public const int MostText = 200;

    /// <summary>How long a request waits for its second person: about a working day.</summary>
    public static readonly Duration WaitsFor = Duration.FromHours(8);

    /// <summary>Asks.</summary>
    /// <param name="billId">For printing: the bill.</param>
    /// <exception cref="BusinessRuleException">unmask.not-protected, .reason, .recipient, .bill, .asked-already.</exception>
    public async Task<UnmaskRequest> Ask(long customerId, UnmaskPurpose purpose, long? billId, string? reason, string? recipient, LocalDate today, string person, CancellationToken cancel = default)
    {
        var customer = await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == customerId, cancel);
        if (customer is null || !customer.IsProtectedOn(today))
        {
            throw Refusal("not-protected", "このお客様は支援措置の対象ではありません。", "This person is not under protection.");
        }

        var why = Text("reason", reason, "理由を入力してください。", "Say why it is needed.");
        var whom = Text("recipient", recipient, "誰に、または何の書類に使うかを入力してください。", "Say for whom, or for which letter.");
        if (purpose == UnmaskPurpose.Print && (billId is not { } bill || !await IsAbout(bill, customerId, today, cancel)))
        {
            throw Refusal("bill", "この支援措置対象者に関わる調定番号を入力してください。", "Enter the number of a bill that this protected person is concerned in.");
        }

        var now = clock.GetCurrentInstant();
        var oldest = now - WaitsFor;
        if (await db.UnmaskRequests.AnyAsync(r => r.CustomerId == customerId && r.Purpose == purpose && r.BillId == billId && r.AskedBy == person && r.DecidedBy == null && r.AskedAt > oldest, cancel))
        {
            throw Refusal("asked-already", "同じ請求が確認を待っています。", "The same request waits for its second person already.");
        }

        var request = new UnmaskRequest { CustomerId = customerId, Purpose = purpose, BillId = purpose == UnmaskPurpose.Print ? billId : null, Reason = why, Recipient = whom, AskedBy = person, AskedAt = now };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.UnmaskRequests.Add(request);
        await db.SaveChangesAsync(cancel);
        Note(request, AccessKind.Asked, person, $"{purpose} → {whom}", why);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return request;
    }

    /// <summary>Agrees, as the second person. An end takes effect at once.</summary>
    /// <exception cref="BusinessRuleException">unmask.none, .same-person, .decided.</exception>
    public Task<UnmaskRequest> Confirm(long id, LocalDate today, string person, CancellationToken cancel = default) => Decide(id, person, async (request, now) =>
    {
        if (request.Purpose == UnmaskPurpose.End)
        {
            await End(request, today, person, now, cancel);
            Note(request, AccessKind.Ended, person, null, request.Reason);
            return;
        }

        request.OpenUntil = now + settings.OpenFor;
        Note(request, AccessKind.Confirmed, person, $"{request.Purpose} → {request.Recipient}", request.Reason);
    }, cancel);

    /// <summary>Says no, as the second person.</summary>
    /// <exception cref="BusinessRuleException">As <see cref="Confirm"/>, and unmask.refusal.</exception>
    public Task<UnmaskRequest> Refuse(long id, string? why, string person, CancellationToken cancel = default)
    {
        var said = Text("refusal", why, "断る理由を入力してください。", "Say why not.");
        return Decide(id, person, (request, _) =>
        {
            request.Refusal = said;
            Note(request, AccessKind.Refused, person, $"{request.Purpose}", said);
            return Task.CompletedTask;
        }, cancel);
    }

    /// <summary>Opens what was confirmed, to the asker and in time. The look is on record before this returns.</summary>
    /// <exception cref="BusinessRuleException">unmask.none, .not-yours, .waiting, .refused, .expired.</exception>
    public async Task<OpenedRequest> Open(long id, UnmaskPurpose purpose, string person, CancellationToken cancel = default)
    {
        var request = await Find(id, cancel);
        if (request.AskedBy != person || request.Purpose != purpose)
        {
            throw Refusal("not-yours", "請求した本人だけが、請求した目的に限って開けます。", "Only the person who asked may open it, and only for what was asked.");
        }

        var now = clock.GetCurrentInstant();
        if (request.OpenUntil is not { } until)
        {
            throw request.DecidedBy is null
                ? Refusal("waiting", "もう一人の職員の確認を待っています。", "It waits for the second person.")
                : Refusal("refused", $"{request.DecidedBy} が断りました: {request.Refusal}", $"{request.DecidedBy} refused it: {request.Refusal}");
        }

        if (now >= until)
        {
            throw Refusal("expired", "開示の時間が過ぎました。必要なら、もう一度請求してください。", "The time for looking is over. Ask again if it is needed.");
        }

        Note(request, purpose == UnmaskPurpose.Print ? AccessKind.Printed : AccessKind.Shown, person, $"→ {request.Recipient}", request.Reason);
        if (request.BillId is { } bill && await db.WithheldNotices.FirstOrDefaultAsync(n => n.BillId == bill && n.ReleasedBy == null, cancel) is { } notice)
        {
            (notice.ReleasedBy, notice.ReleasedAt) = (person, now);
        }

        await db.SaveChangesAsync(cancel);
        return new OpenedRequest(request, new Revealed(request.CustomerId));
    }

    private async Task<UnmaskRequest> Decide(long id, string person, Func<UnmaskRequest, Instant, Task> act, CancellationToken cancel)
    {
        var request = await Find(id, cancel);
        if (request.AskedBy == person)
        {
            throw Refusal("same-person", "請求した本人は確認できません。別の職員が確認してください。", "Who asked cannot decide on it too: a second person must.");
        }

        var now = clock.GetCurrentInstant();
        if (!request.Waits(now))
        {
            throw Decided();
        }

        (request.DecidedBy, request.DecidedAt) = (person, now);
        request.Version++;
        await act(request, now);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Decided();
        }

        return request;
    }

    private async Task End(UnmaskRequest request, LocalDate today, string person, Instant now, CancellationToken cancel)
    {
        var customer = await db.Customers.SingleAsync(c => c.Id == request.CustomerId, cancel);
        customer.ProtectedFrom = null;
        customer.Version++;
        db.ProtectionMeasures.Add(new ProtectionMeasure
        {
            CustomerId = customer.Id,
            Step = MeasureStep.Ended,
            From = today,
            AskedBy = request.Reason,
            Office = request.Recipient,
            EnteredBy = request.AskedBy,
            EnteredAt = now,
            ConfirmedBy = person,
        });
    }

    private async Task<bool> IsAbout(long bill, long customerId, LocalDate today, CancellationToken cancel)
    {
        var found = await (from b in db.Bills where b.Id == bill join c in db.Contracts on b.ContractId equals c.Id select new { b.DebtorId, c.UserId, c.ServicePointId }).FirstOrDefaultAsync(cancel);
        return found is not null
            && (found.DebtorId == customerId || found.UserId == customerId || (await Protection.RolesAt(db, [found.ServicePointId], today, cancel)).Any(r => r.CustomerId == customerId));
    }

    private async Task<UnmaskRequest> Find(long id, CancellationToken cancel) => await db.UnmaskRequests.FirstOrDefaultAsync(r => r.Id == id, cancel)
        ?? throw Refusal("none", "その請求はありません。", "There is no such request.");

    private void Note(UnmaskRequest request, AccessKind kind, string person, string? what, string? why) => db.AccessEntries.Add(new AccessEntry
    {
        At = clock.GetCurrentInstant(),
        Who = person,
        Kind = kind,
        CustomerId = request.CustomerId,
        What = what,
        Why = why,
        RequestId = request.Id,
    });

    private static string Text(string field, string? text, string ja, string en)
    {
        var said = text?.ReplaceLineEndings(" ").Trim() ?? "";
        return said.Length switch
        {
            0 => throw Refusal(field, ja, en),
            > MostText => throw Refusal(field, $"{MostText}字以内で入力してください(今は{said.Length}字)。", $"At most {MostText} characters; it has {said.Length}."),
            _ => said,
        };
    }

    private static BusinessRuleException Decided() => Refusal("decided", "この請求は、ほかの職員が決めたか、確認の時間が過ぎました。画面を開き直してください。", "Somebody else has decided on it, or its time is over: open the page again.");

    private static BusinessRuleException Refusal(string code, string ja, string en) => new($"unmask.{code}", ja, en);
}

/// <summary>A confirmed request, open for the asker.</summary>
/// <param name="Revealed">Opens the gate: <see cref="Disclosure.With"/>.</param>
public sealed record OpenedRequest(UnmaskRequest Request, Revealed Revealed);

/// <param name="OpenFor">How long the asker may look or print after the second person agreed.</param>
public sealed record UnmaskSettings(Duration OpenFor);
