using Billing.FieldWork;
using Billing.Metering;
using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Billing.Web.Pages.Field;

/// <summary>Enters what was done in the field, or calls it off.</summary>
[Authorize(Policies.HandleRequests)]
public sealed class DoneModel(BillingDbContext db, FieldReports reports, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public string? DoneOn { get; set; }

    [BindProperty]
    public string? DoneBy { get; set; }

    [BindProperty]
    public string? Result { get; set; }

    /// <summary>指針, one per register.</summary>
    [BindProperty]
    public string? Index { get; set; }

    [BindProperty]
    public string? MeterNumber { get; set; }

    [BindProperty]
    public int? MeterSize { get; set; }

    [BindProperty]
    public int? MeterDials { get; set; } = 5;

    [BindProperty]
    public string? MeterExpires { get; set; }

    [BindProperty]
    public int? MeterIndex { get; set; } = 0;

    [BindProperty]
    public string? Reason { get; set; }

    public FieldOrder Order { get; private set; } = null!;

    public ServicePoint Point { get; private set; } = null!;

    public Contract? Contract { get; private set; }

    public Customer? Customer { get; private set; }

    public Meter? Hanging { get; private set; }

    public ShownText Address { get; private set; }

    /// <summary>Whether a meter is put on.</summary>
    public bool PutsOn => Order.Task is FieldTask.HangMeter or FieldTask.ExchangeMeter;

    /// <summary>Whether the meter that hangs there may be read.</summary>
    public bool Reads => Hanging is not null && Order.Task is not FieldTask.HangMeter;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        (DoneOn, DoneBy) = (Screen.Iso(screen.Today), User.Identity!.Name);
        MeterSize = Hanging?.Size ?? Point.MeterSize;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        var result = Typed();
        if (!ModelState.IsValid)
        {
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        db.ChangeTracker.Clear();
        var order = await reports.Done(Id, result!, User.Identity!.Name!, screen.Today);
        TempData["done"] = screen["Field.Entered", screen.Say(FieldWords.Of(order.Task)), Point.Number];
        return RedirectToPage("/Field/Index", new { on = Screen.Iso(order.DueOn < screen.Today ? screen.Today : order.DueOn) });
    }

    public async Task<IActionResult> OnPostCallOffAsync()
    {
        ModelState.Clear();
        if (!await Load())
        {
            return NotFound();
        }

        db.ChangeTracker.Clear();
        var order = await reports.CallOff(Id, Reason, User.Identity!.Name!, screen.Today);
        TempData["done"] = screen["Field.CalledOff", screen.Say(FieldWords.Of(order.Task)), Point.Number];
        return RedirectToPage("/Field/Index");
    }

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => code switch
    {
        "field.future" or "field.too-old" or "field.before-hung" or "field.read-later" => nameof(DoneOn),
        "field.who" => nameof(DoneBy),
        "field.said" => nameof(Result),
        "field.index" or "field.backwards" or "field.billed" => nameof(Index),
        "field.new-meter" or "field.elsewhere" or "field.other-meter" => nameof(MeterNumber),
        "field.new-index" => nameof(MeterIndex),
        "field.expired" => nameof(MeterExpires),
        "field.reason" => nameof(Reason),
        _ => "",
    };

    private FieldResult? Typed()
    {
        var day = LocalDatePattern.Iso.Parse(DoneOn ?? "");
        Require(day.Success, nameof(DoneOn), "Field.DayMissing");
        var indexes = (Index ?? "").Normalize(System.Text.NormalizationForm.FormKC).Split([' ', ',', '/'], StringSplitOptions.RemoveEmptyEntries);
        var values = indexes.Select(i => int.TryParse(i, out var n) ? n : (int?)null).ToList();
        Require(values.TrueForAll(v => v is >= 0), nameof(Index), "Field.IndexWrong");
        NewMeter? meter = null;
        if (PutsOn)
        {
            var expires = LocalDatePattern.Iso.Parse(MeterExpires ?? "");
            Require(!string.IsNullOrWhiteSpace(MeterNumber) && MeterNumber.Length <= 40, nameof(MeterNumber), "Field.MeterMissing");
            Require(MeterSize is >= 10 and <= 500, nameof(MeterSize), "Field.SizeWrong");
            Require(MeterDials is >= 4 and <= 6, nameof(MeterDials), "Field.DialsWrong");
            Require(expires.Success, nameof(MeterExpires), "Field.DayMissing");
            Require(MeterIndex is >= 0, nameof(MeterIndex), "Field.IndexWrong");
            meter = ModelState.IsValid ? new NewMeter(MeterNumber!.Trim(), MeterSize!.Value, MeterDials!.Value, expires.Value, MeterIndex!.Value) : null;
        }

        return ModelState.IsValid ? new FieldResult(day.Value, DoneBy ?? "", string.IsNullOrWhiteSpace(Result) ? null : Result.Trim(), [.. values.Select(v => v!.Value)], meter) : null;
    }

    private async Task<bool> Load()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.FieldOrders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == Id, stop) is not { } order)
        {
            return false;
        }

        Order = order;
        Point = await db.ServicePoints.AsNoTracking().SingleAsync(p => p.Id == order.ServicePointId, stop);
        Contract = order.ContractId is { } id ? await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == id, stop) : null;
        Customer = Contract is null ? null : await db.Customers.AsNoTracking().SingleAsync(c => c.Id == Contract.UserId, stop);
        Hanging = await db.MeterPlacements.Where(p => p.ServicePointId == Point.Id && p.To == null).Join(db.Meters, p => p.MeterId, m => m.Id, (_, m) => m).AsNoTracking().FirstOrDefaultAsync(stop);
        Address = (await Disclosure.OfPlace(db, Point.Id, screen.Today, stop)).Address(Point, Contract);
        return true;
    }

    private void Require(bool holds, string field, string key)
    {
        if (!holds)
        {
            ModelState.Remove(field);
            ModelState.AddModelError(field, screen[key]);
        }
    }
}
