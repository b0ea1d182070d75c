using System.Diagnostics;
using Billing.Testing;

namespace Billing.Benchmarks;

/// <summary>Mutations of valid files of banks, shops and agents: none may crash or hang a reader, or be read in part.</summary>
internal static class FuzzBenchmark
{
    public static object Run(BenchmarkOptions options)
    {
        var timer = Stopwatch.StartNew();
        var result = new ChannelFuzz().Run(options.Mutations, options.Seed);
        return new
        {
            options.Mutations,
            options.Seed,
            Seconds = Math.Round(timer.Elapsed.TotalSeconds, 1),
            result.Whole,
            result.Faulty,
            result.Refused,
            Wrong = result.Wrong.Take(20),
        };
    }
}
