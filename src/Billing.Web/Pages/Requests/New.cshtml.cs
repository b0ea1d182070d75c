using Billing.Requests;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Requests;

/// <summary>Receives a request: its form, the preview, the act.</summary>
public sealed class NewModel(RequestDesk desk, Screen screen) : StepModel(screen)
{
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>契約番号 or 水栓番号.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>お客様番号.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Customer { get; set; }

    [BindProperty]
    public RequestChannel Channel { get; set; } = RequestChannel.Counter;

    /// <summary>Which of the machine's first steps; empty = the last of them, which does the most.</summary>
    [BindProperty]
    public string? Trigger { get; set; }

    [Microsoft.AspNetCore.Mvc.RazorPages.NonHandler] // Its name begins like that of a handler for a verb PAGE.
    public override async Task OnPageHandlerExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        if (Procedures.All.All(p => RequestWords.Name(p.Kind) != Kind))
        {
            context.Result = NotFound();
            return;
        }

        await next();
    }

    protected override Task<Foreseen> Foresee(bool check) => desk.Foresee(Draft(), Clerk, check);

    protected override Task<StepOutcome> Take(string mark) => desk.Open(Draft(), mark, Clerk);

    private RequestDraft Draft()
    {
        var kind = RequestWords.Kind(Kind)!.Value;
        var machine = Procedures.Of(kind).Machine;
        var first = machine.Table.Where(row => row.From == machine.Initial && row.Roles.Any(Clerk.Roles.Contains)).Select(row => row.Trigger).ToList();
        return new RequestDraft(kind, Place, Customer, string.IsNullOrEmpty(Trigger) ? first.LastOrDefault() ?? Triggers.Receive : Trigger, Typed) { Channel = Channel };
    }
}
