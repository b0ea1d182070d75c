using System.Diagnostics;

namespace Billing.Benchmarks;

/// <summary>The people at one counter and the pages they know, each role its own.</summary>
internal sealed class Clerks : IDisposable
{
    /// <summary>Each kind of page is opened so often before anything is measured: a counter has run since the morning.</summary>
    private const int TimesBefore = 8;

    private readonly IReadOnlyList<(Clerk Person, PageMap Knows)> _people;
    private readonly CounterTown _town;
    private readonly double _thinkMilliseconds;

    private Clerks(IReadOnlyList<(Clerk Person, PageMap Knows)> people, CounterTown town, double thinkSeconds) => (_people, _town, _thinkMilliseconds) = (people, town, thinkSeconds * 1000);

    /// <summary>Signs everybody in as soon as the counter answers.</summary>
    public static async Task<Clerks> Open(Uri address, BuiltProgram program, CounterTown town, BenchmarkOptions options)
    {
        var maps = CounterTown.Staff.Distinct().ToDictionary(role => role, role =>
        {
            var map = new PageMap();
            map.Add(AskedPages.For(role, town.Customers));
            return map;
        });
        var people = new List<(Clerk, PageMap)>();
        for (var tries = 0; people.Count < options.Clerks; tries++)
        {
            var role = CounterTown.Staff[people.Count % CounterTown.Staff.Count];
            try
            {
                people.Add((await Clerk.SignIn(address, role, CounterTown.Password), maps[role]));
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

        return new Clerks(people, town, options.ThinkSeconds);
    }

    /// <summary>Every role opens every kind of page it comes to know, one after the other, and a share of the usual pages.</summary>
    public async Task WarmUp()
    {
        var random = new Random(0);
        foreach (var (person, map) in _people.DistinctBy(p => p.Knows))
        {
            for (var round = 0; round < TimesBefore; round++)
            {
                foreach (var path in Enumerable.Range(0, 20).Select(i => Usual(random, i * 3)).Concat(map.OneOfEach(random)))
                {
                    map.Add((await person.Open(path)).Links);
                }
            }
        }
    }

    /// <returns>Seconds until the time was over or <paramref name="over"/> said so.</returns>
    public async Task<double> Work(PageTimes times, TimeSpan most, Func<bool>? over = null)
    {
        var timer = Stopwatch.StartNew();
        await Task.WhenAll(_people.Select((clerk, i) => Task.Run(async () =>
        {
            var random = new Random(i);
            while (true)
            {
                await Task.Delay((int)(random.NextDouble() * 2 * _thinkMilliseconds));
                if (timer.Elapsed >= most || over?.Invoke() == true)
                {
                    return;
                }

                var draw = random.Next(100);
                var path = draw < 60 ? Usual(random, draw) : clerk.Knows.Draw(random);
                var (time, links) = await clerk.Person.Open(path);
                times.Add(PageMap.KindOf(path), time);
                clerk.Knows.Add(links);
            }
        })));
        return timer.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        foreach (var (person, _) in _people)
        {
            person.Dispose();
        }
    }

    /// <summary>Of a hundred pages: a third residents, a quarter searches while typing and as a page; the other 40 are every other kind alike.</summary>
    private string Usual(Random random, int draw) => draw switch
    {
        < 33 => $"/Residents/Show/{_town.Numbers[random.Next(_town.Numbers.Count)]}",
        < 50 => $"/Search/Find?handler=Results&q={Uri.EscapeDataString(Typed(random))}",
        < 58 => $"/Search/Find?q={Uri.EscapeDataString(Typed(random))}",
        _ => "/",
    };

    private string Typed(Random random)
    {
        var word = _town.Words[random.Next(_town.Words.Count)];
        return word[..Math.Min(word.Length, random.Next(2, 6))];
    }
}
