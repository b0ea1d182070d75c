using Billing.Kernel;
using Billing.Web.Languages;
using Billing.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Errors;

/// <summary>The one place that shows a refusal by rule: above the form that was sent and beside its field, or alone where there is no form.</summary>
public sealed class RuleRefusalFilter(Screen screen) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is not BusinessRuleException refusal || done.ExceptionHandled)
        {
            return;
        }

        done.ExceptionHandled = true;
        var page = (PageModel)done.HandlerInstance;
        if (HttpMethods.IsPost(page.Request.Method) && page is IShowsAgain again)
        {
            await again.ShowAgain();
            page.ModelState.AddModelError(again.FieldOf(refusal.Code), screen.Say(refusal.Said));
            done.Result = new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
            return;
        }

        page.TempData["refusal"] = screen.Say(refusal.Said);
        page.TempData["refusal-code"] = refusal.Code;
        done.Result = new RedirectToPageResult("/Errors/Refused");
    }
}
