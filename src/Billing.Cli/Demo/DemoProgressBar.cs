using Billing.Cli.Common;
using Billing.Db.Demo;
using Spectre.Console;

namespace Billing.Cli.Demo;

/// <summary>A bar per stage, on a terminal only.</summary>
internal static class DemoProgressBar
{
    public static T Show<T>(Terminal console, Func<Action<DemoProgress>?, T> work)
        where T : class
    {
        if (console.Json || Console.IsOutputRedirected)
        {
            return work(null);
        }

        T? result = null;
        AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).Start(bars =>
        {
            var tasks = new Dictionary<DemoStage, ProgressTask>();
            result = work(progress =>
            {
                if (!tasks.TryGetValue(progress.Stage, out var task))
                {
                    tasks[progress.Stage] = task = bars.AddTask(Name(progress.Stage, console), maxValue: Math.Max(1, progress.Total));
                }

                task.Value = progress.Done;
            });
        });
        return result!;
    }

    private static string Name(DemoStage stage, Terminal console) => stage switch
    {
        DemoStage.Town => console.Say("町・検針値", "Places and readings"),
        DemoStage.Nights => console.Say("過去の夜間処理", "Nights of the past"),
        _ => console.Say("収納", "Payments"),
    };
}
