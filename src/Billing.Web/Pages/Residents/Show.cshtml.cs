using Billing.Contacts;
using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Residents;

/// <summary>The resident's page: everything about one contract on one screen. Contacts and notes are written down on it.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class ShowModel(ResidentReader residents, TimelineReader timelines, ContactEntry contacts, PlaceNotes notes, IAuthorizationService authorization, Screen screen) : PageModel, IShowsAgain
{
    public ResidentFile Resident { get; private set; } = null!;

    public TimelinePage Timeline { get; private set; } = null!;

    [BindProperty]
    public ContactForm Contact { get; set; } = new();

    [BindProperty]
    public NoteForm Note { get; set; } = new();

    /// <summary>Whether this person may write contacts and notes.</summary>
    public bool MayServe { get; private set; }

    private CancellationToken Stop => HttpContext.RequestAborted;

    private string Number => (string)RouteData.Values["contract"]!;

    public async Task<IActionResult> OnGetAsync()
    {
        Contact.On = Screen.Iso(screen.Today);
        return await Load() ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostContactAsync() => Act("contacts", async person =>
    {
        var draft = Contact.Draft(screen, (field, said) => Fault($"{nameof(Contact)}.{field}", said));
        if (!ModelState.IsValid)
        {
            return null;
        }

        await contacts.Add(Resident.Contract.Id, draft, screen.Today, screen.Now, person, Stop);
        return screen["Contact.Done"];
    });

    public Task<IActionResult> OnPostContactDoneAsync(long id) => Act("contacts", async person =>
    {
        await contacts.MarkDone(Resident.Contract.Id, id, screen.Now, person, Stop);
        return screen["Contact.MarkedDone"];
    });

    public Task<IActionResult> OnPostNoteAsync() => Act("notes", async person =>
    {
        await notes.Add(Resident.Point.Id, Note.Kind, Note.Text, screen.Today, person, Stop);
        return screen["Note.Done"];
    });

    public Task<IActionResult> OnPostNoteEndAsync(long id) => Act("notes", async person =>
    {
        await notes.End(Resident.Point.Id, id, screen.Today, person, Stop);
        return screen["Note.Ended"];
    });

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => code.Split('.')[0] switch
    {
        "contact" when ContactForm.FieldOf(code) is { Length: > 0 } field => $"{nameof(Contact)}.{field}",
        "note" when NoteForm.FieldOf(code) is { Length: > 0 } field => $"{nameof(Note)}.{field}",
        _ => "",
    };

    private async Task<IActionResult> Act(string place, Func<string, Task<string?>> act)
    {
        if (!Policies.Allows(User, Policies.ServeResident))
        {
            return Forbid();
        }

        if (!await Load())
        {
            return NotFound();
        }

        if (await act(User.Identity!.Name!) is not { } done)
        {
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        TempData["done"] = done;
        return RedirectToPage(null, null, new { contract = Number }, place);
    }

    private void Fault(string field, string said)
    {
        ModelState.Remove(field);
        ModelState.AddModelError(field, said);
    }

    private async Task<bool> Load()
    {
        if (await residents.Read(Number, screen.Today, Stop) is not { } file)
        {
            return false;
        }

        Resident = file;
        MayServe = (await authorization.AuthorizeAsync(User, Policies.ServeResident)).Succeeded;
        Timeline = await timelines.Read(file.Contract, file.Gate, file.IsProtected, null, TimelineCursor.Newest, Stop);
        return true;
    }
}
