using System.Diagnostics;
using Billing.Testing;

namespace Billing.Benchmarks;

/// <summary>Mutations of whole inputs of every reader: none may crash or hang one, be read in part, or be refused without place and remedy.</summary>
internal static class FuzzBenchmark
{
    public static object Run(BenchmarkOptions options) => new
    {
        options.Mutations,
        options.Seed,
        Readers = FuzzSubjects.All(DataFolder()).Where(subject => options.Only is not { } only || subject.Name.StartsWith(only, StringComparison.Ordinal)).Select(subject => Run(subject, options)).ToList(),
    };

    private static object Run(FuzzSubject subject, BenchmarkOptions options)
    {
        var timer = Stopwatch.StartNew();
        var result = FuzzRun.Of(subject, options.Mutations, options.Seed);
        Console.Error.WriteLine($"{result.Name}: {timer.Elapsed.TotalSeconds:0.0} s, {result.Whole} whole, {result.Faulty} refused, slowest {result.Slowest.TotalMilliseconds:0.0} ms, {result.Wrong.Count} wrong");
        return new { result.Name, result.Whole, result.Faulty, SlowestMs = Math.Round(result.Slowest.TotalMilliseconds, 1), Seconds = Math.Round(timer.Elapsed.TotalSeconds, 1), result.Wrong };
    }

    /// <summary>The folder <c>db</c> of the repository that this program was built in.</summary>
    private static string DataFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Billing.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Billing.sln is in no folder above this program.");
        }

        return Path.Combine(folder.FullName, "db");
    }
}
