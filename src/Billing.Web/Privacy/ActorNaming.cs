using Billing.Privacy;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Billing.Web.Privacy;

/// <summary>Says who acts: the signed-in person and the page of each request, for the record of what it changes.</summary>
public static class ActorNaming
{
    public static void UseActor(this WebApplication app) => app.Use((context, next) =>
    {
        var handler = context.Request.Query["handler"].ToString();
        Actor.Enter(new Actor(context.User.Identity?.Name ?? "-", $"{context.Request.Method} {context.Request.Path}{(handler.Length is > 0 and < 30 ? $"?handler={handler}" : "")}"));
        return next(context);
    });
}

/// <summary>Adds the reason that was typed, where a form asks for one.</summary>
public sealed class ReasonFilter : IAsyncPageFilter
{
    private static readonly string[] Fields = ["Reason", "Why", "Source"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.HasFormContentType && Fields.Select(name => request.Form[name].ToString().Trim()).FirstOrDefault(text => text.Length > 0) is { } reason)
        {
            Actor.Enter(Actor.Current with { Why = reason });
        }

        return next();
    }
}
