using System.Globalization;

namespace Billing.Benchmarks;

/// <summary>What a benchmark is asked for.</summary>
internal sealed record BenchmarkOptions(string Name, int Accounts, string Provider, string? Connection, int Workers, bool Json, bool Cold, bool Rules, bool Night, string? Town, int Months, int Clerks, double ThinkSeconds, int Seconds, int Mutations, int Seed, string? Only)
{
    public static BenchmarkOptions Parse(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        return new BenchmarkOptions(
            args.Length > 0 ? args[0] : "",
            int.Parse(Value("--accounts") ?? "100000", CultureInfo.InvariantCulture),
            Value("--database") ?? "sqlite",
            Value("--connection") ?? Environment.GetEnvironmentVariable("BILLING_TEST_POSTGRES"),
            int.Parse(Value("--workers") ?? "1", CultureInfo.InvariantCulture),
            args.Contains("--json"),
            args.Contains("--cold"),
            args.Contains("--rules"),
            args.Contains("--night"),
            Value("--town"),
            int.Parse(Value("--months") ?? "3", CultureInfo.InvariantCulture),
            int.Parse(Value("--clerks") ?? "50", CultureInfo.InvariantCulture),
            double.Parse(Value("--think") ?? "3", CultureInfo.InvariantCulture),
            int.Parse(Value("--seconds") ?? "60", CultureInfo.InvariantCulture),
            int.Parse(Value("--mutations") ?? "100000", CultureInfo.InvariantCulture),
            int.Parse(Value("--seed") ?? "1", CultureInfo.InvariantCulture),
            Value("--only"));
    }
}
