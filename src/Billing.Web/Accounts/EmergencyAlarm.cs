using System.Data.Common;
using System.Security.Claims;
using Billing.Db.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Accounts;

/// <summary>What every page tells every administrator until one has answered.</summary>
public sealed class EmergencyAlarm(BillingDbContext db)
{
    /// <summary>The oldest emergency that nobody has answered for; null where there is none, or the reader manages no accounts.</summary>
    public async Task<EmergencyEntry?> For(ClaimsPrincipal person, CancellationToken cancel)
    {
        if (!Policies.Allows(person, Policies.ManageStaff))
        {
            return null;
        }

        try
        {
            return await db.Set<EmergencyEntry>().AsNoTracking().Where(e => e.ReviewedAt == null).OrderBy(e => e.Id).FirstOrDefaultAsync(cancel);
        }
        catch (DbException)
        {
            return null; // The page that says that the database is gone must not need it.
        }
    }
}
