using Billing.Cli.Common;
using Billing.Nights;

namespace Billing.Cli.Nights;

/// <summary>A bar per stage on a terminal; silent where the output is a file, a pipe or JSON.</summary>
internal sealed class StageBar(Terminal console) : IDisposable
{
    private const int Width = 30;
    private readonly bool _on = !console.Json && !Console.IsErrorRedirected;
    private readonly Lock _lock = new();
    private Stage? _stage;

    public void Show(NightProgress progress)
    {
        if (!_on)
        {
            return;
        }

        lock (_lock)
        {
            if (_stage is { } before && before != progress.Stage)
            {
                Console.Error.WriteLine();
            }

            _stage = progress.Stage;
            var full = progress.Steps == 0 ? Width : Width * progress.StepsDone / progress.Steps;
            Console.Error.Write($"\r[{new string('#', full)}{new string('.', Width - full)}] {console.Say(StageWords.Of(progress.Stage))} {progress.StepsDone}/{progress.Steps}   ");
        }
    }

    public void Dispose()
    {
        if (_stage is not null)
        {
            Console.Error.WriteLine();
            _stage = null;
        }
    }
}
