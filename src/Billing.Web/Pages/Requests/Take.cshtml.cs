using Billing.Requests;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Requests;

/// <summary>Takes a step of a request that was received: its form if it has one, the preview, the act.</summary>
public sealed class TakeModel(RequestDesk desk, Screen screen) : StepModel(screen)
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Trigger { get; set; } = "";

    protected override Task<Foreseen> Foresee(bool check) => desk.Foresee(Number, Trigger, Typed, Clerk, check);

    protected override Task<StepOutcome> Take(string mark) => desk.Fire(Number, Trigger, Typed, mark, Clerk);
}
