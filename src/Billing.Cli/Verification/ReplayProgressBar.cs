using Billing.Cli.Common;
using Spectre.Console;

namespace Billing.Cli.Verification;

/// <summary>A bar of bills, on a terminal only.</summary>
internal static class ReplayProgressBar
{
    public static T Show<T>(Terminal console, Func<Action<long, long>?, T> work)
        where T : class
    {
        if (console.Json || Console.IsOutputRedirected)
        {
            return work(null);
        }

        T? result = null;
        AnsiConsole.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).Start(bars =>
        {
            var task = bars.AddTask(console.Say("再計算", "Bills"));
            result = work((done, total) =>
            {
                task.MaxValue = Math.Max(1, total);
                task.Value = done;
            });
        });
        return result!;
    }
}
