using Billing.Requests;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Requests;

/// <summary>What the pages of a step have in common: a form, a preview of everything that will happen, a confirmation of exactly that.</summary>
[Authorize(Policies.HandleRequests)]
public abstract class StepModel(Screen screen) : PageModel, IShowsAgain
{
    /// <summary>Fields of the form are sent under this and their name.</summary>
    public const string Prefix = "f-";

    /// <summary>Of the preview that is confirmed; null = asks for a preview.</summary>
    [BindProperty]
    public string? Mark { get; set; }

    public Foreseen Seen { get; private set; } = null!;

    /// <summary>The preview is shown, and can be confirmed.</summary>
    public bool IsPreview { get; private set; }

    /// <summary>What would happen is no longer what was shown.</summary>
    public bool HasChanged { get; private set; }

    public RequestFormView View => new(Seen.Form, IsSent ? Typed : Stored, IsSent ? Seen.Values.Faults : []) { Papers = Seen.File.IsNew ? Seen.File.Procedure.Documents : [], Focus = !IsSent };

    protected Clerk Clerk => screen.Clerk(User);

    /// <summary>What was typed, field → text.</summary>
    protected IReadOnlyDictionary<string, string> Typed => Request.HasFormContentType
        ? Request.Form.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal) || f.Key.StartsWith("paper-", StringComparison.Ordinal))
            .ToDictionary(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal) ? f.Key[Prefix.Length..] : f.Key, f => f.Value.ToString(), StringComparer.Ordinal)
        : new Dictionary<string, string>();

    /// <summary>What stands in the form before anything is typed; null = the defaults.</summary>
    private IReadOnlyDictionary<string, string>? Stored => Seen.File.IsNew || !Seen.File.Procedure.TakesMainForm(Seen.Row.Trigger) ? null : Seen.File.Form.Texts;

    private bool IsSent => HttpMethods.IsPost(Request.Method);

    public async Task<IActionResult> OnGetAsync()
    {
        Seen = await Foresee(check: false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Mark is null)
        {
            Seen = await Foresee(check: true);
            IsPreview = Seen.IsRight;
            return Seen.IsRight ? Page() : Refused();
        }

        var outcome = await Take(Mark);
        Seen = outcome.Foreseen;
        if (outcome.Request is { } request)
        {
            TempData["done"] = screen["Requests.Done", screen.Say(Seen.Row.Said)];
            return RedirectToPage("/Requests/Show", new { number = request.Number });
        }

        HasChanged = IsPreview = Seen.IsRight;
        return Refused();
    }

    public async Task ShowAgain() => Seen = await Foresee(check: false);

    protected abstract Task<Foreseen> Foresee(bool check);

    protected abstract Task<StepOutcome> Take(string mark);

    private static PageResult Refused() => new() { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
