using Billing.Contacts;
using Billing.Delinquency;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Collection;

/// <summary>滞納整理票: what is owed, what was done, what may follow and when it ends by time; and every act that a person may take.</summary>
[Authorize(Policies.SeeArrears)]
public sealed class CaseModel(BillingDbContext db, CaseDesk desk, ContactEntry contacts, RuleBook book, Screen screen, IAuthorizationService authorization) : PageModel, IShowsAgain
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The act chosen among those without a form of their own.</summary>
    [BindProperty]
    public string? Act { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public long StepId { get; set; }

    [BindProperty]
    public HoldReason HoldReason { get; set; } = HoldReason.Talk;

    [BindProperty]
    public bool BothServices { get; set; }

    [BindProperty]
    public string? ReviewOn { get; set; }

    [BindProperty]
    public string? EventOn { get; set; }

    [BindProperty]
    public string? HoldNote { get; set; }

    [BindProperty]
    public string? FirstOn { get; set; }

    [BindProperty]
    public int? Parts { get; set; }

    [BindProperty]
    public string? ContactText { get; set; }

    [BindProperty]
    public ContactChannel Channel { get; set; } = ContactChannel.Telephone;

    [BindProperty]
    public string? PromisedOn { get; set; }

    [BindProperty]
    public string? AssignTo { get; set; }

    [BindProperty]
    public string? Heirs { get; set; }

    [BindProperty]
    public List<long> Claims { get; set; } = [];

    [BindProperty]
    public WriteOffGround Ground { get; set; } = WriteOffGround.Invoked;

    [BindProperty]
    public string? WriteOffReason { get; set; }

    public CaseFile Sheet { get; private set; } = null!;

    public Customer Debtor { get; private set; } = null!;

    public bool IsProtected { get; private set; }

    public IReadOnlyList<DueStep> Due { get; private set; } = [];

    public LocalDate? NextOn { get; private set; }

    public IReadOnlyDictionary<long, LimitationStanding> Limits { get; private set; } = new Dictionary<long, LimitationStanding>();

    public IReadOnlyList<Contact> Said { get; private set; } = [];

    public IReadOnlyList<(HeirShare Share, Customer Heir)> HeirShares { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Contracts { get; private set; } = new Dictionary<long, string>();

    /// <summary>Late charges among the debts: what may be waived.</summary>
    public IReadOnlySet<long> LateCharges { get; private set; } = new HashSet<long>();

    /// <summary>延滞金の減免 of this debtor and kind of claim, those that wait first.</summary>
    public IReadOnlyList<LateChargeWaiver> Waivers { get; private set; } = [];

    public bool MayAct { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    /// <summary>Takes a step of the schedule, or puts something on record.</summary>
    public Task<IActionResult> OnPostActAsync() => Do(officer =>
    {
        switch (Act)
        {
            case DunningTriggers.Acknowledge or DunningTriggers.Judgment or DunningTriggers.Withdraw or DunningTriggers.Release:
                desk.Note(Id, Act, Reason, officer);
                break;
            case DunningTriggers.ReturnSupply:
                desk.ReturnSupply(Id, Reason, officer);
                break;
            default:
                desk.Take(Id, Act ?? "", officer, Reason);
                break;
        }
    });

    public Task<IActionResult> OnPostStepAsync() => Do(officer =>
    {
        switch (Act)
        {
            case DunningTriggers.Returned:
                desk.Returned(Id, StepId, Reason, officer);
                break;
            case DunningTriggers.PublicNotice:
                desk.PublicNotice(Id, StepId, officer);
                break;
            default:
                desk.Undo(Id, StepId, Reason, officer);
                break;
        }
    });

    public Task<IActionResult> OnPostHoldAsync() => Do(officer => desk.Hold(
        Sheet.Case.DebtorId,
        new HoldDraft(BothServices ? null : Sheet.Case.Service, HoldReason, Day(ReviewOn, nameof(ReviewOn)), Day(EventOn, nameof(EventOn)), HoldNote),
        officer));

    public Task<IActionResult> OnPostEndHoldAsync() => Do(officer => desk.EndHold(StepId, Reason, officer));

    public Task<IActionResult> OnPostPledgeAsync() => Do(officer => desk.Pledge(Id, Day(FirstOn, nameof(FirstOn)) ?? LocalDate.MinIsoValue, Parts ?? 0, null, officer));

    public Task<IActionResult> OnPostAssignAsync() => Do(officer => desk.Assign(Id, AssignTo, officer));

    public Task<IActionResult> OnPostHeirsAsync() => Do(officer => desk.SetHeirs(Id, HeirLines.Read(Heirs), officer));

    public Task<IActionResult> OnPostWriteOffAsync() => Do(officer => desk.AskWriteOff(Id, Claims, Ground, WriteOffReason, officer));

    /// <summary>応対記録, and a promise to pay as its follow-up.</summary>
    public async Task<IActionResult> OnPostContactAsync()
    {
        if (await Refusal() is { } refusal)
        {
            return refusal;
        }

        var contract = Sheet.Debts.Select(d => d.Claim.ContractId).FirstOrDefault(id => id != 0);
        var promised = Day(PromisedOn, nameof(PromisedOn));
        if (!ModelState.IsValid)
        {
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var draft = new ContactDraft { On = screen.Today, Channel = Channel, Topic = ContactTopic.Payment, Text = ContactText, DueOn = promised, DueWith = promised is null ? null : Sheet.Case.Officer ?? User.Identity!.Name };
        await contacts.Add(contract, draft, screen.Today, screen.Now, User.Identity!.Name!, HttpContext.RequestAborted);
        TempData["done"] = screen["Case.Recorded"];
        return RedirectToPage(new { Id });
    }

    /// <summary>Whether a folded form was just sent: it stands open, so that its fault is seen.</summary>
    public bool WasAsked(params string[] handlers) => HttpMethods.IsPost(Request.Method) && handlers.Contains(Request.Query["handler"].ToString());

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => code switch
    {
        "pledge.plan" or "pledge.months" => nameof(FirstOn),
        "pledge.share" => nameof(Parts),
        "dunning.event" => nameof(EventOn),
        "dunning.review" => nameof(ReviewOn),
        "dunning.shares" or "dunning.heir" => nameof(Heirs),
        "contact.text" => nameof(ContactText),
        "contact.due-on" => nameof(PromisedOn),
        "writeoff.ground" or "writeoff.not-over" => nameof(Ground),
        _ => "",
    };

    /// <summary>The late charge if a claim were paid today; null where no rule charges one.</summary>
    public Money? Late(CaseDebt debt) => debt.IsFee || book.InForce<LateChargeRule>(debt.Claim.DueOn.PlusDays(1), debt.Claim.Service) is not { } rule
        ? null
        : LateCharge.Of(rule, book.DelayRates, debt.Owed, debt.Claim.DueOn, screen.Today).Yen;

    private async Task<IActionResult> Do(Action<Officer> act)
    {
        if (await Refusal() is { } refusal)
        {
            return refusal;
        }

        // Every day is read before the act is taken.
        _ = (Day(ReviewOn, nameof(ReviewOn)), Day(EventOn, nameof(EventOn)), Day(FirstOn, nameof(FirstOn)));
        if (!ModelState.IsValid)
        {
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        act(CasesModel.OfficerOf(screen, User));
        TempData["done"] = screen["Case.Recorded"];
        return RedirectToPage(new { Id });
    }

    private async Task<IActionResult?> Refusal()
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.HandleArrears)).Succeeded)
        {
            return Forbid();
        }

        ModelState.Clear();
        return await Load() ? null : NotFound();
    }

    private async Task<bool> Load()
    {
        var stop = HttpContext.RequestAborted;
        db.ChangeTracker.Clear();
        if (new CaseReader(db, book, screen.Today).Read(Id) is not { } file)
        {
            return false;
        }

        Sheet = file;
        Debtor = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == file.Case.DebtorId, stop);
        MayAct = (await authorization.AuthorizeAsync(User, Policies.HandleArrears)).Succeeded;
        (Due, NextOn) = (DunningSchedule.Due(file), DunningSchedule.Next(file));
        var claims = file.Debts.Select(d => d.Claim.Id).ToList();
        LateCharges = (await db.LateChargeEntries.Where(e => claims.Contains(e.ClaimId)).Select(e => e.ClaimId).ToListAsync(stop)).ToHashSet();
        Waivers = await db.LateChargeWaivers.AsNoTracking().Where(w => db.Claims.Any(c => c.Id == w.ClaimId && c.DebtorId == Debtor.Id && c.Service == file.Case.Service)).OrderBy(w => w.Confirmed != null).ThenByDescending(w => w.Id).Take(50).ToListAsync(stop);
        Limits = file.Terms is { } terms ? CaseLimitation.Of(file, terms, CaseLimitation.PartPayments(db, claims)) : Limits;
        var ids = file.Debts.Select(d => d.Claim.ContractId).Concat(db.Contracts.Where(c => c.UserId == file.Case.DebtorId).Select(c => c.Id)).Where(id => id != 0).Distinct().ToList();
        Contracts = await db.Contracts.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, stop);
        IsProtected = await IsProtectedAsync(ids, stop);
        // What was said with a protected person is opened on the resident's page, by two persons.
        Said = IsProtected ? [] : await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.ContractId)).OrderByDescending(c => c.On).ThenByDescending(c => c.Id).Take(10).ToListAsync(stop);
        HeirShares = [.. (await (from h in db.HeirShares.AsNoTracking() where h.DebtorId == file.Case.DebtorId join c in db.Customers on h.HeirId equals c.Id orderby h.Id select new { h, c }).ToListAsync(stop)).Select(x => (x.h, x.c))];
        return true;
    }

    private async Task<bool> IsProtectedAsync(List<long> contracts, CancellationToken stop)
    {
        var points = await db.Contracts.Where(c => contracts.Contains(c.Id)).Select(c => c.ServicePointId).Distinct().ToListAsync(stop);
        return points.Count > 0 && (await Disclosure.OfPlaces(db, points, screen.Today, stop)).Hides(Debtor);
    }

    private LocalDate? Day(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var day = LocalDatePattern.Iso.Parse(text.Trim());
        if (!day.Success && ModelState[field] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(field, screen["Field.DayMissing"]);
        }

        return day.Success ? day.Value : null;
    }
}
