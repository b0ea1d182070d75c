using Billing.Kernel;
using Billing.Web.Languages;
using Billing.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Errors;

/// <summary>The one place that shows a refusal by rule: above the form that was sent and beside its field, or alone where there is no form.</summary>
public sealed class RuleRefusalFilter(Screen screen) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <summary>A refusal by rule as it is; of two people who change one row at the same moment the later is told so. Null for everything else.</summary>
    internal static BusinessRuleException? RefusalOf(Exception? fault) => fault switch
    {
        BusinessRuleException refusal => refusal,
        DbUpdateConcurrencyException => new BusinessRuleException(
            "row.changed-meanwhile",
            "同じ記録をほかの職員がたった今変更しました。何も保存していません。今の内容を確かめて、もう一度操作してください。",
            "Somebody else changed the same record just now. Nothing was saved: look at it as it is, and do it again."),
        _ => null,
    };

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.ExceptionHandled || RefusalOf(done.Exception) is not { } refusal)
        {
            return;
        }

        done.ExceptionHandled = true;
        var page = (PageModel)done.HandlerInstance;
        // What the page shows again is read anew, not as the refused act left it.
        page.HttpContext.RequestServices.GetRequiredService<BillingDbContext>().ChangeTracker.Clear();
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
