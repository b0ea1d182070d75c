using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Operations;

/// <summary>Which processes live, by their own word.</summary>
public static class RunningProcesses
{
    /// <summary>After this long without a word a process counts as gone.</summary>
    public static readonly Duration Patience = Duration.FromSeconds(75);

    /// <summary>Processes that were seen within <see cref="Patience"/> before <paramref name="now"/>, by machine.</summary>
    public static IReadOnlyList<ServiceProcess> Of(BillingDbContext db, Instant now)
    {
        var since = now - Patience;
        return [.. db.ServiceProcesses.AsNoTracking().Where(p => p.SeenAt >= since).OrderBy(p => p.Machine).ThenBy(p => p.Id)];
    }
}
