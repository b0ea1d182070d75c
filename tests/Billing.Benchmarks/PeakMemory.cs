using System.Diagnostics;
using System.Globalization;

namespace Billing.Benchmarks;

/// <summary>Peak resident memory since <see cref="Reset"/>, so that making the town does not count for the night.</summary>
internal static class PeakMemory
{
    private const string ClearRefs = "/proc/self/clear_refs";

    public static void Reset()
    {
        GC.Collect();
        if (File.Exists(ClearRefs))
        {
            File.WriteAllText(ClearRefs, "5");
        }
    }

    /// <summary>Megabytes (10^6 bytes). Where the system cannot reset its mark, the peak of the whole process.</summary>
    public static double Megabytes()
    {
        if (!File.Exists("/proc/self/status"))
        {
            return Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        }

        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
