using System.Diagnostics;
using Billing.Db;

namespace Billing.Cli.Nights;

/// <summary>Below the counter on the same machine: whoever waits at the window comes first, and a machine with nothing else to do is the night's all the same.</summary>
/// <remarks>Set when the program starts: on Linux a priority belongs to a thread and passes to those that it starts.</remarks>
internal static class NightPriority
{
    /// <summary>Unless <see cref="BillingConfiguration.GivesWayKey"/> says false. A wrong setting is refused by the command itself.</summary>
    public static void Lower()
    {
        if (bool.TryParse(BillingConfiguration.Load()[BillingConfiguration.GivesWayKey], out var set) && !set)
        {
            return;
        }

        using var self = Process.GetCurrentProcess();
        self.PriorityClass = ProcessPriorityClass.BelowNormal;
    }
}
