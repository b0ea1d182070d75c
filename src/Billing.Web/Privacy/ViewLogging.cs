using NodaTime;

namespace Billing.Web.Privacy;

/// <summary>Notes every page about one contract, bill, usage or person that was shown, by what its route names: a new page needs to do nothing for it.</summary>
public static class ViewLogging
{
    /// <summary>Names of route values that say whom a page is about. A new page about a person uses one of them.</summary>
    public static readonly IReadOnlyList<string> Subjects = ["contract", "number", "usage", "customer", "payment"];

    public static void UseViewLog(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status200OK && HttpMethods.IsGet(context.Request.Method) && context.User.Identity is { IsAuthenticated: true, Name: { } who })
        {
            Note(context, who);
        }
    });

    private static void Note(HttpContext context, string who)
    {
        foreach (var subject in Subjects)
        {
            if (context.Request.RouteValues[subject]?.ToString() is { Length: > 0 } key)
            {
                var handler = context.Request.Query["handler"].ToString();
                var path = context.Request.Path.Value + (handler.Length is > 0 and < 30 ? $"?handler={handler}" : "");
                var now = context.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
                context.RequestServices.GetRequiredService<ViewLog>().Add(new View(now, who, subject, key, path));
                return;
            }
        }
    }
}
