using System.Net;
using System.Net.Sockets;

namespace Billing.Benchmarks;

/// <summary>
/// The real counter over a generated town, asked over HTTP by people of several roles who open every kind of page that a link or a list's form leads to, first alone and with <c>--night</c> again while
/// another process bills the town in the same database.
/// </summary>
internal static class CounterBenchmark
{
    public static async Task<object> Run(BenchmarkOptions options)
    {
        using var town = new CounterTown(options);
        var counter = new Uri($"http://127.0.0.1:{FreePort()}");
        using var program = BuiltProgram.Start("Billing.Web", "Billing.Web.dll", options.Provider, town.Database.Connection, "--urls", counter.ToString());
        using var clerks = await Clerks.Open(counter, program, town, options);
        await clerks.WarmUp();
        var alone = new PageTimes();
        var aloneSeconds = await clerks.Work(alone, TimeSpan.FromSeconds(options.Seconds));
        object? during = null;
        if (options.Night)
        {
            var times = new PageTimes();
            using var night = BuiltProgram.Start("Billing.Cli", "billing.dll", options.Provider, town.Database.Connection, "night", "--date", town.Night.ToString("uuuu-MM-dd", null));
            var seconds = await clerks.Work(times, TimeSpan.FromHours(1), () => night.HasEnded);
            await night.End();
            during = times.Report(seconds);
        }

        return new
        {
            options.Accounts,
            options.Months,
            options.Provider,
            options.Clerks,
            options.ThinkSeconds,
            LoadBefore = File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Trim() : null,
            PeakMegabytes = Math.Round(program.PeakMegabytes()),
            Alone = alone.Report(aloneSeconds),
            DuringANight = during,
        };
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
