using System.Globalization;
using Billing.Bills;
using Billing.Kernel;
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

namespace Billing.Web.Pages.Facts;

/// <summary>Enters a declaration or finding about a contract. The fields follow from its kind.</summary>
[Authorize(Policies.EnterFact)]
public sealed class AddModel(BillingDbContext db, FactEntry entry, RuleBook book, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty(SupportsGet = true)]
    public FactKind Kind { get; set; } = FactKind.Residents;

    /// <summary>Null = both services.</summary>
    [BindProperty]
    public Service? Service { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Word { get; set; }

    [BindProperty]
    public List<string> Marks { get; set; } = [];

    [BindProperty]
    public string? Source { get; set; }

    public FactContract About { get; private set; } = null!;

    public FactShape Shape => FactShape.Of(Kind);

    /// <summary>The words to choose from; empty = the word is typed.</summary>
    public IReadOnlyList<string> Words => FactShape.WordsOf(Kind, book);

    /// <summary>Words are asked for, and no rule of the book gives one.</summary>
    public bool LacksRule => Shape.Word == FactField.Needed && Words.Count == 0 && FactShape.IsClosed(Kind, book);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Enum.IsDefined(Kind))
        {
            Kind = FactKind.Residents;
        }

        From ??= Screen.Iso(screen.Today);
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        var draft = Draft();
        if (!ModelState.IsValid)
        {
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var fact = await entry.Enter(About.Contract.Id, draft, User.Identity!.Name!, HttpContext.RequestAborted);
        var billed = await Billed(fact);
        TempData["done"] = screen["FactAdd.Done", screen.Say(FactCheck.Told(fact))] + (billed == 0 ? "" : " " + screen["FactAdd.Billed", billed]);
        return RedirectToPage("/Residents/Show", new { contract = About.Contract.Number });
    }

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => code switch
    {
        "fact.number" => nameof(Number),
        "fact.word" => nameof(Word),
        "fact.from" or "fact.same-day" or "fact.overlaps" or "fact.after-end" => nameof(From),
        "fact.to" => nameof(To),
        "fact.source" => nameof(Source),
        "fact.service" => nameof(Service),
        _ => "",
    };

    private FactDraft Draft() => new()
    {
        Kind = Kind,
        Service = Service,
        From = Day(From, nameof(From)),
        To = Day(To, nameof(To)),
        Number = Decimal(),
        Word = Word,
        Marks = Marks,
        Source = Source,
    };

    private LocalDate? Day(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var day = LocalDatePattern.Iso.Parse(text.Trim());
        Require(day.Success, field, "KeyIn.DayMissing");
        return day.Success ? day.Value : null;
    }

    private decimal? Decimal()
    {
        if (string.IsNullOrWhiteSpace(Number))
        {
            return null;
        }

        var isNumber = decimal.TryParse(Number.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        Require(isNumber, nameof(Number), "FactAdd.NumberMissing");
        return isNumber ? number : null;
    }

    private void Require(bool holds, string field, string key)
    {
        if (!holds)
        {
            ModelState.Remove(field);
            ModelState.AddModelError(field, screen[key]);
        }
    }

    /// <summary>Standing bills whose period ends on or after the first day of the fact, and within its days.</summary>
    private Task<int> Billed(SupplyFact fact)
    {
        var last = fact.To ?? LocalDate.MaxIsoValue;
        return db.Bills.CountAsync(b => b.ContractId == fact.ContractId && b.PeriodTo >= fact.From && b.PeriodFrom <= last && b.Kind != BillKind.Reversal
            && !db.Bills.Any(r => r.ContractId == b.ContractId && r.Kind == BillKind.Reversal && r.CorrectsId == b.Id));
    }

    private async Task<bool> Load()
    {
        if (await FactContract.Read(db, (string)RouteData.Values["contract"]!, HttpContext.RequestAborted) is not { } about)
        {
            return false;
        }

        About = about;
        return true;
    }
}
