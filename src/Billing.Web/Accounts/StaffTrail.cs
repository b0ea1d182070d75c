using Billing.Db.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Accounts;

/// <summary>Records sign-ins that failed, where an operator looks for attacks; a name that was locked also stands in the account's history.</summary>
public sealed partial class StaffTrail(BillingDbContext db, UserManager<StaffUser> users, IClock clock, ILogger<StaffTrail> log)
{
    /// <summary>Longer names are no names.</summary>
    private const int Longest = 100;

    /// <param name="name">As it was typed; only a name of ours is written down, since people type passwords into the wrong field.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="context">The request.</param>
    public async Task Failed(string name, Microsoft.AspNetCore.Identity.SignInResult result, HttpContext context)
    {
        var user = name.Length <= Longest ? await users.FindByNameAsync(name) : null;
        SignInFailed(log, user?.UserName ?? "(unknown)", context.Connection.RemoteIpAddress?.ToString() ?? "-", result.ToString());
        if (user is not null && result.IsLockedOut)
        {
            var since = clock.GetCurrentInstant() - Duration.FromMinutes(SignInSetup.LockOut.TotalMinutes);
            if (!await db.Set<StaffAct>().AnyAsync(a => a.About == user.UserName && a.Kind == StaffActKind.LockedOut && a.At > since))
            {
                await Note(user.UserName!, StaffActKind.LockedOut);
            }
        }
    }

    /// <summary>Logs that somebody asked for what is not theirs; the path alone, since a query may hold a name.</summary>
    public static void Refused(HttpContext context) =>
        AccessRefused(context.RequestServices.GetRequiredService<ILogger<StaffTrail>>(), context.User.Identity?.Name ?? "-", context.Request.Method, context.Request.Path);

    /// <summary>Notes something that a person did about the own account.</summary>
    public async Task Note(string name, StaffActKind kind)
    {
        db.Add(new StaffAct { At = clock.GetCurrentInstant(), Who = name, Kind = kind, About = name });
        await db.SaveChangesAsync();
    }

    [LoggerMessage(EventId = 7003, Level = LogLevel.Warning, Message = "Access refused to {Name}: {Method} {Path}.")]
    private static partial void AccessRefused(ILogger log, string name, string method, PathString path);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Warning, Message = "Sign-in failed for {Name} from {Address}: {Result}.")]
    private static partial void SignInFailed(ILogger log, string name, string address, string result);
}
