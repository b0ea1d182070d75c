using NodaTime;

namespace Billing.Web.Privacy;

/// <summary>Notes every page about one contract, bill, usage or person that was shown, by what its route names: a new page needs to do nothing for it.</summary>
public static class ViewLogging
{
    /// <summary>Pages whose route says <c>id</c>: of what.</summary>
    private static readonly Dictionary<string, string> Ids = new()
    {
        ["/Collection/Case"] = "case",
        ["/Collection/Waive"] = "claim",
        ["/Collection/WriteOffBack"] = "writeoff",
    };

    /// <summary>Pages that tell names of many: who opened the list is on record, not whom it named.</summary>
    private static readonly HashSet<string> Lists = ["/Search/Find", "/Collection/Cases", "/Collection/Letters", "/Collection/Limitation", "/Collection/WriteOffs", "/Collection/Suspense", "/Requests/Index", "/Contacts/Index", "/Field/Index"];

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
        if (Subject(context) is not var (subject, key))
        {
            return;
        }

        var handler = context.Request.Query["handler"].ToString();
        var path = context.Request.Path.Value + (handler.Length is > 0 and < 30 ? $"?handler={handler}" : "");
        var now = context.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
        context.RequestServices.GetRequiredService<ViewLog>().Add(new View(now, who, subject, key, path));
    }

    private static (string Subject, string Key)? Subject(HttpContext context)
    {
        var values = context.Request.RouteValues;
        foreach (var subject in Subjects)
        {
            if (values[subject]?.ToString() is { Length: > 0 } key)
            {
                return (subject == "number" ? Numbered(values["page"]?.ToString() ?? "") : subject, key);
            }
        }

        var page = values["page"]?.ToString() ?? "";
        return Ids.TryGetValue(page, out var of) && values["id"]?.ToString() is { Length: > 0 } id ? (of, id)
            : Lists.Contains(page) ? ("list", "")
            : null;
    }

    /// <summary>Whose number a page's route names: a bill's, unless its folder says otherwise.</summary>
    private static string Numbered(string page) =>
        page.StartsWith("/Requests/", StringComparison.Ordinal) ? "request" : page.StartsWith("/Customers/", StringComparison.Ordinal) ? "person" : "number";
}
