using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Billing.Benchmarks;

/// <summary>
/// The real counter over a generated town, asked over HTTP by several clerks who open every kind of page that a link leads to, first alone and with <c>--night</c> again while another
/// process bills the town in the same database.
/// </summary>
internal static class CounterBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Between two pages of one clerk, on average. People are slower.</summary>
    private const int ThinkMilliseconds = 400;

    public static async Task<object> Run(BenchmarkOptions options)
    {
        using var town = new CounterTown(options);
        var counter = new Uri($"http://127.0.0.1:{FreePort()}");
        using var program = BuiltProgram.Start("Billing.Web", "Billing.Web.dll", options.Provider, town.Database.Connection, "--urls", counter.ToString());
        using var clerks = await Counter.Open(counter, program, town, options.Clerks);
        await clerks.Work(new PageTimes(), WarmUp);
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

        return new { options.Accounts, options.Months, options.Provider, options.Clerks, ThinkMilliseconds, PeakMegabytes = Math.Round(program.PeakMegabytes()), Alone = alone.Report(aloneSeconds), DuringANight = during };
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The clerks at one counter and the pages they know.</summary>
    private sealed class Counter(IReadOnlyList<Clerk> clerks, CounterTown town) : IDisposable
    {
        private readonly PageMap _map = new();

        public static async Task<Counter> Open(Uri address, BuiltProgram program, CounterTown town, int clerks)
        {
            var people = new List<Clerk>();
            for (var tries = 0; people.Count < clerks; tries++)
            {
                try
                {
                    people.Add(await Clerk.SignIn(address, CounterTown.Person, CounterTown.Password));
                }
                catch (HttpRequestException) when (tries < 120 && !program.HasEnded)
                {
                    await Task.Delay(500);
                }
                catch (Exception fault)
                {
                    throw new InvalidOperationException($"The counter did not open: {program.Said}", fault);
                }
            }

            return new Counter(people, town);
        }

        /// <returns>Seconds until the time was over or <paramref name="over"/> said so.</returns>
        public async Task<double> Work(PageTimes times, TimeSpan most, Func<bool>? over = null)
        {
            var timer = Stopwatch.StartNew();
            await Task.WhenAll(clerks.Select((clerk, i) => Task.Run(async () =>
            {
                var random = new Random(i);
                while (timer.Elapsed < most && over?.Invoke() != true)
                {
                    var path = Next(random);
                    var (milliseconds, good, links) = await clerk.Open(path);
                    times.Add(PageMap.KindOf(path), milliseconds, good);
                    _map.Add(links);
                    await Task.Delay(random.Next(ThinkMilliseconds * 2));
                }
            })));
            return timer.Elapsed.TotalSeconds;
        }

        public void Dispose()
        {
            foreach (var clerk in clerks)
            {
                clerk.Dispose();
            }
        }

        /// <summary>A third residents, a quarter searches while typing and as a page, the rest every other kind alike.</summary>
        private string Next(Random random) => random.Next(100) switch
        {
            < 33 => $"/Residents/Show/{town.Numbers[random.Next(town.Numbers.Count)]}",
            < 50 => $"/Search/Find?handler=Results&q={Uri.EscapeDataString(Typed(random))}",
            < 58 => $"/Search/Find?q={Uri.EscapeDataString(Typed(random))}",
            < 60 => "/",
            _ => _map.IsEmpty ? "/" : _map.Draw(random),
        };

        private string Typed(Random random)
        {
            var word = town.Words[random.Next(town.Words.Count)];
            return word[..Math.Min(word.Length, random.Next(2, 6))];
        }
    }
}
