namespace Billing.Web.FirstStart;

/// <summary>One line per piece of work on the console; on a terminal it counts up in place.</summary>
internal sealed class ConsoleProgress
{
    private readonly Lock _lock = new();
    private string _last = "";

    public void Show(string what, int done, int total)
    {
        lock (_lock)
        {
            if (Console.IsOutputRedirected)
            {
                if (what != _last)
                {
                    Console.WriteLine($"{what} …");
                }
            }
            else
            {
                Console.Write($"{(what != _last && _last.Length > 0 ? "\n" : "\r")}{what} {done}/{total}   ");
                if (done == total)
                {
                    Console.WriteLine();
                    _last = "";
                    return;
                }
            }

            _last = what;
        }
    }
}
